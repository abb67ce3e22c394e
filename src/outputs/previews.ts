/** Writes a picture for each page, drawn once: what was drawn before is taken from a cache. */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { previewsOf } from '../model/preview.ts'
import type { OutputContext } from './outputs.ts'
import { coloursOf, drawPreview } from './preview-drawing.ts'

/** So many pictures are drawn together; sharp has threads of its own. */
const atOnce = 8

/** Returns how many were drawn. Paths are from the project, where every build runs. */
export async function writePreviews(
  { handbook, out }: Pick<OutputContext, 'handbook' | 'out'>,
  cache = resolve('.cache/previews'),
): Promise<number> {
  const colours = coloursOf(readFileSync(resolve('src/styles/tokens.css'), 'utf8'))
  const pictures = previewsOf(handbook).map((preview) => {
    const svg = drawPreview(preview, colours)
    const digest = createHash('sha256').update(svg).digest('hex').slice(0, 32)
    return { svg, kept: join(cache, `${digest}.png`), file: join(out, preview.path) }
  })
  if (pictures.length === 0) return 0
  const missing = pictures.filter(({ kept }) => !existsSync(kept))
  mkdirSync(cache, { recursive: true })
  for (let start = 0; start < missing.length; start += atOnce)
    await Promise.all(missing.slice(start, start + atOnce).map(({ svg, kept }) => draw(svg, kept)))
  for (const { kept, file } of pictures) {
    mkdirSync(dirname(file), { recursive: true })
    copyFileSync(kept, file)
  }
  prune(cache)
  return missing.length
}

/** So many pictures are kept, of all handbooks that are built here; then the older half goes. */
const mostKept = 5000

function prune(cache: string): void {
  const names = readdirSync(cache)
  if (names.length <= mostKept) return
  const files = names
    .map((name) => ({ path: join(cache, name), time: statSync(join(cache, name)).mtimeMs }))
    .sort((a, b) => a.time - b.time)
  for (const { path } of files.slice(0, files.length >> 1)) rmSync(path, { force: true })
}

async function draw(svg: string, file: string): Promise<void> {
  // Loaded when it is needed: a build that finds every picture does without.
  const { default: sharp } = await import('sharp')
  // Builds may run side by side: a picture is there whole or not at all.
  const unfinished = `${file}.${process.pid}`
  await sharp(Buffer.from(svg)).png({ palette: true, colours: 16, effort: 1, dither: 0 }).toFile(unfinished)
  renameSync(unfinished, file)
}
