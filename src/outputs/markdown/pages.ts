import type { RootContent } from 'mdast'
import { text } from '../../words/text.ts'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { listsWithMarkdown } from '../../page/meta.ts'
import { inOrder } from '../../graph/order.ts'
import { hasPage } from '../../graph/pages.ts'
import { absoluteUrl, backlogPath, markdownPath, rankingPath } from '../../graph/paths.ts'
import { slicesByWeight } from '../../plain/list-slices.ts'
import { heading, type Inline, link, list, paragraph } from '../../markdown/mdast.ts'
import type { OutputContext } from '../output-context.ts'
import { backlogLists } from '../../collections/backlog/page-lists.ts'
import { rankingPages } from '../../collections/roadmap/page-ranking.ts'
import { listMarkdown, type PagedList } from '../../page/list-page.ts'
import { toAbsoluteUrl } from './entry.ts'
import { makeLists } from './lists.ts'
import { titleOfCollection } from '../../graph/sections.ts'

/** A Markdown page that is written already. All of them together may be too much to keep in memory. */
export interface WrittenPage {
  bytes: number
  read(): string
}

/** `markdownPages` are those of the entries. */
export function writeMarkdownPages(
  { handbook, out }: Pick<OutputContext, 'handbook' | 'out'>,
  markdownPages: readonly WrittenPage[],
): void {
  for (const pages of listsOf(handbook))
    for (const list of pages) out.put(markdownPath(list.url), listMarkdown(list, toAbsoluteUrl(handbook), pages))
  for (const [name, content] of makeLlmsFiles(handbook, markdownPages)) out.put(name, content)
}

/** The Markdown page of the list at an address; undefined if there's none. */
export function makeListPage(url: string, handbook: Handbook): string | undefined {
  const pages = listsOf(handbook).find((each) => each.some((list) => list.url === url)) ?? []
  const list = pages.find((each) => each.url === url)
  return list && listMarkdown(list, toAbsoluteUrl(handbook), pages)
}

/** Sizes of files in bytes: whatever reads one has to take it in. */
const maxBytes = { whole: 1_000_000, contents: 200_000 }

/** Names and texts, one by one: the contents of the handbook, and its whole pages. */
export function* makeLlmsFiles(handbook: Handbook, markdownPages: readonly WrittenPage[], limit = maxBytes): Generator<[string, string]> {
  const whole = slicesByWeight(markdownPages, limit.whole, ({ bytes }) => bytes)
  const contents = slicesByWeight(contentLines(handbook), limit.contents, ({ bytes }) => bytes)
  for (const { rows, page, pages } of whole) {
    const about = pages > 1 ? [paragraph(text.markdownPage.part(page, pages), ...links(handbook, 'llms-full', pages))] : []
    const texts = [writeMarkdown([...makeHead(handbook), ...about]), ...rows.map((row) => row.read())]
    yield [fileName('llms-full', page), texts.join('\n---\n\n')]
  }
  for (const { rows, page, pages } of contents) {
    const about = [
      paragraph(text.markdownPage.all(whole.length), ...links(handbook, 'llms-full', whole.length)),
      ...(pages > 1 ? [paragraph(text.markdownPage.contents(page, pages), ...links(handbook, 'llms', pages))] : []),
    ]
    const sections = [...Map.groupBy(rows, ({ section }) => section)]
    const lists = sections.flatMap(([section, lines]) => [heading(2, section), list(lines.map(({ line }) => line))])
    yield [fileName('llms', page), writeMarkdown([...makeHead(handbook), ...about, ...lists])]
  }
}

/** `part` counts from 1. */
function fileName(kind: 'llms' | 'llms-full', part: number): string {
  return part === 1 ? `${kind}.txt` : `${kind}-${part}.txt`
}

/** Links to all files of a kind. */
function links({ config: { site, base } }: Handbook, kind: 'llms' | 'llms-full', parts: number): Inline[] {
  const names = Array.from({ length: parts }, (_, index) => fileName(kind, index + 1))
  return names.flatMap((name, index) => [index === 0 ? ' ' : ', ', link(name, absoluteUrl(`/${name}`, site, base))])
}

/** Lists that have a Markdown page, in their pages. If an entry is the list, it has its own. */
function listsOf(handbook: Handbook): PagedList[][] {
  const lists = listsWithMarkdown(handbook).map((collection) => makeLists(collection, handbook))
  const backlog = hasPage(handbook, backlogPath) ? backlogLists(handbook) : []
  const rankings = hasPage(handbook, rankingPath) ? rankingPages(handbook) : []
  const byList = [...Map.groupBy(rankings, ({ ranked }) => ranked).values()]
  return [...lists, ...backlog.map((list) => [{ ...list, page: 1, pages: 1 }]), ...byList]
}

function makeHead({ config }: Handbook): RootContent[] {
  const about: RootContent[] = config.description ? [{ type: 'blockquote', children: [paragraph(config.description)] }] : []
  return [heading(1, config.title), ...about]
}

interface ContentLine {
  /** Title of the collection. */
  section: string
  line: Inline[]
  bytes: number
}

/** A line for each entry with a page, by collection: a link to its Markdown page, and its description. */
function contentLines(handbook: Handbook): ContentLine[] {
  const { site, base, collections } = handbook.config
  return collections.names.flatMap((collection) => {
    const section = titleOfCollection(collections.of(collection))
    return inOrder(handbook, collection).flatMap(({ title, description, url }) => {
      if (url === undefined) return []
      const [address, about] = [absoluteUrl(markdownPath(url), site, base), description === undefined ? [] : [`: ${description}`]]
      return [{ section, line: [link(title, address), ...about], bytes: Buffer.byteLength([title, address, ...about].join('')) }]
    })
  })
}
