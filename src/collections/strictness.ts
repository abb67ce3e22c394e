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
  strict?: readonly string[] | undefined
}

/** How to read imported entries; undefined if the collection is strict, or if that hasn't been determined yet. */
export function relaxedIn({ name, relaxed }: Collection, { strict }: Strictness): Collection['relaxed'] {
  return strict === undefined || strict.includes(name) ? undefined : relaxed
}

/**
 * The configuration with the strict collections of a content folder. Without the setting, a collection is strict if at least half of its
 * entries have keys of ours, so that no handbook written here loses a rule.
 */
export function withStrictness<Config extends Strictness>(
  config: Config,
  files: readonly SourceFile[],
  collectionOf: (path: string) => string | undefined,
): Config {
  if (config.strict !== undefined) return config
  const { names, of } = config.collections
  const relaxed = names.filter((name) => of(name).relaxed !== undefined)
  const counts = new Map(relaxed.map((name): [string, { all: number; own: number }] => [name, { all: 0, own: 0 }]))
  for (const file of files) {
    const name = collectionOf(file.path)
    const count = name === undefined ? undefined : counts.get(name)
    const found = config.collections.find(name ?? '')?.relaxed
    if (!count || !found) continue
    count.all++
    if (keysIn(file).some((key) => found.ownKeys.includes(key))) count.own++
  }
  const isStrict = ({ all, own }: { all: number; own: number }) => own * 2 >= all
  return { ...config, strict: names.filter((name) => isStrict(counts.get(name) ?? { all: 0, own: 0 })) }
}

/** The keys of a file's first level; of a data file, its own. */
function keysIn({ path, text }: SourceFile): string[] {
  const found = findFrontMatter(text)
  const yaml = /\.ya?ml$/i.test(path) ? text : found.kind === 'present' ? text.slice(found.yaml.start, found.yaml.end) : ''
  return Array.from(yaml.matchAll(/^["']?([\w-]+)["']?[ \t]*:/gm), ([, key = '']) => key)
}
