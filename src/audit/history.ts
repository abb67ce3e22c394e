/** What the history of a content folder hides: old texts that were never visible or no longer are, and who changed what. */

import type { AudienceDefaults } from '../history/audience/defaults.ts'
import type { Document, Documents, Revision } from '../history/revisions/documents.ts'
import { readDocuments } from '../history/editions/editions.ts'
import { isText } from '../history/revisions/reader.ts'
import { type Visibility, createVisibility } from '../history/audience/visibility.ts'
import type { RedactionList } from '../history/redaction/redactions.ts'
import { readCommentContent, findComments } from '../markdown/dialects/comments.ts'
import { readEntries } from '../graph/reading/entries.ts'
import type { Entry } from '../graph/entry.ts'
import type { Checked } from '../graph/handbook.ts'
import { type Layout, layoutOver } from '../graph/reading/layout.ts'
import { asOf, type MakeContext } from '../graph/reading/making.ts'
import { placeOf } from '../graph/reading/places.ts'
import type { Config } from '../config.ts'
import { type CommitFacts, readCommitFacts } from '../sources/git/commit-facts.ts'
import { GitError } from '../sources/git/git.ts'
import { readCommits } from '../sources/git/history.ts'
import { findPrefix } from '../sources/git/prefix.ts'
import { readBlobs } from '../sources/git/objects.ts'
import { decodeText } from '../sources/revision.ts'
import type { Sources } from '../sources/source.ts'
import { addHiddenEntry, addHiddenParts, findLinkedAssets, publicEntries, listShownTexts } from './content.ts'
import { type IndexWord, readMadeWords } from './index-words.ts'
import type { Needles } from './needles.ts'

export interface HistoryAuditRequest extends Pick<Checked, 'handbook' | 'written'> {
  content: string
  sources: Sources
  redactions: RedactionList
  defaults: AudienceDefaults
}

export interface HistoryAudit {
  addHidden(needles: Needles): void
  /** Remove what visible old texts show. Only texts with a hit are parsed. Returns the current files that those texts show. */
  removeShown(needles: Needles): Set<string>
  /** What visible old texts show, of those of which a search index makes some of the words. */
  listShownTextsWith(words: readonly IndexWord[]): Iterable<string>
}

const emptyHistory: HistoryAudit = { addHidden: () => undefined, removeShown: () => new Set(), listShownTextsWith: () => [] }

/** Number of old texts in memory at a time. */
const batchSize = 500

/** Without a repository there's no history to hide. */
export function createHistoryAudit(request: HistoryAuditRequest): HistoryAudit {
  try {
    return readHistory(request)
  } catch (error) {
    if (error instanceof GitError) return emptyHistory
    throw error
  }
}

interface OldText {
  revision: Revision
  /** As stored in git. */
  raw: string
  /** After redactions. */
  text: string
}

function readHistory({ content, handbook, written, sources, redactions, defaults }: HistoryAuditRequest): HistoryAudit {
  const documents = readDocuments(content, { entries: written.entries, layout: handbook.layout })
  const { config, now, firstDays } = handbook
  const context = { config, now, firstDays, layout: layoutOver(readCommits(content), handbook.layout) }
  const paths = sources.files.map(({ path }) => path)
  const currentPaths = new Map(paths.flatMap((path) => ((found) => (found ? [[found, path] as const] : []))(documents.at(path))))
  const publicFiles = new Set(publicEntries({ written }).map(({ file }) => file))
  const hiddenDeletions = findHiddenDeletions(documents, currentPaths, { content, context, redactions })
  const visibility = createVisibility({ entries: written.entries, files: paths, hidden: hiddenDeletions }, documents, 'public', defaults)
  const isHidden = (document: Document) => {
    const path = currentPaths.get(document)
    return path === undefined ? hiddenDeletions.has(document) : placeOf(path, handbook.layout).kind === 'entry' && !publicFiles.has(path)
  }
  const entriesIn = ({ revision: { path }, text }: OldText) => parseEntries(path, text, context)
  const hiddenCommits = new Set<string>()

  const visibleIn = (old: OldText) => entriesIn(old).filter((entry) => isTextVisible(entry, old, visibility, handbook.now))

  const addRevision = (old: OldText, needles: Needles) => {
    const { revision, raw, text } = old
    const source = describeRevision(revision)
    const hide = { source, what: 'old text', text: () => raw }
    if (isHidden(revision.document) || text !== raw) {
      hiddenCommits.add(revision.commit)
      needles.add(stripKeys(raw), hide, 'text')
      return
    }
    for (const comment of findAllComments(raw)) needles.add(comment, { ...hide, what: 'old comment' }, 'text')
    if (!needsParsing(revision, text, { audience: handbook.config.audience, layout: context.layout, defaults })) return
    for (const entry of entriesIn(old)) {
      if (isTextVisible(entry, old, visibility, handbook.now)) addHiddenParts(entry, needles, source)
      else {
        hiddenCommits.add(revision.commit)
        addHiddenEntry(entry, needles, source)
      }
    }
  }
  return {
    addHidden(needles) {
      for (const old of readOldTexts(documents, content, redactions)) addRevision(old, needles)
      for (const document of documents.all) if (document.removedBy && isHidden(document)) hiddenCommits.add(document.removedBy.id)
      const facts = readCommitFacts(content, listCommits(documents))
      addAuthors(facts, { hiddenCommits, prefix: findPrefix(content), isDisclosed: handbook.config.authorship === 'public' }, needles)
    },
    removeShown(needles) {
      const files = new Set<string>()
      for (const old of readOldTexts(documents, content, redactions)) {
        if (isHidden(old.revision.document) || !needles.isAnyIn(old.text)) continue
        const visible = visibleIn(old)
        for (const entry of visible) for (const text of listShownTexts(entry)) needles.removeVisible(text)
        for (const path of findLinkedAssets(visible, handbook.linkIndex)) {
          files.add(path)
          needles.removeVisible(path)
        }
      }
      return files
    },
    *listShownTextsWith(words) {
      for (const old of readOldTexts(documents, content, redactions))
        if (!isHidden(old.revision.document) && words.some(readMadeWords(old.text))) yield* visibleIn(old).flatMap(listShownTexts)
    },
  }
}

