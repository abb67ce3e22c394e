import type { z } from 'zod'
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'
import { problem } from '../problems/problem.ts'
import { reasonOf } from '../collections/fields/issues.ts'
import { attributeValue, attributeValues, isAttributeValue } from './attributes.ts'
import type { Range } from './document.ts'
import { isHidden } from './hidden.ts'
import { checkHolding } from './holding.ts'
import { addressAttributes, isCodeAddress, unsafeElements, welcomeElements } from './html.ts'
import { writtenAttributes } from './left-out.ts'
import type { Element, ParseState } from './parse-state.ts'
import { type Attribute, findAttributes } from './tag.ts'
import { videoLink } from './video-links.ts'
import type { Component } from './vocabulary/component.ts'
import { vocabulary } from './vocabulary/index.ts'

export function checkElement(reading: ParseState, node: Element, start: number): void {
  const name = node.name ?? ''
  if (name === '') return
  const component = vocabulary.get(name)
  const attributes = findAttributes(reading.text, start)
  if (component?.place === 'blocks' && node.type === 'mdxJsxTextElement')
    reading.problems.push(
      problem(
        'component-misplaced',
        reading.file,
        reading.span(start, start + 1 + name.length),
        `"${name}" stands between paragraphs, not within a line.`,
        {
          hint: 'Give it lines of its own, with a blank line before and after.',
        },
      ),
    )
  if (component) {
    const tag = { start, end: start + 1 + name.length }
    checkHolding(reading, component, node, tag)
    checkComponent(reading, component, node, attributes, tag)
  } else if (welcomeElements.has(name) || unsafeElements.has(name)) checkHtmlElement(reading, name, node, attributes, start)
  else refuseElement(reading, name, start)
  if (!unsafeElements.has(name) && isHidden(name, writtenAttributes(node.attributes)))
    refuseHidden(reading, { start, end: endOfTag(reading.text, start, attributes) })
}

/** Reports an element that browsers don't show. */
export function refuseHidden(reading: ParseState, { start, end }: Range): void {
  reading.problems.push(
    problem('html-hidden', reading.file, reading.span(start, end), 'This element is hidden; it is left out with all that stands in it.', {
      hint: `Remove it, or write what readers must not see as a comment: ${/\.mdx$/i.test(reading.file) ? '{/* text */}' : '<!-- text -->'}.`,
    }),
  )
}

/** Returns the offset after an opening tag. */
function endOfTag(text: string, start: number, attributes: Map<string, Attribute>): number {
  const last = Math.max(start, ...[...attributes.values()].map(({ name, value }) => (value ?? name).end))
  const end = text.indexOf('>', last)
  return end < 0 ? text.length : end + 1
}

function refuseElement(reading: ParseState, name: string, start: number): void {
  const isComponent = /^[A-Z]/.test(name)
  const suggestions = nearest(name, isComponent ? vocabulary.keys() : [...welcomeElements, ...vocabulary.keys()])
  reading.problems.push(
    problem('component-unknown', reading.file, reading.span(start + 1, start + 1 + name.length), `There is no component "${name}".`, {
      hint: didYouMean(suggestions, `There are ${listOf([...vocabulary.keys()])}; for the sign itself write "\\<".`),
      suggestions,
    }),
  )
}

function checkHtmlElement(reading: ParseState, name: string, node: Element, attributes: Map<string, Attribute>, start: number): void {
  const refuse = (range: Range, what: string, hint = 'Remove it.') =>
    reading.problems.push(
      problem('html-unsafe', reading.file, reading.span(range.start, range.end), `A text cannot hold ${what}.`, { hint }),
    )
  const film = name === 'iframe' ? videoLink(attributeValues(node.attributes)['src']) : undefined
  if (unsafeElements.has(name))
    refuse(
      { start, end: start + 1 + name.length },
      `the element "${name}"`,
      film && `Write a link in its place: "[What the film shows](${film})".`,
    )
  const textAttributes = new Map<string, string>()
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      refuseSpread(reading, attributes)
      continue
    }
    const range = valueRange(attributes, attribute.name, start)
    const value = attributeValue(attribute.value)
    if (/^on[a-z]/i.test(attribute.name))
      refuse(attributes.get(attribute.name)?.name ?? range, `the attribute "${attribute.name.toLowerCase()}"`)
    else if (value === undefined) refuseValue(reading, range)
    else if (!isAttributeValue(value.value)) refuseAttribute(reading, name, attribute.name, range)
    else if (typeof value.value === 'string') {
      textAttributes.set(attribute.name, value.value)
      const isAddress = /^(href|src|action|formaction|xlink:href)$/i.test(attribute.name)
      if (isAddress && isCodeAddress(value.value)) refuse(textRange(reading.text, range), 'an address that runs code')
    }
  }
  const [id, anchor] = [textAttributes.get('id'), name === 'a' ? textAttributes.get('name') : undefined]
  for (const [key, value] of [
    ['id', id],
    ['name', anchor === id ? undefined : anchor],
  ] as const)
    if (value) reading.ids.push({ id: value, ...textRange(reading.text, valueRange(attributes, key, start)) })
  for (const wanted of addressAttributes[name] ?? []) {
    const url = textAttributes.get(wanted)
    if (url === undefined || isCodeAddress(url)) continue
    const range = textRange(reading.text, valueRange(attributes, wanted, start))
    reading.links.push({ kind: name === 'a' ? 'link' : 'image', url, text: textAttributes.get('alt') ?? '', ...range })
  }
}

