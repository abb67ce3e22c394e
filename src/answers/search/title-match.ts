/** Puts results whose name is exactly the query first. */
import type { Found } from './engine.ts'
import { wordsOf } from './words.ts'

export function sortByTitleMatch(found: readonly Found[], query: string): Found[] {
  const asked = wordsOf(query).join(' ')
  return found.toSorted((a, b) => titleMatch(b, asked) - titleMatch(a, asked))
}

/** 2 for the title, 1 for another name, 0 otherwise. The sort is stable. */
function titleMatch({ meta }: Found, asked: string): number {
  const isAsked = (name: string) => wordsOf(name).join(' ') === asked
  if (isAsked(findTitle(meta))) return 2
  return (meta['names'] ?? '').split(', ').some(isAsked) ? 1 : 0
}

/** Titles are in one of several fields, which Pagefind weighs differently. */
export function findTitle(meta: Readonly<Record<string, string>>): string {
  return meta['title'] ?? meta['detail'] ?? meta['record'] ?? meta['over'] ?? meta['low'] ?? ''
}
