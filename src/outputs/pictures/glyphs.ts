/** Which letters this machine has no font for: drawn, they are boxes with the number of the letter. */
import { escapeXml } from '../../plain/escape.ts'

/** Pixels of the square in which a letter is drawn, and its size. */
const cell = 96
const size = 48
const perRow = 16
/** So many are drawn in one picture. */
const atOnce = 256

/** Numbers that no letter has: one for each width of box. */
const unassigned = ['\u0378', '\u{50000}'] as const

/** Letters that any machine can draw, and what has no look of its own. */
const certain = /[\p{ASCII}\p{M}\p{C}\p{Z}\u2010-\u2027]/u

/** Those letters of the texts that cannot be drawn. `font` is a list of families, as in a style sheet. */
export async function missingGlyphs(texts: readonly string[], font: string): Promise<ReadonlySet<string>> {
  const letters = [...new Set(texts.flatMap((text) => [...text.normalize('NFC')]))].filter((letter) => !certain.test(letter)).sort()
  const missing = new Set<string>()
  for (const [, group] of Map.groupBy(letters, (letter) => large.findIndex((script) => script.test(letter)))) {
    // A machine without the font lacks all of them, and looking for one takes long.
    const sample = await missingAmong(group.slice(0, sampleSize), font)
    const rest = group.slice(sampleSize)
    const others = sample.length === sampleSize ? rest : await missingAmong(rest, font)
    for (const letter of [...sample, ...others]) missing.add(letter)
  }
  return missing
}

/** Scripts of many letters. */
const large = [/\p{Script=Han}/u, /\p{Script=Hangul}/u, /\p{Extended_Pictographic}/u]
const sampleSize = 32

async function missingAmong(letters: readonly string[], font: string): Promise<string[]> {
  const missing: string[] = []
  for (let start = 0; start < letters.length; start += atOnce) {
    const some = letters.slice(start, start + atOnce)
    const [short, long, ...looks] = await looksOf([...unassigned, ...some], font)
    missing.push(...some.filter((_, index) => looks[index] === short || looks[index] === long))
  }
  return missing
}

/** How the edge of each letter looks: where its ink begins and ends, and the outermost lines of it. All boxes of one width share these. */
async function looksOf(letters: readonly string[], font: string): Promise<string[]> {
  // Loaded when it is needed: most handbooks are written in letters that every machine has.
  const { default: sharp } = await import('sharp')
  const width = perRow * cell
  const height = Math.ceil(letters.length / perRow) * cell
  const texts = letters.map(
    (letter, index) =>
      `<text x="${(index % perRow) * cell + 16}" y="${Math.floor(index / perRow) * cell + 64}">${escapeXml(letter)}</text>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><g font-family="${font}" font-size="${size}">${texts.join('')}</g></svg>`
  const { data } = await sharp(Buffer.from(svg)).flatten({ background: '#fff' }).greyscale().raw().toBuffer({ resolveWithObject: true })
  return letters.map((_, index) => lookOf(data, { x: (index % perRow) * cell, y: Math.floor(index / perRow) * cell, width }))
}

interface Place {
  x: number
  y: number
  width: number
}

function lookOf(pixels: Uint8Array, { x, y, width }: Place): string {
  const ink = (column: number, row: number) => (pixels[(y + row) * width + x + column] ?? 255) < 128
  const all = Array.from({ length: cell }, (_, at) => at)
  const columns = all.filter((column) => all.some((row) => ink(column, row)))
  const rows = all.filter((row) => all.some((column) => ink(column, row)))
  const [left = 0, right = 0, top = 0, bottom = 0] = [columns[0], columns.at(-1), rows[0], rows.at(-1)]
  const line = (cells: readonly boolean[]) => cells.map(Number).join('')
  const across = (row: number) => line(all.slice(left, right + 1).map((column) => ink(column, row)))
  const down = (column: number) => line(all.slice(top, bottom + 1).map((row) => ink(column, row)))
  return [left, right, top, bottom, across(top), across(bottom), down(left), down(right)].join(' ')
}
