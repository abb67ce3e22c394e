/** Lists the paths that commits changed, anywhere in the repository. */
import { git } from './git.ts'
import { findPrefix } from './prefix.ts'

export interface ChangedPath {
  /** Relative to the folder; undefined outside it. */
  path: string | undefined
  /** Blobs before and after; undefined if there was no regular file (none at all, a symbolic link, a submodule). */
  before: string | undefined
  after: string | undefined
  /** Whether one side is a symbolic link or submodule. */
  isSpecial: boolean
}

/**
 * Returns changes by commit, in one git process. A rename is a removal and an addition. A merge changes whatever differs from any
 * parent, since its subject describes everything it brings together.
 */
export function readChangedPaths(folder: string, commits: readonly string[]): Map<string, ChangedPath[]> {
  const found = new Map<string, ChangedPath[]>()
  if (commits.length === 0) return found
  const prefix = findPrefix(folder)
  const args = [
    'diff-tree',
    '--stdin',
    '--root',
    '-r',
    '-m',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--no-relative',
    '--ignore-submodules=none',
  ]
  const tokens = git(folder, args, { input: commits.map((commit) => `${commit}\n`).join('') })
    .toString('utf8')
    .split('\0')
  let current: ChangedPath[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? ''
    if (token.startsWith(':')) current.push(parseChange(token, tokens[++at] ?? '', prefix))
    else if (token !== '') {
      // A merge comes once per parent.
      current = found.get(token) ?? []
      found.set(token, current)
    }
  }
  return found
}

function parseChange(line: string, path: string, prefix: string): ChangedPath {
  const [modeBefore = '', modeAfter = '', before, after] = line.slice(1).split(' ')
  const isFile = (mode: string) => mode.startsWith('100')
  const isSpecial = [modeBefore, modeAfter].some((mode) => !isFile(mode) && mode !== '000000')
  return {
    path: path.startsWith(prefix) ? path.slice(prefix.length) : undefined,
    before: isFile(modeBefore) ? before : undefined,
    after: isFile(modeAfter) ? after : undefined,
    isSpecial,
  }
}
