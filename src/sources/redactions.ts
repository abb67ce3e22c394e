/** Redactions to apply when reading old revisions. */
import type { TreeFile } from './git/objects.ts'

export interface Redactions {
  /** Changes with the redactions; used in cache keys. */
  key: string
  /** Whether an image or download is redacted. */
  isGone(file: TreeFile): boolean
  /** Returns a text with its redactions applied. */
  redact(file: TreeFile, text: string): string
  /** Whether a text from anywhere, such as a commit message, contains redacted words. */
  isIn(text: string): boolean
}

/** For an unreadable list of redactions: any text might be redacted. */
export const everythingRedacted: Redactions = { key: 'unread', isGone: () => true, redact: () => '', isIn: () => true }

export const noRedactions: Redactions = { key: '', isGone: () => false, redact: (_, text) => text, isIn: () => false }
