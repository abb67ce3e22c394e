/** What the repository of a folder holds: commits by name, files as they were, and the bytes of objects. */
import { createHash } from 'node:crypto'
import { memoize } from '../../plain/caches.ts'
import { GitError, git } from './git.ts'
import { prefixOf } from './history.ts'

export const shallowHint = 'This clone is shallow, it holds only the last commits. Get the others with "git fetch --unshallow".'

/** The name that git gives to a text in repositories of its usual kind. */
export function blobId(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

/** The whole id of a commit, from any name that git knows it by. */
export function commitOf(folder: string, revision: string): string {
  return isWholeId(revision) ? knownCommit(JSON.stringify([folder, revision])) : findCommit(folder, revision)
}

/** What a whole id names never changes. */
function isWholeId(revision: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(revision)
}

const knownCommit = memoize((key) => findCommit(...(JSON.parse(key) as [folder: string, id: string])))

function findCommit(folder: string, revision: string): string {
  try {
    return git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
      .toString('utf8')
      .trim()
  } catch (error) {
    // Without a repository at all, git says so here.
    if (isShallow(folder)) throw new GitError(`There is no commit "${revision}" here. ${shallowHint}`, { cause: error })
    throw new GitError(`There is no commit "${revision}" in the repository of "${folder}".`, { cause: error })
  }
}

/** The whole ids and moments of several commits at once; undefined for one that is not here. */
export function commitsOf(folder: string, revisions: readonly string[]): ({ id: string; moment: string } | undefined)[] {
  if (revisions.length === 0) return []
  const output = git(folder, ['cat-file', '--batch-check=%(objecttype) %(objectname)'], {
    input: revisions.map((each) => `${each}^{commit}\n`).join(''),
  })
  const ids = output.toString('utf8').trimEnd().split('\n')
  const found = ids.map((line) => /^commit ([0-9a-f]+)$/.exec(line)?.[1])
  const moments = momentsOf(
    folder,
    found.filter((id) => id !== undefined),
  )
  return found.map((id) => (id === undefined ? undefined : { id, moment: moments.get(id) ?? '' }))
}

function momentsOf(folder: string, ids: readonly string[]): Map<string, string> {
  if (ids.length === 0) return new Map()
  const output = git(folder, ['log', '--no-walk=unsorted', '--no-show-signature', '--format=%H %cI', ...ids]).toString('utf8')
  return new Map(output.split('\n').map((line) => line.split(' ') as [string, string]))
}

export function isShallow(folder: string): boolean {
  return git(folder, ['rev-parse', '--is-shallow-repository']).toString('utf8').trim() === 'true'
}

/** The moment of a commit, ISO with offset. */
export function momentOf(folder: string, commit: string): string {
  return momentsOf(folder, [commit]).get(commit) ?? ''
}

/** Whether a commit lies in the history of what is checked out: then every clone has it. */
export function isInHistory(folder: string, commit: string): boolean {
  return git(folder, ['merge-base', '--is-ancestor', commit, 'HEAD'], { mayFail: true }) !== undefined
}

/** Those of some commits that do not lie in the history of what is checked out. */
export function outsideHistory(folder: string, commits: readonly string[]): Set<string> {
  const outside = new Set(
    git(folder, ['rev-list', ...commits, '--not', 'HEAD'])
      .toString('utf8')
      .split('\n'),
  )
  return new Set(commits.filter((commit) => outside.has(commit)))
}

/** Whether the last commit has the folder at all; one that git ignores is in none. */
export function isCommitted(folder: string): boolean {
  return git(folder, ['rev-parse', '--verify', '--quiet', `HEAD:${prefixOf(folder)}`], { mayFail: true }) !== undefined
}

/** Whether something in the folder differs from its last commit. */
export function hasChanges(folder: string): boolean {
  return git(folder, ['status', '--porcelain', '--', '.']).length > 0
}

export interface TreeFile {
  /** Path relative to the folder, with `/`. */
  path: string
  /** Names what the file holds. */
  blob: string
}

/** The files of a folder as they were at a commit. Links on disk are left out. */
export function treeAt(folder: string, commit: string): readonly TreeFile[] {
  return isWholeId(commit) ? knownTree(JSON.stringify([folder, commit])) : readTree(folder, commit)
}

const knownTree = memoize((key) => readTree(...(JSON.parse(key) as [folder: string, commit: string])))

function readTree(folder: string, commit: string): TreeFile[] {
  const prefix = prefixOf(folder).replace(/\/$/, '')
  let tree: string
  try {
    tree = git(folder, ['ls-tree', '-r', '-z', '--full-tree', `${commit}:${prefix}`]).toString('utf8')
  } catch (error) {
    throw new GitError(`The folder "${prefix}" is not there in the commit ${commit.slice(0, 10)}.`, { cause: error })
  }
  return tree.split('\0').flatMap((line) => {
    const [, mode = '', blob = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? []
    return mode.startsWith('100') ? [{ path, blob }] : []
  })
}

/** The trees of git that hold nothing, by the kind of its ids. */
const emptyTrees = ['4b825dc642cb6eb9a060e54bf8d69288fbee4904', '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321']

/** The same for several commits, in a few processes however many they are; none for those that lack the folder. */
export function treesAt(folder: string, commits: readonly string[]): TreeFile[][] {
  if (commits.length === 0) return []
  const prefix = prefixOf(folder).replace(/\/$/, '')
  const names = commits.map((commit) => `${commit}:${prefix}\n`).join('')
  const found = git(folder, ['cat-file', '--batch-check=%(objecttype) %(objectname)'], { input: names }).toString('utf8')
  const trees = found
    .trimEnd()
    .split('\n')
    .map((line) => /^tree ([0-9a-f]+)$/.exec(line)?.[1])
  const known = [...new Set(trees.filter((tree) => tree !== undefined))]
  // All that a tree has more than an empty one.
  const pairs = known.map((tree) => `${tree} ${emptyTrees.find(({ length }) => length === tree.length)}\n`).join('')
  const output = git(folder, ['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--no-renames', '--stdin'], { input: pairs }).toString(
    'utf8',
  )
  const files = new Map<string, TreeFile[]>()
  let current: TreeFile[] = []
  for (const [, tree, mode = '', blob = '', path = ''] of output.matchAll(
    /([0-9a-f]+) [0-9a-f]+\n|:(\d+) \d+ ([0-9a-f]+) [0-9a-f]+ \w\0([^\0]*)\0/g,
  ))
    if (tree !== undefined) {
      current = []
      files.set(tree, current)
    } else if (mode.startsWith('100')) current.push({ path, blob })
  return trees.map((tree) => (tree === undefined ? [] : (files.get(tree) ?? [])))
}

/** Whether a blob holds this text, told by its name alone. */
export function isBlobOf(blob: string, text: string): boolean {
  return blobOf(Buffer.from(text), blob.length) === blob
}

/** The name that git gives to bytes; its length says which kind of names the repository has. */
export function blobOf(bytes: Uint8Array, length: number): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1')
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

/** What blobs hold, in one process. */
export function bytesOf(folder: string, ids: readonly string[]): Map<string, Buffer> {
  const blobs = new Map<string, Buffer>()
  if (ids.length === 0) return blobs
  const output = git(folder, ['cat-file', '--batch'], { input: `${[...new Set(ids)].join('\n')}\n` })
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
