/** Prints an image of a page: its place is kept until it comes, and browsers choose the form that is lightest for them. */
import type { Element, Properties } from 'hast'
import { h } from 'hastscript'

/** An image with all that is known of it. */
export interface Picture {
  src: string
  /** In pixels, where it is known. */
  size?: { width: number; height: number }
  /** The same in WebP, smallest first. */
  forms: readonly { src: string; width: number }[]
}

/** The most that a picture is wide in pixels: `--wide` in tokens.css. */
const column = 688

/** `written` are the attributes that a text gives; of those that say where the image lies none is taken. */
export function printPicture(picture: Picture, { src: _, srcSet: __, sizes: ___, alt, ...written }: Properties): Element {
  const { width, height } = sizeOf(picture, written)
  const place = { src: picture.src, alt: String(alt ?? '') }
  const image = h('img', { ...place, ...written, width, height, loading: 'lazy', decoding: 'async' })
  if (picture.forms.length === 0) return image
  return h('picture', [h('source', { type: 'image/webp', srcSet: srcSetOf(picture), sizes: sizesOf(width) }), image])
}

/** The forms with their widths, as HTML lists them. */
export function srcSetOf({ forms }: Picture): string {
  return forms.map(({ src, width }) => `${src} ${width}w`).join(', ')
}

/** How wide it is shown: never wider than the column, or the screen. */
export function sizesOf(width = column): string {
  const shown = Math.min(width, column)
  // On phones the margins of the page are taken off, so that the small form is enough for most.
  return `(max-width: ${shown}px) calc(100vw - 2rem), ${shown}px`
}

/** Of what a text says, one side is enough; a share of the column becomes pixels, since a share keeps no place. */
function sizeOf({ size }: Picture, written: Properties): { width?: number | undefined; height?: number | undefined } {
  const width = pixelsOf(written['width'])
  const height = pixelsOf(written['height'])
  if (!size || (width !== undefined && height !== undefined)) return { width, height }
  if (width !== undefined) return { width, height: Math.max(1, Math.round((width * size.height) / size.width)) }
  if (height !== undefined) return { width: Math.max(1, Math.round((height * size.width) / size.height)), height }
  return size
}

function pixelsOf(value: unknown): number | undefined {
  const [, number, sign] = /^\s*(\d+(?:\.\d+)?)\s*(%|px)?\s*$/.exec(String(value ?? '')) ?? []
  if (number === undefined || Number(number) === 0) return undefined
  return Math.round(sign === '%' ? (Number(number) / 100) * column : Number(number))
}
