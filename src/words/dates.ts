/** The language of the interface, as far as formats follow from it. */
export const language = {
  /** Locale of dates, numbers and lists, and of the order of titles: `7 May 2026`. */
  locale: 'en-GB',
} as const
