import type { z } from 'zod'
import { OwnCodeError, ownCodeHint } from '../collections/own-code.ts'
import { runWithin } from '../plain/time-limit.ts'
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'
import { problem } from '../problems/problem.ts'
import { reasonOf } from '../collections/fields/issues.ts'
import { attributeValue, attributeValues, isAttributeValue } from './attributes.ts'
import type { Range } from './document.ts'
import { isHidden } from './hidden.ts'
import { checkComponentNesting } from './component-nesting.ts'
import { addressAttributes, isCodeAddress, unsafeElements, allowedElements } from './html.ts'
import { toHtmlAttributes } from './left-out.ts'
import { nameComponent } from './own-components.ts'
import type { Element, ParseState } from './parse-state.ts'
import { type Attribute, findAttributes } from './tag.ts'
import { videoLink } from './video-links.ts'
import type { Component } from './vocabulary/component.ts'

export function checkElement(state: ParseState, node: Element, start: number): void {
  const name = node.name ?? ''
  if (name === '') return
  const component = state.vocabulary.find(name)
  const attributes = findAttributes(state.text, start)
  if (component?.display === 'blocks' && node.type === 'mdxJsxTextElement')
    state.problems.push(
      problem(
        'component-misplaced',
        state.file,
        state.span(start, start + 1 + name.length),
        `"${name}" must be between paragraphs, not inside a line.`,
        {
          hint: 'Put it on its own lines, with a blank line before and after.',
        },
      ),
    )
  if (component) {
    const tag = { start, end: start + 1 + name.length }
    checkComponentNesting(state, component, node, tag)
    if (component.isOwn) checkOwnComponent(state, component, node, attributes, tag)
    else checkComponent(state, component, node, attributes, tag)
  } else if (allowedElements.has(name) || unsafeElements.has(name)) checkHtmlElement(state, name, node, attributes, start)
  else reportUnknownElement(state, name, start)
  if (!unsafeElements.has(name) && isHidden(name, toHtmlAttributes(node.attributes)))
    reportHidden(state, { start, end: findTagEnd(state.text, start, attributes) })
}

/** Reports an element that browsers don't show. */
export function reportHidden(state: ParseState, { start, end }: Range): void {
  state.problems.push(
    problem('html-hidden', state.file, state.span(start, end), 'This element is hidden, so it is left out with its content.', {
      hint: `Remove it, or turn it into a comment: ${/\.mdx$/i.test(state.file) ? '{/* text */}' : '<!-- text -->'}.`,
    }),
  )
}

/** Returns the offset after an opening tag. */
function findTagEnd(text: string, start: number, attributes: Map<string, Attribute>): number {
  const last = Math.max(start, ...[...attributes.values()].map(({ name, value }) => (value ?? name).end))
  const end = text.indexOf('>', last)
  return end < 0 ? text.length : end + 1
}

function reportUnknownElement(state: ParseState, name: string, start: number): void {
  const isComponent = /^[A-Z]/.test(name)
  const { names } = state.vocabulary
  const suggestions = nearest(name, isComponent ? names : [...allowedElements, ...names])
  state.problems.push(
    problem('component-unknown', state.file, state.span(start + 1, start + 1 + name.length), `There is no component "${name}".`, {
      hint: didYouMean(suggestions, `The components are ${listOf(names)}; for a literal "<" write "\\<".`),
      suggestions,
    }),
  )
}

function checkHtmlElement(state: ParseState, name: string, node: Element, attributes: Map<string, Attribute>, start: number): void {
  const reportUnsafe = (range: Range, what: string, hint = 'Remove it.') =>
    state.problems.push(problem('html-unsafe', state.file, state.span(range.start, range.end), `Text cannot contain ${what}.`, { hint }))
  const video = name === 'iframe' ? videoLink(attributeValues(node.attributes)['src']) : undefined
  if (unsafeElements.has(name))
    reportUnsafe(
      { start, end: start + 1 + name.length },
      `the element "${name}"`,
      video && `Replace it with a link: "[What the video shows](${video})".`,
    )
  const textAttributes = new Map<string, string>()
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      reportSpread(state, attributes)
      continue
    }
    const range = findValueRange(attributes, attribute.name, start)
    const value = attributeValue(attribute.value)
    if (/^on[a-z]/i.test(attribute.name))
      reportUnsafe(attributes.get(attribute.name)?.name ?? range, `the attribute "${attribute.name.toLowerCase()}"`)
    else if (value === undefined) reportCode(state, range)
    else if (!isAttributeValue(value.value)) reportAttribute(state, name, attribute.name, range)
    else if (typeof value.value === 'string') {
      textAttributes.set(attribute.name, value.value)
      const isAddress = /^(href|src|action|formaction|xlink:href)$/i.test(attribute.name)
      if (isAddress && isCodeAddress(value.value)) reportUnsafe(trimDelimiters(state.text, range), 'an address that runs code')
    }
  }
  const [id, anchor] = [textAttributes.get('id'), name === 'a' ? textAttributes.get('name') : undefined]
  for (const [key, value] of [
    ['id', id],
    ['name', anchor === id ? undefined : anchor],
  ] as const)
    if (value) state.ids.push({ id: value, ...trimDelimiters(state.text, findValueRange(attributes, key, start)) })
  for (const attribute of addressAttributes[name] ?? []) {
    const url = textAttributes.get(attribute)
    if (url === undefined || isCodeAddress(url)) continue
    const range = trimDelimiters(state.text, findValueRange(attributes, attribute, start))
    state.links.push({ kind: name === 'a' ? 'link' : 'image', url, text: textAttributes.get('alt') ?? '', ...range })
  }
}

