/** Draws the trace of an entry: its stages from top to bottom, with lines between linked entries. */
import { traceText } from '../../words/trace.ts'
import { keyOf } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { Link } from '../../graph/link.ts'
import { fitText } from '../../plain/text-width.ts'
import { linkTracedEntry, firstEntries, type TraceStage, type TraceStep } from './trace.ts'
import { traceEdges } from './edges.ts'
import { type Arrangement, arrange } from './arrangement.ts'

export interface TracePicture {
  width: number
  height: number
  cards: readonly (Card & Box)[]
  /** Path data of each piece of a line. */
  lines: readonly string[]
}

export interface Card {
  id: string
  stage: TraceStage
  title: string
  /** Undefined for the entry itself and for the card that represents the rest of a stage. */
  url: string | undefined
  kind: 'entry' | 'self' | 'rest'
  /** Lines of the title; an ellipsis marks a cut one. */
  lines: readonly string[]
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** In pixels, at the default font size. */
export const cardText = { size: 13, leading: 17, padding: 8 } as const
const [cardWidth, waypointWidth, columnGap, rowGap, margin] = [152, 8, 12, 40, 4]
/** The site's font is narrower than the one in the table of widths. */
const fontScale = 0.87
const lineWidth = (cardWidth - 2 * cardText.padding) / cardText.size / fontScale
const maxLines = 3
/** As many as fit side by side in the text column. */
const maxCards = 4

export function layOutTrace(steps: readonly TraceStep[], handbook: Handbook): TracePicture {
  const rows = steps.map((step) => toCards(step, handbook))
  const ids = cardIds(steps)
  const pairs = traceEdges(steps, handbook).map((pair) => pair.map((entry) => ids.get(keyOf(entry)) ?? '') as [string, string])
  const cards = new Map(rows.flat().map((card) => [card.id, card]))
  const arrangement = arrange(
    rows.map((row) => row.map(({ id, kind }) => ({ id, kind: kind === 'rest' ? kind : 'entry' }))),
    pairs,
  )
  const boxes = placeBoxes(arrangement, cards)
  const all = [...boxes.values()]
  return {
    width: Math.max(...all.map(({ x, width }) => x + width)) + margin,
    height: Math.max(...all.map(({ y, height }) => y + height)) + margin,
    cards: [...boxes].flatMap(([id, box]) => (cards.has(id) ? [{ ...(cards.get(id) as Card), ...box }] : [])),
    lines: drawLines(arrangement, boxes),
  }
}

function toCards(step: TraceStep, handbook: Handbook): Card[] {
  const { stage, side } = step
  const { entries, rest } = firstEntries(step, maxCards)
  const cards = entries.map((entry): Card => {
    const { title, url }: Link = linkTracedEntry(entry, handbook)
    const isSelf = side === 'self'
    const lines = fitText(title, lineWidth, maxLines)
    return { id: keyOf(entry), stage, title, url: isSelf ? undefined : url, kind: isSelf ? 'self' : 'entry', lines }
  })
  const more = traceText.more(rest)
  return rest === 0 ? cards : [...cards, { id: restId(stage), stage, title: more, url: undefined, kind: 'rest', lines: [more] }]
}

/** Card id of each entry: its own, or that of the card for the rest of its stage. */
function cardIds(steps: readonly TraceStep[]): ReadonlyMap<string, string> {
  return new Map(
    steps.flatMap((step) => {
      const shown = firstEntries(step, maxCards).entries.length
      return step.entries.map((entry, index) => [keyOf(entry), index < shown ? keyOf(entry) : restId(step.stage)] as const)
    }),
  )
}

function restId(stage: TraceStage): string {
  return `rest of ${stage}`
}

/** Row by row, each as high as its longest title needs. */
function placeBoxes({ rows }: Arrangement, cards: ReadonlyMap<string, Card>): Map<string, Box> {
  const boxes = new Map<string, Box>()
  let y = margin
  for (const row of rows) {
    const rowLines = Math.max(...row.map(({ id }) => cards.get(id)?.lines.length ?? 0))
    const height = 2 * cardText.padding + cardText.leading * (1 + rowLines)
    let x = margin
    for (const { id, kind } of row) {
      const width = kind === 'waypoint' ? waypointWidth : cardWidth
      boxes.set(id, { x, y, width, height })
      x += width + columnGap
    }
    y += height + rowGap
  }
  return boxes
}

function drawLines({ rows, links }: Arrangement, boxes: ReadonlyMap<string, Box>): string[] {
  const box = (id: string) => boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 }
  const curves = links.map(([from, to]) => {
    const [start, end] = [box(from), box(to)]
    const [top, bottom] = [start.y + start.height, end.y]
    const middle = (top + bottom) / 2
    const [a, b] = [start.x + start.width / 2, end.x + end.width / 2]
    return `M${a} ${top}C${a} ${middle} ${b} ${middle} ${b} ${bottom}`
  })
  const waypoints = rows.flat().filter(({ kind }) => kind === 'waypoint')
  const straight = waypoints.map(({ id }) => box(id)).map(({ x, y, width, height }) => `M${x + width / 2} ${y}v${height}`)
  return [...curves, ...straight]
}
