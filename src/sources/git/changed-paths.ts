/** Every path that a commit changed, anywhere in its repository. */
import { git } from './git.ts'
import { prefixOf } from './history.ts'

export interface ChangedPath {
  /** Relative to the folder; undefined outside of it. */
  path: string | undefined
  /** What it held before and after; undefined where there was no file, or no ordinary one: a link on disk, a submodule. */
  before: string | undefined
  after: string | undefined
  /** Whether one side is no ordinary file. */
  isSpecial: boolean
}

/**
 * By commit, in one process however many there are. Renames are a removal and an addition here. A merge counts as changing whatever
 * differs from any of its parents, since its subject describes all that it brings together.
 */
export function changedPaths(folder: string, commits: readonly string[]): Map<string, ChangedPath[]> {
  const found = new Map<string, ChangedPath[]>()
  if (commits.length === 0) return found
  const prefix = prefixOf(folder)
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
    if (token.startsWith(':')) current.push(changedPath(token, tokens[++at] ?? '', prefix))
    else if (token !== '') {
      // A merge is named once for each parent.
      current = found.get(token) ?? []
      found.set(token, current)
    }
  }
  return found
}

function changedPath(line: string, path: string, prefix: string): ChangedPath {
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
