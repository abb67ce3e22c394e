/** Text in place of redactions. */
import { dayInWords } from './days.ts'

export const redactionText = {
  passage: (day: string, reason: string) => `A passage is withheld since ${dayInWords(day)}: ${reason}`,
  page: (day: string, reason: string) => `This page is withheld since ${dayInWords(day)}: ${reason}`,
  /** Title of a page that's redacted as a whole. */
  pageTitle: 'Withheld page',
  /** Replaces a title or another short value. */
  value: (day: string) => `Withheld since ${dayInWords(day)}`,
} as const
