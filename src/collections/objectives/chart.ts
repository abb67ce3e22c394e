/** Coordinates for a line chart of a measure: readings, baseline and target. */
import { inDayOrder, latestReading, type Measure } from './measures.ts'

export interface MeasureChart {
  width: number
  height: number
  /** Sorted by date; empty without readings. */
  points: readonly { x: number; y: number; on: string; value: number }[]
  /** Readings with their own mark: all if there are few, otherwise the latest. */
  marks: MeasureChart['points']
  /** Heights of the two lines. */
  baseline: number
  target: number
  /** First and last day of the chart. */
  from: string
  to: string
}

const size = { width: 640, height: 160 }
const margin = 8
/** Maximum marks that stay distinct in the narrowest chart. */
const mostMarks = 16

/** The chart covers the objective's period and any readings outside it. */
export function measureChart(measure: Measure, period: { from: string; to: string }): MeasureChart {
  const readings = inDayOrder(measure)
  const days = [period.from, period.to, ...readings.map(({ on }) => on)].toSorted()
  const [from = '', to = ''] = [days[0], days.at(-1)]
  const values = [measure.baseline, measure.target, ...readings.map(({ value }) => value)]
  const y = scale(Math.min(...values), Math.max(...values), size.height - margin, margin)
  const x = scale(time(from), time(to), margin, size.width - margin)
  const points = readings.map(({ on, value }) => ({ x: x(time(on)), y: y(value), on, value }))
  return {
    ...size,
    points,
    marks: points.length > mostMarks ? points.slice(-1) : points,
    baseline: y(measure.baseline),
    target: y(measure.target),
    from,
    to,
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
