/** A list of openings: deadlines, and what candidates look for first. */
import type { ElementContent } from 'hast'
import { day, element, linkTo, list } from '../../page/elements.ts'
import { openingText as text } from '../../words/team.ts'
import { type Opening, openingLine } from './view.ts'

/** `isOver`: applications are closed. */
export function openingRows(openings: readonly Opening[], isOver = false): ElementContent {
  return list(
    openings.map((opening) => {
      const { posted, validThrough } = opening.data
      const until = element('span', {}, `${text.validThrough} `, day(validThrough.slice(0, 10)))
      return [
        element('p', { class: 'entry-meta' }, isOver ? day(posted) : until),
        element('h3', {}, linkTo(opening)),
        element('p', {}, openingLine(opening)),
      ]
    }),
    'entry-list',
  )
}
