/** Applies the settings `aliases` and `ignore` to the keys of an entry. */
import type { Config } from '../../config.ts'
import type { CollectionName } from '../../collections/table.ts'
import type { Path } from '../../sources/yaml.ts'

type Values = Readonly<Record<string, unknown>>

export interface GivenKeys {
  /** The values, under our keys. */
  values: Values
  /** Aliases of a key that is already present, under its own name or another alias; they aren't read. */
  clashes: readonly { key: string; ours: string; other: string }[]
  /** The path in the file of a value under our keys. */
  toWritten(path: Path): Path
}

export function readGivenKeys(raw: Values, collection: CollectionName, { aliases, ignore }: Pick<Config, 'aliases' | 'ignore'>): GivenKeys {
  const [named = {}, ignored = []] = [aliases[collection], ignore[collection]]
  const isKept = Object.keys(named).every((key) => !Object.hasOwn(raw, key)) && !ignored.some((key) => Object.hasOwn(raw, key))
  if (isKept) return { values: raw, clashes: [], toWritten: (path) => path }
  const written = new Map<string, string>()
  const clashes: { key: string; ours: string; other: string }[] = []
  const entries = Object.entries(raw).flatMap(([key, value]): [string, unknown][] => {
    if (ignored.includes(key)) return []
    const ours = Object.hasOwn(named, key) ? named[key] : undefined
    if (ours === undefined) return [[key, value]]
    const other = Object.hasOwn(raw, ours) ? ours : written.get(ours)
    if (other === undefined) {
      written.set(ours, key)
      return [[ours, value]]
    }
    clashes.push({ key, ours, other })
    return []
  })
  return {
    values: Object.fromEntries(entries),
    clashes,
    toWritten: ([first, ...rest]) => (first === undefined ? [] : [written.get(String(first)) ?? first, ...rest]),
  }
}
