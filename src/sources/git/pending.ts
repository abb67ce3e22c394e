/** Uncommitted files of a folder as a commit that's still to be made: added, removed and renamed ones. */
import { readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { isLeftOut } from '../left-out.ts'
import { decodeText } from '../revision.ts'
import type { SourceFile, Sources } from '../source.ts'
import { GitError } from './git.ts'
import type { Change, Commit } from './history.ts'
import { blobOf, bytesOf, commitOf, type TreeFile, treeAt } from './objects.ts'

/** Id of the commit that's still to be made. */
export const pendingId = 'pending'

/** Minimum similarity for a rename. Git's default is half, too. */
const leastLikeness = 0.5

/** Returns undefined if no file was removed or there's no commit to compare with. Files that only changed aren't in it. */
export function pendingCommit(folder: string, { files, assets }: Pick<Sources, 'files' | 'assets'>): Commit | undefined {
  const committed = lastTree(folder)
  const [known, here] = [new Set(committed.map(({ path }) => path)), new Set([...files.map(({ path }) => path), ...assets])]
  const gone = committed.filter(({ path }) => !here.has(path) && !isLeftOut(path))
  if (gone.length === 0) return undefined
  // All ids in a repository have the same length.
  const length = gone[0]?.blob.length ?? 0
  const come = [...here]
    .filter((path) => !known.has(path))
    .map((path) => ({ path, blob: blobOf(readFileSync(join(folder, path)), length) }))
  const moves = pairRenames({ folder, gone, come, texts: new Map(files.map((file) => [file.path, file])) })
  const left = new Set(moves.values())
  const changes: Change[] = [
    ...come.map(({ path, blob }): Change => {
      const from = moves.get(path)
      return from === undefined ? { kind: 'added', path, blob } : { kind: 'renamed', path, from, blob }
    }),
    ...gone.filter(({ path }) => !left.has(path)).map(({ path }): Change => ({ kind: 'removed', path })),
  ]
  return { id: pendingId, date: '9999-12-31T00:00:00Z', author: '', subject: undefined, changes }
}

function lastTree(folder: string): readonly TreeFile[] {
  try {
    return treeAt(folder, commitOf(folder, 'HEAD'))
  } catch (error) {
    if (error instanceof GitError) return []
    throw error
  }
}

interface Sides {
  folder: string
  gone: readonly TreeFile[]
  come: readonly TreeFile[]
  /** Current texts by path. */
  texts: ReadonlyMap<string, SourceFile>
}

/** Maps new paths to old ones: by equal content, then by similarity, then by title. */
function pairRenames({ folder, gone, come, texts }: Sides): Map<string, string> {
  const moves = new Map<string, string>()
  const taken = new Set<string>()
  const pair = (from: string, to: string) => {
    if (taken.has(from) || moves.has(to)) return
    taken.add(from)
    moves.set(to, from)
  }
  for (const [blob, olds] of Map.groupBy(gone, (file) => file.blob)) {
    const news = come.filter((file) => file.blob === blob)
    for (const old of olds) for (const now of news) if (basename(old.path) === basename(now.path)) pair(old.path, now.path)
    const [old, ...others] = olds.filter(({ path }) => !taken.has(path))
    const [now, ...rest] = news.filter(({ path }) => !moves.has(path))
    if (old && now && others.length + rest.length === 0) pair(old.path, now.path)
  }
  const olds = gone.filter(({ path }) => !taken.has(path))
  const news = come.flatMap(({ path }) => (moves.has(path) ? [] : (texts.get(path) ?? [])))
  if (olds.length === 0 || news.length === 0) return moves
  const bytes = bytesOf(
    folder,
    olds.map(({ blob }) => blob),
  )
  const before = olds.flatMap(({ path, blob }) => {
    const text = decodeText(bytes.get(blob))
    return text === undefined ? [] : [{ path, text }]
  })
  for (const [from, to] of [...pairsAlike(before, news), ...pairsOfTitle(before, news)]) pair(from, to)
  return moves
}

/** Pairs texts of the same format, most similar first. */
function pairsAlike(before: readonly SourceFile[], after: readonly SourceFile[]): [from: string, to: string][] {
  const linesOf = new Map([...before, ...after].map(({ path, text }) => [path, lineWeights(text)]))
  return before
    .flatMap((old) =>
      after
        .filter((now) => formOf(old.path) === formOf(now.path))
        .map((now) => ({
          from: old.path,
          to: now.path,
          likeness: likeness(linesOf.get(old.path), linesOf.get(now.path)),
          hasName: basename(old.path) === basename(now.path),
        })),
    )
    .filter((each) => each.likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness || Number(b.hasName) - Number(a.hasName))
    .map(({ from, to }) => [from, to])
}

/** A rename may turn `.md` into `.mdx`. */
function formOf(path: string): string {
  return extname(path).toLowerCase().replace('.mdx', '.md').replace('.yml', '.yaml')
}

/** Weighs each line with letters or digits by its length times its count. */
function lineWeights(text: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const line of text.split(/\r\n|\n|\r/)) {
    const said = line.trim()
    if (/[\p{L}\p{N}]/u.test(said)) weights.set(said, (weights.get(said) ?? 0) + said.length)
  }
  return weights
}

/** Returns the share of the longer text that both have, from 0 to 1. */
function likeness(a: ReadonlyMap<string, number> = new Map(), b: ReadonlyMap<string, number> = new Map()): number {
  const sum = (weights: Iterable<number>) => [...weights].reduce((total, weight) => total + weight, 0)
  const longest = Math.max(sum(a.values()), sum(b.values()))
  if (longest === 0) return 0
  return sum([...a].map(([line, weight]) => Math.min(weight, b.get(line) ?? 0))) / longest
}

/** Pairs texts in the same top folder with the same title, if no other has it. */
function pairsOfTitle(before: readonly SourceFile[], after: readonly SourceFile[]): [from: string, to: string][] {
  const [olds, news] = [before, after].map((files) => Map.groupBy(files, titleKey))
  return [...(olds ?? [])].flatMap(([key, [old, ...others]]): [string, string][] => {
    const [now, ...rest] = news?.get(key) ?? []
    return key !== undefined && old && now && others.length + rest.length === 0 ? [[old.path, now.path]] : []
  })
}

function titleKey({ path, text }: SourceFile): string | undefined {
  const title = /^(?:title:|#)[ \t]+(\S.*)$/m.exec(text)?.[1]?.trim()
  return title === undefined ? undefined : `${path.split('/')[0]} ${title}`
}
