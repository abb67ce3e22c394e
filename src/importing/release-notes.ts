/** Reads release notes: the types of changes, the changes of each, and the text that belongs to none. */
import type { Heading, List, ListItem, Nodes, RootContent } from 'mdast'
import { readTree } from '../markdown/engine.ts'
import { nodeText } from '../markdown/parse.ts'

export interface ReadChange {
  title: string
  /** One sentence or more, without markup. */
  description: string | undefined
  /** Markdown with what title and description leave out; empty if they are all of it. */
  text: string
  /** Offset of its list item. */
  offset: number
  /** Whether the title is cut. */
  isCut: boolean
  isBreaking: boolean
}

export interface Section {
  /** The heading as written. */
  name: string
  type: ChangeType
  changes: ReadChange[]
}

export type ChangeType = 'added' | 'changed' | 'deprecated' | 'removed' | 'fixed' | 'security'

/** Words for each type: those of https://keepachangelog.com, then those of tools that write release notes. */
const types: Readonly<Record<ChangeType, readonly string[]>> = {
  added: ['added', 'add', 'feature', 'features', 'new', 'new feature', 'new features'],
  changed: [
    'changed',
    'change',
    'changes',
    'improvement',
    'improvements',
    'enhancement',
    'enhancements',
    'performance',
    'performance improvements',
  ],
  deprecated: ['deprecated', 'deprecation', 'deprecations'],
  removed: ['removed', 'removal', 'removals'],
  fixed: ['fixed', 'fix', 'fixes', 'bug fix', 'bug fixes', 'bugfix', 'bugfixes'],
  security: ['security', 'security fixes'],
}

/** Returns the type that a heading names; undefined for any other heading. */
export function changeTypeOf(heading: string): ChangeType | undefined {
  const word = heading
    .toLowerCase()
    .replace(/[^\p{L} ]/gu, '')
    .trim()
  return (Object.keys(types) as ChangeType[]).find((type) => types[type].includes(word))
}

export interface Notes {
  sections: Section[]
  /** Markdown of everything else, in its order. */
  rest: string
  /** Headings with list items and no known type, with the offset and number of items. */
  untyped: { name: string; offset: number; count: number }[]
}

/** Reads notes between two offsets of a text. */
export function readNotes(text: string, nodes: readonly RootContent[]): Notes {
  const sections: Section[] = []
  const rest: string[] = []
  const untyped: Notes['untyped'] = []
  let section: Section | undefined
  let heading: Heading | undefined
  for (const node of nodes) {
    if (node.type === 'heading') {
      const name = nodeText(node)
      const type = changeTypeOf(name)
      section = type && { name, type, changes: [] }
      heading = node
      if (section) sections.push(section)
      else rest.push(slice(text, node))
    } else if (section && node.type === 'list') section.changes.push(...readList(text, node))
    // Link definitions are read where they are used.
    else if (node.type !== 'definition') {
      if (node.type === 'list' && heading) untyped.push({ name: nodeText(heading), offset: offsetOf(heading), count: node.children.length })
      rest.push(slice(text, node))
    }
  }
  return { sections: sections.filter(({ changes }) => changes.length > 0), rest: rest.join('\n\n'), untyped }
}

function readList(text: string, { children }: List): ReadChange[] {
  return children.map((item) => readChange(text, item))
}

/** The longest title that the collection takes. */
const maxTitle = 80

