/** How days are written, as a language tag: `7 May 2026`. */
export const dateLocale = 'en-GB'
