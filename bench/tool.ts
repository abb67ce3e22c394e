/** A generator of sites that is measured: this project or a peer. */
import type { Page } from 'playwright-core'
import type { Cost } from './cost.ts'

export interface Tool {
  id: string
  name: string
  version: string
  /** The folder of the site. */
  output: string
  /** The address of a text in the site. */
  addressOf(path: string): string
  /** Asks the site's search from any page, and waits until there are results. */
  search?(page: Page, origin: string, query: string): Promise<void>
  /** Takes another corpus instead of the one before. */
  fill(corpus: string): void
  /** Removes the site and what builds leave for the next. */
  clear(): void
  /** Adds words at the end of a text. */
  edit(path: string, words: string): void
  /** Throws if the build fails. */
  build(): Promise<Cost>
}
