/** Options of the one-line form that leads to the upgrade answer. */
import { isMinor, isPrerelease } from '../../plain/versions.ts'
import type { UpgradeData } from './data.ts'
import { readUpgrade, selectableReleases } from './query.ts'

export interface LineReleases {
  /** Minor releases that are out, newest first: the answer itself offers their patches too. */
  lines: string[]
  /** Chosen first: the oldest supported one. Undefined unless there are two releases to choose from. */
  from: string | undefined
  offering: string | undefined
}

/** Newest lines to choose from, so that pages don't grow with releases. The answer itself has older ones. */
const maxLines = 60

export function lineReleases(data: UpgradeData): LineReleases {
  const first = readUpgrade({}, data)
  if (!first) return { lines: [], from: undefined, offering: undefined }
  const from = data.releases[first.from]?.version
  const lines = selectableReleases(first.offering, data)
    .flatMap((index) => data.releases[index] ?? [])
    .filter(({ version, status }) => version === from || (status === 'released' && isMinor(version) && !isPrerelease(version)))
    .map(({ version }) => version)
    .toReversed()
    .slice(0, maxLines)
  return { lines, from, offering: first.offering }
}
