/** Warns of settings about the content folder that match nothing. */
import type { Config } from '../config.ts'
import { firstLine, type Problem, problem } from '../problems/problem.ts'
import type { MovedFolder } from '../sources/folder-scope.ts'
import { GitError } from '../sources/git/git.ts'
import { findUnusedMoves } from '../sources/git/content-paths.ts'
import { listExclusionsInHistory } from '../sources/git/history.ts'
import type { Sources } from '../sources/source.ts'

/** A glob may be there for old commits alone, so git is asked about those that match nothing today. */
export function checkScope(
  content: string,
  { exclusions = [] }: Sources,
  { exclude, moved }: Pick<Config, 'exclude' | 'moved'>,
): Problem[] {
  const unmatched = exclude.filter((glob) => !exclusions.includes(glob))
  const inHistory = unmatched.length === 0 ? new Set<string>() : (askGit(() => listExclusionsInHistory(content)) ?? new Set<string>())
  const unusedMoves = moved.length === 0 ? [] : (askGit(() => findUnusedMoves(content)) ?? [])
  return [...unmatched.filter((glob) => !inHistory.has(glob)).map(reportExclusion), ...unusedMoves.map(reportMove)]
}

function reportExclusion(glob: string): Problem {
  return problem('folder-unknown', glob, firstLine, `handbook.config.ts excludes "${glob}", but nothing matches it.`, {
    hint: 'Correct it under "exclude", or remove it. Paths are relative to the content folder.',
  })
}

function reportMove({ from, until }: MovedFolder): Problem {
  const message = `handbook.config.ts says that a folder was at "${from || '.'}" until ${until}, but no commit up to then has it.`
  return problem('folder-unknown', from, firstLine, message, {
    hint: 'Correct it under "moved", or remove it. Paths there are relative to the root of the repository.',
  })
}

/** Returns undefined without a repository. */
function askGit<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask()
  } catch (error) {
    if (error instanceof GitError) return undefined
    throw error
  }
}
