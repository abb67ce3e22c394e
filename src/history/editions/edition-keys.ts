/** Cache keys for the pages of an edition, made from everything that goes into them. */
import type { Handbook } from '../../graph/handbook.ts'
import type { Redactions } from '../../sources/redactions.ts'
import { digestOf } from './cache.ts'
import { instantOf } from './published-handbook.ts'
import { contentDate, type Revision } from '../revisions/documents.ts'
import type { Edition } from './edition.ts'
import type { Visibility } from '../audience/visibility.ts'

interface KeyRequest {
  handbook: Handbook
  redactions: Redactions
  pageLayout: string
  program: string
}

/** Memoized, as each key covers every file. */
export function editionKeys(
  { handbook, redactions, pageLayout, program }: KeyRequest,
  visibility: Visibility,
): (edition: Edition) => string {
  const { config, audience, now } = handbook
  const keys = new Map<Edition, string>()
  const keyOf = (edition: Edition) => {
    const { name, date, note, commit, files, byPath } = edition
    const dateOf = (revision: Revision | undefined) => revision && contentDate(revision)
    const known = files.map(({ path, blob }) => [path, blob, dateOf(byPath.get(path))])
    const instant = instantOf(edition, now)
    const hidden = visibility.hiddenIn(edition)
    return digestOf(program, pageLayout, config, redactions.key, audience, name, date, note, commit, instant, known, hidden)
  }
  return (edition) => {
    const key = keys.get(edition) ?? keyOf(edition)
    keys.set(edition, key)
    return key
  }
}
