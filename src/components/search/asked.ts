/** What is asked beside words: in which editions, and what narrows the results. */
import type { Scope } from '../../plain/search-scope.ts'
import type { Chosen } from './facets.ts'

export interface Asked {
  chosen: Chosen
  scope: Scope
}

/** In another scope; of what was chosen, the kind alone is known of old texts. */
export function askedIn(scope: Scope, { chosen: { kind } }: Asked): Asked {
  return { scope, chosen: kind === undefined ? {} : { kind } }
}

/** With one field set; an empty value narrows nothing. */
export function askedWith(name: string, value: string, { scope, chosen }: Asked): Asked {
  const { [name as keyof Chosen]: _, ...others } = chosen
  return { scope, chosen: value === '' ? others : { ...others, [name]: value } }
}
