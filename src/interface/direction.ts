/** In which direction a language is written. */

/** `rtl` for languages such as Arabic and Hebrew, else `ltr`. `lang` is a language code, for example "ar" or "de". */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  const locale = new Intl.Locale(lang) as Intl.Locale & { getTextInfo(): { direction?: string } }
  return locale.getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr'
}
