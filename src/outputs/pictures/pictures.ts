/** Writes the published images of texts as WebP too, in the widths that pages need; what was made before is taken from a cache. */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Sharp } from 'sharp'
import { picturePath } from '../../graph/paths.ts'
import { widthsOf } from '../../graph/files/pictures.ts'
import type { OutputContext } from '../output-context.ts'

/** To be counted up with every change of how pictures are made: the cache then begins anew. */
const recipe = 2
/** So many pictures are made together; sharp has threads of its own. */
const atOnce = 4

/**
 * WebP alone: AVIF would be a third smaller and takes ten times as long to write.
 * Returns how many were made. Paths are from the project, where every build runs.
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
      .update(`${recipe} `)
      .update(readFileSync(join(out, path)))
      .digest('hex')
      .slice(0, 32)
    return widths.map((width) => ({
      original: join(out, path),
      width,
      isPng: facts.format === 'png',
      isScaled: width < facts.width,
      kept: join(cache, `${digest}-${width}.webp`),
      file: join(out, decodeURIComponent(picturePath(path, width))),
    }))
  })
  // The same image may lie in two places.
  const missing = [...new Map(pictures.map((picture) => [picture.kept, picture])).values()].filter(({ kept }) => !existsSync(kept))
  if (missing.length > 0) mkdirSync(cache, { recursive: true })
  for (let start = 0; start < missing.length; start += atOnce) await Promise.all(missing.slice(start, start + atOnce).map(make))
  for (const { kept, file } of pictures) {
    mkdirSync(dirname(file), { recursive: true })
    copyFileSync(kept, file)
  }
  return missing.length
}

interface Wanted {
  original: string
  width: number
  isPng: boolean
  /** Made smaller than the image is. */
  isScaled: boolean
  kept: string
}

async function make(wanted: Wanted): Promise<void> {
  const { original, kept } = wanted
  const bytes = readFileSync(original)
  const smallest = (await encode(bytes, wanted)).sort((a, b) => a.length - b.length)[0]
  // Builds may run side by side: a picture is there whole or not at all.
  const unfinished = `${kept}.${process.pid}`
  // What cannot be made, or not made lighter, is the image itself: browsers look at what it is, not at its name.
  writeFileSync(unfinished, smallest && smallest.length < bytes.length ? smallest : bytes)
  renameSync(unfinished, kept)
}

/** Drawings and screens are often lightest without loss, photographs never. */
async function encode(bytes: Buffer, { width, isPng, isScaled }: Wanted): Promise<Buffer[]> {
  // Loaded when it is needed: a build that finds every picture does without.
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
