/** What changed between two states, as Markdown. */
import type { List, RootContent } from 'mdast'
import { absoluteUrl } from '../../graph/paths.ts'
import { toDiffLines, toSentenceLine } from '../../history/differences/diff-lines.ts'
import { readStates } from '../../history/differences/edition-states.ts'
import { type Difference, diffStates } from '../../history/differences/state-diff.ts'
import { formatLineAsMarkdown } from '../../history/differences/word-diff.ts'
import { editionMark } from '../../history/editions/addresses.ts'
import { heading, link, list, paragraph } from '../../markdown/mdast.ts'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import { todayName } from '../../answers/editions/compare.ts'
import { GitError } from '../../sources/git/git.ts'
import { diffText } from '../../words/diff.ts'
import { differencesText as text } from '../../words/differences.ts'
import { CallError } from '../call-error.ts'
import { diff } from '../diff.ts'
import { suggest } from './find-entry.ts'
import type { OpenLibrary } from './library.ts'

/**
 * Staff get what `handbook diff` prints. Customers get what the site's pages about changes have: editions, as far as they may see both
 * states. Throws a `CallError` for an unknown state.
 */
export function describeChanges(from: string | undefined, to: string | undefined, open: OpenLibrary): string {
  const { settings } = open
  if (settings.audience === 'staff') return diff(from ?? 'HEAD', to ?? 'worktree', settings, 'md')
  const last = open.archive.editions.at(-1)?.name
  if (last === undefined) throw new CallError('There are no editions to compare.')
  const [before, after] = [from ?? last, to ?? todayName]
  const differences = compareEditions(before, after, open)
  const title = heading(1, diffText.between(before, after))
  if (differences.length === 0) return writeMarkdown([paragraph(diffText.nothing(before, after))])
  const { site, base } = settings.config
  // In both states, links lead to today's site.
  const root = absoluteUrl('/', site, base).replace(/\/$/, '')
  const findPage = (url = '') => (open.handbook.entryIndex.byUrl(url) ? root + url : undefined)
  return writeMarkdown([title, ...differences.flatMap((each) => printDifference(each, findPage))]).replaceAll(editionMark, root)
}

function compareEditions(
  from: string,
  to: string,
  { settings, handbook, written, sources, archive, redactions, defaults }: OpenLibrary,
): Difference[] {
  const known = archive.editions.map(({ name }) => name)
  const names = [from, to].map((name) => {
    if (name === todayName) return undefined
    if (!known.includes(name))
      throw new CallError(
        `There is no edition "${name}".${suggest(name, [...known, todayName]) || ` The editions are ${known.join(', ')}.`}`,
      )
    return name
  })
  const files = sources.files.map(({ path }) => path)
  const request = { content: settings.content, editions: archive.editions, handbook, written: written.entries, files, redactions, defaults }
  try {
    const [before, after] = readStates(request, names)
    if (!before || !after) throw new CallError(`The edition "${before ? to : from}" can't be read from this copy of the repository.`)
    return diffStates(before, after)
  } catch (error) {
    if (error instanceof GitError) throw new CallError(error.message)
    throw error
  }
}

/** Lines about one text; a rewritten page has too many to read. */
const maxLines = 20

function printDifference({ kind, entry, change, lines }: Difference, findPage: (url?: string) => string | undefined): RootContent[] {
  const { title, url, definition } = entry
  const facts = (change?.facts ?? []).map(({ label, from, to, words }) => words ?? text.field(label, from, to))
  const isWhole = kind === 'added' || kind === 'removed'
  const sentences = change?.text && !isWhole ? change.text.sentences.map((each) => formatLineAsMarkdown(toSentenceLine(each))) : []
  const all = change?.text && !isWhole ? toDiffLines(change.text.blocks).map(formatLineAsMarkdown) : []
  const rest = all.length - maxLines
  return [
    heading(2, link(title, kind === 'removed' ? undefined : findPage(url)), ` (${definition.noun}, ${diffText.kinds[kind]})`),
    ...(lines.length + facts.length > 0 ? [list([...lines, ...facts].map((line) => [line]))] : []),
    ...(sentences.length > 0 ? [heading(3, text.binding), listOfItems(sentences)] : []),
    ...(all.length > 0 ? [heading(3, text.text), listOfItems(all.slice(0, maxLines))] : []),
    ...(rest > 0 ? [paragraph(text.more(rest))] : []),
  ]
}

function listOfItems(children: List['children']): List {
  return { type: 'list', ordered: false, spread: false, children }
}
