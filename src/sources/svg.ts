/** What an SVG file says of its size; only the tag of its root is read. */

export interface Size {
  width: number
  height: number
}

/** The tag of the root, behind comments, instructions and a document type. */
const root =
  /^\uFEFF?\s*(?:(?:<!--(?:(?!-->)[\s\S])*-->|<\?(?:(?!\?>)[\s\S])*\?>|<!DOCTYPE[^[>]*(?:\[[^\]]*\][^>]*)?>)\s*)*(<(?:\w+:)?svg(?=[\s/>])(?:[^>"']|"[^"]*"|'[^']*')*>)/i
/** Pixels of each unit of length that CSS knows for itself. */
const units: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 96 / 72, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96, em: 16, rem: 16 }
/** What browsers take where nothing is said. */
const otherwise: Size = { width: 300, height: 150 }

/** Markup whose root is an `svg` of the right namespace: without it a browser shows nothing. */
export function isSvg(text: string): boolean {
  return /\sxmlns(:\w+)?\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/.test(rootOf(text))
}

export function isWholeSvg(text: string): boolean {
  return /(<\/(?:[a-z]+:)?svg\s*>|\/>)\s*(<!--[\s\S]*?-->\s*)*$/.test(text)
}

/** In whole pixels: width and height, else in the proportions of the viewBox. */
export function sizeOfSvg(text: string): Size {
  const tag = rootOf(text)
  const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1]
  const width = lengthOf(attribute('width'))
  const height = lengthOf(attribute('height'))
  const [, , boxWidth = 0, boxHeight = 0] = (attribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const ratio = boxWidth > 0 && boxHeight > 0 ? boxWidth / boxHeight : undefined
  if (width && height) return rounded(width, height)
  if (width) return rounded(width, ratio ? width / ratio : otherwise.height)
  if (height) return rounded(ratio ? height * ratio : otherwise.width, height)
  return ratio ? rounded(boxWidth, boxHeight) : otherwise
}

function rootOf(text: string): string {
  return root.exec(text)?.[1] ?? ''
}

/** Shares of what is around it are no length of its own. */
function lengthOf(written: string | undefined): number | undefined {
  const [, number, unit = ''] = /^\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(written ?? '') ?? []
  const factor = units[unit.toLowerCase()]
  return number === undefined || factor === undefined ? undefined : Number(number) * factor
}

function rounded(width: number, height: number): Size {
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) }
}
