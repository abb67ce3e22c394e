/** In which direction a language is written. */

/** As newer engines have it (`getTextInfo`), and as Node 22 and older browsers do (`textInfo`). */
type Locale = Intl.Locale & { textInfo?: TextInfo; getTextInfo?(): TextInfo }

interface TextInfo {
  direction?: string
}

/** `rtl` for languages such as Arabic and Hebrew, else `ltr`. `lang` is a language code, for example "ar" or "de". */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  const locale = new Intl.Locale(lang) as Locale
  return (locale.getTextInfo?.() ?? locale.textInfo)?.direction === 'rtl' ? 'rtl' : 'ltr'
}
