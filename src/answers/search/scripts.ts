/** Scripts without spaces between words: Chinese, Japanese, Thai and others. The index and queries are split in the same way. */

const letters = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\u30FC\\uFF70\\uFF9E\\uFF9F\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}'
const runs = new RegExp(`[${letters}]+`, 'gu')
const segmenter = Intl.Segmenter && new Intl.Segmenter('en', { granularity: 'word' })
const one = new RegExp(`[${letters}]`, 'u')

/** Whether a text has letters of such a script. */
export function isUnspaced(text: string): boolean {
  return one.test(text)
}

/** Words of a run of such letters; single letters if `Intl.Segmenter` is missing. */
export function wordsOfRun(run: string): string[] {
  return segmenter ? Array.from(segmenter.segment(run), ({ segment }) => segment) : [...run]
}

/** Applies `change` to each run of such letters. */
export function replaceRuns(text: string, change: (run: string, at: number) => string): string {
  return isUnspaced(text) ? text.replace(runs, change) : text
}

/** Puts spaces around all words of such scripts. */
export function spaced(text: string): string {
  return replaceRuns(text, (run) => ` ${wordsOfRun(run).join(' ')} `)
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** Undoes `spaced`: removes spaces between two words of such scripts. */
export function unspaced(text: string): string {
  return text.replace(between, '')
}

const between = new RegExp(`(?<=[${letters}]) (?=[${letters}])`, 'gu')
