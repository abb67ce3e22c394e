/** The Markdown page of an entry. */
import { todaysPage } from '../../collections/pages.ts'
import { keepText } from '../../files/results.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { absoluteUrl } from '../../graph/paths.ts'
import { aroundText, entryMarkdown } from '../../page/entry-markdown.ts'
import type { EntryPage } from '../../page/entry-page.ts'
import type { WriteAddress } from '../../page/print-html.ts'
import { printEntryAsMarkdown } from '../../page/printing.ts'

/** Ends with a line break. `updated` maps a file to the time of its last change. */
export function makeMarkdownPage(entry: Entry, handbook: Handbook, updated: ReadonlyMap<string, string>): string {
  return printPageAsMarkdown(todaysPage(entry, handbook, updated), handbook)
}

/** The same of a page that is made already. */
export function printPageAsMarkdown(page: EntryPage, handbook: Handbook): string {
  const address = toAbsoluteUrl(handbook)
  const { site, base } = handbook.config
  const [around, body] = [aroundText(page, address), printEntryAsMarkdown(page.entry, handbook)]
  return keepText(handbook, ['markdown page', site, base, JSON.stringify([around, body])], () => entryMarkdown(around, body, address))
}

/** Absolute URLs, for texts read outside the site. */
export function toAbsoluteUrl({ config: { site, base } }: Handbook): WriteAddress {
  return (path) => absoluteUrl(path, site, base)
}
