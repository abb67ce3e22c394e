/** Whether a collection is strict: incomplete entries are then errors. Otherwise they're published, and the check lists what's missing. */
import { z } from 'zod'
import { findFrontMatter } from '../sources/front-matter.ts'
import type { SourceFile } from '../sources/source.ts'
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'
import type { Collections } from './collections.ts'
import type { Collection } from './define.ts'

/** `['changelog']` or `'all'`, as names of collections. */
export function strictSettings(names: readonly string[]) {
  const name = z.string().refine((each) => names.includes(each), {
    error: ({ input }) =>
      `There is no collection "${String(input)}". ${didYouMean(nearest(String(input), names), `The collections are ${listOf(names, 40)}.`)}`,
  })
  return z.union([z.literal('all'), z.array(name)]).transform((given) => (given === 'all' ? names : given))
}

interface Strictness {
  collections: Collections
  /** As configured. */
  strict?: readonly string[] | undefined
  /** Without that setting, the collections whose entries were mostly imported; undefined if the content hasn't been looked at yet. */
  imported?: readonly string[] | undefined
}

/**
 * How to read an entry with these keys if it's imported; undefined if it must be complete. Unless configured, an entry with keys of ours
 * must be, even among imported ones.
 */
export function relaxedIn(
  { name, relaxed }: Collection,
  { strict, imported = [] }: Strictness,
  keys: readonly string[] = [],
): Collection['relaxed'] {
  if (strict !== undefined) return strict.includes(name) ? undefined : relaxed
  return imported.includes(name) && !isOurs(keys, relaxed) ? relaxed : undefined
}

function isOurs(keys: readonly string[], relaxed: Collection['relaxed']): boolean {
  return keys.some((key) => relaxed?.ownKeys.includes(key))
}

/**
 * Adds the collections that were imported into a content folder. More than a tenth of their entries have no keys of ours: a handbook that
 * was written here loses no rule, and an import doesn't turn into errors as entries are added.
 */
export function withImported<Config extends Strictness>(
  config: Config,
  files: readonly SourceFile[],
  collectionOf: (path: string) => string | undefined,
): Config {
  if (config.strict !== undefined || config.imported !== undefined) return config
  const { names, find } = config.collections
  const counts = new Map<string, { all: number; own: number }>()
  for (const file of files) {
    const name = collectionOf(file.path)
    const relaxed = name === undefined ? undefined : find(name)?.relaxed
    if (name === undefined || !relaxed) continue
    const { all, own } = counts.get(name) ?? { all: 0, own: 0 }
    counts.set(name, { all: all + 1, own: own + Number(isOurs(keysIn(file), relaxed)) })
  }
  const isImported = ({ all, own }: { all: number; own: number }) => own * 10 < all * 9
  return { ...config, imported: names.filter((name) => isImported(counts.get(name) ?? { all: 0, own: 0 })) }
}

/** The keys of a file's first level; of a data file, its own. */
function keysIn({ path, text }: SourceFile): string[] {
  const found = findFrontMatter(text)
  const yaml = /\.ya?ml$/i.test(path) ? text : found.kind === 'present' ? text.slice(found.yaml.start, found.yaml.end) : ''
  return Array.from(yaml.matchAll(/^["']?([\w-]+)["']?[ \t]*:/gm), ([, key = '']) => key)
}
