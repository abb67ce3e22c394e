/** A measure as a small line: places in a picture for its readings and its target. */
import { inDayOrder, latestReading, type Measure } from './measures.ts'

export interface MeasureChart {
  width: number
  height: number
  /** In the order of days, the first at the left end and the last at the right. */
  points: readonly { x: number; y: number; on: string; value: number }[]
  /** Those that get a mark of their own: all of a few, of many the latest. */
  marks: MeasureChart['points']
  /** Height of its line. */
  target: number
}

const size = { width: 640, height: 64 }
const margin = 6
/** So many marks stand apart in the narrowest picture. */
const mostMarks = 16

export function measureChart(measure: Measure): MeasureChart {
  const readings = inDayOrder(measure)
  const values = [measure.target, ...readings.map(({ value }) => value)]
  const y = scale(Math.min(...values), Math.max(...values), size.height - margin, margin)
  const x = scale(time(readings[0]?.on ?? ''), time(readings.at(-1)?.on ?? ''), margin, size.width - margin)
  const points = readings.map(({ on, value }) => ({ x: x(time(on)), y: y(value), on, value }))
  return {
    ...size,
    points,
    marks: points.length > mostMarks ? points.slice(-1) : points,
    target: y(measure.target),
  }
}

/** How far the latest reading is from baseline to target, in whole percent; undefined where the two are one, or the value is to hold. */
export function progressOf(measure: Measure): number | undefined {
  const latest = latestReading(measure)
  const way = measure.target - measure.baseline
  if (!latest || way === 0 || measure.direction === 'hold') return undefined
  return Math.floor(Number((((latest.value - measure.baseline) / way) * 100).toFixed(6)))
}

function scale(low: number, high: number, start: number, end: number): (value: number) => number {
  // What never differs lies in the middle.
  if (low === high) return () => (start + end) / 2
  return (value) => Math.round((start + ((value - low) / (high - low)) * (end - start)) * 10) / 10
}

function time(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}
