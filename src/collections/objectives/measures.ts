/** An objective's measures: readings and units. */
import { compare } from '../../plain/compare.ts'
import { withUnit as joinUnit } from '../../plain/units.ts'
import type { DataOf } from '../../graph/entry.ts'

export type Measure = DataOf<'objectives'>['measures'][number]

/** Whatever the written order. */
export function inDayOrder({ readings }: Measure): Measure['readings'] {
  return readings.toSorted((a, b) => compare(a.on, b.on))
}

/** The latest reading. */
export function latestReading(measure: Measure): { on: string; value: number } | undefined {
  return inDayOrder(measure).at(-1)
}

/** A value of a measure with its unit. */
export function withUnit(value: number, { unit }: Pick<Measure, 'unit'>): string {
  return joinUnit(value, unit)
}
