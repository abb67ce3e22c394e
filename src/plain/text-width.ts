/** Measures and wraps text without the font, with a table of widths that errs on the wide side. */

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Widths in em of DejaVu Serif, the widest font that a machine is likely to use. The first match counts. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/^[ijl.,:;!'’‘|()[\]\s]/, 0.39],
  [/^[frtsIJ"“”/\\{}-]/, 0.52],
  [/^[mM@—…]/, 1.03],
  [/^[wW%]/, 1.03],
  [/^[a-z0-9?]/, 0.66],
  [/^[A-Z&]/, 0.8],
  [/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u, 1.05],
]
const otherWidth = 0.75

/** Returns the width of a text in em. */
export function measureText(text: string): number {
  return splitLetters(text).reduce((sum, letter) => sum + measureLetter(letter), 0)
}

/** Wraps a text into lines no wider than `width` (in em), between words where possible. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.trim().split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measureText(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const parts = breakWord(word, width)
    lines.push(...parts.slice(0, -1))
    line = parts.at(-1) ?? ''
  }
  return [...lines, line]
}

/** Wraps a text. If it has more than `maxLines`, the last line ends with an ellipsis. */
export function fitText(text: string, width: number, maxLines: number): string[] {
  const lines = wrapText(text, width)
  return lines.length <= maxLines ? lines : [...lines.slice(0, maxLines - 1), shorten(lines[maxLines - 1] ?? '', width)]
}

/** Breaks a word into parts that fit. */
function breakWord(word: string, width: number): string[] {
  const parts: string[] = ['']
  for (const letter of splitLetters(word)) {
    const part = parts.at(-1) ?? ''
    if (part !== '' && measureText(part + letter) > width) parts.push(letter)
    else parts[parts.length - 1] = part + letter
  }
  return parts
}

/** Shortens a line to fit with an ellipsis. */
function shorten(line: string, width: number): string {
  const letters = splitLetters(line)
  while (letters.length > 0 && measureText(`${letters.join('').trimEnd()}…`) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** Most texts are ASCII, where each character is a grapheme. The segmenter would take most of the drawing time. */
const ascii = /^[ -~]*$/

function splitLetters(text: string): string[] {
  if (ascii.test(text)) return text.split('')
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function measureLetter(letter: string): number {
  return widths.find(([letters]) => letters.test(letter))?.[1] ?? otherWidth
}
