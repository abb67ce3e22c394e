/** What is said of a folder apart from its page. */
import type { CollectionName } from '../../collections/table.ts'

export interface FolderFacts {
  collection: CollectionName
  /** Of the folder, as an entry of that name would have it; `index` for the top. */
  id: string
  title?: string | undefined
  description?: string | undefined
  /** Position among its siblings, lowest first. */
  order?: number | undefined
}
