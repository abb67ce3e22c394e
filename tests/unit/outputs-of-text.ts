/** All outputs of a text, made in this process, by name. */

import { printDiff } from '../../src/history/differences/diff-printer.ts'
import { diffTexts } from '../../src/history/differences/text-changes.ts'
import type { Checked } from '../../src/graph/handbook.ts'
import { printEntry, printEntryAsMarkdown, printEntryForFeed, printEntryForPaper } from '../../src/page/printing.ts'
import { searchPage, searchText } from '../../src/outputs/search/page.ts'
import { searchRecords } from '../../src/outputs/search/records.ts'
import { makeMarkdownPage } from '../../src/outputs/markdown/entry.ts'
import { entryOf } from './handbooks.ts'

/** `before` is an earlier state of the same page. */
export function outputsOf(checked: Checked, id: string, before: Checked = checked): Record<string, string> {
  const { handbook } = checked
  const entry = entryOf(checked, 'handbook', id)
  const page = printEntry(entry, handbook)
  const old = { entry: entryOf(before, 'handbook', id), handbook: before.handbook }
  const record = searchRecords(handbook).find(({ url }) => url === entry.url)
  const change = diffTexts(old, { entry, handbook })
  const all = diffTexts(undefined, { entry, handbook })
  return {
    page: page.html,
    headings: JSON.stringify(page.headings),
    paper: printEntryForPaper(entry, handbook),
    feed: printEntryForFeed(entry, handbook),
    markdown: printEntryAsMarkdown(entry, handbook),
    'Markdown page': makeMarkdownPage(entry, handbook, new Map()),
    search: record ? searchPage({ ...record, filters: {} }, searchText(record, handbook), 'en') : '',
    difference: printDiff(change?.blocks ?? [], { below: 2, maxCharacters: 100_000 }),
    'first version': printDiff(all?.blocks ?? [], { below: 2, maxCharacters: 100_000 }),
  }
}
