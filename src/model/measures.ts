/** The measures of an objective with their latest readings. */
import type { DataOf, Entry } from './entry.ts'

export type Measure = DataOf<'objectives'>['measures'][number]

export function measuresOf(entry: Entry): Measure[] {
  return entry.collection === 'objectives' ? (entry.data as DataOf<'objectives'>).measures : []
}

/** The reading of the latest day, whatever the order in which they are written. */
export function latestReading({ readings }: Measure): { on: string; value: number } | undefined {
  return readings.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
}
