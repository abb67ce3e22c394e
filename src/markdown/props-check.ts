/** Checks the props of a component's tag, and collects the files and entries that they name. */
import type { z } from 'zod'
import { reasonOf } from '../collections/fields/issues.ts'
import { OwnCodeError, ownCodeHint } from '../collections/own-code.ts'
import { runWithin } from '../plain/time-limit.ts'
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'
import { problem } from '../problems/problem.ts'
import { findValueRange, reportCode, reportSpread, trimDelimiters } from './attribute-check.ts'
import { attributeValue, attributeValues } from './attributes.ts'
import type { Range } from './document.ts'
import { isCodeAddress } from './html.ts'
import { nameComponent } from './own-components.ts'
import type { Element, ParseState } from './parse-state.ts'
import type { Attribute } from './tag.ts'
import type { Component } from './vocabulary/component.ts'

/** Checks the props of a tag. Those of a company's component are its code, which may fail. */
export function checkProps(state: ParseState, component: Component, node: Element, attributes: Map<string, Attribute>, tag: Range): void {
  if (!component.isOwn) {
    checkComponent(state, component, node, attributes, tag)
    return
  }
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
