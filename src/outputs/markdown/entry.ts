/** The Markdown page of an entry. */
import { pageOf } from '../../collections/pages.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { absoluteUrl } from '../../graph/paths.ts'
import { entryMarkdown } from '../../page/entry-markdown.ts'
import { factsOf } from '../../page/facts.ts'
import { chromeOf } from '../../page/page.ts'
import type { WriteAddress } from '../../page/print-html.ts'
import { printEntryAsMarkdown } from '../../page/printing.ts'

/** Ends with a line break. `updated` maps a file to the time of its last change. */
export function makeMarkdownPage(entry: Entry, handbook: Handbook, updated: ReadonlyMap<string, string>): string {
  const page = { entry, chrome: chromeOf(entry, handbook, updated), facts: factsOf(entry, handbook), parts: pageOf(entry, handbook) }
  return entryMarkdown(page, printEntryAsMarkdown(entry, handbook), toAbsoluteUrl(handbook))
}

/** Absolute URLs, for texts read outside the site. */
export function toAbsoluteUrl({ config: { site, base } }: Handbook): WriteAddress {
  return (path) => absoluteUrl(path, site, base)
}
