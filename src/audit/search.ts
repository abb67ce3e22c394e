/** Searches a built site for hidden texts: every file, and the names of files and folders. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { storeKey } from '../files/store.ts'
import type { Hidden, Needles } from './needles.ts'
import { type ReadableText, extractTexts } from './readable.ts'

export interface Leak {
  hidden: Hidden
  /** Path of the output file, relative to its folder. */
  output: string
  /** Part of the file, as in `ReadableText`. */
  part: string
  /** The words as they appear there. */
  words: string
  /** The word is from a search index, see `ReadableText`. */
  index?: 'stems' | 'words'
}

/** A file that's hidden altogether. */
export interface HiddenFile {
  path: string
  size: number
  digest: string
}

export interface SearchRequest {
  folder: string
  needles: Needles
  hiddenFiles?: readonly HiddenFile[]
  /** Words drawn in images, by path of the image. */
  drawn?: ReadonlyMap<string, string>
  /** Paths to limit the search to. */
  only?: ReadonlySet<string>
  /** Digests of outputs in which an earlier search found nothing of these needles. */
  known?: ReadonlySet<string>
}

export interface SearchResult {
  files: number
  leaks: Leak[]
  /** Digests of the outputs in which none of the needles are. */
  clean: ReadonlySet<string>
}

/** Limit, as a broken filter leaks thousands. */
const maxLeaks = 10_000

export function searchFolder({ folder, needles, hiddenFiles = [], drawn = new Map(), only, known }: SearchRequest): SearchResult {
  const leaks: Leak[] = []
  const clean = new Set<string>()
  const bySize = Map.groupBy(hiddenFiles, ({ size }) => size)
  const files = listFiles(folder)
  for (const file of files) {
    const output = relative(folder, file).replaceAll('\\', '/')
    if (only && !only.has(output)) continue
    const bytes = readFileSync(file)
    const same = bySize.get(bytes.length)
    const digest = same && digestBytes(bytes)
    for (const { path, digest: wanted } of same ?? [])
      if (wanted === digest) leaks.push({ hidden: { source: path, what: 'file', text: () => '' }, output, part: 'file', words: path })
    const words = drawn.get(output)
    const name = storeKey(output, words ?? '', bytes)
    const found = known?.has(name)
      ? []
      : findLeaks(needles, output, [
          { part: 'file name', text: `/${output}`, isHtml: false, isProgram: false },
          ...(words === undefined ? [] : [{ part: 'picture', text: words, isHtml: false, isProgram: false }]),
          ...extractTexts(output, bytes),
        ])
    if (found.length === 0) clean.add(name)
    leaks.push(...found)
    if (leaks.length > maxLeaks) break
  }
  return { files: files.length, leaks, clean }
}

/** Report each hidden text once per part of an output, with adjacent hits joined. */
function findLeaks(needles: Needles, output: string, texts: readonly ReadableText[]): Leak[] {
  return texts.flatMap((each) => {
    const found = new Map<Hidden, Leak & { start: number; end: number }>()
    needles.search(each.text, each, ({ hidden, start, end }) => {
      const known = found.get(hidden)
      if (!known) found.set(hidden, { hidden, output, part: each.part, words: '', start, end })
      else if (start <= known.end) Object.assign(known, { start: Math.min(start, known.start), end: Math.max(end, known.end) })
      else if (end - start > known.end - known.start) Object.assign(known, { start, end })
    })
    return [...found.values()].map(({ start, end, ...leak }) => ({
      ...leak,
      words: clipWords(each.text.slice(start, end)),
      ...(each.index && { index: each.index }),
    }))
  })
}

function clipWords(words: string): string {
  const line = words.replace(/\s+/g, ' ')
  return line.length > 160 ? `${line.slice(0, 159)}…` : line
}

export function digestBytes(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** List files, following symbolic links, as a host would serve their targets. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((item) => ({ item, path: join(item.parentPath, item.name) }))
    .filter(({ item, path }) => item.isFile() || (item.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile()))
    .map(({ path }) => path)
    .sort()
}
