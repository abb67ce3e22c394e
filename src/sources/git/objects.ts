/** Resolves commits, and reads trees and blobs from a folder's repository. */
import { createHash } from 'node:crypto'
import { lastValue } from '../../plain/caches.ts'
import { findExclusion, scopeOf, scopeKey } from '../folder-scope.ts'
import { listContentRoots, readIncludedPaths } from './content-paths.ts'
import { GitError, git } from './git.ts'
import { readHeadCommit, isFullId, memoizeFact, readShallowCommits } from './head.ts'
import { findPrefix } from './prefix.ts'

export const shallowHint = 'This clone is shallow: it has only the latest commits. Get the others with "git fetch --unshallow".'

/** Returns the SHA-1 blob id of a text. */
export function hashText(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

/** Resolves a revision to a full commit id. Throws GitError if there's no such commit. */
export function resolveCommit(folder: string, revision: string): string {
  if (isFullId(revision)) return findKnownCommit(folder, revision)
  return (revision === 'HEAD' ? readHeadCommit(folder) : undefined) ?? findCommit(folder, revision)
}

const findKnownCommit = memoizeFact(findCommit)

function findCommit(folder: string, revision: string): string {
  try {
    return git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
      .toString('utf8')
      .trim()
  } catch (error) {
    // `isShallow` throws if there's no repository at all.
    if (isShallow(folder)) throw new GitError(`There is no commit "${revision}" here. ${shallowHint}`, { cause: error })
    throw new GitError(`There is no commit "${revision}" in the repository of "${folder}".`, { cause: error })
  }
}

/** Resolves several revisions at once, each to its id and commit date; undefined for a missing one. */
export function resolveCommits(folder: string, revisions: readonly string[]): ({ id: string; moment: string } | undefined)[] {
  if (!revisions.every(isFullId)) return findCommits(folder, revisions)
  const known = findKnownCommits(folder, revisions)
  // A missing commit may have been fetched since.
  return known.includes(undefined) ? findCommits(folder, revisions) : known
}

const findKnownCommits = memoizeFact(findCommits)

function findCommits(folder: string, revisions: readonly string[]): ({ id: string; moment: string } | undefined)[] {
  if (revisions.length === 0) return []
  const output = git(folder, ['cat-file', '--batch-check=%(objecttype) %(objectname)'], {
    input: revisions.map((each) => `${each}^{commit}\n`).join(''),
  })
  const ids = output.toString('utf8').trimEnd().split('\n')
  const found = ids.map((line) => /^commit ([0-9a-f]+)$/.exec(line)?.[1])
  const moments = readCommitDates(
    folder,
    found.filter((id) => id !== undefined),
  )
  return found.map((id) => (id === undefined ? undefined : { id, moment: moments.get(id) ?? '' }))
}

const readCommitDates = memoizeFact((folder, ids: readonly string[]): ReadonlyMap<string, string> => {
  if (ids.length === 0) return new Map()
  const output = git(folder, ['log', '--no-walk=unsorted', '--no-show-signature', '--format=%H %cI', ...ids]).toString('utf8')
  return new Map(output.split('\n').map((line) => line.split(' ') as [string, string]))
})

export function isShallow(folder: string): boolean {
  return readShallowCommits(folder) !== undefined
}

/** Returns the commit date, ISO with offset. */
export function readCommitDate(folder: string, commit: string): string {
  return readCommitDates(folder, [commit]).get(commit) ?? ''
}

/** Whether a commit is an ancestor of HEAD, so that every clone has it. */
export function isInHistory(folder: string, commit: string): boolean {
  return git(folder, ['merge-base', '--is-ancestor', commit, 'HEAD'], { mayFail: true }) !== undefined
}

/** Returns the commits, by full id, that aren't ancestors of HEAD. */
export function findOutsideHistory(folder: string, commits: readonly string[]): ReadonlySet<string> {
  return findOutside(folder, resolveCommit(folder, 'HEAD'), commits)
}

const findOutside = memoizeFact((folder, head: string, commits: readonly string[]): ReadonlySet<string> => {
  const outside = new Set(
    git(folder, ['rev-list', ...commits, '--not', head])
      .toString('utf8')
      .split('\n'),
  )
  return new Set(commits.filter((commit) => outside.has(commit)))
})

/** Whether HEAD contains the folder. An ignored folder is in no commit. */
export function isCommitted(folder: string): boolean {
  const head = readHeadCommit(folder)
  return head !== undefined && isInCommit(folder, head)
}

const isInCommit = memoizeFact(
  (folder, commit: string) =>
    git(folder, ['rev-parse', '--verify', '--quiet', `${commit}:${findPrefix(folder)}`], { mayFail: true }) !== undefined,
)

/** Whether anything in the folder is uncommitted. */
export function hasChanges(folder: string): boolean {
  return git(folder, ['status', '--porcelain', '--', '.']).length > 0
}

export interface TreeFile {
  /** Path relative to the folder, with `/`. */
  path: string
  /** Blob id of its content. */
  blob: string
  /** Path in the repository, if it has moved since. */
  origin?: string
}

/** Lists the files of a folder at a commit, without symbolic links. Throws GitError if the folder isn't there. */
export function readTree(folder: string, commit: string): readonly TreeFile[] {
  const { exclude, moved } = scopeOf(folder)
  if (moved.length > 0) {
    const [files = []] = readTrees(folder, [resolveCommit(folder, commit)])
    if (files.length > 0) return files
  }
  const files = isFullId(commit) ? readKnownTree(folder, commit) : listTree(folder, commit)
  return exclude.length === 0 ? files : files.filter(({ path }) => findExclusion(folder, path) === undefined)
}

const readKnownTree = memoizeFact(listTree)

function listTree(folder: string, commit: string): TreeFile[] {
  const prefix = findPrefix(folder).replace(/\/$/, '')
  let tree: string
  try {
    tree = git(folder, ['ls-tree', '-r', '-z', '--full-tree', `${commit}:${prefix}`]).toString('utf8')
  } catch (error) {
    throw new GitError(`The folder "${prefix}" does not exist in the commit ${commit.slice(0, 10)}.`, { cause: error })
  }
  return tree.split('\0').flatMap((line) => {
    const [, mode = '', blob = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? []
    return mode.startsWith('100') ? [{ path, blob }] : []
  })
}

/** Does the same for several full commit ids in a few git processes. A commit without the folder has no files. */
export function readTrees(folder: string, commits: readonly string[]): readonly (readonly TreeFile[])[] {
  return readTreesOf(folder, commits, scopeKey(folder))
}

/** What belongs to the folder is part of the key. */
const readTreesOf = memoizeFact((folder, commits: readonly string[], _scope: string): readonly (readonly TreeFile[])[] => {
  if (commits.length === 0) return []
  const prefix = findPrefix(folder)
  const roots = listContentRoots(folder)
  const trees = roots.map((root) => readFolderTrees(folder, root, commits))
  const ids = scopeOf(folder).moved.length === 0 ? [] : [...new Set(commits)]
  const dates = readCommitDates(folder, ids)
  const pathsOf = readIncludedPaths(
    folder,
    ids.map((id) => ({ id, date: dates.get(id) ?? '' })),
  )
  return commits.map((commit, index) => {
    const toContent = pathsOf(commit)
    const files = new Map<string, TreeFile>()
    for (const [number, root] of roots.entries())
      for (const { path, blob } of trees[number]?.[index] ?? []) {
        const origin = root === '' ? path : `${root}/${path}`
        const inContent = toContent(origin)
        if (inContent !== undefined) files.set(inContent, { path: inContent, blob, ...(origin !== prefix + inContent && { origin }) })
      }
    return [...files.values()]
  })
})

/** Ids of the empty tree, SHA-1 and SHA-256. */
const emptyTrees = ['4b825dc642cb6eb9a060e54bf8d69288fbee4904', '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321']

/** Lists the files of a folder of the repository at several commits. `root` has no trailing slash; '' is the whole repository. */
function readFolderTrees(folder: string, root: string, commits: readonly string[]): readonly (readonly TreeFile[])[] {
  const names = commits.map((commit) => `${commit}:${root}\n`).join('')
  const found = git(folder, ['cat-file', '--batch-check=%(objecttype) %(objectname)'], { input: names }).toString('utf8')
  const trees = found
    .trimEnd()
    .split('\n')
    .map((line) => /^tree ([0-9a-f]+)$/.exec(line)?.[1])
  const known = [...new Set(trees.filter((tree) => tree !== undefined))]
  // The difference to the empty tree lists every file.
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

/** Whether a blob id is that of a text. */
export function isBlobOfText(blob: string, text: string): boolean {
  return hashBlob(Buffer.from(text), blob.length) === blob
}

/** Returns the blob id of some bytes. `length` is that of the repository's ids: 64 means SHA-256. */
export function hashBlob(bytes: Uint8Array, length: number): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1')
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

/** Recently read blobs of one repository. */
const lastBlobs = lastValue<{ blobs: ReadonlyMap<string, Buffer>; size: number }>()
const maxCacheBytes = 16 << 20

/** Reads blobs in one git process, or none if all are cached. */
export function readBlobs(folder: string, ids: readonly string[]): Map<string, Buffer> {
  const kept = lastBlobs.get(folder) ?? { blobs: new Map<string, Buffer>(), size: 0 }
  const wanted = [...new Set(ids)]
  const read = readMissingBlobs(
    folder,
    wanted.filter((id) => !kept.blobs.has(id)),
  )
  const added = [...read.values()].reduce((sum, bytes) => sum + bytes.length, 0)
  const all = new Map([...kept.blobs, ...read])
  if (added > 0)
    lastBlobs.set(folder, kept.size + added > maxCacheBytes ? { blobs: new Map(), size: 0 } : { blobs: all, size: kept.size + added })
  return new Map(
    wanted.flatMap((id) => {
      const bytes = all.get(id)
      return bytes === undefined ? [] : [[id, bytes] as const]
    }),
  )
}

function readMissingBlobs(folder: string, ids: readonly string[]): Map<string, Buffer> {
  const blobs = new Map<string, Buffer>()
  if (ids.length === 0) return blobs
  const output = git(folder, ['cat-file', '--batch'], { input: `${ids.join('\n')}\n` })
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0x0a, at)
    const [id = '', kind, size] = output.toString('latin1', at, end).split(' ')
    // A partial clone lacks blobs; git then prints no size and no content.
    if (kind !== 'blob') throw new GitError(`The repository lacks the object ${id}. Get it with "git fetch --refetch".`)
    blobs.set(id, output.subarray(end + 1, end + 1 + Number(size)))
    at = end + 1 + Number(size) + 1
  }
  return blobs
}
