/** Redactions of a file, and the notices in their place. */
import { redactionText } from '../../words/redactions.ts'
import type { RedactedText } from './redacted-text.ts'

/** Applies to the whole file, unless it names a text. */
export interface Redaction {
  passage?: RedactedText | undefined
  /** Day since when the text is redacted. */
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

/** Format a sentence as Markdown and MDX, with all special characters escaped. */
function asProse(sentence: string): string {
  return `*${sentence.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&')}*`
}
