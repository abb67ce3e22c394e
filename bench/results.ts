/** What one run of the bench measured. */
import type { Cost } from './cost.ts'

export interface Built extends Cost {
  /** Of the whole site. */
  bytes: number
  files: number
}

/**
 * `cold`: nothing is cached from the content, but the page bundle is there. `first`: a new clone, without the bundle.
 * `large` and `huge`: cold builds of 4 and 16 times the pages.
 */
export type BuildKind = 'first' | 'cold' | 'unchanged' | 'edited' | 'history' | 'shipped' | 'check' | 'large' | 'huge'

export const [largeFactor, hugeFactor] = [4, 16]

/** One page view in a new browser context. Bytes are Brotli. */
export interface View {
  path: string
  bytes: number
  requests: number
  script: number
  style: number
  /** Cumulative layout shift. */
  shift: number
}

export interface Search {
  query: string
  bytes: number
  requests: number
}

export interface Editions {
  /** Cold builds with one edition, with two and with `count`. */
  one: Built
  two: Built
  many: Built
  count: number
  /** Warm builds: with nothing new, and with a second edition. */
  unchanged: Built
  added: Built
}

export interface Results {
  date: string
  commit: string
  /** The working tree differs from the commit. */
  isChanged: boolean
  machine: { processor: string; cores: number; memory: number; system: string; node: string }
  /** Name and version, if one was used. */
  browser?: string
  pages: number
  rounds: number
  /** Ours comes first. */
  tools: { id: string; name: string; version: string }[]
  /** By kind and tool, as medians of the rounds. */
  builds: Partial<Record<BuildKind, Readonly<Record<string, Built>>>>
  /** Of all texts in the history. */
  revisions?: number
  /** Files of the build after an edit that differ from a cold build. */
  differing?: number | undefined
  editions?: Editions | undefined
  /** A long text page, by tool. */
  views?: Readonly<Record<string, View>>
  /** Each page kind of the shipped handbook. */
  kinds?: readonly View[] | undefined
  /** The costliest query, by tool. */
  searches?: Readonly<Record<string, Search>>
  /** Wall time in seconds. */
  /** Seconds to view an unchanged page, and from a save until the browser shows it: of a page, of a list, of a new page. */
  dev?: { view: number; save: number; saveList: number; saveNew: number } | undefined
  /** `npm run verify`. */
  tests?: Cost | undefined
  /** What couldn't be measured and why, one line each. */
  missing: string[]
}

/** The id of this project among the tools. */
export const ours = 'handbook'

/** The middle value, or the mean of the two middle values; NaN without values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return middle.reduce<number>((sum, value) => sum + (value ?? Number.NaN) / 2, 0)
}

/** The median of each figure separately. */
export function medianBuild(rounds: readonly Built[]): Built {
  const of = (figure: keyof Built) => median(rounds.map((each) => each[figure]))
  return { processor: of('processor'), wall: of('wall'), memory: of('memory'), bytes: of('bytes'), files: of('files') }
}
