/** The only place that talks to git. */
import { execFileSync } from 'node:child_process'

/**
 * The day and time of the last commit that touched each file below a folder, by its path in the folder.
 * One pass over the history; empty where there is no git, no repository or no commit.
 */
export function lastChanges(folder: string): Map<string, string> {
  const changes = new Map<string, string>()
  let output: string
  try {
    output = execFileSync(
      'git',
      ['-C', folder, '-c', 'core.quotePath=false', 'log', '-z', '--no-renames', '--name-only', '--relative', '--format=%x01%cI', '--', '.'],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 30,
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
  } catch {
    return changes
  }
  for (const commit of output.split('\u0001').slice(1)) {
    const [date = '', ...files] = commit.split(/[\0\n]+/)
    for (const file of files) if (file && !changes.has(file)) changes.set(file, date)
  }
  return changes
}

/** git refuses, with what it means for the person who called. */
export class GitError extends Error {}

/** The whole id of a commit, from any name that git knows it by. */
export function commitOf(folder: string, revision: string): string {
  try {
    return git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
      .toString('utf8')
      .trim()
  } catch (error) {
    // Without a repository at all, git says so here.
    const isShallow = git(folder, ['rev-parse', '--is-shallow-repository']).toString('utf8').trim() === 'true'
    if (isShallow) {
      const hint = 'This clone is shallow, it holds only the last commits. Get the others with "git fetch --unshallow".'
      throw new GitError(`There is no commit "${revision}" here. ${hint}`, { cause: error })
    }
    throw new GitError(`There is no commit "${revision}" in the repository of "${folder}".`, { cause: error })
  }
}

export interface Blob {
  /** Path relative to the folder, with `/`. */
  path: string
  /** Undefined for what was not asked for. */
  bytes?: Buffer
}

/** The files of a folder as they were at a commit, with the bytes of those that are wanted. Links on disk are left out. */
export function filesAt(folder: string, commit: string, isWanted: (path: string) => boolean): Blob[] {
  const prefix = git(folder, ['rev-parse', '--show-prefix']).toString('utf8').trim().replace(/\/$/, '')
  let tree: string
  try {
    tree = git(folder, ['ls-tree', '-r', '-z', '--full-tree', `${commit}:${prefix}`]).toString('utf8')
  } catch (error) {
    throw new GitError(`The folder "${prefix}" is not there in the commit ${commit.slice(0, 10)}.`, { cause: error })
  }
  const listed = tree.split('\0').flatMap((line) => {
    const [, mode = '', id = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? []
    return mode.startsWith('100') ? [{ id, path }] : []
  })
  const wanted = listed.filter(({ path }) => isWanted(path))
  const blobs = bytesOf(
    folder,
    wanted.map(({ id }) => id),
  )
  return listed.map(({ id, path }) => ({ path, ...(isWanted(path) && { bytes: blobs.get(id) ?? Buffer.alloc(0) }) }))
}

/** What objects hold, in one process. */
function bytesOf(folder: string, ids: readonly string[]): Map<string, Buffer> {
  const blobs = new Map<string, Buffer>()
  if (ids.length === 0) return blobs
  const output = git(folder, ['cat-file', '--batch'], `${[...new Set(ids)].join('\n')}\n`)
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0x0a, at)
    const [id = '', kind, size] = output.toString('latin1', at, end).split(' ')
    // A clone without its blobs lacks some; then there is no size and no content.
    if (kind !== 'blob') throw new GitError(`The repository lacks the object ${id}. Get it with "git fetch --refetch".`)
    blobs.set(id, output.subarray(end + 1, end + 1 + Number(size)))
    at = end + 1 + Number(size) + 1
  }
  return blobs
}

function git(folder: string, args: readonly string[], input?: string): Buffer {
  try {
    return execFileSync('git', ['-C', folder, ...args], { maxBuffer: 1 << 30, input, stdio: ['pipe', 'pipe', 'pipe'] })
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: Buffer }
    if (code === 'ENOENT') throw new GitError('The command "git" is not installed here.', { cause: error })
    const said =
      stderr
        ?.toString('utf8')
        .trim()
        .split('\n')[0]
        ?.replace(/^fatal: /, '') ?? ''
    if (said.startsWith('not a git repository')) throw new GitError(`"${folder}" lies in no git repository.`, { cause: error })
    throw new GitError(`git ${args[0]} failed: ${said || 'it does not say why'}.`, { cause: error })
  }
}
