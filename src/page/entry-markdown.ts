/** An entry's page as Markdown, from the same value as its HTML. */
import type { ElementContent } from 'hast'
import { text } from '../words/text.ts'
import { type Content, element, factValue, linksTo, list, nodesOf } from './elements.ts'
import type { EntryPage } from './entry-page.ts'
import type { WriteAddress } from './print-html.ts'
import { printNodes } from './print-markdown.ts'
import { sectionNodes } from './section.ts'

/** What is above and below the entry's text. */
export interface AroundText {
  above: ElementContent[]
  below: ElementContent[]
}

export function aroundText(page: Omit<EntryPage, 'body' | 'markdownUrl'>, address: WriteAddress): AroundText {
  const { entry, parts } = page
  const above = nodesOf(
    element('h1', {}, entry.title),
    parts.notice?.flatMap(sectionNodes),
    Boolean(entry.description) && element('p', {}, entry.description),
    list(factLines(page, address)),
    parts.action,
    parts.before?.flatMap(sectionNodes),
  )
  return { above, below: parts.sections.flatMap(sectionNodes) }
}

/** Ends with a line break. `body` is the entry's text as Markdown. */
export function entryMarkdown({ above, below }: AroundText, body: string, address: WriteAddress): string {
  const printed = [printNodes(above, address), body, printNodes(below, address)]
  return printed.filter((part) => part.trim() !== '').join('\n')
}

function factLines({ entry, chrome, facts, parts }: Omit<EntryPage, 'body' | 'markdownUrl'>, address: WriteAddress): Content[] {
  const whole = address(entry.url ?? '/')
  const marks = (parts.marks ?? []).flatMap(({ label, content }) => (label === undefined ? [] : [{ label, value: content }]))
  const values = facts.map(({ label, values: all }) => ({
    label,
    value: all.map((each, index) => [index > 0 && ', ', factValue(each)]),
  }))
  const lines: { label: string; value: Content }[] = [
    { label: text.markdownPage.address, value: element('a', { href: whole }, whole) },
    ...marks,
    ...values,
    ...(parts.details ?? []).map(([label, value]) => ({ label, value })),
    ...(chrome.owner ? [{ label: text.markdownPage.owner, value: linksTo([chrome.owner]) }] : []),
    ...(chrome.updated === undefined ? [] : [{ label: text.markdownPage.lastUpdated, value: chrome.updated }]),
  ]
  return lines.map(({ label, value }) => [element('strong', {}, `${label}:`), ' ', value])
}
