import type { Entry } from '../../graph/entry.ts'
import type { Store } from '../../files/store.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { Redactions } from '../../sources/redactions.ts'
import type { AudienceDefaults } from '../audience/defaults.ts'
import type { EditionInfo } from './edition.ts'
import type { TakePage } from './kept-pages.ts'

/** Input for making the published editions. */
export interface EditionsRequest {
  /** Absolute path of the content folder. */
  content: string
  editions: readonly EditionInfo[]
  /** Today's handbook, as these readers see it. */
  handbook: Handbook
  /** Everything written today, and the paths of all texts. */
  written: readonly Entry[]
  /** The same if no text has errors. Files of editions that are the same today aren't parsed again. */
  sound?: readonly Entry[] | undefined
  files: readonly string[]
  redactions: Redactions
  defaults: AudienceDefaults
  /** Rendered layouts of edition pages, of those as in the edition before, and of those that show differences. */
  pageLayout: string
  leanLayout: string
  changesLayout: string
  /** Digest of the program. */
  program: string
  /** Results of earlier builds. */
  store: Store
  /** Receives each edition page right away, with its address below the site's root. */
  take: TakePage
}
