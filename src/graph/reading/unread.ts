/** What couldn't be read counts as unknown, not missing: problems that follow from it are left out and counted at their cause. */
import type { ProblemCode } from '../../problems/codes.ts'
import { type Absence, type Problem, problemKey, sortProblems } from '../../problems/problem.ts'
import { groupRepeatedKeys } from '../../problems/repeated-keys.ts'

/** A file, an entry or a value that exists but couldn't be read. */
export interface Unread {
  /** The problem that explains why. */
  cause: Problem
  /** The collection, or top-level name, that it belongs to. */
  collection: string
  /** The entry; undefined if it's unknown which entries there are. */
  id?: string | undefined
  /** Its whole text; undefined if that's unknown too. */
  text?: string | undefined
}

export interface Folded {
  /** Causes first, each with the number of problems that follow. A key that many files have is one problem. */
  problems: Problem[]
  /** Including problems that follow from others. */
  all: Problem[]
  /** As they were found, for folding together with others later. */
  found: Problem[]
}

/** These report a missing value. If something in the entry's file couldn't be read, that may be the value. */
const aboutOwnValues: ReadonlySet<string> = new Set<ProblemCode>([
  'alt-missing',
  'breaking-without-action',
  'dropped-without-reason',
  'entry-unreviewed',
  'feature-unnamed',
  'milestone-unsettled',
  'milestone-without-dri',
  'not-responsible-by-whom',
  'objective-unmeasured',
  'opening-incomplete',
  'release-unexplained',
  'removal-unannounced',
  'roadmap-unfounded',
  'security-incomplete',
  'superseded-by-none',
  'upgrade-notes-missing',
])

/** Leaves out problems that follow from something unread. If errors follow from it, it's an error itself. */
export function foldProblems(problems: readonly Problem[], unread: readonly Unread[]): Folded {
  const sorted = sortProblems(problems)
  if (unread.length === 0) return { problems: groupRepeatedKeys(sorted), all: sorted, found: sorted }
  const followers: Problem[] = []
  const byCause = new Map<string, Problem[]>()
  const causes = new Set(unread.map(({ cause }) => problemKey(cause)))
  const kept = sorted.filter((each) => {
    const cause = causes.has(problemKey(each)) ? undefined : causeOf(each, unread)
    if (!cause) return true
    const name = problemKey(cause)
    byCause.set(name, [...(byCause.get(name) ?? []), each])
    followers.push(each)
    return false
  })
  const folded = kept.map((each) => withFollowers(each, byCause.get(problemKey(each)) ?? []))
  return { problems: groupRepeatedKeys(sortProblems(folded)), all: sortProblems([...folded, ...followers]), found: sorted }
}

function causeOf(problem: Problem, unread: readonly Unread[]): Problem | undefined {
  const { absent, code, file } = problem
  if (absent) {
    const found = unread.find((each) => mayHave(each, absent))
    if (found) return found.cause
  }
  return aboutOwnValues.has(code) ? unread.find(({ cause, id }) => cause.file === file && id !== undefined)?.cause : undefined
}

function mayHave({ collection, id, text }: Unread, absent: Absence): boolean {
  if (!absent.in.includes(collection)) return false
  if (absent.id === undefined) return mentions(text, absent.names)
  if (id === undefined) return mentions(text, absent.id)
  return id === absent.id || id === absent.names
}

function mentions(text: string | undefined, word: string | undefined): boolean {
  return text === undefined || word === undefined || text.includes(word)
}

function withFollowers(cause: Problem, followers: readonly Problem[]): Problem {
  if (followers.length === 0) return cause
  const isError = [cause, ...followers].some(({ severity }) => severity === 'error')
  const count = followers.length === 1 ? '1 follows' : `${followers.length} follow`
  return {
    ...cause,
    severity: isError ? 'error' : 'warning',
    message: `${cause.message} ${count} from this.`,
    causes: followers.length,
  }
}
