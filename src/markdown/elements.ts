/** Checks a tag in MDX: a component or an HTML element. */
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'
import { problem } from '../problems/problem.ts'
import { findValueRange, reportCode, reportSpread, trimDelimiters } from './attribute-check.ts'
import { attributeValue, attributeValues, isAttributeValue } from './attributes.ts'
import { checkComponentNesting } from './component-nesting.ts'
import type { Range } from './document.ts'
import { isHidden } from './hidden.ts'
import { addressAttributes, allowedElements, isCodeAddress, unsafeElements } from './html.ts'
import { toHtmlAttributes } from './left-out.ts'
import type { Element, ParseState } from './parse-state.ts'
import { checkProps } from './props-check.ts'
import { type Attribute, findAttributes } from './tag.ts'
import { videoLink } from './video-links.ts'

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
    checkProps(state, component, node, attributes, tag)
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
