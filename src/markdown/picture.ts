/** Prints an image with its size, so that the layout doesn't shift, and with smaller forms that browsers can choose from. */
import type { Element, Properties } from 'hast'
import { h } from 'hastscript'

/** An image and what's known about it. */
export interface Picture {
  src: string
  /** In pixels, if known. */
  size?: { width: number; height: number }
  /** The same image in AVIF, smallest first. */
  forms: readonly { src: string; width: number }[]
}

/** Maximum width of a picture in pixels: `--wide` in tokens.css. */
const columnWidth = 688

/** `written` are the attributes in the text. Those that name the file are ignored. */
export function printPicture(picture: Picture, { src: _, srcSet: __, sizes: ___, alt, ...written }: Properties): Element {
  const { width, height } = completeSize(picture, written)
  const source = { src: picture.src, alt: String(alt ?? '') }
  const image = h('img', { ...source, ...written, width, height, loading: 'lazy', decoding: 'async' })
  if (picture.forms.length === 0) return image
  return h('picture', [h('source', { type: 'image/avif', srcSet: formatSrcSet(picture), sizes: formatSizes(width) }), image])
}

/** Returns the forms as a `srcset` attribute. */
export function formatSrcSet({ forms }: Picture): string {
  return forms.map(({ src, width }) => `${src} ${width}w`).join(', ')
}

/** Returns the shown width as a `sizes` attribute: at most the column, or the screen. */
export function formatSizes(width = columnWidth): string {
  const shown = Math.min(width, columnWidth)
  // On phones, subtract the page margins, so that most can use the small form.
  return `(max-width: ${shown}px) calc(100vw - 2rem), ${shown}px`
}

/** Completes the size from one given side. Percentages of the column become pixels, since they don't reserve space. */
function completeSize({ size }: Picture, written: Properties): { width?: number | undefined; height?: number | undefined } {
  const width = parsePixels(written['width'])
  const height = parsePixels(written['height'])
  if (!size || (width !== undefined && height !== undefined)) return { width, height }
  if (width !== undefined) return { width, height: Math.max(1, Math.round((width * size.height) / size.width)) }
  if (height !== undefined) return { width: Math.max(1, Math.round((height * size.width) / size.height)), height }
  return size
}

function parsePixels(value: unknown): number | undefined {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*(%|px)?\s*$/.exec(String(value ?? '')) ?? []
  if (number === undefined || Number(number) === 0) return undefined
  return Math.round(unit === '%' ? (Number(number) / 100) * columnWidth : Number(number))
}
