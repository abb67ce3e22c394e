/** The chain of an entry as a picture: its stages from top to bottom, and lines between what is linked. */
import { traceText } from '../../words/trace.ts'
import { keyOf } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { Link } from '../../graph/link.ts'
import { fitText } from '../../plain/text-width.ts'
import { linkOfStage, shownOf, type TraceStage, type TraceStep } from './trace.ts'
import { traceEdges } from './edges.ts'
import { type Arrangement, arrange } from './rows.ts'

export interface TracePicture {
  width: number
  height: number
  cards: readonly (Card & Box)[]
  /** The data of a path, for each piece of a line. */
  lines: readonly string[]
}

export interface Card {
  id: string
  stage: TraceStage
  title: string
  /** Missing for the entry itself, and for what stands for the rest of its stage. */
  url: string | undefined
  kind: 'entry' | 'self' | 'rest'
  /** Its title in lines; an ellipsis says that there is more of it. */
  lines: readonly string[]
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** In pixels, where letters have their usual size. */
export const cardText = { size: 13, leading: 17, padding: 8 } as const
const [cardWidth, passageWidth, columnGap, rowGap, margin] = [152, 8, 12, 40, 4]
/** The letters of the site are narrower than those of the table of widths. */
const narrowness = 0.87
const lineWidth = (cardWidth - 2 * cardText.padding) / cardText.size / narrowness
const mostLines = 3
/** So many stand beside each other in the column of the text. */
const mostCards = 4

export function tracePicture(steps: readonly TraceStep[], handbook: Handbook): TracePicture {
  const rows = steps.map((step) => cardsOf(step, handbook))
  const ids = idsOf(steps)
  const pairs = traceEdges(steps, handbook).map((pair) => pair.map((entry) => ids.get(keyOf(entry)) ?? '') as [string, string])
  const cards = new Map(rows.flat().map((card) => [card.id, card]))
  const arrangement = arrange(
    rows.map((row) => row.map(({ id, kind }) => ({ id, kind: kind === 'rest' ? kind : 'entry' }))),
    pairs,
  )
  const boxes = boxesOf(arrangement, cards)
  const all = [...boxes.values()]
  return {
    width: Math.max(...all.map(({ x, width }) => x + width)) + margin,
    height: Math.max(...all.map(({ y, height }) => y + height)) + margin,
    cards: [...boxes].flatMap(([id, box]) => (cards.has(id) ? [{ ...(cards.get(id) as Card), ...box }] : [])),
    lines: linesOf(arrangement, boxes),
  }
}

function cardsOf(step: TraceStep, handbook: Handbook): Card[] {
  const { stage, side } = step
  const { entries, rest } = shownOf(step, mostCards)
  const cards = entries.map((entry): Card => {
    const { title, url }: Link = linkOfStage(entry, handbook)
    const isSelf = side === 'self'
    const lines = fitText(title, lineWidth, mostLines)
    return { id: keyOf(entry), stage, title, url: isSelf ? undefined : url, kind: isSelf ? 'self' : 'entry', lines }
  })
  const more = traceText.more(rest)
  return rest === 0 ? cards : [...cards, { id: restOf(stage), stage, title: more, url: undefined, kind: 'rest', lines: [more] }]
}

/** The card of each entry: its own, or the one that stands for the rest of its stage. */
function idsOf(steps: readonly TraceStep[]): ReadonlyMap<string, string> {
  return new Map(
    steps.flatMap((step) => {
      const shown = shownOf(step, mostCards).entries.length
      return step.entries.map((entry, index) => [keyOf(entry), index < shown ? keyOf(entry) : restOf(step.stage)] as const)
    }),
  )
}

function restOf(stage: TraceStage): string {
  return `rest of ${stage}`
}

/** Row by row, each as high as its longest title needs. */
function boxesOf({ rows }: Arrangement, cards: ReadonlyMap<string, Card>): Map<string, Box> {
  const boxes = new Map<string, Box>()
  let y = margin
  for (const row of rows) {
    const mostOfRow = Math.max(...row.map(({ id }) => cards.get(id)?.lines.length ?? 0))
    const height = 2 * cardText.padding + cardText.leading * (1 + mostOfRow)
    let x = margin
    for (const { id, kind } of row) {
      const width = kind === 'passage' ? passageWidth : cardWidth
      boxes.set(id, { x, y, width, height })
      x += width + columnGap
    }
    y += height + rowGap
  }
  return boxes
}

function linesOf({ rows, links }: Arrangement, boxes: ReadonlyMap<string, Box>): string[] {
  const box = (id: string) => boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 }
  const curves = links.map(([from, to]) => {
    const [start, end] = [box(from), box(to)]
    const [top, bottom] = [start.y + start.height, end.y]
    const middle = (top + bottom) / 2
    const [a, b] = [start.x + start.width / 2, end.x + end.width / 2]
    return `M${a} ${top}C${a} ${middle} ${b} ${middle} ${b} ${bottom}`
  })
  const passages = rows.flat().filter(({ kind }) => kind === 'passage')
  const straight = passages.map(({ id }) => box(id)).map(({ x, y, width, height }) => `M${x + width / 2} ${y}v${height}`)
  return [...curves, ...straight]
}
