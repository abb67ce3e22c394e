/** Checks a text, and makes every output of a build from it in this process. */

import { diffBlocks } from '../../src/history/differences/block-diff.ts'
import { printDiff } from '../../src/history/differences/diff-printer.ts'
import { parseRedactedText } from '../../src/history/redaction/redacted-text.ts'
import { redact } from '../../src/history/redaction/redaction.ts'
import { diffTexts } from '../../src/history/differences/text-changes.ts'
import { printFeed, printTree, printWeb } from '../../src/markdown/html-printer.ts'
import { printMarkdown } from '../../src/markdown/markdown-printer.ts'
import { parseBody } from '../../src/markdown/parse.ts'
import type { PrintContext } from '../../src/markdown/vocabulary/component.ts'
import { findSubject } from '../../src/outputs/broadcast/broadcasts.ts'
import type { Entry } from '../../src/graph/entry.ts'
import type { Checked } from '../../src/graph/handbook.ts'
import { printEntry, printEntryAsMarkdown, printEntryForFeed, printEntryForPaper } from '../../src/page/printing.ts'
import { structuredDataOf, structuredDataText } from '../../src/page/structured-data.ts'
import { makePayload } from '../../src/outputs/broadcast/payload.ts'
import { feedFilesOf } from '../../src/outputs/feeds/feeds.ts'
import { readColours, drawPreview } from '../../src/outputs/pictures/preview-drawing.ts'
import { searchPage, searchText } from '../../src/outputs/search/page.ts'
import { searchRecords } from '../../src/outputs/search/records.ts'
import { makeMarkdownPage } from '../../src/outputs/markdown/entry.ts'
import { entry as change, files as product } from '../unit/broadcasts.ts'
import { handbookOf } from '../unit/handbooks.ts'

/** A whole product with the text as a page, a role, a changelog entry and release notes. */
export function filesWith(body: string, form: 'md' | 'mdx'): Record<string, string> {
  const { 'releases/2.11.yaml': _, ...others } = product
  return {
    ...others,
    [`handbook/page.${form}`]: `---\ntitle: Page\n---\n\n${body}\n`,
    'handbook/other.md': '# Other\n',
    [`changelog/text.${form}`]: change('Text', 'type: fixed\ndate: 2026-02-05\nstatus: published', `\n${body}\n`),
    [`releases/2.11.${form}`]: `---\ndate: 2026-03-10\nstatus: released\noffering: own\n---\n\n${body}\n`,
  }
}

/** By name of the output and file. Rejected texts are printed too, as in a lenient build. */
export function allOutputs(checked: Checked, before: Checked): Map<string, string> {
  const { handbook, written } = checked
  const outputs = new Map<string, string>()
  const records = new Map(searchRecords(handbook).map((record) => [record.url, record]))
  for (const entry of handbook.entries.filter(({ file }) => textFiles.test(file))) {
    const add = (name: string, text: string) => outputs.set(`${name} of ${entry.file}#${entry.id}`, text)
    const page = printEntry(entry, handbook)
    add('page', page.html)
    add('headings', JSON.stringify(page.headings))
    add('paper', printEntryForPaper(entry, handbook))
    add('feed', printEntryForFeed(entry, handbook))
    add('markdown', printEntryAsMarkdown(entry, handbook))
    if (entry.url === undefined) continue
    add('Markdown page', makeMarkdownPage(entry, handbook, new Map()))
    add('data', structuredDataText(structuredDataOf(entry, handbook, [])))
    add('preview', drawPreview({ title: entry.title, section: 'Section', site: 'Site', direction: 'ltr' }, colours))
    const record = records.get(entry.url)
    if (record) add('search', searchPage({ ...record, filters: {} }, searchText(record, handbook), 'en'))
    const old = before.handbook.entryIndex.find(entry.collection, entry.id)
    add('difference', diffVersions(old && { entry: old, handbook: before.handbook }, { entry, handbook }))
    add('first version', diffVersions(undefined, { entry, handbook }))
    if (redactedText) add('redacted', redact(entry.file, entry.text, [{ redactedText: redactedText, date: '2026-01-01', reason: 'x' }]))
  }
  for (const { path, text } of feedFilesOf(handbook, () => 1)) outputs.set(path, text)
  for (const ref of ['changelog/text', 'releases/2.11']) {
    const subject = findSubject(ref, handbook, written)
    if (!('of' in subject)) continue
    for (const channel of ['email', 'slack', 'github'] as const)
      outputs.set(`${channel} of ${ref}`, JSON.stringify(makePayload(channel, { subject, handbook, earlier: undefined })))
  }
  return outputs
}

const textFiles = /\/(page|text|2\.11)\.mdx?$/
const redactedText = parseRedactedText({ block: 'words that no text has' })
const colours = readColours('')

interface Version {
  entry: Entry
  handbook: Checked['handbook']
}

function diffVersions(before: Version | undefined, after: Version): string {
  return printDiff(diffTexts(before, after)?.blocks ?? [], { below: 2, maxCharacters: 100_000 })
}

/** The text without a handbook: much faster for many texts. */
export function printAlone(body: string, form: 'md' | 'mdx'): string[] {
  const request = { text: body, isMdx: form === 'mdx', title: 'Page', context: everythingIsThere }
  const { problems } = parseBody({ file: `page.${form}`, text: body, isMdx: form === 'mdx' })
  const tree = printTree(request).children
  const changes = diffBlocks(printTree({ ...request, text: `${body.slice(0, body.length / 2)}\n\nOther.\n` }).children, tree)
  return [
    ...problems.map(({ message }) => message),
    printWeb(request).html,
    printFeed(request),
    printMarkdown(request),
    printDiff(changes, { below: 2, maxCharacters: 100_000 }),
  ]
}

const everythingIsThere: PrintContext = {
  link: (url) => url,
  image: (url) => url,
  picture: (url) => ({ src: url, forms: [] }),
  entry: (to) => ({ title: to, href: `/${to}/` }),
  person: (id) => ({ name: id }),
  tier: (id) => ({ name: id, isRetired: false }),
  term: (id) => ({ term: id, definition: id }),
}

/** The text in its handbook; `fields` are those of changelog entries, by file. */
export function checkText(body: string, form: 'md' | 'mdx', fields: Readonly<Record<string, string>> = {}): Checked {
  const changes = Object.entries(fields).map(([file, values]): [string, string] => [file, change('Text', values, `\n${body}\n`)])
  return handbookOf({ ...filesWith(body, form), ...Object.fromEntries(changes) })
}
