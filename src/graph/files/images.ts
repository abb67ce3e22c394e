/** Checks images in texts: whether browsers can show them, and whether they're too large. */
import { posix } from 'node:path'
import { type Problem, problem, type Span } from '../../problems/problem.ts'
import { imageOrigin } from '../../collections/fields/web-address.ts'
import type { ImageFacts } from '../../sources/source.ts'
import type { Entry } from '../entry.ts'

/** Extensions of the formats that browsers show, the usual one first. */
const endings: Readonly<Record<string, readonly [string, ...string[]]>> = {
  png: ['png', 'apng'],
  jpg: ['jpg', 'jpeg', 'jfif'],
  gif: ['gif'],
  webp: ['webp'],
  avif: ['avif'],
  svg: ['svg'],
  bmp: ['bmp'],
  ico: ['ico'],
}
const megabyte = 1024 * 1024
/** Larger images are a burden for feed readers, which get the original, and for everyone who clones the repository. */
const maxImage = { bytes: 5 * megabyte, pixels: 100_000_000 } as const

/** Whether browsers can show it. Raster formats are detected by content; SVG goes by name. */
export function isShowable(path: string, { format }: ImageFacts): boolean {
  return format !== undefined && endings[format] !== undefined && (format === 'svg') === /\.svg$/i.test(path)
}

/** Whether an image may be at an external address: on a host that the policy can name, or in a data URL. */
export function isShownFrom(address: string): boolean {
  return /^data:image\/(png|jpeg|gif|webp|avif)[;,]/i.test(address) || imageOrigin(address) !== undefined
}

/** The problem with an external image address. */
export function checkForeignImage(entry: Entry, address: string, span: Span): Problem[] {
  if (isShownFrom(address)) return []
  return [
    problem('image-invalid', entry.file, span, `No image can be shown from ${JSON.stringify(address)}.`, {
      hint: 'Write "https://", a host with letters, digits, "." and "-", and a path without spaces; or put the file next to the text.',
    }),
  ]
}

/** The problem with an image, reported where an entry shows it. */
export function checkImage(entry: Entry, path: string, span: Span, facts: ImageFacts | undefined): Problem[] {
  if (!facts) return []
  const name = `"${posix.basename(path)}"`
  const invalid = (message: string, hint: string) => [problem('image-invalid', entry.file, span, message, { hint })]
  const { format, bytes, width, height, isWhole } = facts
  const again = 'Save or export it again, and replace the file.'
  if (bytes === 0) return invalid(`The image ${name} is empty.`, again)
  if (format === undefined) return invalid(`${name} is not an image, despite its name.`, again)
  const [usual, ...others] = endings[format] ?? []
  if (!usual) return invalid(`Browsers do not show ${format.toUpperCase()} images.`, 'Save it as PNG, JPEG, WebP or SVG.')
  if (!isWhole || (width === 0 && format !== 'avif')) return invalid(`The image ${name} is damaged or incomplete.`, again)
  const ending = posix.extname(path).slice(1).toLowerCase()
  if (ending !== usual && !others.includes(ending))
    return invalid(
      `${name} is ${format.toUpperCase()}, despite its name.`,
      `Rename it to "${posix.basename(path, posix.extname(path))}.${usual}", here too.`,
    )
  return isLarge(facts) ? [problem('image-large', entry.file, span, largeness(name, bytes, width * height), { hint: remedy(facts) })] : []
}

function isLarge({ bytes, width, height }: ImageFacts): boolean {
  return bytes > maxImage.bytes || width * height > maxImage.pixels
}

function largeness(name: string, bytes: number, pixels: number): string {
  return bytes > maxImage.bytes
    ? `The image ${name} has ${Number((bytes / megabyte).toFixed(1))} MB; ${maxImage.bytes / megabyte} MB is enough.`
    : `The image ${name} has ${Math.round(pixels / 1_000_000)} million pixels, more than any screen shows.`
}

function remedy({ isAnimated, format }: ImageFacts): string {
  if (isAnimated) return 'Save it as a video (.mp4), and show it with Video.'
  return format === 'svg' ? 'Remove what it embeds, or save it as PNG.' : 'Resize it to at most 2,000 pixels wide.'
}
