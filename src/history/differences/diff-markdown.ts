/** Formats the changes between two states of a handbook as Markdown, for pull requests. */
import type { InlineCode, List, ListItem, PhrasingContent, RootContent, Strong, Text } from 'mdast'
import { groupByReason } from '../../collections/strategy/meaning.ts'
import type { Entry } from '../../graph/entry.ts'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import { heading, type Inline, list, paragraph, strong } from '../../markdown/mdast.ts'
import { diffText as text } from '../../words/diff.ts'
import { differencesText } from '../../words/differences.ts'
import { type DiffReport, describeStrategyChange, formatStrategyTitle, isEmpty, listOtherNotes } from './diff.ts'
import { reportEntries } from './diff-entries.ts'
import { toDiffLines, toSentenceLine } from './diff-lines.ts'
import { formatLineAsMarkdown } from './word-diff.ts'

/** A heading with a list below. */
export interface Section {
  title: string
  items: readonly ListItem[]
}

/** Returns the address of an entry's page; undefined if it has none to link to. */
export type PageAddress = (entry: Entry) => string | undefined

const unlinked: PageAddress = () => undefined

export function diffAsMarkdown(report: DiffReport): string {
  const { from, to } = report
  if (isEmpty(report)) return writeMarkdown([paragraph(text.nothing(from, to))])
  const sections = [...listMeaning(report), ...listTexts(report)]
  return writeMarkdown([heading(2, text.between(from, to)), ...sections.flatMap(toNodes)])
}

/** Prints a section, or nothing if it's empty. */
export function toNodes({ title, items }: Section): RootContent[] {
  return items.length === 0 ? [] : [heading(3, title), toList(items)]
}

/** Changed facts: one section per strategy, then one per collection. */
export function listMeaning(report: DiffReport, addressOf = unlinked): Section[] {
  const { diff, before, after } = report
  const strategies = diff.strategies.map((each): Section => {
    const groups = groupByReason(each.changes).map(({ reason, changes }) => {
      const lines = changes.map((change) => strong(describeStrategyChange(change, report)))
      if (reason === undefined || lines.length === 1)
        return nestedItem([...lines, ...(reason ? [`. ${reason.on}: ${reason.note}`] : [])], [])
      return nestedItem(
        [`${reason.on}: ${reason.note}`],
        lines.map((line) => [line]),
      )
    })
    const notes = listOtherNotes(each).map(({ on, note }) => nestedItem([`${text.noted} ${on}: ${note}`], []))
    return { title: formatStrategyTitle(each), items: [...groups, ...notes] }
  })
  const byCollection = Map.groupBy(reportEntries(diff.entries, before, after), ({ collection }) => collection)
  const entries = [...byCollection].map(([collection, changes]): Section => {
    const toItem = ({ title, sentences, entry }: (typeof changes)[number]) =>
      nestedItem(
        [linkTo(entry && addressOf(entry), strong(title))],
        sentences.map((sentence) => [sentence]),
      )
    return { title: collection, items: changes.map(toItem) }
  })
  return [...strategies, ...entries]
}

/** Changed texts by file: binding sentences first, then every block. */
export function listTexts({ sentences, texts }: DiffReport, addressOf = unlinked): Section[] {
  const toItem = (entry: Entry, lines: readonly ListItem[]): ListItem => {
    const [item = emptyItem] = list([[linkTo(addressOf(entry), { type: 'inlineCode', value: entry.file })]]).children
    return { ...item, children: [...item.children, toList(lines)] }
  }
  return [
    {
      title: differencesText.binding,
      items: sentences.map((each) =>
        toItem(
          each.entry,
          each.sentences.map((sentence) => formatLineAsMarkdown(toSentenceLine(sentence))),
        ),
      ),
    },
    { title: text.texts, items: texts.map(({ entry, blocks }) => toItem(entry, toDiffLines(blocks).map(formatLineAsMarkdown))) },
  ]
}

const emptyItem: ListItem = { type: 'listItem', spread: false, children: [] }

/** An item that may have a list below its line. */
export function nestedItem(head: readonly Inline[], below: readonly (readonly Inline[])[]): ListItem {
  const [item = emptyItem] = list([head]).children
  return below.length === 0 ? item : { ...item, children: [...item.children, list(below)] }
}

/** Wraps a phrase in a link if there's an address. */
export function linkTo(url: string | undefined, phrase: Strong | InlineCode | Text): PhrasingContent {
  return url === undefined ? phrase : { type: 'link', url, children: [phrase] }
}

export function toList(items: readonly ListItem[]): List {
  return { type: 'list', ordered: false, spread: false, children: [...items] }
}
