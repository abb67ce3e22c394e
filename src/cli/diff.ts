/** `handbook diff`: what changed between two commits, or since one. Meaning first, then texts. */
import { existsSync } from 'node:fs'
import { type Command, Option } from 'commander'
import type { Documents } from '../history/revisions/documents.ts'
import { findEditionDocument, createEdition } from '../history/editions/edition.ts'
import { readDocuments } from '../history/editions/editions.ts'
import { diffChangedEntry } from '../history/differences/text-changes.ts'
import { readRedactions } from '../history/redaction/redactions.ts'
import { diffText } from '../words/diff.ts'
import { buildHandbook } from '../checked-handbook.ts'
import type { DocumentName, EntryChange } from '../graph/entry-diff.ts'
import type { Layout } from '../graph/reading/layout.ts'
import { type Entry, isExported, keyOf } from '../graph/entry.ts'
import { entriesOf, type Graph } from '../graph/graph.ts'
import type { Checked, Handbook } from '../graph/handbook.ts'
import { diffHandbooks, type HandbookDiff } from '../history/differences/handbook.ts'
import { type DiffReport, diffAsJson, diffAsMarkdown, diffAsText } from '../history/differences/diff.ts'
import { escapeLine } from '../problems/printable.ts'
import type { Problem } from '../problems/problem.ts'
import { ungroupRepeatedKeys } from '../problems/repeated-keys.ts'
import type { Settings, SettingsInput } from '../settings.ts'
import { readFolder } from '../sources/folder.ts'
import { GitError } from '../sources/git/git.ts'
import { resolveCommit, readCommitDate, readTree } from '../sources/git/objects.ts'
import { findPendingCommit } from '../sources/git/pending.ts'
import { readRevision } from '../sources/revision.ts'
import type { Sources } from '../sources/source.ts'
import { findFirstDays } from '../sources/git/history.ts'
import { CallError, print, settingsFor, warnText, withCommonOptions } from './common.ts'

interface DiffOptions extends SettingsInput {
  format: 'text' | 'md' | 'json'
}

const writers: Readonly<Record<DiffOptions['format'], (report: DiffReport) => string>> = {
  text: diffAsText,
  md: diffAsMarkdown,
  json: diffAsJson,
}

/** Name of the work tree, the files as they are now. */
const worktree = 'worktree'

export function addDiff(program: Command): void {
  withCommonOptions(
    program
      .command('diff')
      .argument('[from]', 'revision, edition name, or "worktree"', 'HEAD')
      .argument('[to]', 'the same', worktree)
      .description('show what changed: facts first, then texts'),
  )
    .addOption(new Option('--format <format>', 'output format; md is for pull requests').choices(['text', 'md', 'json']).default('text'))
    .action(async (from: string, to: string, options: DiffOptions) => {
      print(diff(from, to, await settingsFor(options), options.format))
    })
}

/** Throws a `CallError` for an unknown revision. Prints warnings about what can't be read. */
export function diff(from: string, to: string, settings: Settings, format: DiffOptions['format']): string {
  if (!existsSync(settings.content)) throw new CallError(`There is no content folder "${settings.content}".`)
  try {
    const today = readFolder(settings.content)
    const redactions = readRedactions(settings.content, today.files, settings)
    const now = buildState(worktree, today, settings)
    const findCommit = (name: string) => (name === worktree ? undefined : resolveVersion(name, now.written, settings))
    const read = (name: string): ReadState => {
      const commit = findCommit(name)
      return commit === undefined ? now : buildState(name, readRevision(settings.content, commit, redactions), settings)
    }
    const [before, after] = [read(from), read(to)]
    for (const state of new Set([before, after])) warnOfUnread(state)
    const documents = readDocuments(
      settings.content,
      { entries: [...after.written.entries, ...now.written.entries], layout: after.handbook.layout },
      findPendingCommit(settings.content, today),
    )
    const place = { content: settings.content, layout: after.handbook.layout }
    const names = {
      before: createDocumentNames(place, documents, findCommit(from)),
      after: createDocumentNames(place, documents, findCommit(to)),
    }
    const meaning = withoutUnread(diffHandbooks(before.written, after.written, names), before, after)
    return writers[format]({ diff: meaning, from, to, ...findTextChanges(meaning, before.handbook, after.handbook) })
  } catch (error) {
    if (error instanceof GitError) throw new CallError(error.message)
    throw error
  }
}

