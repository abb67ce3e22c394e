/** Data for the matrix of features and plans on any day: one small file, written as `/features/matrix.json`. */
import type { TierData } from '../upgrade/data.ts'

export interface MatrixData {
  format: 1
  /** Day of the build, `YYYY-MM-DD`. */
  today: string
  /** By version, lowest first. */
  releases: readonly (readonly [version: string, on: string])[]
  offerings: readonly { id: string; title: string }[]
  /** By rank. */
  tiers: readonly TierData[]
  /** Areas by title. */
  areas: readonly { title: string; features: readonly MatrixFeature[] }[]
}

export interface MatrixFeature {
  id: string
  title: string
  /** First day the feature is available; missing if no day is recorded. */
  from?: string
  /** Periods without the feature: the first day, and the day it came back. */
  gone?: readonly (readonly [from: string, until?: string])[]
  /** Undefined if no plans are listed: then everyone has it. */
  held?: readonly HeldCell[]
  /** Staff only: `held` is undefined because it's undecided. */
  undecided?: true
}

/** Which plan has it, where and when; `words` is a limit, a note, or both. */
export type HeldCell = readonly [tier: string, offering: string, from: string, until?: string | null, words?: string]
