/** Facts about a folder besides its page. */
import type { CollectionName } from '../../collections/table.ts'

export interface FolderFacts {
  collection: CollectionName
  /** Path of the folder, as for an entry of that name; `index` for the top. */
  id: string
  title?: string | undefined
  description?: string | undefined
  /** Position among its siblings, lowest first. */
  order?: number | undefined
}
