/** The best order of the first results: what is called exactly as somebody typed comes first. */
import type { Found } from './engine.ts'
import { wordsOf } from './words.ts'

export function inBestOrder(found: readonly Found[], query: string): Found[] {
  const asked = wordsOf(query).join(' ')
  return found.toSorted((a, b) => nearness(b, asked) - nearness(a, asked))
}

/** 2 for the title itself, 1 for another name, 0 for all else, whose order stays. */
function nearness({ meta }: Found, asked: string): number {
  const isAsked = (name: string) => wordsOf(name).join(' ') === asked
  if (isAsked(titleIn(meta))) return 2
  return (meta['names'] ?? '').split(', ').some(isAsked) ? 1 : 0
}

/** The field of the title says how far up it belongs. */
export function titleIn(meta: Readonly<Record<string, string>>): string {
  return meta['title'] ?? meta['detail'] ?? meta['record'] ?? meta['over'] ?? ''
}
