/** Finds tiers by name: ids stay the same, names change. */
import type { EntryIndex } from './entry-index.ts'
import type { DataOf, Entry } from './entry.ts'
import { tierLabel } from '../collections/tiers/schema.ts'

/** The only tier that has or had a name; undefined if there's none, or more than one. */
export function tierCalled(name: string, entryIndex: EntryIndex): Entry | undefined {
  const called = tiersWith(entryIndex, ({ names }) => names.some(({ label }) => isSame(label, name)))
  return called.length === 1 ? called[0] : undefined
}

/** The tier with an id, else the one with that name today, else the only one that ever had it. Ignores case. */
export function findTier(text: string, { entryIndex, now }: { entryIndex: EntryIndex; now: string }): Entry | undefined {
  const id = entryIndex.ids('tiers').find((each) => isSame(each, text))
  const today = id === undefined ? tiersWith(entryIndex, ({ names }) => isSame(tierLabel(names, now), text)) : []
  return entryIndex.find('tiers', id) ?? (today.length === 1 ? today[0] : tierCalled(text, entryIndex))
}

function tiersWith(entryIndex: EntryIndex, test: (data: DataOf<'tiers'>) => boolean): Entry[] {
  return entryIndex.ids('tiers').flatMap((id) => {
    const tier = entryIndex.find('tiers', id)
    const data = tier?.data
    return tier && Array.isArray(data?.names) && test(data) ? [tier] : []
  })
}

function isSame(a: unknown, b: string): boolean {
  return String(a).toLowerCase() === b.toLowerCase()
}
