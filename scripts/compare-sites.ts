/**
 * Compares two built sites: `node scripts/compare-sites.ts BEFORE AFTER [--spaces]`. Compares text, links, headings and ids of pages,
 * and all other files as text. White space counts only with `--spaces`. Exits with 1 if anything differs.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node

export interface PageContents {
  /** Readable text, with single spaces between words. */
  text: string
  links: readonly string[]
  /** Level, anchor and text. */
  headings: readonly string[]
  ids: readonly string[]
}

export function readContents(html: string): PageContents {
  const contents = { text: '', links: [] as string[], headings: [] as string[], ids: [] as string[] }
  const visit = (node: Node): string => {
    if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
    if (node.nodeName === 'script' || node.nodeName === 'style') return ''
    const attributes = new Map('attrs' in node ? node.attrs.map(({ name, value }) => [name, value]) : [])
    const [id, href, src] = ['id', 'href', 'src'].map((name) => attributes.get(name))
    if (id !== undefined) contents.ids.push(id)
    if (node.nodeName === 'a' && href !== undefined) contents.links.push(href)
    if (src !== undefined) contents.links.push(src)
    const text = 'childNodes' in node ? node.childNodes.map(visit).join('') : ''
    if (/^h[1-6]$/.test(node.nodeName)) contents.headings.push(`${node.nodeName} #${id ?? ''} ${collapseSpaces(text)}`)
    return blockElements.has(node.nodeName) ? ` ${text} ` : text
  }
  contents.text = collapseSpaces(visit(parse(html)))
  return contents
}

const blockElements = new Set(
  'address article aside blockquote br caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul'.split(
    ' ',
  ),
)

function collapseSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

export interface Difference {
  path: string
  what: 'missing' | 'new' | keyof PageContents | 'bytes'
  before: string
  after: string
}

export function compareSites(before: string, after: string, { spaces = false } = {}): Difference[] {
  const files = (folder: string) => new Set(globSync('**/*.{html,md,txt,json,xml,atom,rss,ics}', { cwd: folder }))
  const [old, now] = [files(before), files(after)]
  const lost = [...old].filter((path) => !now.has(path)).map((path): Difference => ({ path, what: 'missing', before: '', after: '' }))
  const added = [...now].filter((path) => !old.has(path)).map((path): Difference => ({ path, what: 'new', before: '', after: '' }))
  const both = [...old].filter((path) => now.has(path)).sort()
  return [...lost, ...added, ...both.flatMap((path) => compareFiles(path, read(before, path), read(after, path), spaces))]
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

function compareFiles(path: string, before: string, after: string, spaces: boolean): Difference[] {
  if (before === after) return []
  if (!path.endsWith('.html')) return [{ path, what: 'bytes', ...findFirstDifference(before, after) }]
  const [old, now] = [readContents(before), readContents(after)]
  const bare = (text: string) => (spaces ? text : text.replaceAll(' ', ''))
  return (['text', 'links', 'headings', 'ids'] as const).flatMap((what): Difference[] => {
    const [one, other] = [old[what], now[what]].map((value) => (typeof value === 'string' ? value : value.join('\n')))
    return bare(one ?? '') === bare(other ?? '') ? [] : [{ path, what, ...findFirstDifference(one ?? '', other ?? '') }]
  })
}

/** Returns excerpts from where two texts start to differ. */
function findFirstDifference(before: string, after: string): { before: string; after: string } {
  let at = 0
  while (at < before.length && before[at] === after[at]) at++
  const cut = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 40), at + 80))
  return { before: cut(before), after: cut(after) }
}

if (import.meta.main || process.argv[1]?.endsWith('compare-sites.ts')) {
  const [before = '', after = ''] = process.argv.slice(2).filter((each) => !each.startsWith('--'))
  const differences = compareSites(before, after, { spaces: process.argv.includes('--spaces') })
  for (const { path, what, before: old, after: now } of differences)
    console.log(`${path}: ${what}${old || now ? `\n  - ${old}\n  + ${now}` : ''}`)
  const pages = new Set(differences.map(({ path }) => path)).size
  console.log(`${differences.length} differences in ${pages} files`)
  process.exitCode = differences.length > 0 ? 1 : 0
}
