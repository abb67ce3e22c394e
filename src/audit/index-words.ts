/** Words that only a search index writes: stems of words, and compounds without their hyphens, such as `qrcode` for "QR-code". Pure. */

export interface IndexWord {
  /** In lower case. */
  word: string
  isStem: boolean
}

/** Signs within a word, which a search index leaves out. */
const withinWords = /(?<=[\p{L}\p{N}])[-‐‑_.'’/&+·]+(?=[\p{L}\p{N}])/gu

/** Returns whether a search index that holds a text may hold a word because of it. The text is read once for all words. */
export function readMadeWords(text: string): (word: IndexWord) => boolean {
  const folded = text.toLowerCase()
  const joined = folded.replace(withinWords, '')
  const compounds = joined === folded ? undefined : new Set(joined.split(/[^\p{L}\p{N}]+/u))
  return ({ word, isStem }) => (isStem ? folded.includes(word) || joined.includes(word) : (compounds?.has(word) ?? false))
}
