/** Text that replaces redactions. */
import { dayInWords } from './days.ts'

export const redactionText = {
  passage: (day: string, reason: string) => `Text redacted on ${dayInWords(day)}: ${reason}`,
  page: (day: string, reason: string) => `This page was redacted on ${dayInWords(day)}: ${reason}`,
  /** Title of a page that's redacted as a whole. */
  pageTitle: 'Redacted page',
  /** Replaces a title or another short value. */
  value: (day: string) => `Redacted on ${dayInWords(day)}`,
} as const
