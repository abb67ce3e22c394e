/** Spellings that count as one: full-width and half-width letters, ligatures, `ß` and `ss`, `v2.0` and `2.0`. */

const spellings: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th' }
const special = /[ßœæøđðłþ]/g

/** Lowercase text in the spelling of the index. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(special, (letter) => spellings[letter] ?? letter)
}

/** Like `foldLetters`, and without the "v" of a version: `v4.7.0` becomes `4.7.0`. */
export function foldSpelling(text: string): string {
  return foldLetters(text).replace(/(?<![\p{L}\p{N}])v(?=\d+\.\d)/gu, '')
}
