/** An opening's page: what candidates need to know, where to apply, and how we hire. */
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { day, element, linkTo, notice, orderedList } from '../../page/elements.ts'
import { type Detail, type PageParts, section, sections } from '../../page/section.ts'
import { openingText as text } from '../../words/team.ts'
import { openingView } from './view.ts'

export function openingPage(opening: Entry<'openings'>, handbook: Handbook): PageParts {
  const { posted, validThrough, applyUrl } = opening.data
  const { role, employment, places, salary, isOpen, hiringSteps } = openingView(opening, handbook)
  const details: Detail[] = [
    ...(role ? [[text.role, linkTo(role)] as const] : []),
    [text.employment, employment],
    ...places.map((place) => [text.place, place] as const),
    ...(salary === undefined ? [] : [[text.salary, salary] as const]),
    [text.posted, day(posted)],
    [text.validThrough, [day(validThrough.slice(0, 10)), text.hour(validThrough)]],
  ]
  return {
    notice: isOpen ? [] : [{ content: [notice(text.isClosed)] }],
    details,
    action: isOpen ? [element('p', { class: 'opening-apply' }, element('a', { href: applyUrl }, text.apply))] : [],
    sections: sections(hiringSteps.length > 0 && section('how-we-hire', text.hiring, [orderedList(hiringSteps)], { isProse: true })),
  }
}
