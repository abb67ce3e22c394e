/** Other names of an entry, for people who don't know its title. */
import type { Entry } from '../../graph/entry.ts'
import { keyOf } from '../../graph/entry.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { memoizeFor } from '../../plain/memo.ts'

export function findOtherNames(entry: Entry, handbook: Handbook): string[] {
  const {
    navTitle,
    aliases = [],
    searchWords = [],
  } = entry.data as {
    navTitle?: string
    aliases?: readonly string[]
    searchWords?: readonly string[]
  }
  const names = [
    ...(navTitle === undefined ? [] : [navTitle]),
    ...aliases,
    ...searchWords,
    ...(entry.definition.otherNames?.(entry.id, entry.data) ?? []),
    ...roleHolders(entry, handbook),
    ...linkedTerms(entry, handbook),
  ]
  return [...new Set(names)].filter((name) => name !== entry.title)
}

/** People who hold a role today. */
function roleHolders({ collection, id }: Entry, handbook: Handbook): string[] {
  if (collection !== 'roles') return []
  return entriesOf(handbook, 'people').flatMap(({ data }) => (data.role === id && data.active ? data.name : []))
}

/** Terms, with all spellings, that link to an entry for details. */
function linkedTerms(entry: Entry, handbook: Handbook): readonly string[] {
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
