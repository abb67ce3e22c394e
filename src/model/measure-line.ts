/** A measure as a line from its baseline to its target: places in a picture of fixed size, for the page to draw. */
import type { Measure } from './measures.ts'

export const measureSize = { width: 320, height: 120, edge: 12 } as const

export interface MeasureLine {
  /** Of each reading, in the order of days. */
  points: { x: number; y: number; on: string; value: number }[]
  baseline: number
  target: number
  /** Where the last day of the objective is. */
  end: number
}

/** Undefined where there is no reading to draw. */
export function measureLine({ baseline, target, readings }: Measure, period: { from: string; to: string }): MeasureLine | undefined {
  if (readings.length === 0) return undefined
  const { width, height, edge } = measureSize
  const sorted = readings.toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const days = [period.from, period.to, ...sorted.map(({ on }) => on)].map((day) => Date.parse(day))
  const values = [baseline, target, ...sorted.map(({ value }) => value)]
  const [first, last, low, high] = [Math.min(...days), Math.max(...days), Math.min(...values), Math.max(...values)]
  const part = (value: number, from: number, to: number) => (to === from ? 0.5 : (value - from) / (to - from))
  const x = (day: string) => Math.round(edge + part(Date.parse(day), first, last) * (width - 2 * edge))
  const y = (value: number) => Math.round(height - edge - part(value, low, high) * (height - 2 * edge))
  return {
    points: sorted.map(({ on, value }) => ({ x: x(on), y: y(value), on, value })),
    baseline: y(baseline),
    target: y(target),
    end: x(period.to),
  }
}