function checkComponent(reading: ParseState, component: Component, node: Element, attributes: Map<string, Attribute>, tag: Range): void {
  const props: Record<string, unknown> = {}
  let isLiteral = true
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      refuseSpread(reading, attributes)
      isLiteral = false
      continue
    }
    const value = attributeValue(attribute.value)
    if (value === undefined) {
      refuseValue(reading, valueRange(attributes, attribute.name, tag.start))
      isLiteral = false
    } else props[attribute.name] = value.value
  }
  if (!isLiteral) return
  const result = component.props.safeParse(props)
  if (!result.success) for (const issue of result.error.issues) reportProp(reading, component, issue, props, attributes, tag)
  for (const name of component.files ?? []) {
    const value = props[name]
    if (typeof value !== 'string') continue
    const range = textRange(reading.text, valueRange(attributes, name, tag.start))
    if (isCodeAddress(value))
      reading.problems.push(
        problem('html-unsafe', reading.file, reading.span(range.start, range.end), 'A text cannot hold an address that runs code.', {
          hint: 'Remove it.',
        }),
      )
    else reading.links.push({ kind: 'image', url: value, text: String(props['alt'] ?? ''), ...range })
  }
  for (const name of component.references ?? []) {
    const value = props[name]
    const range = valueRange(attributes, name, tag.start)
    if (result.success && typeof value === 'string') reading.references.push({ to: value, ...textRange(reading.text, range) })
  }
  for (const [name, collection] of Object.entries(component.ids ?? {})) {
    const value = props[name]
    const range = valueRange(attributes, name, tag.start)
    if (result.success && typeof value === 'string') reading.references.push({ to: value, collection, ...textRange(reading.text, range) })
  }
}

function reportProp(
  reading: ParseState,
  component: Component,
  issue: z.core.$ZodIssue,
  props: Record<string, unknown>,
  attributes: Map<string, Attribute>,
  tag: Range,
): void {
  const report = (range: Range, message: string, hint?: string, suggestions: string[] = []) =>
    reading.problems.push(problem('component-prop', reading.file, reading.span(range.start, range.end), message, { hint, suggestions }))
  const known = Object.keys(component.props.shape)
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const near = nearest(
        key,
        known.filter((each) => !(each in props)),
      )
      const suggestions = near.length > 0 ? near : propsThatTake(component, props[key], props)
      report(
        attributes.get(key)?.name ?? tag,
        `"${component.name}" has no prop "${key}".`,
        didYouMean(suggestions, known.length === 0 ? 'It has none.' : `Its props are ${listOf(known)}.`),
        suggestions,
      )
    }
    return
  }
  const name = String(issue.path[0] ?? '')
  const range = valueRange(attributes, name, tag.start)
  if (!(name in props)) {
    report(tag, `"${component.name}" needs the prop "${name}".`, component.props.shape[name]?.description)
    return
  }
  const found = JSON.stringify(props[name])
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    const suggestions = nearest(String(props[name]), values)
    report(
      range,
      `The prop "${name}" of "${component.name}" cannot be ${found}.`,
      didYouMean(suggestions, `It can be ${listOf(values)}.`),
      suggestions,
    )
  } else if (attributes.get(name)?.value === undefined)
    report(range, `The prop "${name}" of "${component.name}" has no value.`, component.props.shape[name]?.description)
  else
    report(
      range,
      `The prop "${name}" of "${component.name}" cannot be ${found}${reasonOf(issue)}`,
      issue.code === 'invalid_format' ? issue.message : component.props.shape[name]?.description,
    )
}

/** Returns the unset enum props that accept a value: `kind="tip"` means `type="tip"`. */
function propsThatTake(component: Component, value: unknown, props: Readonly<Record<string, unknown>>): string[] {
  if (typeof value !== 'string') return []
  return Object.entries(component.props.shape).flatMap(([name, field]) => {
    const takesAny = field.safeParse('no such word').success
    return !(name in props) && !takesAny && field.safeParse(value).success ? [name] : []
  })
}

/** Returns the range of a value without its quotes or braces. */
function textRange(text: string, { start, end }: Range): Range {
  const [opening = ''] = /^\{?\s*["'`]?/.exec(text.slice(start, end)) ?? []
  const [closing = ''] = /["'`]?\s*\}?$/.exec(text.slice(start + opening.length, end)) ?? []
  return { start: start + opening.length, end: end - closing.length }
}

function valueRange(attributes: Map<string, Attribute>, name: string, tagStart: number): Range {
  const attribute = attributes.get(name)
  return attribute?.value ?? attribute?.name ?? { start: tagStart, end: tagStart + 1 }
}

function refuseAttribute(reading: ParseState, element: string, name: string, range: Range): void {
  const found = reading.text.slice(range.start, range.end).replace(/\s+/g, ' ')
  reading.problems.push(
    problem(
      'component-prop',
      reading.file,
      reading.span(range.start, range.end),
      `The attribute "${name}" of "${element}" cannot be ${found.length > 60 ? `${found.slice(0, 57)}…` : found}.`,
      { hint: 'Write text in quotes, or a number, true or false in braces.' },
    ),
  )
}

function refuseSpread(reading: ParseState, attributes: Map<string, Attribute>): void {
  const range = attributes.get('...')?.name
  if (range) refuseValue(reading, range)
}

function refuseValue(reading: ParseState, range: Range): void {
  reading.problems.push(
    problem(
      'code-in-content',
      reading.file,
      reading.span(range.start, range.end),
      `${reading.text.slice(range.start, range.end).slice(0, 60)} is code, not a value.`,
      {
        hint: 'Write text in quotes, or a number, true, false, a list or an object in braces.',
      },
    ),
  )
}
