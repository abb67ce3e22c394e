/** What is withheld in a file, and the sentence that stands in its place. */
import { withheldText } from '../../words/withheld.ts'
import type { Passage } from './passage.ts'

/** A passage of a file, or all of it. */
export interface Redaction {
  passage?: Passage | undefined
  /** Day since when. */
  date: string
  reason: string
}

export interface PassageRedaction extends Redaction {
  passage: Passage
}

export function passageNotice({ date, reason }: Redaction): string {
  return asProse(withheldText.passage(date, reason))
}

export function pageNotice({ date, reason }: Redaction): string {
  return asProse(withheldText.page(date, reason))
}

/** A sentence as Markdown, and as MDX, in which none of its signs means anything. */
function asProse(sentence: string): string {
  return `*${sentence.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&')}*`
}
