import type { Entry } from './entry.ts'
import type { Handbook } from './handbook.ts'

/** An entry at a state of the handbook, as the readers of that see it: its values refer to nothing that is hidden from them. */
export interface Version {
  entry: Entry
  handbook: Handbook
}
