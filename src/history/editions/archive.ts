/** Finds the editions of a content folder in git. */
import { publishedEditions } from '../../graph/editions.ts'
import type { Entry } from '../../graph/entry.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import { GitError } from '../../sources/git/git.ts'
import { resolveCommits, isCommitted, isShallow, findOutsideHistory, shallowHint } from '../../sources/git/objects.ts'
import type { EditionInfo } from './edition.ts'
import { checkEditionHistory } from '../broken-urls/rename-check.ts'

export interface Archive {
  /** Editions that can be built, in order of their days. */
  editions: readonly EditionInfo[]
  /** Problems with the others. */
  problems: readonly Problem[]
  /** Why git can't be asked at all, if it can't. */
  unreadable?: string
}

/** Find the commit of each published edition. Missing ones don't stop the build, as today's handbook doesn't need them. */
export function findEditions(content: string, entries: readonly Entry[], now: string): Archive {
  const published = publishedEditions(entries, now)
  if (published.length === 0) return { editions: [], problems: [] }
  const { commits, hint, unreadable } = findCommits(
    content,
    published.map(({ data }) => data.commit),
  )
  const editions: EditionInfo[] = []
  const problems: Problem[] = []
  published.forEach(({ data: { name, date, commit, note, published: isPublished, defaults }, file, spanOf }, index) => {
    const found = commits[index]
    if (found) editions.push({ name, date, commit: found.id, moment: found.moment, note, published: isPublished, defaults })
    else
      problems.push(
        problem('edition-missing', file, spanOf(['commit']), `The commit "${commit}" of the edition "${name}" is not in this repository.`, {
          hint: `${hint} Until then the edition is skipped.`,
        }),
      )
  })
  if (editions.length > 0)
    problems.push(...checkUnmerged(content, editions, published), ...checkEditionHistory(content, published, entries))
  return { editions, problems, ...(unreadable !== undefined && { unreadable }) }
}

/** After a rebase the old commits exist only in this clone. Whatever a shallow clone has is in its history. */
function checkUnmerged(content: string, editions: readonly EditionInfo[], published: readonly Entry<'editions'>[]): Problem[] {
  const cannotTell = isShallow(content) || !isCommitted(content)
  const outside = cannotTell ? new Set() : findOutsideHistory(content, [...new Set(editions.map(({ commit }) => commit))])
  return editions
    .filter(({ commit }) => outside.has(commit))
    .flatMap(({ name, commit }) =>
      published
        .filter((edition) => edition.data.name === name)
        .map(({ file, spanOf }) =>
          problem(
            'edition-unmerged',
            file,
            spanOf(['commit']),
            `The commit "${commit.slice(0, 10)}" of the edition "${name}" is not in the history of the current branch, so other clones may lack it.`,
            { hint: 'Merge its branch; after a rebase, use the commit that replaced it.' },
          ),
        ),
    )
}

function describeMissing(content: string): string {
  if (isShallow(content)) return shallowHint
  if (!isCommitted(content)) return 'This folder has no commits: git ignores it, or it belongs to another repository.'
  return 'Fetch its branch, or correct the commit.'
}

function findCommits(
  content: string,
  revisions: readonly string[],
): { commits: ReturnType<typeof resolveCommits>; hint: string; unreadable?: string } {
  try {
    const commits = resolveCommits(content, revisions)
    if (!commits.includes(undefined)) return { commits, hint: '' }
    return { commits, hint: describeMissing(content) }
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    const hint = error.message.includes('git repository') ? 'This folder is not in a git repository; build from a clone.' : error.message
    return { commits: [], hint, unreadable: hint }
  }
}
