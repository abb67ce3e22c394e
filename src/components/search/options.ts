/** Options of a search besides its words: editions and filters. */
import type { Scope } from '../../plain/search-scope.ts'
import type { Chosen } from './facets.ts'

export interface SearchSettings {
  chosen: Chosen
  scope: Scope
}

/** The same search in another scope. Old texts have a kind only, so other filters are dropped. */
export function withScope(scope: Scope, { chosen: { kind } }: SearchSettings): SearchSettings {
  return { scope, chosen: kind === undefined ? {} : { kind } }
}

/** With one field changed; an empty value removes the filter. */
export function withField(name: string, value: string, { scope, chosen }: SearchSettings): SearchSettings {
  const { [name as keyof Chosen]: _, ...others } = chosen
  return { scope, chosen: value === '' ? others : { ...others, [name]: value } }
}
