/** `handbook diff`: what changed between two commits, or since one. Meaning first, then texts. */
import { existsSync } from 'node:fs'
import { type Command, Option } from 'commander'
import type { Documents } from '../history/revisions/documents.ts'
import { findEditionDocument, createEdition } from '../history/editions/edition.ts'
import { readDocuments } from '../history/editions/editions.ts'
import { diffChangedEntry } from '../history/differences/text-changes.ts'
import { readRedactions } from '../history/redaction/redactions.ts'
import type { DocumentName, EntryChange } from '../graph/entry-diff.ts'
import type { Layout } from '../graph/reading/layout.ts'
import { type Entry, isExported, keyOf } from '../graph/entry.ts'
import { entriesOf, type Graph } from '../graph/graph.ts'
import type { Handbook } from '../graph/handbook.ts'
import { diffHandbooks, type HandbookDiff } from '../history/differences/handbook.ts'
import { type DiffReport, diffAsJson, diffAsText } from '../history/differences/diff.ts'
import { diffAsMarkdown } from '../history/differences/diff-markdown.ts'
import type { Settings, SettingsInput } from '../settings.ts'
import { readFolder } from '../sources/folder.ts'
import { GitError } from '../sources/git/git.ts'
import { isInHistory, resolveCommit, readCommitDate, readTree } from '../sources/git/objects.ts'
import { findPendingCommit } from '../sources/git/pending.ts'
import { readRevision } from '../sources/revision.ts'
import { CallError, print, settingsFor, withCommonOptions } from './common.ts'
import { type CommentOptions, parsePreview, readReviews, writeComment } from './diff-comment.ts'
import { buildState, type ReadState, warnOfUnread, withoutBytes } from './diff-state.ts'

interface DiffOptions extends SettingsInput {
  format: 'text' | 'md' | 'json'
  comment?: true
  site?: string
  reviews?: string
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
    .option('--comment', 'with --format md: add addresses that go and problems that come and go, and fit it in a comment')
    .option('--site <url>', 'start page of a preview, to link changed pages to; includes --comment')
    .option(
      '--reviews <file>',
      'JSON of "gh pr view --json reviews" or GitLab\'s approvals, to confirm those of changelog entries; includes --comment',
    )
    .addOption(new Option('--audience <audience>', 'readers of the preview').choices(['public', 'staff']).default('public'))
    .action(async (from: string, to: string, options: DiffOptions) => {
      print(diff(from, to, await settingsFor(options), options))
    })
}

/** Throws a `CallError` for an unknown revision or a wrong option. Prints warnings about what can't be read. */
export function diff(from: string, to: string, settings: Settings, options: DiffOptions): string {
  const comment = findCommentOptions(options, settings)
  if (!existsSync(settings.content)) throw new CallError(`There is no content folder "${settings.content}".`)
  try {
    const today = readFolder(settings.content)
    const redactions = readRedactions(settings.content, today.files, settings)
    const now = buildState(worktree, undefined, comment ? withoutBytes(today) : today, settings)
    const findCommit = (name: string) => (name === worktree ? undefined : resolveVersion(name, now.written, settings))
    const read = (name: string): ReadState => {
      const commit = findCommit(name)
      return commit === undefined ? now : buildState(name, commit, readRevision(settings.content, commit, redactions), settings)
    }
    const [before, after] = [read(from), read(to)]
    for (const state of new Set([before, after])) warnOfUnread(state)
    // A pull request can be compared from another branch, whose history knows nothing of its renames.
    const tip = after.commit === undefined || isInHistory(settings.content, after.commit) ? undefined : after.commit
    const documents = readDocuments(
      settings.content,
      { entries: [...after.written.entries, ...now.written.entries], layout: after.handbook.layout },
      tip === undefined ? findPendingCommit(settings.content, today) : undefined,
      tip,
    )
    const place = { content: settings.content, layout: after.handbook.layout }
    const names = {
      before: createDocumentNames(place, documents, findCommit(from)),
      after: createDocumentNames(place, documents, findCommit(to)),
    }
    const meaning = withoutUnread(diffHandbooks(before.written, after.written, names), before, after)
    const report = { diff: meaning, from, to, ...findTextChanges(meaning, before.handbook, after.handbook) }
    return comment ? writeComment(report, { before, after, redactions, settings, comment }) : writers[options.format](report)
  } catch (error) {
    if (error instanceof GitError) throw new CallError(error.message)
    throw error
  }
}

/** What a comment needs besides the changes, if one is wanted. */
function findCommentOptions({ comment, site, reviews, format }: DiffOptions, { audience }: Settings): CommentOptions | undefined {
  const option = site !== undefined ? 'site' : reviews !== undefined ? 'reviews' : 'comment'
  if (option === 'comment' && !comment) return undefined
  if (format !== 'md') throw new CallError(`"--${option}" is for pull requests. Add "--format md".`)
  return {
    audience,
    ...(site !== undefined && { site: parsePreview(site) }),
    ...(reviews !== undefined && { approvers: readReviews(reviews) }),
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
