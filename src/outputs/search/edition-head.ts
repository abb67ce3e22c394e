/** Search metadata of a text that today no longer has. */
import { titleOfCollection } from '../../graph/sections.ts'
import type { EditionText } from '../../history/editions/edition-texts.ts'
import type { SearchHead } from './page.ts'

export function editionHead({ title, definition, editions }: EditionText): SearchHead {
  const kind = titleOfCollection(definition)
  return {
    title,
    otherNames: [],
    kind,
    standing: definition.searchRank === 'low' ? 'low' : definition.isRecord ? 'record' : 'current',
    filters: { kind: [kind], edition: editions },
  }
}