function readChange(text: string, item: ListItem): ReadChange {
  const [first] = item.children
  const offset = offsetOf(item)
  const markdown = dedent(item.children.map((child) => slice(text, child)).join('\n\n'), columnOf(text, item))
  if (first?.type !== 'paragraph') {
    const words = nodeText(item).trim().replace(/\s+/g, ' ')
    return { ...cutTitle(words === '' ? 'Change' : words), description: words || undefined, text: markdown, offset, isBreaking: false }
  }
  const whole = nodeText(first).replace(/\s+/g, ' ').trim()
  const isBreaking = /^(?:⚠️?\s*)?breaking(?: change)?\b/i.test(whole)
  const parts = first.children.filter((child) => !(child.type === 'text' && child.value.trim() === ''))
  const lead = parts[isBreaking && parts[0]?.type === 'strong' && /^breaking/i.test(nodeText(parts[0])) ? 1 : 0]
  const words = whole.replace(/^(?:⚠️?\s*)?breaking(?: change)?\s*:\s*/i, '')
  const isPlain = item.children.length === 1 && first.children.every((child) => child.type === 'text')
  // `[Title](address): description`, as exported from here, and `**Title**: description`.
  if (lead && (lead.type === 'link' || lead.type === 'strong')) {
    const title = nodeText(lead).replace(/\s+/g, ' ').trim().replace(/[:.]$/, '')
    const after = words.slice(nodeText(lead).replace(/\s+/g, ' ').trim().length)
    const isTitle =
      words.startsWith(nodeText(lead).replace(/\s+/g, ' ').trim()) &&
      (after === '' || /^\s*[:–—-]\s/.test(after) || /:$/.test(nodeText(lead)))
    if (isTitle && title !== '' && title.length <= maxTitle) {
      const description = after.replace(/^\s*[:–—-]?\s*/, '')
      const hasMore = item.children.length > 1 || parts.slice(parts.indexOf(lead) + 1).some((child) => child.type !== 'text')
      const isOwn = lead.type === 'link' && !hasMore
      return {
        title,
        isCut: false,
        description: description || undefined,
        text: isOwn || (!hasMore && lead.type === 'strong') ? '' : markdown,
        offset,
        isBreaking,
      }
    }
  }
  const sentence = /^.*?[.!?](?=\s|$)/.exec(words)?.[0] ?? words
  return { ...cutTitle(sentence.replace(/\.$/, '')), description: words, text: isPlain ? '' : markdown, offset, isBreaking }
}

function cutTitle(words: string): { title: string; isCut: boolean } {
  if (words.length <= maxTitle) return { title: words, isCut: false }
  const start = words.slice(0, maxTitle - 1)
  const space = start.lastIndexOf(' ')
  return { title: `${(space > 20 ? start.slice(0, space) : start).replace(/[,;:]$/, '')}…`, isCut: true }
}

/** Reads a text as Markdown, whatever is in it. */
export function readNodes(text: string): RootContent[] {
  return readTree({ text, isMdx: false }).root.children
}

/** Replaces references to link definitions by the addresses: entries are files of their own. */
export function withoutDefinitions(text: string): string {
  const definitions = readNodes(text).flatMap((node) =>
    node.type === 'definition' ? [[node.identifier.toLowerCase(), node.url] as const] : [],
  )
  if (definitions.length === 0) return text
  const urls = new Map(definitions)
  const edits: { start: number; end: number; text: string }[] = []
  const visit = (node: Nodes) => {
    if (node.type === 'linkReference') {
      const url = urls.get(node.identifier.toLowerCase())
      const { start, end } = node.position ?? {}
      const [first, last] = [node.children[0]?.position?.start.offset, node.children.at(-1)?.position?.end.offset]
      if (url !== undefined && start?.offset !== undefined && end?.offset !== undefined && first !== undefined && last !== undefined)
        edits.push({ start: start.offset, end: end.offset, text: `[${text.slice(first, last)}](${url})` })
    } else if ('children' in node) node.children.forEach(visit)
  }
  readNodes(text).forEach(visit)
  let result = ''
  let at = 0
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + text.slice(at)
}

function slice(text: string, node: Nodes): string {
  return text.slice(offsetOf(node), node.position?.end.offset ?? 0)
}

export function offsetOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

/** Columns by which the content of a list item is indented. */
function columnOf(text: string, item: ListItem): number {
  const start = item.children[0] ? offsetOf(item.children[0]) : offsetOf(item)
  return start - (text.lastIndexOf('\n', start - 1) + 1)
}

function dedent(text: string, columns: number): string {
  return text.replace(new RegExp(`^ {1,${Math.max(1, columns)}}`, 'gm'), '')
}
