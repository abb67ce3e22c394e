/** Also writes published images as WebP, in the widths that pages need. Cached between builds. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Sharp } from 'sharp'
import { picturePath } from '../../graph/paths.ts'
import { widthsOf } from '../../graph/files/pictures.ts'
import type { OutputContext } from '../output-context.ts'

/** Increase it when images are encoded differently, to start a new cache. */
const cacheVersion = 2
/** Images encoded in parallel; sharp also uses its own threads. */
const atOnce = 4

/**
 * WebP only: AVIF would be a third smaller but takes ten times as long to encode. Returns the number of images encoded. Paths are relative
 * to the project, where every build runs.
 */
export async function writePictures(
  { handbook, out }: Pick<OutputContext, 'handbook' | 'out'>,
  paths: Iterable<string>,
  cache = resolve('.cache/pictures'),
): Promise<number> {
  const { images } = handbook.linkIndex
  const pictures = [...paths].flatMap((path) => {
    const facts = images.get(path)
    const widths = facts ? widthsOf(facts) : []
    if (!facts || widths.length === 0) return []
    const digest = createHash('sha256')
      .update(`${cacheVersion} `)
      .update(readFileSync(out.file(path)))
      .digest('hex')
      .slice(0, 32)
    return widths.map((width) => ({
      original: out.file(path),
      width,
      isPng: facts.format === 'png',
      isScaled: width < facts.width,
      kept: join(cache, `${digest}-${width}.webp`),
      path: decodeURIComponent(picturePath(path, width)),
    }))
  })
  // The same image may have two paths.
  const missing = [...new Map(pictures.map((picture) => [picture.kept, picture])).values()].filter(({ kept }) => !existsSync(kept))
  if (missing.length > 0) mkdirSync(cache, { recursive: true })
  for (let start = 0; start < missing.length; start += atOnce) await Promise.all(missing.slice(start, start + atOnce).map(encodeToCache))
  for (const { kept, path } of pictures) out.put(path, readFileSync(kept))
  return missing.length
}

interface Variant {
  original: string
  width: number
  isPng: boolean
  /** Whether it's smaller than the original. */
  isScaled: boolean
  kept: string
}

async function encodeToCache(variant: Variant): Promise<void> {
  const { original, kept } = variant
  const bytes = readFileSync(original)
  const smallest = (await encode(bytes, variant)).sort((a, b) => a.length - b.length)[0]
  // Builds may run in parallel, so write to a temporary file and rename it.
  const temporary = `${kept}.${process.pid}`
  // If encoding fails or saves nothing, use the original; browsers go by the content.
  writeFileSync(temporary, smallest && smallest.length < bytes.length ? smallest : bytes)
  renameSync(temporary, kept)
}

/** Drawings and screenshots are often smallest when lossless, photos never. */
async function encode(bytes: Buffer, { width, isPng, isScaled }: Variant): Promise<Buffer[]> {
  // Load on demand: a build with a full cache doesn't need it.
  const { default: sharp } = await import('sharp')
  const image = (): Sharp => sharp(bytes, { failOn: 'none' }).autoOrient().resize({ width })
  try {
    if (!isPng) return [await image().webp({ quality: 80 }).toBuffer()]
    const lossy = await image().webp({ quality: 85, smartSubsample: true }).toBuffer()
    return isScaled ? [lossy] : [lossy, await image().webp({ lossless: true }).toBuffer()]
  } catch {
    return []
  }
}
