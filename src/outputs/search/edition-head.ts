/** Search metadata of a text that today no longer has. */
import { collectionOf } from '../../collections/table.ts'
import { titleOfCollection } from '../../graph/sections.ts'
import type { EditionText } from '../../history/editions/edition-texts.ts'
import type { SearchHead } from './page.ts'

export function editionHead({ title, collection, editions }: EditionText): SearchHead {
  const kind = titleOfCollection(collection)
  return {
    title,
    otherNames: [],
    kind,
    standing: collectionOf(collection)?.isRecord ? 'record' : 'current',
    filters: { kind: [kind], edition: editions },
  }
}
