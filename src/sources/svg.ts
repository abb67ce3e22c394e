/** Reads the size of an SVG from its root tag. */

export interface Size {
  width: number
  height: number
}

/** The root tag, after comments, processing instructions and a doctype. */
const root =
  /^\uFEFF?\s*(?:(?:<!--(?:(?!-->)[\s\S])*-->|<\?(?:(?!\?>)[\s\S])*\?>|<!DOCTYPE[^[>]*(?:\[[^\]]*\][^>]*)?>)\s*)*(<(?:\w+:)?svg(?=[\s/>])(?:[^>"']|"[^"]*"|'[^']*')*>)/i
/** Pixels per CSS unit. */
const units: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 96 / 72, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96, em: 16, rem: 16 }
/** Browsers' default size. */
const defaultSize: Size = { width: 300, height: 150 }

/** Whether the root is an `svg` in the SVG namespace. Without that, browsers show nothing. */
export function isSvg(text: string): boolean {
  return /\sxmlns(:\w+)?\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/.test(findRoot(text))
}

export function isWholeSvg(text: string): boolean {
  return /(<\/(?:[a-z]+:)?svg\s*>|\/>)\s*(<!--[\s\S]*?-->\s*)*$/.test(text)
}

/** Returns the size in whole pixels: width and height, or in the proportions of the viewBox. */
export function readSvgSize(text: string): Size {
  const tag = findRoot(text)
  const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1]
  const width = parseLength(attribute('width'))
  const height = parseLength(attribute('height'))
  const [, , boxWidth = 0, boxHeight = 0] = (attribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const ratio = boxWidth > 0 && boxHeight > 0 ? boxWidth / boxHeight : undefined
  if (width && height) return roundSize(width, height)
  if (width) return roundSize(width, ratio ? width / ratio : defaultSize.height)
  if (height) return roundSize(ratio ? height * ratio : defaultSize.width, height)
  return ratio ? roundSize(boxWidth, boxHeight) : defaultSize
}

function findRoot(text: string): string {
  return root.exec(text)?.[1] ?? ''
}

/** Percentages aren't an intrinsic length. */
function parseLength(written: string | undefined): number | undefined {
  const [, number, unit = ''] = /^\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(written ?? '') ?? []
  const factor = units[unit.toLowerCase()]
  return number === undefined || factor === undefined ? undefined : Number(number) * factor
}

function roundSize(width: number, height: number): Size {
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) }
}
