/** An entry's page for feeds and messages: without its title, its facts, and parts that change later. */
import type { ElementContent } from 'hast'
import { definitions, element, nodesOf, spaced } from './elements.ts'
import type { EntryPage } from './entry-page.ts'
import { markContent, type Section, sectionNodes } from './section.ts'

export interface SentEntry {
  /** Above the text. */
  head: readonly ElementContent[]
  /** Below it. */
  sections: readonly ElementContent[]
}

export function sentEntry({ entry, parts }: Pick<EntryPage, 'entry' | 'parts'>): SentEntry {
  const { marks = [], notice = [], details = [], action, before = [], sections } = parts
  const isSent = ({ isUnsent }: Section) => !isUnsent
  const named = marks.filter(({ label }) => label !== undefined).map((mark) => element('span', {}, markContent(mark)))
  return {
    head: nodesOf(
      named.length > 0 && element('p', { class: 'entry-meta' }, spaced(named)),
      notice.filter(isSent).flatMap(sectionNodes),
      Boolean(entry.description) && element('p', {}, entry.description),
      details.length > 0 && definitions(details),
      action,
      before.filter(isSent).flatMap(sectionNodes),
    ),
    sections: sections.filter(isSent).flatMap(sectionNodes),
  }
}
