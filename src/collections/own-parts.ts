/** The parts of the page of a company's own entry. Apart from ours, since the check makes them too, and needs no page of ours. */
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import type { PageParts, Section } from '../page/section.ts'
import { OwnCodeError } from './own-code.ts'

/** What a company's collection makes of an entry; throws `OwnCodeError` if its code fails, or gives something else than sections. */
export function ownParts(entry: Entry, handbook: Handbook): PageParts {
  const { name, page, anchors = {} } = entry.definition
  if (!isPage(page)) return { sections: [] }
  const made = page(entry, handbook)
  const fail = (reason: string) => new OwnCodeError(name, 'page', ` for "${entry.id}" (${entry.file})`, reason)
  const parts = isParts(made) ? made : { sections: made }
  if (!Array.isArray(parts.sections)) throw fail('It gave no list of sections')
  for (const { id, content } of parts.sections) {
    if (!Array.isArray(content)) throw fail('It gave something that is no section')
    // The check must know which links lead to it.
    if (id !== undefined && !Object.hasOwn(anchors, id)) throw fail(`The section "${id}" is not named under "anchors"`)
  }
  return parts
}

type OwnPage = (entry: Entry, handbook: Handbook) => PageParts | readonly Section[]

/** Whatever else a configuration has there was refused when it was read. */
function isPage(page: unknown): page is OwnPage {
  return typeof page === 'function'
}

function isParts(made: PageParts | readonly Section[]): made is PageParts {
  return typeof made === 'object' && made !== null && 'sections' in made
}
