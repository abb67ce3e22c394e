/** What could not be read counts as unknown, not as missing: problems that follow from it are left out and counted at their cause. */
import type { ProblemCode } from '../../problems/codes.ts'
import { type Absence, type Problem, problemKey, sortProblems } from '../../problems/problem.ts'

/** A file, an entry or a value that could not be read, although it is there. */
export interface Unread {
  /** The problem that says why. */
  cause: Problem
  /** The collection, or the name at the top of the content folder, to which it belongs. */
  collection: string
  /** The entry; undefined if nobody can tell which entries there are. */
  id?: string | undefined
  /** All that it says; undefined if nobody can tell that either. */
  text?: string | undefined
}

export interface Folded {
  /** Causes first; each says how many follow from it. */
  problems: Problem[]
  /** What follows from others too. */
  all: Problem[]
  /** As they were found, to be folded again with others. */
  found: Problem[]
}

/** These say that an entry lacks a value. If something in its own file could not be read, that may be the value. */
const aboutOwnValues: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
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

/** Leaves out what follows from something unread. What errors follow from is an error itself. */
export function foldProblems(problems: readonly Problem[], unread: readonly Unread[]): Folded {
  const sorted = sortProblems(problems)
  if (unread.length === 0) return { problems: sorted, all: sorted, found: sorted }
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
  return { problems: sortProblems(folded), all: sortProblems([...folded, ...followers]), found: sorted }
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
