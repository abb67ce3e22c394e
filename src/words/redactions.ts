/** Words that stand where something was withheld. */
import { dayInWords } from './days.ts'

export const redactionText = {
  passage: (day: string, reason: string) => `A passage is withheld since ${dayInWords(day)}: ${reason}`,
  page: (day: string, reason: string) => `This page is withheld since ${dayInWords(day)}: ${reason}`,
  /** Title of a page of which nothing is to be read. */
  pageTitle: 'Withheld page',
  /** In place of a title or another short value. */
  value: (day: string) => `Withheld since ${dayInWords(day)}`,
} as const
