/** Scripts that put no spaces between words: Chinese, Japanese, Thai and their like. Index and queries are cut into words alike. */

const letters = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\u30FC\\uFF70\\uFF9E\\uFF9F\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}'
const runs = new RegExp(`[${letters}]+`, 'gu')
const segmenter = Intl.Segmenter && new Intl.Segmenter('en', { granularity: 'word' })
const one = new RegExp(`[${letters}]`, 'u')

/** Whether a text has letters of such a script. */
export function isUnspaced(text: string): boolean {
  return one.test(text)
}

/** The words of a run of such letters. Without knowledge of words, each letter is one. */
export function wordsOfRun(run: string): string[] {
  return segmenter ? Array.from(segmenter.segment(run), ({ segment }) => segment) : [...run]
}

/** A text with `change` made to each run of such letters. */
export function replaceRuns(text: string, change: (run: string, at: number) => string): string {
  return isUnspaced(text) ? text.replace(runs, change) : text
}

/** A text with spaces around all words of such scripts. */
export function spaced(text: string): string {
  return replaceRuns(text, (run) => ` ${wordsOfRun(run).join(' ')} `)
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** What `spaced` made, without the spaces between two such words. */
export function unspaced(text: string): string {
  return text.replace(between, '')
}

const between = new RegExp(`(?<=[${letters}]) (?=[${letters}])`, 'gu')
