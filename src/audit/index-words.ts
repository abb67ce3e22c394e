/** Words that only a search index writes: stems of words, and compounds without their hyphens, such as `qrcode` for "QR-code". Pure. */

export interface IndexWord {
  /** In lower case. */
  word: string
  isStem: boolean
}

/** Signs within a word, which a search index leaves out. */
const withinWords = /(?<=[\p{L}\p{N}])[-‐‑_.'’/&+·]+(?=[\p{L}\p{N}])/gu

/** Whether a search index that holds a text may hold the word because of it. */
export function isMadeOf(text: string, { word, isStem }: IndexWord): boolean {
  const folded = text.toLowerCase()
  if (isStem && folded.includes(word)) return true
  const joined = folded.replace(withinWords, '')
  return isStem ? joined.includes(word) : joined !== folded && joined.split(/[^\p{L}\p{N}]+/u).includes(word)
}
