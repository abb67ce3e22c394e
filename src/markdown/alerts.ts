/** GitHub alerts: blockquotes that begin with `[!NOTE]`. Callouts of every dialect are translated into this form. */
import type { Element, ElementContent } from 'hast'
import { isBlank } from './nesting.ts'
import { plainText } from './outline.ts'

export interface Alert {
  /** As written, lowercased. */
  kind: string
  /** `-` for a collapsed callout (`[!NOTE]-`), `+` for an expandable one that starts open. */
  fold: '' | '-' | '+'
  /** Empty if there is none. */
  title: string
  children: ElementContent[]
}

/** The marker at the start of an alert. Anything after a bar is styling. */
export const alertMark = /^\[!(\p{L}[\p{L}\p{N}_ -]*)(?:\|[^\]\n]*)?\]([+-]?)[ \t]*/u

/** In characters. A longer first line is text, not a title. */
const longestTitle = 120

/** Returns undefined for any other blockquote. */
export function readAlert(node: Element): Alert | undefined {
  const index = node.children.findIndex((child) => child.type === 'element')
  const first = node.children[index]
  if (first?.type !== 'element' || first.tagName !== 'p') return undefined
  const [text, ...others] = first.children
  const match = text?.type === 'text' ? alertMark.exec(text.value) : null
  if (text?.type !== 'text' || !match) return undefined
  const { line, rest } = splitLine([{ type: 'text', value: text.value.slice(match[0].length) }, ...others])
  const after = node.children.slice(index + 1)
  const [, kind = '', fold = ''] = match
  const alert = { kind: kind.trim().toLowerCase(), fold: fold as Alert['fold'] }
  const title = line
    .map((child) => plainText(child))
    .join('')
    .trim()
  const isTitle =
    title !== '' &&
    title.length <= longestTitle &&
    (rest.length > 0 ? startsNewSentence(title, rest) : alert.fold !== '' || after.some(isElement))
  if (isTitle || title === '') {
    const paragraph = rest.length > 0 ? [{ ...first, children: rest }] : []
    return { ...alert, title, children: [...paragraph, ...after] }
  }
  const words: ElementContent[] = rest.length > 0 ? [...line, { type: 'text', value: '\n' }, ...rest] : line
  return { ...alert, title: '', children: [{ ...first, children: words }, ...after] }
}

function isElement(node: ElementContent): boolean {
  return node.type === 'element' || node.type.startsWith('mdx')
}

/** Whether a new sentence follows the line. A wrapped sentence continues in lower case. */
function startsNewSentence(title: string, rest: readonly ElementContent[]): boolean {
  const next = rest
    .map((child) => plainText(child))
    .join('')
    .trimStart()
  return !/[,;(–—-]$/.test(title) && !/^\p{Ll}/u.test(next)
}

/** Splits a paragraph after its first line. */
function splitLine(children: readonly ElementContent[]): { line: ElementContent[]; rest: ElementContent[] } {
  const line: ElementContent[] = []
  for (const [index, child] of children.entries()) {
    const others = children.slice(index + 1)
    if (child.type === 'element' && child.tagName === 'br') return { line, rest: trimBreak(others) }
    const end = child.type === 'text' ? child.value.indexOf('\n') : -1
    if (child.type !== 'text' || end < 0) {
      line.push(child)
      continue
    }
    if (end > 0) line.push({ type: 'text', value: child.value.slice(0, end) })
    return { line, rest: trimBreak([{ type: 'text', value: child.value.slice(end + 1) }, ...others]) }
  }
  return { line, rest: [] }
}

function trimBreak([first, ...others]: readonly ElementContent[]): ElementContent[] {
  if (!first) return []
  if (first.type !== 'text') return [first, ...others]
  const value = first.value.replace(/^\s+/, '')
  if (value !== '') return [{ type: 'text', value }, ...others]
  return others.length === 0 || others.every(isBlank) ? [] : others
}
