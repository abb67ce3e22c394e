/** What is taken out of old texts before anything is made of them. Whoever reads old texts must be given one. */
import type { TreeFile } from './git/objects.ts'

export interface Redactions {
  /** Another one where other things are withheld. */
  key: string
  /** Whether an image or download is not to be had any more. */
  isGone(file: TreeFile): boolean
  /** What may still be read of a text. */
  redact(file: TreeFile, text: string): string
  /** Whether a text of any place, as that of a commit is, has words that are withheld. */
  isIn(text: string): boolean
}

/** Where the list cannot be read that says what is withheld: any text may be meant. */
export const everythingRedacted: Redactions = { key: 'unread', isGone: () => true, redact: () => '', isIn: () => true }

export const noRedactions: Redactions = { key: '', isGone: () => false, redact: (_, text) => text, isIn: () => false }
