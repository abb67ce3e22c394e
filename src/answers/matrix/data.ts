/** What the matrix of features and tiers is made from, for any day: one small file, written as `/features/matrix.json`. */
import type { TierData } from '../upgrade/data.ts'

export interface MatrixData {
  format: 1
  /** Day of the build, `YYYY-MM-DD`. */
  today: string
  /** Lowest version first. */
  releases: readonly (readonly [version: string, on: string])[]
  offerings: readonly { id: string; title: string }[]
  /** In the order of their rank. */
  tiers: readonly TierData[]
  /** Areas in the order of their titles. */
  areas: readonly { title: string; features: readonly MatrixFeature[] }[]
}

export interface MatrixFeature {
  id: string
  title: string
  /** First day on which it is there; missing where no day is on record. */
  from?: string
  /** Times in which it is gone: the first day, and the day on which it is back. */
  gone?: readonly (readonly [from: string, until?: string])[]
  /** Missing where no tier is written, which is for everybody. */
  held?: readonly HeldCell[]
  /** For staff: that it is missing because nobody has decided. */
  undecided?: true
}

/** Who holds it, where and when; `words` is a limit, a remark, or both. */
export type HeldCell = readonly [tier: string, offering: string, from: string, until?: string | null, words?: string]
