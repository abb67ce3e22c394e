import type { Audience } from '../../collections/fields/common.ts'

export interface Publication {
  /** The finished site. It's moved or copied, and the caller removes what's left. */
  built: string
  /** Target folder: missing, ours, or with foreign files. */
  out: string
  audience: Audience
  /** Whether a staff build may replace a public site. */
  mayChangeAudience?: boolean
  /** Milliseconds to wait for another build that's publishing into the same folder. */
  patience?: number
  /** Whether the process of a leftover work item still runs. */
  isRunning?: (stamp: string, path: string) => boolean
}

/** One run of `publish`. */
export interface Work extends Publication {
  /** `out` with links resolved. */
  target: string
  stamp: string
  /** Files of the new site, including its marker. */
  files: readonly string[]
}
