import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { Redactions } from '../../sources/redactions.ts'
import type { EditionCache } from './cache.ts'
import type { AudienceDefaults } from '../audience/defaults.ts'
import type { EditionInfo } from './edition.ts'
import type { TakePage } from './page-file.ts'

/** What closed editions are made from. */
export interface EditionsRequest {
  /** Absolute path of the content folder. */
  content: string
  editions: readonly EditionInfo[]
  /** Today's, as its readers see it. */
  handbook: Handbook
  /** Everything that is written today, and the paths of all texts. */
  written: readonly Entry[]
  files: readonly string[]
  redactions: Redactions
  defaults: AudienceDefaults
  /** The frame of closed pages, as it was rendered; and that of those which show differences. */
  pageLayout: string
  changesLayout: string
  /** Of the program that makes them. */
  program: string
  cache: EditionCache
  /** Takes each page of an edition as soon as it is made, by its address below the site's root. */
  take: TakePage
}
