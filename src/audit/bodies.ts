/** Splits a body into what its page prints and what it leaves out: comments, hidden elements, unused definitions. */
import type { Nodes } from 'mdast'
import { readCommentContent } from '../markdown/dialects/comments.ts'
import { readTree } from '../markdown/engine.ts'
import type { Entry } from '../graph/entry.ts'
import { findFrontMatter } from '../sources/front-matter.ts'

export interface BodyParts {
  printed: string
  leftOut: string[]
}

interface Range {
  start: number
  end: number
}

interface LeftOut extends Range {
  /** What it hides, if that's not all of it. */
  hidden?: string
}

/** Nothing is left out of a text that doesn't match. */
const mayLeaveOut = /<[!?%]|%%|\{[#%>{]|\{::|\/\*|\bhidden\b|display\s*:|^\s*\[[^\]]+\]:/im

/** Split the body of a visible entry. The targets of its links and references don't count as printed. */
export function splitBody(entry: Entry): BodyParts {
  const { text, isMdx, document } = entry
  const start = findBodyStart(text)
  const leftOut = mayLeaveOut.test(text.slice(start)) ? findLeftOut(text, isMdx).filter((range) => range.end > start) : []
  const links = document.links.filter(({ url }) => !isExternal(url))
  return {
    printed: cutRanges(text, start, [...leftOut, ...links, ...document.references]),
    leftOut: leftOut.map(({ start: from, end, hidden }) => hidden ?? stripDelimiters(text.slice(from, end))),
  }
}

function isExternal(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)
}

export function findBodyStart(text: string): number {
  const found = findFrontMatter(text)
  if (found.kind === 'present') return found.bodyStart
  return found.kind === 'late' && text.slice(0, found.opening.start).trim() === '' ? found.yaml.end : 0
}

/** The words in unprinted markup, without its delimiters. */
function stripDelimiters(written: string): string {
  return readCommentContent(written)
    .replace(/^%%|%%$|^<(?:!\[CDATA\[|!DOCTYPE|\?php|[!?]-*)|^\{?\s*\/\*+|-*-?>$|\*\/\s*\}?$/g, ' ')
    .replace(/^\s*\[[^\]]*\]:/, ' ')
}

function cutRanges(text: string, from: number, ranges: readonly Range[]): string {
  let kept = ''
  let at = from
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    // Separate the texts around a cut, so that they don't form a phrase.
    if (start > at) kept += `${text.slice(at, start)} | `
    at = end
  }
  return kept + text.slice(at)
}

function findLeftOut(text: string, isMdx: boolean): LeftOut[] {
  let root: Nodes
  const found: LeftOut[] = []
  try {
    const tree = readTree({ text, isMdx })
    root = tree.root
    // Comments in the syntax of other tools.
    for (const { start, end, what } of tree.prepared.foreign) if (what.startsWith('a comment')) found.push({ start, end })
  } catch {
    return []
  }
  const definitions: (LeftOut & { name: string })[] = []
  const used = new Set<string>()
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? start
    const written = text.slice(start, end)
    switch (node.type) {
      case 'html':
        found.push(...findMatches(written, start, /<!--[\s\S]*?(?:-->|$)|<[!?][\s\S]*?(?:>|$)/g), ...findHiddenElements(text, start, end))
        break
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        found.push(...findMatches(written, start, /\/\*[\s\S]*?\*\//g))
        break
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        const tag = /^<[^>]*>?/.exec(written)?.[0] ?? ''
        if (isHiddenTag(tag)) found.push({ start, end })
        else found.push(...findMatches(tag, start, /\/\*[\s\S]*?\*\//g))
        break
      }
      case 'definition':
        // Other pages may link to the same address; if it's hidden, its own texts cover it.
        definitions.push({ start, end, name: node.identifier, ...(!isExternal(node.url) && { hidden: node.title ?? '' }) })
        break
      case 'footnoteDefinition':
        definitions.push({ start, end, name: `^${node.identifier}` })
        break
      case 'linkReference':
      case 'imageReference':
        used.add(node.identifier)
        break
      case 'footnoteReference':
        used.add(`^${node.identifier}`)
        break
      default:
    }
    if ('children' in node) waiting.push(...(node.children as Nodes[]))
  }
  return [...found, ...definitions.filter(({ name }) => !used.has(name))]
}

function findMatches(written: string, offset: number, pattern: RegExp): Range[] {
  return Array.from(written.matchAll(pattern), ({ 0: match, index }) => ({ start: offset + index, end: offset + index + match.length }))
}

function isHiddenTag(tag: string): boolean {
  // Not in a value, as in `alt="What hidden fees cost"`.
  if (/\shidden(?=[\s=/>])/i.test(tag.replace(/"[^"]*"|'[^']*'/g, '""'))) return true
  return /\sstyle\s*=\s*\{?["'{][^"'}]*(display["']?\s*:\s*["']?none|visibility["']?\s*:\s*["']?hidden)/i.test(tag)
}

/** Elements without an end tag. */
const voidElements = /^<(area|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b/i

/** Hidden elements of raw HTML, each up to its end tag, which may be in a later node. */
function findHiddenElements(text: string, start: number, end: number): Range[] {
  return findMatches(text.slice(start, end), start, /<[a-z][\w-]*(?:"[^"]*"|'[^']*'|[^"'>])*>/gi).flatMap((range) => {
    const tag = text.slice(range.start, range.end)
    return isHiddenTag(tag) ? [{ start: range.start, end: voidElements.test(tag) ? range.end : findElementEnd(text, range.end, tag) }] : []
  })
}

function findElementEnd(text: string, from: number, tag: string): number {
  const name = /^<([\w-]+)/.exec(tag)?.[1] ?? ''
  let depth = 1
  for (const { 0: each, index } of text.slice(from).matchAll(new RegExp(`</?${name}\\b[^>]*>`, 'gi'))) {
    depth += each.startsWith('</') ? -1 : each.endsWith('/>') ? 0 : 1
    if (depth === 0) return from + index + each.length
  }
  return text.length
}
