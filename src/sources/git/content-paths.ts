/** Paths of old commits as paths in today's content folder, although folders have moved since. */
import { posix } from 'node:path'
import { once } from '../../plain/once.ts'
import { findExclusion, isBelow, type MovedFolder, scopeOf } from '../folder-scope.ts'
import { git } from './git.ts'
import { readHeadCommit } from './head.ts'
import { findPrefix } from './prefix.ts'

export interface CommitDay {
  /** Full id. */
  id: string
  /** ISO date, of which the day counts. */
  date: string
}

/** Maps a path in the repository to one in the content folder; undefined for what isn't in it. */
export type ContentPath = (path: string) => string | undefined

/** Where the files of an old commit were, as their links are relative to that. */
export interface Origins {
  /** Differs when links may lead elsewhere. */
  key: string
  /** Returns today's path of a relative link's target. It begins with `..` if that isn't content. */
  resolve(file: string, link: string): string
}

/** Lists the folders of the repository that are or were content, without a trailing slash; '' is the root. Today's comes first. */
export function listContentRoots(folder: string): string[] {
  return [...new Set([findPrefix(folder).replace(/\/$/, ''), ...scopeOf(folder).moved.map(({ from }) => from)])]
}

/** Returns the mapping for each commit, by its id, in one git process; in none if nothing has moved. */
export function readContentPaths(folder: string, commits: readonly CommitDay[]): (commit: string) => ContentPath {
  const prefix = findPrefix(folder)
  const moves = readMovesOf(folder, prefix, commits)
  const today = mapPaths(prefix, [])
  const byMoves = new Map<string, ContentPath>()
  return (commit) => {
    const applied = moves.get(commit)
    if (!applied) return today
    const key = JSON.stringify(applied)
    const known = byMoves.get(key) ?? mapPaths(prefix, applied)
    byMoves.set(key, known)
    return known
  }
}

/** Does the same, without what is excluded. */
export function readIncludedPaths(folder: string, commits: readonly CommitDay[]): (commit: string) => ContentPath {
  const pathsOf = readContentPaths(folder, commits)
  if (scopeOf(folder).exclude.length === 0) return pathsOf
  return (commit) => (path) => {
    const found = pathsOf(commit)(path)
    return found === undefined || findExclusion(folder, found) !== undefined ? undefined : found
  }
}

/**
 * Lists the moves that are still ahead of each commit: it has the old folder, and isn't from after the last day there. A branch that left
 * before the move and was merged after it has the old folder, so the day alone wouldn't do.
 */
function readMovesOf(folder: string, prefix: string, commits: readonly CommitDay[]): Map<string, readonly MovedFolder[]> {
  const { moved } = scopeOf(folder)
  const questions = moved.flatMap((move) =>
    commits.filter(({ date }) => date.slice(0, 10) <= move.until).map(({ id }) => ({ id, move, path: evidenceOf(move, prefix) })),
  )
  const found = new Map<string, MovedFolder[]>()
  if (questions.length === 0) return found
  const input = questions.map(({ id, path }) => `${id}:${path.name}\n`).join('')
  const answers = git(folder, ['cat-file', '--batch-check=%(objecttype)'], { input }).toString('utf8').split('\n')
  for (const [index, { id, move, path }] of questions.entries())
    if ((answers[index] === 'tree') === path.isThere) found.set(id, [...(found.get(id) ?? []), move])
  return found
}

/** Finds the origins of the files of each commit, in one git process for all; undefined if none of them has moved since. */
export function findOrigins(
  folder: string,
  commits: readonly CommitDay[],
): (commit: string, files: readonly MovedFile[]) => Origins | undefined {
  const readPaths = once(() => readIncludedPaths(folder, commits))
  return (commit, files) => {
    const origins = new Map(files.flatMap(({ path, origin }) => (origin === undefined ? [] : [[path, origin]])))
    if (origins.size === 0) return undefined
    const toContent = readPaths()(commit)
    const prefix = findPrefix(folder)
    return {
      key: JSON.stringify([prefix, scopeOf(folder).moved]),
      resolve(file, link) {
        const origin = origins.get(file) ?? prefix + file
        const target = posix.join(posix.dirname(origin), link).replace(/\/+$/, '')
        const found = target.startsWith('..') ? undefined : toContent(target === '.' ? '' : target)
        return found === undefined ? `../${target}` : found || '.'
      },
    }
  }
}

interface MovedFile {
  path: string
  /** Path in the repository, if it has moved since. */
  origin?: string
}

/** Returns the moves that no commit of HEAD is from before. */
export function findUnusedMoves(folder: string): readonly MovedFolder[] {
  const { moved } = scopeOf(folder)
  const applied =
    readHeadCommit(folder) === undefined
      ? new Map<string, MovedFolder[]>()
      : readMovesOf(folder, findPrefix(folder), readCommitDays(folder))
  const used = new Set([...applied.values()].flat())
  return moved.filter((move) => !used.has(move))
}

/** Lists all commits of HEAD. */
export function readCommitDays(folder: string): CommitDay[] {
  const log = git(folder, ['log', '--no-show-signature', '--format=%H %cI', 'HEAD']).toString('utf8')
  return log
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [id = '', date = ''] = line.split(' ')
      return { id, date }
    })
}

/** The folder that tells whether a move is ahead: the old one, or the new one within it, which isn't there yet. */
function evidenceOf({ from, to }: MovedFolder, prefix: string): { name: string; isThere: boolean } {
  const target = join(prefix.replace(/\/$/, ''), to)
  return target !== from && isBelow(target, from) ? { name: target, isThere: false } : { name: from, isThere: true }
}

/** The longest old path wins. What was at the new path of a folder before it moved there isn't content. */
function mapPaths(prefix: string, moves: readonly MovedFolder[]): ContentPath {
  const sorted = moves.toSorted((a, b) => b.from.length - a.from.length)
  return (path) => {
    const move = sorted.find(({ from }) => isBelow(path, from))
    if (move) return join(move.to, move.from === '' ? path : path.slice(move.from.length + 1))
    if (!path.startsWith(prefix)) return undefined
    const inside = path.slice(prefix.length)
    return moves.some(({ to }) => isBelow(inside, to)) ? undefined : inside
  }
}

function join(folder: string, path: string): string {
  return folder === '' || path === '' ? `${folder}${path}` : `${folder}/${path}`
}
