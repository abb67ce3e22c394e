/** Tiers by what people call them: their ids stay, and their names change. */
import type { Catalogue } from './catalogue.ts'
import type { DataOf, Entry } from './entry.ts'
import { tierLabel } from '../collections/tiers/schema.ts'

/** The one tier that has or had a name; undefined if there is none, or more than one. */
export function tierCalled(name: string, catalogue: Catalogue): Entry | undefined {
  const called = tiersWith(catalogue, ({ names }) => names.some(({ label }) => isSame(label, name)))
  return called.length === 1 ? called[0] : undefined
}

/** The tier of an id, else the one with that name today, else the only one that ever had it; case does not count. */
export function findTier(text: string, { catalogue, now }: { catalogue: Catalogue; now: string }): Entry | undefined {
  const id = catalogue.ids('tiers').find((each) => isSame(each, text))
  const today = id === undefined ? tiersWith(catalogue, ({ names }) => isSame(tierLabel(names, now), text)) : []
  return catalogue.find('tiers', id) ?? (today.length === 1 ? today[0] : tierCalled(text, catalogue))
}

function tiersWith(catalogue: Catalogue, test: (data: DataOf<'tiers'>) => boolean): Entry[] {
  return catalogue.ids('tiers').flatMap((id) => {
    const tier = catalogue.find('tiers', id)
    const data = tier?.data
    return tier && Array.isArray(data?.names) && test(data) ? [tier] : []
  })
}

function isSame(a: unknown, b: string): boolean {
  return String(a).toLowerCase() === b.toLowerCase()
}
