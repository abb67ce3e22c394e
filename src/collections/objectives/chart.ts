/** A measure as a line: places in a picture for its readings, against baseline and target. */
import { inDayOrder, latestReading, type Measure } from './measures.ts'

export interface MeasureChart {
  width: number
  height: number
  /** In the order of days; none: nothing was read yet. */
  points: readonly { x: number; y: number; on: string; value: number }[]
  /** Those that get a mark of their own: all of a few, of many the latest. */
  marks: MeasureChart['points']
  /** Heights of the two lines. */
  baseline: number
  target: number
  /** First and last day of the picture. */
  from: string
  to: string
}

const size = { width: 640, height: 160 }
const margin = 8
/** So many marks stand apart in the narrowest picture. */
const mostMarks = 16

/** The picture covers the period of the objective, and readings outside it too. */
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
