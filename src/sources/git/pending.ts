/** Uncommitted files of a folder as a commit that's still to be made: added, removed and renamed ones. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { isLeftOut } from '../left-out.ts'
import { decodeText } from '../revision.ts'
import type { SourceFile, Sources } from '../source.ts'
import { GitError } from './git.ts'
import type { Change, Commit } from './history.ts'
import { hashBlob, readBlobs, resolveCommit, type TreeFile, readTree } from './objects.ts'

/** Id of the commit that's still to be made. */
export const pendingId = 'pending'

/** Minimum similarity for a rename. Git's default is half, too. */
const minSimilarity = 0.5

/** Returns undefined if no file was removed or there's no commit to compare with. Files that only changed aren't in it. */
export function findPendingCommit(folder: string, sources: Pick<Sources, 'files' | 'assets' | 'onDisk'>): Commit | undefined {
  const { files, assets } = sources
  const committed = readLastTree(folder)
  const [committedPaths, currentPaths] = [
    new Set(committed.map(({ path }) => path)),
    new Set([...files.map(({ path }) => path), ...assets]),
  ]
  const removed = committed.filter(({ path }) => !currentPaths.has(path) && !isLeftOut(path))
  if (removed.length === 0) return undefined
  // All ids in a repository have the same length.
  const length = removed[0]?.blob.length ?? 0
  const texts = new Map(files.map((file) => [file.path, file]))
  const readBytes = (path: string) => {
    const full = join(folder, sources.onDisk?.get(path) ?? path)
    // A text may not be written yet.
    return existsSync(full) ? readFileSync(full) : Buffer.from(texts.get(path)?.text ?? '')
  }
  const added = [...currentPaths]
    .filter((path) => !committedPaths.has(path))
    .map((path) => ({ path, blob: hashBlob(readBytes(path), length) }))
  const renames = pairRenames({ folder, removed, added, texts })
  const left = new Set(renames.values())
  const changes: Change[] = [
    ...added.map(({ path, blob }): Change => {
      const from = renames.get(path)
      return from === undefined ? { kind: 'added', path, blob } : { kind: 'renamed', path, from, blob }
    }),
    ...removed.filter(({ path }) => !left.has(path)).map(({ path }): Change => ({ kind: 'removed', path })),
  ]
  return { id: pendingId, date: '9999-12-31T00:00:00Z', author: '', note: undefined, changes }
}

function readLastTree(folder: string): readonly TreeFile[] {
  try {
    return readTree(folder, resolveCommit(folder, 'HEAD'))
  } catch (error) {
    if (error instanceof GitError) return []
    throw error
  }
}

interface Sides {
  folder: string
  removed: readonly TreeFile[]
  added: readonly TreeFile[]
  /** Current texts by path. */
  texts: ReadonlyMap<string, SourceFile>
}

/** Maps new paths to old ones: by equal content, then by similarity, then by title. */
function pairRenames({ folder, removed, added, texts }: Sides): Map<string, string> {
  const renames = new Map<string, string>()
  const paired = new Set<string>()
  const pair = (from: string, to: string) => {
    if (paired.has(from) || renames.has(to)) return
    paired.add(from)
    renames.set(to, from)
  }
  for (const [blob, oldFiles] of Map.groupBy(removed, (file) => file.blob)) {
    const newFiles = added.filter((file) => file.blob === blob)
    for (const old of oldFiles) for (const now of newFiles) if (basename(old.path) === basename(now.path)) pair(old.path, now.path)
    const [old, ...others] = oldFiles.filter(({ path }) => !paired.has(path))
    const [now, ...rest] = newFiles.filter(({ path }) => !renames.has(path))
    if (old && now && others.length + rest.length === 0) pair(old.path, now.path)
  }
  const oldFiles = removed.filter(({ path }) => !paired.has(path))
  const newFiles = added.flatMap(({ path }) => (renames.has(path) ? [] : (texts.get(path) ?? [])))
  if (oldFiles.length === 0 || newFiles.length === 0) return renames
  const bytes = readBlobs(
    folder,
    oldFiles.map(({ blob }) => blob),
  )
  const before = oldFiles.flatMap(({ path, blob }) => {
    const text = decodeText(bytes.get(blob))
    return text === undefined ? [] : [{ path, text }]
  })
  for (const [from, to] of [...pairBySimilarity(before, newFiles), ...pairByTitle(before, newFiles)]) pair(from, to)
  return renames
}

/** Pairs texts of the same format, most similar first. */
function pairBySimilarity(before: readonly SourceFile[], after: readonly SourceFile[]): [from: string, to: string][] {
  const weightsByPath = new Map([...before, ...after].map(({ path, text }) => [path, weighLines(text)]))
  return before
    .flatMap((old) =>
      after
        .filter((now) => getFormat(old.path) === getFormat(now.path))
        .map((now) => ({
          from: old.path,
          to: now.path,
          similarity: measureSimilarity(weightsByPath.get(old.path), weightsByPath.get(now.path)),
          hasName: basename(old.path) === basename(now.path),
        })),
    )
    .filter((each) => each.similarity >= minSimilarity)
    .sort((a, b) => b.similarity - a.similarity || Number(b.hasName) - Number(a.hasName))
    .map(({ from, to }) => [from, to])
}

/** A rename may turn `.md` into `.mdx`. */
function getFormat(path: string): string {
  return extname(path).toLowerCase().replace('.mdx', '.md').replace('.yml', '.yaml')
}

/** Weighs each line with letters or digits by its length times its count. */
function weighLines(text: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const line of text.split(/\r\n|\n|\r/)) {
    const words = line.trim()
    if (/[\p{L}\p{N}]/u.test(words)) weights.set(words, (weights.get(words) ?? 0) + words.length)
  }
  return weights
}

/** Returns the share of the longer text that both have, from 0 to 1. */
function measureSimilarity(a: ReadonlyMap<string, number> = new Map(), b: ReadonlyMap<string, number> = new Map()): number {
  const sum = (weights: Iterable<number>) => [...weights].reduce((total, weight) => total + weight, 0)
  const longest = Math.max(sum(a.values()), sum(b.values()))
  if (longest === 0) return 0
  return sum([...a].map(([line, weight]) => Math.min(weight, b.get(line) ?? 0))) / longest
}

/** Pairs texts in the same top folder with the same title, if no other has it. */
function pairByTitle(before: readonly SourceFile[], after: readonly SourceFile[]): [from: string, to: string][] {
  const [oldFiles, newFiles] = [before, after].map((files) => Map.groupBy(files, titleKey))
  return [...(oldFiles ?? [])].flatMap(([key, [old, ...others]]): [string, string][] => {
    const [now, ...rest] = newFiles?.get(key) ?? []
    return key !== undefined && old && now && others.length + rest.length === 0 ? [[old.path, now.path]] : []
  })
}

function titleKey({ path, text }: SourceFile): string | undefined {
  const title = /^(?:title:|#)[ \t]+(\S.*)$/m.exec(text)?.[1]?.trim()
  return title === undefined ? undefined : `${path.split('/')[0]} ${title}`
}
