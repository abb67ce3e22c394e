/** Coordinates for a small line chart of a measure: readings and target. */
import { inDayOrder, latestReading, type Measure } from './measures.ts'

export interface MeasureChart {
  width: number
  height: number
  /** Sorted by date, from the left end to the right. */
  points: readonly { x: number; y: number; on: string; value: number }[]
  /** Readings with their own mark: all if there are few, otherwise the latest. */
  marks: MeasureChart['points']
  /** Height of its line. */
  target: number
}

const size = { width: 640, height: 64 }
const margin = 6
/** Maximum marks that stay distinct in the narrowest chart. */
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

/**
 * Progress of the latest reading from baseline to target, in whole percent; undefined if the two are equal, or the value should stay the
 * same.
 */
export function progressOf(measure: Measure): number | undefined {
  const latest = latestReading(measure)
  const way = measure.target - measure.baseline
  if (!latest || way === 0 || measure.direction === 'hold') return undefined
  return Math.floor(Number((((latest.value - measure.baseline) / way) * 100).toFixed(6)))
}

function scale(low: number, high: number, start: number, end: number): (value: number) => number {
  // A constant value is drawn in the middle.
  if (low === high) return () => (start + end) / 2
  return (value) => Math.round((start + ((value - low) / (high - low)) * (end - start)) * 10) / 10
}

function time(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}
