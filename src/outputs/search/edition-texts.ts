/** What is said in the index of a text that today has no longer. */
import { titleOfCollection } from '../../graph/sections.ts'
import type { EditionText } from '../../history/editions/edition-texts.ts'
import type { SearchHead } from './page.ts'

export function editionHead({ title, definition, editions }: EditionText): SearchHead {
  const kind = titleOfCollection(definition)
  return {
    title,
    otherNames: [],
    kind,
    standing: definition.isRecord ? 'record' : 'current',
    filters: { kind: [kind], edition: editions },
  }
}
