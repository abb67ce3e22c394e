/** Also writes published images as AVIF, in the widths that pages need. Cached between builds. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { picturePath } from '../../graph/paths.ts'
import { widthsOf } from '../../graph/files/pictures.ts'
import type { OutputContext } from '../output-context.ts'

/** Increase it when images are encoded differently, to start a new cache. */
const cacheVersion = 5
/** Images encoded in parallel; sharp also uses its own threads. */
const atOnce = 4

/** Returns the number of images encoded. Paths are relative to the project, where every build runs. */
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
      kept: join(cache, `${digest}-${width}.avif`),
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
  kept: string
}

async function encodeToCache(variant: Variant): Promise<void> {
  const { original, kept } = variant
  const bytes = readFileSync(original)
  const encoded = await encode(bytes, variant.width)
  // Builds may run in parallel, so write to a temporary file and rename it.
  const temporary = `${kept}.${process.pid}`
  // If encoding fails or saves nothing, use the original; browsers go by the content.
  writeFileSync(temporary, encoded && encoded.length < bytes.length ? encoded : bytes)
  renameSync(temporary, kept)
}

/** Effort 1 takes about as long as WebP and saves a third of its bytes; more effort takes longer and saves little. */
async function encode(bytes: Buffer, width: number): Promise<Buffer | undefined> {
  // Load on demand: a build with a full cache doesn't need it.
  const { default: sharp } = await import('sharp')
  try {
    return await sharp(bytes, { failOn: 'none' }).autoOrient().resize({ width }).avif({ quality: 50, effort: 1 }).toBuffer()
  } catch {
    return undefined
  }
}
