/** Data for the upgrade answer of any two versions: one small file, written as `/changelog/upgrade.json`. */

export interface UpgradeData {
  format: 1
  /** Day of the build, `YYYY-MM-DD`. */
  today: string
  /** Of all offerings, lowest version first. */
  releases: readonly ReleaseData[]
  offerings: readonly { id: string; title: string; versioned: boolean }[]
  tiers: readonly TierData[]
  features: readonly FeatureData[]
  /** Distinct audiences of changes: offerings with their plans. */
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
  /** Version to upgrade to first. */
  stop?: string
  /** Why it was withdrawn. */
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
  /** Which plans have it, where and when, with the limit as text. Undefined if no plans are listed: then everyone has it. */
  held?: readonly HeldData[]
  /** Without `held`: first day of the feature by its lifecycle, and the day it was removed. */
  since?: readonly [from: string, until?: string]
}

export type HeldData = readonly [tier: string, offering: string, from: string, until?: string | null, limit?: string]

/** Plan ids, or 0 for everyone; then other plans that are affected because they lose something or have ended. */
export type ReachData = readonly [offering: string, tiers: readonly string[] | 0, followers?: readonly string[]]

export interface ChangeData {
  id: string
  title: string
  /** Undefined for an imported entry that doesn't say. */
  type?: 'added' | 'changed' | 'deprecated' | 'removed' | 'fixed' | 'security'
  /** Date for unversioned offerings. */
  on: string
  /** Different dates of unversioned offerings. */
  live?: Readonly<Record<string, string>>
  /** Releases that have it, as indexes into `releases`. */
  releases: readonly number[]
  /** Index into `reaches`. */
  reach: number
  /** Indexes into `features`. */
  features: readonly number[]
  highlight?: true
  breaking?: { impact: string; action?: string; automated: boolean }
  deprecation?: { removal: string; replacement?: string }
  security?: { ids: readonly string[]; severity?: string }
}
