/**
 * Marks in the text that Pagefind reads, which readers don't see.
 *
 * Word boundaries in scripts without spaces: Pagefind splits words at spaces, so the index has a space there, preceded by a soft hyphen,
 * which Pagefind keeps but doesn't count as part of the word.
 *
 * Dots in numbers: Pagefind takes 1.14 for 1, 14 and 114, so 1.4 would find it. With a letter in place of the dot it's one word.
 */
import { isUnspaced, replaceRuns, wordsOfRun } from './scripts.ts'

const mark = '\u00ad '
/** A Latin letter (U+A78F), so no language splits a number at it. */
const numberDot = 'ꞏ'
const tag = /<(?:"[^"]*"|'[^']*'|[^"'>])*>/g
/** Pagefind puts a space between the texts of these elements. */
const block =
  /^<\/?(?:p|li|h\d|div|t[dhr]|thead|tbody|table|pre|br|d[ltd]|figure|figcaption|blockquote|section|[uo]l|details|summary|main|html|head|body|meta)\b/

/** HTML, or plain text without "<", with all marks. */
export function withMarks(html: string): string {
  return withWordMarks(withNumberMarks(html))
}

/** HTML or plain text with each number as one word. Tags stay as they are. */
export function withNumberMarks(html: string): string {
  return html.replace(/<(?:"[^"]*"|'[^']*'|[^"'>])*>|(?<=\d)\.(?=\d)/g, (found) => (found === '.' ? numberDot : found))
}

/** A mark at each word boundary that has no space. */
function withWordMarks(html: string): string {
  if (!isUnspaced(html)) return html
  let isGlued = false
  const markText = (text: string) => {
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
    result += markText(html.slice(from, match.index)) + match[0]
    if (block.test(match[0])) isGlued = false
    from = match.index + match[0].length
  }
  return (result + markText(html.slice(from))).replaceAll(mark + mark, mark)
}

/** Pagefind's result without marks; `<mark>` may surround a word. */
export function withoutMarks(text: string): string {
  const plain = text.replaceAll(numberDot, '.')
  return plain.includes('\u00ad') ? plain.replace(/\u00ad((?:<\/?mark>)*) /g, '$1').replaceAll('\u00ad', '') : plain
}
