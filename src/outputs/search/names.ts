/** The other names of an entry: what somebody who does not know its title may type. */
import type { Entry } from '../../graph/entry.ts'
import { keyOf } from '../../graph/entry.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { memoizeFor } from '../../plain/memo.ts'

export function otherNamesOf(entry: Entry, handbook: Handbook): string[] {
  const { navTitle, aliases = [] } = entry.data as { navTitle?: string; aliases?: readonly string[] }
  const names = [
    ...(navTitle === undefined ? [] : [navTitle]),
    ...aliases,
    ...(entry.definition.otherNames?.(entry.id) ?? []),
    ...holdersOf(entry, handbook),
    ...termsFor(entry, handbook),
  ]
  return [...new Set(names)].filter((name) => name !== entry.title)
}

/** The people who hold a role today. */
function holdersOf({ collection, id }: Entry, handbook: Handbook): string[] {
  if (collection !== 'roles') return []
  return entriesOf(handbook, 'people').flatMap(({ data }) => (data.role === id && data.active ? data.name : []))
}

/** The terms, with all their spellings, of which an entry says more. */
function termsFor(entry: Entry, handbook: Handbook): readonly string[] {
  const bySubject = memoizeFor(handbook, 'terms by subject', () => {
    const terms = new Map<string, string[]>()
    for (const { data } of entriesOf(handbook, 'glossary')) {
      const { term, aliases = [], see } = data
      const key = see?.split('#')[0]
      if (key !== undefined) terms.set(key, [...(terms.get(key) ?? []), term, ...aliases])
    }
    return terms
  })
  return bySubject.get(keyOf(entry)) ?? []
}
