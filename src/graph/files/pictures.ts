/** An image as pages show it: with its size, so nothing moves when it loads, and in smaller versions. */
import type { Picture } from '../../markdown/picture.ts'
import { findFiles } from '../../collections/fields/references.ts'
import { imageOrigin } from '../../collections/fields/web-address.ts'
import type { ImageFacts } from '../../sources/source.ts'
import type { Entry } from '../entry.ts'
import type { Handbook } from '../handbook.ts'
import { isShowable, isShownFrom } from './images.ts'
import type { LinkIndex } from '../links/link-index.ts'
import { type Target, targetPath } from '../links/links.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { picturePath } from '../paths.ts'

/** Widths of a picture in a list, and of the text column on normal and on high-density screens. */
const smallerWidths = [360, 720] as const
const largestWidth = 1440
/** More pixels take minutes and a lot of memory, and the encoder can't write longer sides. */
const maxPicture = { pixels: 100_000_000, side: 16_384 } as const

/** Widths in which an image is also written as AVIF; none for animations, drawings and small files. */
export function widthsOf({ format, width, height, isAnimated }: ImageFacts): number[] {
  const isRaster = format === 'png' || format === 'jpg' || format === 'webp' || format === 'avif'
  if (!isRaster || isAnimated || width === 0 || height === 0 || width * height > maxPicture.pixels) return []
  const largest = Math.min(width, largestWidth)
  // A smaller version must save enough to be worth a file.
  const widths = [...smallerWidths.filter((each) => each < largest * 0.8), largest]
  const isLight = format === 'webp' || format === 'avif'
  return widths.filter((each) => (height / width) * each <= maxPicture.side && !(isLight && each === width))
}

/** The same picture with rewritten addresses. */
export function withAddresses(picture: Picture, write: (path: string) => string): Picture {
  return { ...picture, src: write(picture.src), forms: picture.forms.map(({ src, width }) => ({ src: write(src), width })) }
}

/** Addresses are relative to the site's root; undefined if there's no image to show. */
export function pictureOf(target: Target, { images }: Pick<LinkIndex, 'images'>): Picture | undefined {
  if (target.kind === 'external') return isShownFrom(target.href) ? { src: target.href, forms: [] } : undefined
  if (target.kind === 'outside') return { src: target.path, forms: [] }
  if (target.kind !== 'asset') return undefined
  const facts = images.get(target.path)
  if (facts && !isShowable(target.path, facts)) return undefined
  return {
    src: targetPath(target) ?? '',
    ...(facts && facts.width > 0 && facts.height > 0 && { size: { width: facts.width, height: facts.height } }),
    forms: facts ? widthsOf(facts).map((width) => ({ src: picturePath(target.path, width), width })) : [],
  }
}

/** The images and videos that an entry shows, as written. */
export function shownBy(entry: Entry): string[] {
  const named = findFiles(entry.definition.schema, entry.data).map(({ value }) => value)
  return [...entry.document.links.filter(({ kind }) => kind === 'image').map(({ url }) => url), ...named]
}

/** External hosts from which entries show images and videos, sorted. */
export function foreignHosts(handbook: Pick<Handbook, 'entries'>): readonly string[] {
  return memoizeFor(handbook, 'foreign hosts', () =>
    [...new Set(handbook.entries.flatMap(shownBy).flatMap((url) => imageOrigin(url) ?? []))].sort(),
  )
}
