/** A site generator under measurement: this project or a peer. */
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
  /** Searches from a page of the site and waits for the first results. */
  search?(page: Page, origin: string, query: string): Promise<void>
  /** Replaces the content with a corpus. */
  fill(corpus: string): void
  /** Removes the site and everything kept from earlier content. */
  clear(): void
  /** Appends words to a text. */
  edit(path: string, words: string): void
  /** Throws if the build fails. */
  build(): Promise<Cost>
}
