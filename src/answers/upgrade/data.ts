/** What the upgrade answer is made from: one small file for every pair of versions, written as `/changelog/upgrade.json`. */

export interface UpgradeData {
  format: 1
  /** Day of the build, `YYYY-MM-DD`. */
  today: string
  /** Lowest version first; those of all offerings. */
  releases: readonly ReleaseData[]
  offerings: readonly { id: string; title: string; versioned: boolean }[]
  tiers: readonly TierData[]
  features: readonly FeatureData[]
  /** Whom entries reach, each way once: offerings with their tiers. */
  reaches: readonly (readonly ReachData[])[]
  changes: readonly ChangeData[]
}

export interface ReleaseData {
  version: string
  /** Day, `YYYY-MM-DD`. */
  on: string
  offering: string
  status: 'planned' | 'released' | 'yanked'
  /** Whether it is supported on the day of the build. */
  supported?: true
  /** A version at which one must stop first. */
  stop?: string
  /** Why it was taken back. */
  reason?: string
  /** Whether its page has upgrade notes. */
  notes?: true
}

export interface TierData {
  id: string
  /** Names with their first days, oldest first. */
  names: readonly (readonly [from: string, label: string])[]
  offerings: readonly string[]
  introduced: string
  retired?: string
  successors?: readonly string[]
}

export interface FeatureData {
  id: string
  title: string
  /** Which tiers hold it, where and when, with a limit as text; missing where none is written, which is for everybody. */
  held?: readonly HeldData[]
  /** Where no rows are written: the day from which everybody has it by its lifecycle, and the day on which it was removed. */
  since?: readonly [from: string, until?: string]
}

export type HeldData = readonly [tier: string, offering: string, from: string, until?: string | null, limit?: string]

/** Tier ids, 0 for everybody; then those of further tiers whose customers it concerns: they lose something by it, or have ended. */
export type ReachData = readonly [offering: string, tiers: readonly string[] | 0, followers?: readonly string[]]

export interface ChangeData {
  id: string
  title: string
  type: 'added' | 'changed' | 'deprecated' | 'removed' | 'fixed' | 'security'
  /** The day for offerings without versions. */
  on: string
  /** Another day for an offering without versions. */
  live?: Readonly<Record<string, string>>
  /** The versions that bring it, as places in `releases`. */
  releases: readonly number[]
  /** Place in `reaches`. */
  reach: number
  /** Places in `features`. */
  features: readonly number[]
  highlight?: true
  breaking?: { impact: string; action?: string; automated: boolean }
  deprecation?: { removal: string; replacement?: string }
  security?: { ids: readonly string[]; severity: string }
}
