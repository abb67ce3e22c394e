/** Measures on pages: the latest value, a chart of the readings between baseline and target, and the same in words. */
import type { ElementContent } from 'hast'
import { s } from 'hastscript'
import { ownerLink } from '../../graph/link.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { type Content, day, element, linkTo, list } from '../../page/elements.ts'
import { dayInWords } from '../../words/days.ts'
import { valueName } from '../../words/names.ts'
import { text as common } from '../../words/text.ts'
import { strategyText as text } from '../strategy/words.ts'
import { measureChart, progressOf } from './chart.ts'
import { inDayOrder, latestReading, type Measure, withUnit } from './measures.ts'

export interface MeasureOptions {
  /** Heading level of the name. */
  depth: 3 | 4
  /** Whether all readings and the source are shown below. */
  isWhole?: boolean
}

/** Fewer readings make no line. */
const leastDrawn = 3

export function measurePicture(measure: Measure, { depth, isWhole = false }: MeasureOptions): ElementContent {
  const latest = latestReading(measure)
  const progress = progressOf(measure)
  const isDrawn = measure.readings.length >= leastDrawn
  const key: Content[] = [
    element('li', {}, text.baseline(withUnit(measure.baseline, measure))),
    element('li', { class: isDrawn ? 'measure-key-target' : undefined }, text.target(withUnit(measure.target, measure))),
    progress !== undefined && element('li', {}, progress >= 100 ? text.reached : progress < 0 ? text.behind : text.progress(progress)),
  ]
  return element(
    'div',
    { class: 'measure' },
    element(`h${depth}`, { class: 'measure-name' }, measure.name),
    element(
      'p',
      { class: 'measure-latest' },
      latest ? [element('strong', {}, withUnit(latest.value, measure)), ' ', day(latest.on)] : text.noReadings,
    ),
    isDrawn ? [drawing(measure), ends(measure)] : progressBar(measure, progress),
    element('ul', { class: 'measure-key' }, key),
    isWhole && measure.readings.length > 0 && readingsTable(measure),
    isWhole && element('p', { class: 'measure-source' }, `${common.measures.source}: ${measure.source}`),
  )
}

/** The values at both ends of the line. The picture's description has them too. */
function ends(measure: Measure): Content {
  const readings = inDayOrder(measure)
  const end = (reading = readings[0]) => reading && element('span', {}, `${withUnit(reading.value, measure)}, ${dayInWords(reading.on)}`)
  return element('p', { class: 'measure-ends', ariaHidden: 'true' }, end(), end(readings.at(-1)))
}

function progressBar({ name }: Measure, progress: number | undefined): Content {
  if (progress === undefined) return undefined
  return element('progress', { max: 100, value: Math.min(100, Math.max(0, progress)), ariaLabel: name }, `${progress}%`)
}

function drawing(measure: Measure): ElementContent {
  const { width, height, target, points, marks } = measureChart(measure)
  const latest = latestReading(measure)
  const [from, to] = [withUnit(measure.baseline, measure), withUnit(measure.target, measure)]
  const said = latest ? `${withUnit(latest.value, measure)}, ${dayInWords(latest.on)}` : ''
  return s(
    'svg',
    {
      class: 'measure-picture',
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      ariaLabel: text.picture(measure.name, points.length, from, to, said),
    },
    [
      s('line', { class: 'measure-target', x1: 0, x2: width, y1: target, y2: target }),
      s('polyline', { class: 'measure-line', points: points.map(({ x, y }) => `${x},${y}`).join(' ') }),
      ...marks.map(({ x, y }) => s('circle', { class: 'measure-point', cx: x, cy: y, r: 5 })),
    ],
  )
}

function readingsTable(measure: Measure): ElementContent {
  const head = [text.reading, measure.unit === '' ? text.value : measure.unit].map((name) => element('th', { scope: 'col' }, name))
  const rows = inDayOrder(measure).map(({ on, value }) =>
    element('tr', {}, element('th', { scope: 'row' }, day(on)), element('td', {}, String(value))),
  )
  const caption = element('caption', { class: 'sr-only' }, measure.name)
  const table = element('table', {}, caption, element('thead', {}, element('tr', {}, head)), element('tbody', {}, rows))
  return element('details', { class: 'fold' }, element('summary', {}, text.readings), table)
}

/** Objectives with status, owner and measures, as a chart or one line each. */
export function objectiveList(objectives: readonly Entry<'objectives'>[], handbook: Handbook, isDrawn = false): ElementContent {
  return list(
    objectives.map(({ title, url, data }) => {
      const owner = ownerLink(data.owner, handbook)
      const { from, to } = data.period
      const state = element('span', {}, valueName(data.status))
      const period = text.period(dayInWords(from), dayInWords(to))
      const measures = isDrawn
        ? data.measures.map((measure) => measurePicture(measure, { depth: 4 }))
        : list(data.measures.map(measureLine), 'objective-measures')
      return [
        element('p', { class: 'entry-meta' }, state),
        element('h3', {}, linkTo({ title, url })),
        element('div', { class: 'objective' }, element('p', {}, owner && `${owner.title}, `, period), measures),
      ]
    }),
    'entry-list',
  )
}

function measureLine(measure: Measure): string {
  const latest = latestReading(measure)
  const now = latest ? withUnit(latest.value, measure) : common.measures.none
  return `${measure.name}: ${now} (${text.targetIs(withUnit(measure.target, measure))})`
}
