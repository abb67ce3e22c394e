/** The Markdown twin of each page of an entry and of the backlog, and two files of them for language models: https://llmstxt.org. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RootContent } from 'mdast'
import { text } from '../../words/text.ts'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { twinnedLists } from '../../page/meta.ts'
import { inOrder } from '../../graph/order.ts'
import { absoluteUrl, collectionPath, twinPath } from '../../graph/paths.ts'
import { collectionNames } from '../../collections/table.ts'
import { heading, link, list, paragraph } from './mdast.ts'
import type { OutputContext } from '../outputs.ts'
import { twinOf, writingFor } from './twin.ts'
import { backlogTwins, type ListTwin } from './twin-backlog.ts'
import { decisionLog, openingIndex, roleIndex } from './twin-lists.ts'

export function writeTwins({ handbook, updated, out }: OutputContext): void {
  const twins: string[] = []
  for (const collection of collectionNames)
    for (const entry of inOrder(handbook, collection)) {
      if (entry.url === undefined) continue
      const twin = twinOf(entry, handbook, updated)
      writeTwin(out, entry.url, twin)
      twins.push(twin)
    }
  for (const { url, content } of listTwins(handbook)) writeTwin(out, url, writeMarkdown(content))
  const head = writeMarkdown(headOf(handbook))
  writeFileSync(join(out, 'llms.txt'), writeMarkdown([...headOf(handbook), ...listOf(handbook)]))
  writeFileSync(join(out, 'llms-full.txt'), [head, ...twins].join('\n---\n\n'))
}

function writeTwin(out: string, url: string, text: string): void {
  const file = join(out, twinPath(url))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** Lists that have a Markdown form; an entry that is the list has its own. */
function listTwins(handbook: Handbook): ListTwin[] {
  const writing = writingFor(handbook)
  const lists = { decisions: decisionLog, openings: openingIndex, roles: roleIndex } as const
  return [
    ...twinnedLists(handbook).map((collection) => ({ url: collectionPath(collection), content: lists[collection](writing) })),
    ...(handbook.audience === 'staff' ? backlogTwins(handbook) : []),
  ]
}

function headOf({ config }: Handbook): RootContent[] {
  const about: RootContent[] = config.description ? [{ type: 'blockquote', children: [paragraph(config.description) as never] }] : []
  return [heading(1, config.title), ...about]
}

/** A section for each collection, with a link to the twin of each entry. */
function listOf(handbook: Handbook): RootContent[] {
  const { site, base } = handbook.config
  const address = (path: string) => absoluteUrl(path, site, base)
  const sections = collectionNames.flatMap((collection) => {
    const entries = inOrder(handbook, collection).flatMap(({ title, description, url }) =>
      url === undefined ? [] : [{ title, description, url }],
    )
    if (entries.length === 0) return []
    const lines = entries.map(({ title, description, url }) => [
      link(title, address(twinPath(url))),
      ...(description === undefined ? [] : [`: ${description}`]),
    ])
    return [heading(2, (text.collections as Partial<Record<string, string>>)[collection] ?? collection), list(lines)]
  })
  return [paragraph(text.twin.all, ' ', link('llms-full.txt', address('/llms-full.txt'))), ...sections]
}