/** Its props are code of the company, which may fail. */
function checkOwnComponent(state: ParseState, component: Component, node: Element, attributes: Map<string, Attribute>, tag: Range): void {
  const { name } = component
  state.components.push({ name, props: attributeValues(node.attributes), ...tag })
  try {
    runWithin(state.vocabulary.limit, () => checkComponent(state, component, node, attributes, tag))
  } catch (cause) {
    const { message } = new OwnCodeError(nameComponent(name), '', cause)
    state.problems.push(problem('component-failed', state.file, state.span(tag.start, tag.end), message, { hint: ownCodeHint }))
  }
}

function checkComponent(state: ParseState, component: Component, node: Element, attributes: Map<string, Attribute>, tag: Range): void {
  const props: Record<string, unknown> = {}
  let isLiteral = true
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      reportSpread(state, attributes)
      isLiteral = false
      continue
    }
    const value = attributeValue(attribute.value)
    if (value === undefined) {
      reportCode(state, findValueRange(attributes, attribute.name, tag.start))
      isLiteral = false
    } else props[attribute.name] = value.value
  }
  if (!isLiteral) return
  const result = component.props.safeParse(props)
  if (!result.success) for (const issue of result.error.issues) reportProp(state, component, issue, props, attributes, tag)
  const textsOf = (name: string) => findTexts(props[name], findValueRange(attributes, name, tag.start), state.text)
  for (const { text: url, ...range } of (component.files ?? []).flatMap(textsOf))
    if (isCodeAddress(url))
      state.problems.push(
        problem('html-unsafe', state.file, state.span(range.start, range.end), 'Text cannot contain an address that runs code.', {
          hint: 'Remove it.',
        }),
      )
    else state.links.push({ kind: 'image', url, text: String(props['alt'] ?? ''), ...range })
  if (!result.success) return
  for (const { text: to, ...range } of (component.references ?? []).flatMap(textsOf)) state.references.push({ to, ...range })
  for (const [name, collection] of Object.entries(component.ids ?? {}))
    for (const { text: to, ...range } of textsOf(name)) state.references.push({ to, collection, ...range })
}

function reportProp(
  state: ParseState,
  component: Component,
  issue: z.core.$ZodIssue,
  props: Record<string, unknown>,
  attributes: Map<string, Attribute>,
  tag: Range,
): void {
  const report = (range: Range, message: string, hint?: string, suggestions: string[] = []) =>
    state.problems.push(problem('component-prop', state.file, state.span(range.start, range.end), message, { hint, suggestions }))
  const known = Object.keys(component.props.shape)
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const near = nearest(
        key,
        known.filter((each) => !(each in props)),
      )
      const suggestions = near.length > 0 ? near : findPropsAccepting(component, props[key], props)
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
  const range = findValueRange(attributes, name, tag.start)
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
function findPropsAccepting(component: Component, value: unknown, props: Readonly<Record<string, unknown>>): string[] {
  if (typeof value !== 'string') return []
  return Object.entries(component.props.shape).flatMap(([name, field]) => {
    const takesAny = field.safeParse('no such word').success
    return !(name in props) && !takesAny && field.safeParse(value).success ? [name] : []
  })
}

/** Returns the text of a prop, or each text of a list, with its range. */
function findTexts(value: unknown, range: Range, text: string): (Range & { text: string })[] {
  if (typeof value === 'string') return [{ text: value, ...trimDelimiters(text, range) }]
  if (!Array.isArray(value)) return []
  let at = range.start
  return value.flatMap((each: unknown) => {
    if (typeof each !== 'string') return []
    const start = text.slice(0, range.end).indexOf(each, at)
    // It may be written with escapes.
    if (start < 0) return [{ text: each, ...range }]
    at = start + each.length
    return [{ text: each, start, end: at }]
  })
}

/** Returns the range of a value without its quotes or braces. */
function trimDelimiters(text: string, { start, end }: Range): Range {
  const [opening = ''] = /^\{?\s*["'`]?/.exec(text.slice(start, end)) ?? []
  const [closing = ''] = /["'`]?\s*\}?$/.exec(text.slice(start + opening.length, end)) ?? []
  return { start: start + opening.length, end: end - closing.length }
}

function findValueRange(attributes: Map<string, Attribute>, name: string, tagStart: number): Range {
  const attribute = attributes.get(name)
  return attribute?.value ?? attribute?.name ?? { start: tagStart, end: tagStart + 1 }
}

function reportAttribute(state: ParseState, element: string, name: string, range: Range): void {
  const found = state.text.slice(range.start, range.end).replace(/\s+/g, ' ')
  state.problems.push(
    problem(
      'component-prop',
      state.file,
      state.span(range.start, range.end),
      `The attribute "${name}" of "${element}" cannot be ${found.length > 60 ? `${found.slice(0, 57)}…` : found}.`,
      { hint: 'Write text in quotes, or a number, true or false in braces.' },
    ),
  )
}

function reportSpread(state: ParseState, attributes: Map<string, Attribute>): void {
  const range = attributes.get('...')?.name
  if (range) reportCode(state, range)
}

function reportCode(state: ParseState, range: Range): void {
  state.problems.push(
    problem(
      'code-in-content',
      state.file,
      state.span(range.start, range.end),
      `${state.text.slice(range.start, range.end).slice(0, 60)} is code, not a value.`,
      {
        hint: 'Write text in quotes, or a number, true, false, a list or an object in braces.',
      },
    ),
  )
}
