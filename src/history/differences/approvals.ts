/** Holds approvals that a change adds to changelog entries against the reviews of its pull request. Pure. */
import { z } from 'zod'
import type { EntryChange } from '../../graph/entry-diff.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'

export interface UnconfirmedApproval {
  entry: Entry
  /** Name of the person. */
  person: string
  reason: 'notApproved' | 'loginUnknown'
}

/** What `gh pr view --json reviews` prints. The author of a review is null if the account was deleted. */
const githubReviews = z.object({
  reviews: z.array(z.object({ author: z.object({ login: z.string() }).nullable(), state: z.string() })),
})

/** What GitLab answers to `/merge_requests/ID/approvals`: who approves now. */
const gitlabApprovals = z.object({ approved_by: z.array(z.object({ user: z.object({ username: z.string() }) })) })

/**
 * Returns the logins, in lower case, whose last verdict is an approval. A comment is no verdict. Reviews are in order of time.
 * Throws a `ZodError` or `SyntaxError` for anything else.
 */
export function readApprovers(json: string): ReadonlySet<string> {
  const read = z.union([githubReviews, gitlabApprovals]).parse(JSON.parse(json))
  if ('approved_by' in read) return new Set(read.approved_by.map(({ user }) => user.username.toLowerCase()))
  const verdicts = new Map<string, string>()
  for (const { author, state } of read.reviews)
    if (author && /^(APPROVED|CHANGES_REQUESTED|DISMISSED)$/.test(state)) verdicts.set(author.login.toLowerCase(), state)
  return new Set([...verdicts].flatMap(([login, state]) => (state === 'APPROVED' ? [login] : [])))
}

/** Finds nothing if no person has a login: then the company doesn't want this. */
export function findUnconfirmedApprovals(
  changes: readonly EntryChange[],
  after: Graph,
  approvers: ReadonlySet<string>,
): UnconfirmedApproval[] {
  const people = entriesOf(after, 'people')
  if (people.every(({ data }) => data.login === undefined)) return []
  return changes.flatMap(({ kind, entry, before }) => {
    if (kind === 'removed') return []
    const known = new Set(listApprovals(before).map(({ by, on }) => `${by} ${on}`))
    const added = listApprovals(entry).filter(({ by, on }) => !known.has(`${by} ${on}`))
    return [...new Set(added.map(({ by }) => by))].flatMap((by): UnconfirmedApproval[] => {
      const person = people.find(({ id }) => id === by)
      // Another problem reports an unknown person.
      if (!person) return []
      const login = person.data.login?.toLowerCase()
      if (login === undefined) return [{ entry, person: person.title, reason: 'loginUnknown' }]
      return approvers.has(login) ? [] : [{ entry, person: person.title, reason: 'notApproved' }]
    })
  })
}

function listApprovals(entry: Entry | undefined) {
  return entry?.collection === 'changelog' ? (entry.data.reviews ?? []).filter(({ verdict }) => verdict === 'approve') : []
}
