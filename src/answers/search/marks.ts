/**
 * Marks between words that no space parts. Pagefind counts words by the spaces between them, so the index has a space there, and before it
 * a soft hyphen, which Pagefind keeps and does not count as a part of the word. What is shown has neither.
 */
import { isUnspaced, replaceRuns, wordsOfRun } from './scripts.ts'

const mark = '\u00ad '
const tag = /<(?:"[^"]*"|'[^']*'|[^"'>])*>/g
/** Between the texts of such elements Pagefind sees a space. */
const block =
  /^<\/?(?:p|li|h\d|div|t[dhr]|thead|tbody|table|pre|br|d[ltd]|figure|figcaption|blockquote|section|[uo]l|details|summary|main|html|head|body|meta)\b/

/** HTML, or plain text without "<", with a mark between words that no space parts. */
export function withMarks(html: string): string {
  if (!isUnspaced(html)) return html
  let isGlued = false
  const inText = (text: string) => {
    const marked = replaceRuns(text, (run, at) => {
      const before = at === 0 ? isGlued : !/\s/.test(text[at - 1] ?? ' ')
      const after = text[at + run.length]
      return (before ? mark : '') + wordsOfRun(run).join(mark) + (after !== undefined && !/\s/.test(after) ? mark : '')
    })
    if (text !== '') isGlued = !/\s$/.test(text)
    return marked
  }
  let result = ''
  let from = 0
  for (const match of html.matchAll(tag)) {
    result += inText(html.slice(from, match.index)) + match[0]
    if (block.test(match[0])) isGlued = false
    from = match.index + match[0].length
  }
  return (result + inText(html.slice(from))).replaceAll(mark + mark, mark)
}

/** What Pagefind found, as it was written; `<mark>` may stand around a word. */
export function withoutMarks(text: string): string {
  return text.includes('\u00ad') ? text.replace(/\u00ad((?:<\/?mark>)*) /g, '$1').replaceAll('\u00ad', '') : text
}
