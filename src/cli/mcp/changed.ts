/** What changed between two states, as Markdown. */
import type { List, ListItem, RootContent } from 'mdast'
import { absoluteUrl } from '../../graph/paths.ts'
import { toDiffLines, toSentenceLine } from '../../history/differences/diff-lines.ts'
import { readStates } from '../../history/differences/edition-states.ts'
import { type Difference, diffStates } from '../../history/differences/state-diff.ts'
import { formatLineAsMarkdown } from '../../history/differences/word-diff.ts'
import { editionMark } from '../../history/editions/addresses.ts'
import { heading, type Inline, link, list, paragraph } from '../../markdown/mdast.ts'
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
  if (settings.audience === 'staff') return diff(from ?? 'HEAD', to ?? 'worktree', settings, { format: 'md' })
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
  return writeMarkdown([title, ...printDifferences(differences, findPage)]).replaceAll(editionMark, root)
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

type FindPage = (url?: string) => string | undefined

/** All entries with their facts come first, since a long answer is cut at its end. */
function printDifferences(differences: readonly Difference[], findPage: FindPage): RootContent[] {
  const named = list(differences.map((each) => nameDifference(each, findPage)))
  const children = named.children.map((item, index) => {
    const facts = differences[index] ? describeFacts(differences[index]) : []
    return facts.length === 0 ? item : { ...item, children: [...item.children, list(facts.map((fact) => [fact]))] }
  })
  return [{ ...named, children }, ...printTexts(differences, findPage)]
}

function nameDifference({ kind, entry: { title, url, definition } }: Difference, findPage: FindPage): Inline[] {
  return [link(title, kind === 'removed' ? undefined : findPage(url)), ` (${definition.noun}, ${diffText.kinds[kind]})`]
}

function describeFacts({ change, lines }: Difference): string[] {
  return [...lines, ...(change?.facts ?? []).map(({ label, from, to, words }) => words ?? text.field(label, from, to))]
}

/** Lines about one text; a rewritten page has too many to read. */
const maxLines = 20

/** Binding sentences of all texts, then their wording. New and removed texts can be read themselves. */
function printTexts(differences: readonly Difference[], findPage: FindPage): RootContent[] {
  const changed = differences.flatMap((each) =>
    each.change?.text && each.kind !== 'added' && each.kind !== 'removed' ? [{ each, changes: each.change.text }] : [],
  )
  const sections = changed.map(({ each, changes }) => ({
    head: heading(3, ...nameDifference(each, findPage)),
    binding: changes.sentences.map(toSentenceLine).map(formatLineAsMarkdown),
    wording: toDiffLines(changes.blocks).map(formatLineAsMarkdown),
  }))
  const part = (title: string, name: 'binding' | 'wording', maxCount: number): RootContent[] => {
    const filled = sections.filter((section) => section[name].length > 0)
    return filled.length === 0
      ? []
      : [heading(2, title), ...filled.flatMap((section) => [section.head, ...printLines(section[name], maxCount)])]
  }
  return [...part(text.binding, 'binding', Number.POSITIVE_INFINITY), ...part(text.text, 'wording', maxLines)]
}

function printLines(items: readonly ListItem[], maxCount: number): RootContent[] {
  const rest = items.length - maxCount
  const shown: List = { type: 'list', ordered: false, spread: false, children: items.slice(0, maxCount) }
  return [shown, ...(rest > 0 ? [paragraph(text.more(rest))] : [])]
}
