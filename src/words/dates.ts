/** Locale for dates: `7 May 2026`. */
export const dateLocale = 'en-GB'
