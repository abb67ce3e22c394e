/** Keys of the pages of editions. */
import type { Edition } from './edition.ts'
import type { EditionsRequest } from './editions-request.ts'
import { digestOf, digestLayout } from '../digests.ts'
import { findContentDate, type Revision } from '../revisions/documents.ts'
import { findEditionInstant } from './published-handbook.ts'
import type { Visibility } from '../audience/visibility.ts'

/** Make keys from all inputs of an edition's pages, including the previous edition. Memoized, as each key covers every file. */
export function createEditionKeys(
  { handbook, redactions, pageLayout, leanLayout, program }: EditionsRequest,
  editions: readonly Edition[],
  visibility: Visibility,
): (edition: Edition) => string {
  const { config, audience, now } = handbook
  const keys = new Map<Edition, string>()
  const describe = (edition: Edition) => {
    const { name, date, note, commit, files, byPath, layout } = edition
    const dateOf = (revision: Revision | undefined) => revision && findContentDate(revision)
    const known = files.map(({ path, blob }) => [path, blob, dateOf(byPath.get(path))])
    const instant = findEditionInstant(edition, now)
    const hidden = visibility.listHidden(edition)
    return digestOf(
      program,
      pageLayout,
      leanLayout,
      config,
      redactions.key,
      audience,
      name,
      date,
      note,
      commit,
      instant,
      known,
      digestLayout(layout),
      hidden,
    )
  }
  const keyOf = (edition: Edition) => {
    const key = keys.get(edition) ?? describe(edition)
    keys.set(edition, key)
    return key
  }
  return (edition) => {
    const before = editions[editions.indexOf(edition) - 1]
    return digestOf(keyOf(edition), before && keyOf(before))
  }
}
