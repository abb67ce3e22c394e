import type { Audience } from '../../collections/fields/common.ts'

export interface Publication {
  /** The finished site. It's moved or copied; what is left of it is the caller's to remove. */
  built: string
  /** The folder that gets it: missing, ours, or with files of others. */
  out: string
  audience: Audience
  /** Whether a build for staff may replace a site for the public. */
  mayChangeAudience?: boolean
  /** Milliseconds to wait for another build that publishes into the same folder. */
  patience?: number
  /** Asked about processes whose work lies around. */
  isRunning?: (stamp: string, path: string) => boolean
}

/** One run of `publish`. */
export interface Work extends Publication {
  /** `out` with links resolved. */
  target: string
  stamp: string
  /** Files of the new site, its marker included. */
  files: readonly string[]
}
