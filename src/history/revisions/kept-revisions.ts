/** What earlier builds found out about a document's revisions. Each answer is valid until one of its inputs changes. */
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { asOf } from '../../graph/reading/making.ts'
import { digestOf } from '../digests.ts'
import type { Visibility } from '../audience/visibility.ts'
import type { Authorship } from './authorship.ts'
import type { Reign, RevisionFacts } from './document-history.ts'
import type { Document, Revision } from './documents.ts'
import { digestAnswers } from './questions.ts'
import type { NotedChange, RevisionChange } from './revision-change.ts'

/** By digests of their inputs. */
export interface KeptRevisions {
  visible: Readonly<Record<string, Asked<boolean>>>
  authors: Readonly<Record<string, boolean>>
  changes: Readonly<Record<string, Asked<RevisionChange>>>
}

/** A value, and the questions that must be answered as they were. */
interface Asked<T> {
  value: T
  questions: readonly string[]
  answers: string
}

export const nothingKept: KeptRevisions = { visible: {}, authors: {}, changes: {} }

export interface RevisionsContext {
  document: Document
  handbook: Handbook
  visibility: Visibility
  authorship: Authorship
  /** The entry of the last revision if that's the current text, which is parsed already. */
  current: Entry | undefined
}

/** How to find out what isn't kept. */
export interface RevisionReader {
  isVisible(reign: Reign, note?: (question: string) => void): boolean
  isAuthorVisible(revision: Revision): boolean
  compare(before: Reign | undefined, after: Reign): NotedChange
}

export interface RememberedFacts extends RevisionFacts {
  /** Everything that was used, for the next build. */
  used: KeptRevisions
  /** Number of facts that weren't kept, and of comparisons among them. */
  counts: { read: number; compared: number }
}

export function rememberFacts(kept: KeptRevisions, context: RevisionsContext, reader: RevisionReader): RememberedFacts {
  const { document, handbook, visibility, authorship, current } = context
  const visible: Record<string, Asked<boolean>> = {}
  const authors: Record<string, boolean> = {}
  const changes: Record<string, Asked<RevisionChange>> = {}
  const counts = { read: 0, compared: 0 }
  /** The title of a text may depend on the day, and the values of the current one on what is hidden. */
  const nameReign = ({ revision: { path, blob }, until }: Reign) =>
    digestOf(path, blob, until ?? (current ? [current.title, current.data] : handbook.now))
  const answerVisibility = (questions: readonly string[]) => digestOf(questions.map((each) => visibility.answer(document, each)))
  return {
    used: { visible, authors, changes },
    counts,
    isVisible(reign) {
      const { revision, until } = reign
      // The current text may become visible at any time.
      if (until === undefined)
        return current ? visibility.isVisibleRevision(asOf(current, handbook.now), revision) : reader.isVisible(reign)
      const key = digestOf(nameReign(reign), revision.commit, revision.date, visibility.keyOf(document))
      const fact = findValid(kept.visible[key], answerVisibility) ?? readVisible(reign)
      visible[key] = fact
      return fact.value
    },
    isAuthorVisible(revision) {
      const key = authorship.keyOf(revision)
      const known = kept.authors[key]
      if (known === undefined) counts.read++
      const isVisible = known ?? reader.isAuthorVisible(revision)
      authors[key] = isVisible
      return isVisible
    },
    compare(before, after) {
      const key = digestOf(before && nameReign(before), nameReign(after))
      const change = findValid(kept.changes[key], (questions) => digestAnswers(questions, handbook)) ?? readChange(before, after)
      changes[key] = change
      return change.value
    },
  }

  function readVisible(reign: Reign): Asked<boolean> {
    counts.read++
    const questions = new Set<string>()
    const value = reader.isVisible(reign, (question) => questions.add(question))
    return { value, questions: [...questions], answers: answerVisibility([...questions]) }
  }

  function readChange(before: Reign | undefined, after: Reign): Asked<RevisionChange> {
    counts.read++
    if (before) counts.compared++
    const { change, questions } = reader.compare(before, after)
    return { value: change, questions, answers: digestAnswers(questions, handbook) }
  }
}

function findValid<T>(known: Asked<T> | undefined, answer: (questions: readonly string[]) => string): Asked<T> | undefined {
  return known?.answers === answer(known?.questions ?? []) ? known : undefined
}
