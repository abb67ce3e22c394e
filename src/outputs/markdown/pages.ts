/** The Markdown twin of each page of an entry and of the backlog, and two files of them for language models: https://llmstxt.org. */
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
import { heading, link, list, paragraph } from '../../markdown/mdast.ts'
import type { OutputContext } from '../output-context.ts'
import { backlogLists } from '../../collections/backlog/page-lists.ts'
import { type ListPage, listMarkdown } from '../../page/list-page.ts'
import { markdownPageOf, wholeAddress } from './entry.ts'
import { listOf } from './lists.ts'
import { titleOfCollection } from '../../graph/sections.ts'

export function writeMarkdownPages({ handbook, updated, out }: OutputContext): void {
  const markdownPages: string[] = []
  for (const collection of handbook.config.collections.names)
    for (const entry of inOrder(handbook, collection)) {
      if (entry.url === undefined) continue
      const markdownUrl = markdownPageOf(entry, handbook, updated)
      writeMarkdownPage(out, entry.url, markdownUrl)
      markdownPages.push(markdownUrl)
    }
  for (const list of listPages(handbook)) writeMarkdownPage(out, list.url, listMarkdown(list, wholeAddress(handbook)))
  const head = writeMarkdown(headOf(handbook))
  writeFileSync(join(out, 'llms.txt'), writeMarkdown([...headOf(handbook), ...contentsOf(handbook)]))
  writeFileSync(join(out, 'llms-full.txt'), [head, ...markdownPages].join('\n---\n\n'))
}

function writeMarkdownPage(out: string, url: string, text: string): void {
  const file = join(out, markdownPath(url))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** Lists that have a Markdown form; an entry that is the list has its own. */
function listPages(handbook: Handbook): ListPage[] {
  const lists = listsWithMarkdown(handbook).map((collection) => listOf(collection, handbook))
  return [...lists, ...(hasPage(handbook, backlogPath) ? backlogLists(handbook) : [])]
}

function headOf({ config }: Handbook): RootContent[] {
  const about: RootContent[] = config.description ? [{ type: 'blockquote', children: [paragraph(config.description)] }] : []
  return [heading(1, config.title), ...about]
}

/** A section for each collection, with a link to the twin of each entry. */
function contentsOf(handbook: Handbook): RootContent[] {
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
  return [paragraph(text.markdownPage.all, ' ', link('llms-full.txt', address('/llms-full.txt'))), ...sections]
}
