/** Redactions to apply when reading old revisions. */
import type { TreeFile } from './git/objects.ts'

export interface Redactions {
  /** Changes with the redactions; used in cache keys. */
  key: string
  /** Whether an image or download is redacted. */
  isRedacted(file: TreeFile): boolean
  /** Returns a text with its redactions applied. */
  redact(file: TreeFile, text: string): string
  /** Whether a text from anywhere, such as a commit message, contains redacted words. */
  isInText(text: string): boolean
}

/** For an unreadable list of redactions: any text might be redacted. */
export const everythingRedacted: Redactions = { key: 'unread', isRedacted: () => true, redact: () => '', isInText: () => true }

export const noRedactions: Redactions = { key: '', isRedacted: () => false, redact: (_, text) => text, isInText: () => false }
