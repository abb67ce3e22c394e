/** The chain of an entry: why it exists and what came of it, as text and as a diagram. */
import type { ElementContent } from 'hast'
import { s } from 'hastscript'
import { cardText, type TracePicture, layOutTrace } from '../answers/trace/picture.ts'
import { linkTracedEntry, firstEntries, traceEntry } from '../answers/trace/trace.ts'
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import { traceText as text } from '../words/trace.ts'
import { definitions, element, linkTo, list } from './elements.ts'
import { type Section, section } from './section.ts'

/** With fewer cards, a drawing says nothing that the list doesn't. */
const leastDrawn = 5

export function traceSection(entry: Entry, handbook: Handbook): Section | false {
  const steps = traceEntry(entry, handbook)
  if (steps.length <= 1) return false
  const sides = (['why', 'outcome'] as const).map((side) => ({ side, onSide: steps.filter((step) => step.side === side) }))
  const lists = sides
    .filter(({ onSide }) => onSide.length > 0)
    .flatMap(({ side, onSide }) => [
      element('h3', { class: 'trace-side' }, text.sides[side]),
      definitions(
        onSide.map((step) => {
          const { entries, rest } = firstEntries(step)
          const links = entries.map((each) => linkTo(linkTracedEntry(each, handbook)))
          return [text.stages[step.stage], list([...links, ...(rest > 0 ? [text.more(rest)] : [])], 'trace-entries')]
        }),
      ),
    ])
  const picture = layOutTrace(steps, handbook)
  const fold = element(
    'details',
    { class: 'fold' },
    element('summary', {}, text.showPicture),
    element('div', { class: 'trace-frame' }, drawTrace(picture)),
  )
  return section('from-need-to-release', text.title, [...lists, picture.cards.length >= leastDrawn && fold], {
    isUnsearched: true,
    isUnsent: true,
  })
}

/** Items with a page are links. The diagram scales with the reader's font size. */
function drawTrace({ width, height, cards, lines }: TracePicture): ElementContent {
  const rem = (pixels: number) => `${pixels / 16}rem`
  const { padding, size, leading } = cardText
  const drawn = cards.map((card) =>
    s(card.url === undefined ? 'g' : 'a', { class: `trace-${card.kind}`, href: card.url }, [
      s('title', `${text.stages[card.stage]}: ${card.title}`),
      s('rect', { x: card.x, y: card.y, width: card.width, height: card.height, rx: 3 }),
      s('text', { x: card.x + padding, y: card.y + padding + size, class: 'trace-stage' }, text.stages[card.stage]),
      s(
        'text',
        { y: card.y + padding + size },
        card.lines.map((line) => s('tspan', { x: card.x + padding, dy: leading }, line)),
      ),
    ]),
  )
  const frame = { class: 'trace', viewBox: `0 0 ${width} ${height}`, width: rem(width), height: rem(height), role: 'group' }
  return s('svg', { ...frame, ariaLabel: text.picture }, [s('path', { class: 'trace-lines', d: lines.join('') }), ...drawn])
}
