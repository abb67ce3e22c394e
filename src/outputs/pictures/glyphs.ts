/** Finds characters this machine has no font for. They're drawn as boxes with their code point. */
import { escapeXml } from '../xml.ts'

/** Pixels: the cell a character is drawn in, and the font size. */
const cell = 96
const size = 48
const perRow = 16
/** Characters per image. */
const atOnce = 256

/** Unassigned code points, one for each width of box. */
const unassigned = ['\u0378', '\u{50000}'] as const

/** Characters that any machine can draw, or that have no shape of their own. */
const alwaysDrawable = /[\p{ASCII}\p{M}\p{C}\p{Z}\u2010-\u2027]/u

/** Characters of the texts that can't be drawn. `font` is a list of families, as in CSS. */
export async function missingGlyphs(texts: readonly string[], font: string): Promise<ReadonlySet<string>> {
  const letters = [...new Set(texts.flatMap((text) => [...text.normalize('NFC')]))].filter((letter) => !alwaysDrawable.test(letter)).sort()
  const missing = new Set<string>()
  for (const [, group] of Map.groupBy(letters, (letter) => largeScripts.findIndex((script) => script.test(letter)))) {
    // Without the font, all characters of the script are missing, and the lookup is slow.
    const sample = await findMissing(group.slice(0, sampleSize), font)
    const rest = group.slice(sampleSize)
    const others = sample.length === sampleSize ? rest : await findMissing(rest, font)
    for (const letter of [...sample, ...others]) missing.add(letter)
  }
  return missing
}

/** Scripts with many characters. */
const largeScripts = [/\p{Script=Han}/u, /\p{Script=Hangul}/u, /\p{Extended_Pictographic}/u]
const sampleSize = 32

async function findMissing(letters: readonly string[], font: string): Promise<string[]> {
  const missing: string[] = []
  for (let start = 0; start < letters.length; start += atOnce) {
    const some = letters.slice(start, start + atOnce)
    const [short, long, ...prints] = await fingerprints([...unassigned, ...some], font)
    missing.push(...some.filter((_, index) => prints[index] === short || prints[index] === long))
  }
  return missing
}

/**
 * Fingerprint of each character: where its ink begins and ends, and its outermost rows and columns. All boxes of the same width share
 * these.
 */
async function fingerprints(letters: readonly string[], font: string): Promise<string[]> {
  // Load on demand: most handbooks need only characters that every machine has.
  const { default: sharp } = await import('sharp')
  const width = perRow * cell
  const height = Math.ceil(letters.length / perRow) * cell
  const texts = letters.map(
    (letter, index) =>
      `<text x="${(index % perRow) * cell + 16}" y="${Math.floor(index / perRow) * cell + 64}">${escapeXml(letter)}</text>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><g font-family="${font}" font-size="${size}">${texts.join('')}</g></svg>`
  const { data } = await sharp(Buffer.from(svg)).flatten({ background: '#fff' }).greyscale().raw().toBuffer({ resolveWithObject: true })
  return letters.map((_, index) => fingerprint(data, { x: (index % perRow) * cell, y: Math.floor(index / perRow) * cell, width }))
}

interface Cell {
  x: number
  y: number
  width: number
}

function fingerprint(pixels: Uint8Array, { x, y, width }: Cell): string {
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
