/** Writing direction of languages. */

/** Newer engines have `getTextInfo`; Node 22 and older browsers have `textInfo`. */
type Locale = Intl.Locale & { textInfo?: TextInfo; getTextInfo?(): TextInfo }

interface TextInfo {
  direction?: string
}

/** Returns `rtl` for languages such as Arabic and Hebrew, else `ltr`. `lang` is a language tag, for example "ar" or "de". */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  const locale = new Intl.Locale(lang) as Locale
  return (locale.getTextInfo?.() ?? locale.textInfo)?.direction === 'rtl' ? 'rtl' : 'ltr'
}
