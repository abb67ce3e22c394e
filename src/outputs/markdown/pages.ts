/** Markdown pages of some lists, and files of all pages for language models: https://llmstxt.org. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RootContent } from 'mdast'
import { text } from '../../words/text.ts'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { listsWithMarkdown } from '../../page/meta.ts'
import { inOrder } from '../../graph/order.ts'
import { hasPage } from '../../graph/pages.ts'
import { absoluteUrl, backlogPath, markdownPath } from '../../graph/paths.ts'
import { slicesByWeight } from '../../plain/list-slices.ts'
import { heading, type Inline, link, list, paragraph } from '../../markdown/mdast.ts'
import type { OutputContext } from '../output-context.ts'
import { backlogLists } from '../../collections/backlog/page-lists.ts'
import { type ListPage, listMarkdown } from '../../page/list-page.ts'
import { toAbsoluteUrl } from './entry.ts'
import { makeList } from './lists.ts'
import { titleOfCollection } from '../../graph/sections.ts'

/** `markdownPages` are those of the entries, which are written already. */
export function writeMarkdownPages({ handbook, out }: Pick<OutputContext, 'handbook' | 'out'>, markdownPages: readonly string[]): void {
  for (const list of listPages(handbook)) writeMarkdownPage(out, list.url, listMarkdown(list, toAbsoluteUrl(handbook)))
  const parts = slicesByWeight(markdownPages, maxBytes, (page) => Buffer.byteLength(page))
  for (const { rows, page, pages } of parts)
    writeFileSync(join(out, fullName(page)), [writeMarkdown(makePartHead(handbook, page, pages)), ...rows].join('\n---\n\n'))
  writeFileSync(join(out, 'llms.txt'), writeMarkdown([...makeHead(handbook), ...makeContents(handbook, parts.length)]))
}

/** Size of a file that holds whole pages: whatever reads it has to take it in. */
const maxBytes = 1_000_000

/** `part` counts from 1. */
function fullName(part: number): string {
  return part === 1 ? 'llms-full.txt' : `llms-full-${part}.txt`
}

function makePartHead(handbook: Handbook, part: number, parts: number): RootContent[] {
  const about = parts > 1 ? [paragraph(text.markdownPage.part(part, parts), ...fullLinks(handbook, parts))] : []
  return [...makeHead(handbook), ...about]
}

/** Links to all files that hold whole pages. */
function fullLinks({ config: { site, base } }: Handbook, parts: number): Inline[] {
  const names = Array.from({ length: parts }, (_, index) => fullName(index + 1))
  return names.flatMap((name, index) => [index === 0 ? ' ' : ', ', link(name, absoluteUrl(`/${name}`, site, base))])
}

function writeMarkdownPage(out: string, url: string, text: string): void {
  const file = join(out, markdownPath(url))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** Lists that have a Markdown page. If an entry is the list, it has its own. */
function listPages(handbook: Handbook): ListPage[] {
  const lists = listsWithMarkdown(handbook).map((collection) => makeList(collection, handbook))
  return [...lists, ...(hasPage(handbook, backlogPath) ? backlogLists(handbook) : [])]
}

function makeHead({ config }: Handbook): RootContent[] {
  const about: RootContent[] = config.description ? [{ type: 'blockquote', children: [paragraph(config.description)] }] : []
  return [heading(1, config.title), ...about]
}

/** A section per collection, with links to the Markdown pages of its entries. */
function makeContents(handbook: Handbook, parts: number): RootContent[] {
  const { site, base, collections } = handbook.config
  const address = (path: string) => absoluteUrl(path, site, base)
  const sections = collections.names.flatMap((collection) => {
    const entries = inOrder(handbook, collection).flatMap(({ title, description, url }) =>
      url === undefined ? [] : [{ title, description, url }],
    )
    if (entries.length === 0) return []
    const lines = entries.map(({ title, description, url }) => [
      link(title, address(markdownPath(url))),
      ...(description === undefined ? [] : [`: ${description}`]),
    ])
    return [heading(2, titleOfCollection(collections.of(collection))), list(lines)]
  })
  return [paragraph(text.markdownPage.all(parts), ...fullLinks(handbook, parts)), ...sections]
}