/** Deleted documents that weren't public when they were deleted. */
function findHiddenDeletions(
  documents: Documents,
  currentPaths: ReadonlyMap<Document, string>,
  { content, context, redactions }: Pick<HistoryAuditRequest, 'content' | 'redactions'> & { context: MakeContext },
): Set<Document> {
  const last = documents.all.flatMap((document) => {
    const revision = currentPaths.has(document) ? undefined : document.revisions.at(-1)
    return revision && isText(revision) ? [revision] : []
  })
  const bytes = readBlobs(
    content,
    last.map(({ blob }) => blob),
  )
  return new Set(
    last.flatMap((revision) => {
      const text = decodeText(bytes.get(revision.blob))
      const entries = text === undefined ? [] : parseEntries(revision.path, redactions.redact(revision, text), context)
      return entries.some(isPublic) ? [] : [revision.document]
    }),
  )
}

function parseEntries(path: string, text: string, context: MakeContext): readonly Entry[] {
  return readEntries({ files: [{ path, text }], assets: [], images: new Map(), problems: [] }, context).entries
}

function isPublic({ audience }: Entry): boolean {
  return audience === 'public'
}

/** Return whether a text was published before the next one replaced it. */
function isTextVisible(entry: Entry, { revision }: OldText, visibility: Visibility, now: string): boolean {
  const { revisions, removedBy } = revision.document
  const until = revisions[revisions.indexOf(revision) + 1]?.date ?? removedBy?.date ?? now
  return visibility.isVisibleRevision(asOf(entry, until), revision)
}

/** Every text that a file in the folder ever contained, once. */
function* readOldTexts(documents: Documents, content: string, redactions: RedactionList): Generator<OldText> {
  const revisions = new Map(
    documents.all.flatMap(({ revisions }) => revisions.filter(isText)).map((revision) => [`${revision.blob} ${revision.path}`, revision]),
  )
  const all = [...revisions.values()]
  for (let start = 0; start < all.length; start += batchSize) {
    const part = all.slice(start, start + batchSize)
    const bytes = readBlobs(
      content,
      part.map(({ blob }) => blob),
    )
    for (const revision of part) {
      const raw = decodeText(bytes.get(revision.blob))
      if (raw !== undefined) yield { revision, raw, text: redactions.redact(revision, raw) }
    }
  }
}

/** Return whether a text needs parsing: it sets its own audience, its collection is or was for staff, or its file holds many entries. */
function needsParsing(
  revision: Revision,
  text: string,
  { audience, defaults, layout }: Pick<Config, 'audience'> & Pick<HistoryAuditRequest, 'defaults'> & { layout: Layout },
): boolean {
  const location = placeOf(revision.path, layout)
  const collection = 'collection' in location ? location.collection : undefined
  if (collection && (audience[collection] === 'staff' || defaults.isForStaff(collection, revision))) return true
  return /^\s*-?\s*["']?(audience|publishAt)["']?\s*:|^["']?status["']?\s*:\s*["']?(draft|in-review|approved|withdrawn)/m.test(text)
}

/** Comments in every syntax. Those inside code are visible, and get removed with the visible text. */
function findAllComments(text: string): string[] {
  return [
    ...(text.match(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\//g) ?? []).map((each) => each.replace(/^<!--|-->$|^\/\*|\*\/$/g, '')),
    ...findComments(text, false).map(({ start, end }) => readCommentContent(text.slice(start, end))),
    ...Array.from(text.matchAll(/^[ \t]*#(?![#\w]* )(?=\s*\S)(.*)$/gm), ([, comment = '']) => comment),
  ]
}

/** Strip keys, which are the same in every file. */
function stripKeys(text: string): string {
  return text.replace(/^(\s*-?\s*)["']?[\w-]+["']?:(?=\s)/gm, '\n\n$1')
}

function describeRevision({ path, commit }: Revision): string {
  return `${path} at ${commit.slice(0, 10)}`
}

function listCommits(documents: Documents): string[] {
  return [
    ...new Set(
      documents.all.flatMap(({ revisions, removedBy }) => [...revisions.map(({ commit }) => commit), ...(removedBy ? [removedBy.id] : [])]),
    ),
  ]
}

interface AuthorContext {
  hiddenCommits: ReadonlySet<string>
  /** Path of the content folder within its repository. */
  prefix: string
  /** Whether readers see commits at all. */
  isDisclosed: boolean
}

/** Add names, email addresses and notes of commits that changed something hidden from these readers. */
function addAuthors(facts: readonly CommitFacts[], { hiddenCommits, prefix, isDisclosed }: AuthorContext, needles: Needles): void {
  const isHidden = ({ id, paths }: CommitFacts) => !isDisclosed || hiddenCommits.has(id) || paths.some((path) => !path.startsWith(prefix))
  for (const commit of facts) {
    const { id, author, mail, note } = commit
    const hide = (what: string, text: string) =>
      needles.add(text, { source: `commit ${id.slice(0, 10)}`, what, text: () => note }, what === 'note' ? 'text' : 'name')
    hide('mail address', mail)
    if (!isHidden(commit)) continue
    hide('author', author)
    hide('note', note)
  }
  for (const commit of facts)
    if (!isHidden(commit)) {
      needles.removeVisible(commit.author)
      needles.removeVisible(commit.note)
    }
}
