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
  /** Undefined if the tool has no search of its own. */
  search?: SearchUse
  /** Replaces the content with a corpus. */
  fill(corpus: string): void
  /** Removes the site and everything kept from earlier content. */
  clear(): void
  /** Appends words to a text. */
  edit(path: string, words: string): void
  /** Throws if the build fails. */
  build(): Promise<Cost>
}

/** How a reader searches. */
export interface SearchUse {
  /** Selector of a result. */
  result: string
  /** From an open page of the site; doesn't wait for results. */
  ask(page: Page, origin: string, query: string): Promise<void>
}
