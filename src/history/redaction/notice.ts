/** Redactions of a file, and the notices in their place. */
import { redactionText } from '../../words/redactions.ts'
import type { RedactedText } from './redacted-text.ts'

/** Applies to the whole file, unless it names a text. */
export interface Redaction {
  redactedText?: RedactedText | undefined
  /** Day since when the text is redacted. */
  date: string
  reason: string
}

export interface TextRedaction extends Redaction {
  redactedText: RedactedText
}

export function formatNotice({ date, reason }: Redaction): string {
  return escapeProse(redactionText.passage(date, reason))
}

export function formatPageNotice({ date, reason }: Redaction): string {
  return escapeProse(redactionText.page(date, reason))
}

/** Format a sentence as Markdown and MDX, with all special characters escaped. */
function escapeProse(sentence: string): string {
  return `*${sentence.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&')}*`
}
