/** Page sections of company-defined entries. Separate from ours, because the check creates them too and doesn't need our pages. */
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import type { PageParts, Section } from '../page/section.ts'
import { OwnCodeError } from './own-code.ts'

/** The sections of an entry; throws `OwnCodeError` if the code fails or returns anything but sections. */
export function ownParts(entry: Entry, handbook: Handbook): PageParts {
  const { name, page, anchors = {} } = entry.definition
  if (!isPage(page)) return { sections: [] }
  const made = page(entry, handbook)
  const fail = (reason: string) => OwnCodeError.ofCollection(name, 'page', ` for "${entry.id}" (${entry.file})`, reason)
  const parts = isParts(made) ? made : { sections: made }
  if (!Array.isArray(parts.sections)) throw fail('It did not return a list of sections')
  for (const { id, content } of parts.sections) {
    if (!Array.isArray(content)) throw fail('It returned something that is not a section')
    // The check must know which anchors exist.
    if (id !== undefined && !Object.hasOwn(anchors, id)) throw fail(`The section "${id}" is not listed under "anchors"`)
  }
  return parts
}

type OwnPage = (entry: Entry, handbook: Handbook) => PageParts | readonly Section[]

/** Anything else was refused when the configuration was read. */
function isPage(page: unknown): page is OwnPage {
  return typeof page === 'function'
}

function isParts(made: PageParts | readonly Section[]): made is PageParts {
  return typeof made === 'object' && made !== null && 'sections' in made
}