interface Place {
  content: string
  layout: Layout
}

/** Return the id of an entry's document at a commit or in the work tree, like the pages that compare editions. */
function createDocumentNames({ content, layout }: Place, documents: Documents, commit: string | undefined): DocumentName {
  const hasOwnFile = (entry: Entry) => entry.definition.form === 'folder' && !isExported(entry)
  if (commit === undefined) return (entry) => (hasOwnFile(entry) ? documents.at(entry.file)?.id : undefined)
  const info = { name: commit, date: '', commit, moment: readCommitDate(content, commit) }
  const state = createEdition(info, readTree(content, commit), documents, layout)
  return (entry) => (hasOwnFile(entry) ? findEditionDocument(state, entry.file)?.id : undefined)
}

/** An entry that one side can't read is neither new nor deleted. */
function withoutUnread(diff: HandbookDiff, before: ReadState, after: ReadState): HandbookDiff {
  const isKnown = ({ kind, entry }: EntryChange) => {
    const { unread } = kind === 'added' ? before : after
    return kind !== 'added' && kind !== 'removed' ? true : !unread.has(entry.file) && !unread.has(keyOf(entry))
  }
  return { ...diff, entries: diff.entries.filter(isKnown), texts: diff.texts.filter(isKnown) }
}

/** New and deleted texts are reported as entries. Only their binding sentences are reported here as well. */
function findTextChanges(
  { entries, texts }: HandbookDiff,
  before: Handbook,
  after: Handbook,
): Pick<DiffReport, 'texts' | 'sentences' | 'before' | 'after'> {
  const others = entries.filter(({ kind }) => kind === 'added' || kind === 'removed')
  const changed = [...texts, ...others].flatMap((change) => {
    const found = diffChangedEntry(change, before, after)
    return found ? [{ ...found, entry: change.entry, isNew: others.includes(change) }] : []
  })
  return { before, after, texts: changed.filter(({ isNew }) => !isNew), sentences: changed.filter(({ sentences }) => sentences.length > 0) }
}

/** Editions win over branches of the same name: an edition's name is chosen, the branch is a coincidence. */
function resolveVersion(name: string, now: Graph, { content }: Settings): string {
  const edition = entriesOf(now, 'editions').find(({ data }) => data.name === name)
  return resolveCommit(content, edition?.data.commit ?? name)
}

interface ReadState extends Pick<Checked, 'written' | 'handbook'> {
  name: string
  /** Keys of entries and paths of files that can't be read, each with its first error. */
  unread: ReadonlyMap<string, Problem>
}

/** Build everything that's written, despite errors. */
function buildState(name: string, sources: Sources, settings: Settings): ReadState {
  const { handbook, written, untyped, problems, unread } = buildHandbook(sources, {
    ...settings,
    audience: 'staff',
    drafts: true,
    firstDays: findFirstDays(settings.content),
  })
  const known = new Set([...written.entries, ...untyped].map(({ file }) => file))
  const errors = ungroupRepeatedKeys(problems).filter(({ severity }) => severity === 'error')
  const firstIn = Map.groupBy(errors, ({ file }) => file)
  const entries = untyped.flatMap((entry) => (firstIn.get(entry.file) ?? []).slice(0, 1).map((first) => [keyOf(entry), first] as const))
  const files = errors.filter(({ file }) => !known.has(file)).map((each) => [each.file, each] as const)
  // If one item of a list can't be read, we can't tell which others exist.
  const lists = unread
    .filter(({ collection, id }) => settings.config.collections.find(collection)?.form === 'list' && id === undefined)
    .map(({ cause }) => [cause.file, cause] as const)
  return { name, handbook, written, unread: new Map([...files.toReversed(), ...entries, ...lists.toReversed()]) }
}

function warnOfUnread({ name, unread }: ReadState): void {
  const faults = [...unread].map(
    ([of, { file, line, column, message }]) => `${of === file ? '' : `${of}: `}${file}:${line}:${column} ${message}`,
  )
  if (faults.length > 0) warnText(diffText.unread(faults.map(escapeLine), name))
}
