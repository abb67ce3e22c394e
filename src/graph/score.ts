/** Scores of roadmap items, and the ranking by score. */
import type { DataOf, Entry } from './entry.ts'

export type Score = NonNullable<DataOf<'roadmap'>['score']>

/** RICE: reach × impact × confidence ÷ effort. */
export function scoreOf({ reach, impact, confidence, effort }: Score): number {
  return (reach * impact * confidence) / effort
}

/**
 * Rank of each scored roadmap item by id: 0 for the highest score; equal scores share a rank. Scores are for staff; customers get the lanes
 * in this order.
 */
export function scoreOrder(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const scored = entries.flatMap((entry) =>
    entry.collection === 'roadmap' && entry.data.score ? [[entry.id, scoreOf(entry.data.score)] as const] : [],
  )
  const places = new Map([...new Set(scored.map(([, score]) => score))].sort((a, b) => b - a).map((score, place) => [score, place]))
  return new Map(scored.map(([id, score]) => [id, places.get(score) ?? places.size]))
}
