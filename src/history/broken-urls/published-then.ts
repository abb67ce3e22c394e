/** Which editions were on the site under their own addresses, so that those must keep working. */
import { dirname } from 'node:path'
import { findCommitsWith, isSameRepository, readFileStates } from '../../sources/git/file-states.ts'
import type { EditionInfo } from '../editions/edition.ts'
import type { BrokenUrlRequest } from './broken-urls.ts'

/**
 * An edition may show a commit from before the handbook was a site. The list can say so; if it doesn't, a commit without the configuration
 * file can't have been published. That holds only if the file is in the same repository: otherwise the edition counts as published.
 */
export function findPublishedEditions({
  content,
  editions,
  configFile,
}: Pick<BrokenUrlRequest, 'content' | 'editions' | 'configFile'>): readonly EditionInfo[] {
  const open = editions.filter(({ published }) => published === undefined).map(({ commit }) => commit)
  const configured = open.length === 0 || configFile === undefined ? undefined : findConfigured(configFile, content, open)
  return editions.filter(({ published, commit }) => published ?? configured?.has(commit) ?? true)
}

/** Returns undefined if git doesn't know the configuration. */
function findConfigured(configFile: string, content: string, commits: readonly string[]): ReadonlySet<string> | undefined {
  if (!isSameRepository(dirname(configFile), content)) return undefined
  const states = readFileStates(configFile)
  return states.blobs.length === 0 ? undefined : findCommitsWith(configFile, states, commits)
}
