import type { Entry } from './entry.ts'
import type { Handbook } from './handbook.ts'

/** An entry at one state of the handbook, as its readers see it: its values refer to nothing hidden. */
export interface Version {
  entry: Entry
  handbook: Handbook
}
