/** The Markdown form of an entry's page. */
import { pageOf } from '../../collections/pages.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { absoluteUrl } from '../../graph/paths.ts'
import { entryMarkdown } from '../../page/entry-markdown.ts'
import { factsOf } from '../../page/facts.ts'
import { chromeOf } from '../../page/page.ts'
import type { WriteAddress } from '../../page/print-html.ts'
import { printEntryAsMarkdown } from '../../page/printing.ts'

/** Ends with a line break. `updated` says when each file was last changed. */
export function markdownPageOf(entry: Entry, handbook: Handbook, updated: ReadonlyMap<string, string>): string {
  const page = { entry, chrome: chromeOf(entry, handbook, updated), facts: factsOf(entry, handbook), parts: pageOf(entry, handbook) }
  return entryMarkdown(page, printEntryAsMarkdown(entry, handbook), wholeAddress(handbook))
}

/** Whole addresses, as they must be where a text is read apart from the site. */
export function wholeAddress({ config: { site, base } }: Handbook): WriteAddress {
  return (path) => absoluteUrl(path, site, base)
}
