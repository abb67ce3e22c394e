/** What a run of the bench found. */
import type { Cost } from './cost.ts'

export interface Built extends Cost {
  /** Of the whole site. */
  bytes: number
  files: number
}

/**
 * `cold`: nothing is kept of the content, but the program's page bundle is there. `first`: that of a new clone, which has none.
 * `large` and `huge` are cold builds of four and sixteen times the pages.
 */
export type BuildKind = 'first' | 'cold' | 'unchanged' | 'edited' | 'history' | 'shipped' | 'check' | 'large' | 'huge'

export const [largeFactor, hugeFactor] = [4, 16]

/** One view in a new browser, compressed as a host would. */
export interface View {
  path: string
  bytes: number
  requests: number
  script: number
  style: number
  /** The layout shift as browsers count it. */
  shift: number
}

export interface Search {
  query: string
  bytes: number
  requests: number
}

export interface Editions {
  /** Of one edition, of two, and of `count`, without anything kept. */
  one: Built
  two: Built
  many: Built
  count: number
  /** With what the build before kept: nothing new, and a second edition. */
  unchanged: Built
  added: Built
}

export interface Results {
  date: string
  commit: string
  /** The files differ from the commit. */
  isChanged: boolean
  machine: { processor: string; cores: number; memory: number; system: string; node: string }
  /** With its version, if one was there. */
  browser?: string
  pages: number
  rounds: number
  /** Ours is the first. */
  tools: { id: string; name: string; version: string }[]
  /** By kind and tool; medians of the rounds. */
  builds: Partial<Record<BuildKind, Readonly<Record<string, Built>>>>
  /** Of the build after an edit: files that a cold build makes otherwise. */
  differing?: number | undefined
  editions?: Editions | undefined
  /** Of a long page, by tool. */
  views?: Readonly<Record<string, View>>
  /** Of each kind of page of the shipped handbook. */
  kinds?: readonly View[] | undefined
  /** The dearest of several, by tool. */
  searches?: Readonly<Record<string, Search>>
  /** Seconds on the clock. */
  dev?: { view: number; save: number } | undefined
  /** `npm run verify`. */
  tests?: Cost | undefined
  /** What couldn't be measured, and why, in a sentence each. */
  missing: string[]
}

/** The id of this project among the tools. */
export const ours = 'handbook'

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return middle.reduce<number>((sum, value) => sum + (value ?? Number.NaN) / 2, 0)
}

/** The median of each figure on its own. */
export function medianBuild(rounds: readonly Built[]): Built {
  const of = (figure: keyof Built) => median(rounds.map((each) => each[figure]))
  return { processor: of('processor'), wall: of('wall'), memory: of('memory'), bytes: of('bytes'), files: of('files') }
}
