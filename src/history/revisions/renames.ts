/** Tracks files across renames, including uncommitted ones. */
import type { Renames } from '../../graph/links/renames.ts'
import { once } from '../../plain/once.ts'
import { GitError } from '../../sources/git/git.ts'
import type { Commit } from '../../sources/git/history.ts'
import { findPendingCommit, pendingId } from '../../sources/git/pending.ts'
import type { Sources } from '../../sources/source.ts'
import { type Document, type Documents, trackDocuments } from './documents.ts'
import { readDocuments } from '../editions/editions.ts'

/** Reads the history on first use. */
export function readRenames(
  content: string,
  sources: Pick<Sources, 'files' | 'assets' | 'onDisk'>,
): Renames & { pending(): Commit | undefined } {
  const pending = once(() => readPendingCommit(content, sources))
  const readState = once(() => {
    const documents = readDocumentsIfAny(content, pending())
    const here = [...sources.files.map(({ path }) => path), ...sources.assets]
    return { documents, today: new Map(here.map((path) => [documents.at(path), path])) }
  })
  return {
    pending,
    today(path) {
      const { documents, today } = readState()
      const document = documents.at(path)
      const now = document && today.get(document)
      return now === path ? undefined : now
    },
    earlier(path) {
      const paths = readState()
        .documents.at(path)
        ?.revisions.map((revision) => revision.path)
      return [...new Set(paths?.reverse())].filter((each) => each !== path)
    },
    removal(path) {
      const { documents, today } = readState()
      const document = documents.at(path)
      return document && !today.has(document) ? describeDeletion(document) : undefined
    },
  }
}

function describeDeletion({ removedBy }: Document): ReturnType<Renames['removal']> {
  if (!removedBy) return undefined
  const { id, date } = removedBy
  return id === pendingId ? { day: undefined, commit: undefined } : { day: date.slice(0, 10), commit: id }
}

function readPendingCommit(content: string, sources: Pick<Sources, 'files' | 'assets' | 'onDisk'>): Commit | undefined {
  try {
    return findPendingCommit(content, sources)
  } catch (error) {
    if (error instanceof GitError) return undefined
    throw error
  }
}

function readDocumentsIfAny(content: string, pending: Commit | undefined): Documents {
  try {
    return readDocuments(content, undefined, pending)
  } catch (error) {
    if (error instanceof GitError) return trackDocuments([])
    throw error
  }
}
