/** What is withheld in a file, and the sentence that stands in its place. */
import { redactionText } from '../../words/redactions.ts'
import type { RedactedText } from './redacted-text.ts'

/** A passage of a file, or all of it. */
export interface Redaction {
  passage?: RedactedText | undefined
  /** Day since when. */
  date: string
  reason: string
}

export interface TextRedaction extends Redaction {
  passage: RedactedText
}

export function redactionNotice({ date, reason }: Redaction): string {
  return asProse(redactionText.passage(date, reason))
}

export function pageNotice({ date, reason }: Redaction): string {
  return asProse(redactionText.page(date, reason))
}

/** A sentence as Markdown, and as MDX, in which none of its signs means anything. */
function asProse(sentence: string): string {
  return `*${sentence.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&')}*`
}
