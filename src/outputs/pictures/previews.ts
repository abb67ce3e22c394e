/** Writes a preview image for each page. Cached between builds. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Handbook } from '../../graph/handbook.ts'
import { packageRoot } from '../../plain/package-root.ts'
import { previewOf, previewsOf, type PreviewText } from '../../page/preview.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import { missingGlyphs } from './glyphs.ts'
import type { OutputContext } from '../output-context.ts'
import { readColours, drawPreview, serif } from './preview-drawing.ts'

/** Images drawn in parallel; sharp also uses its own threads. */
const atOnce = 8

/**
 * Returns the number of images drawn. Paths are relative to the project, where every build runs. `missing` are characters that can't be
 * drawn here.
 */
export async function writePreviews(
  { handbook, out, missing: letters = new Set() }: Pick<OutputContext, 'handbook' | 'out'> & { missing?: ReadonlySet<string> },
  cache = resolve('.cache/previews'),
): Promise<number> {
  const { accent } = handbook.config.look
  const shipped = readColours(readFileSync(join(packageRoot, 'src/styles/tokens.css'), 'utf8'))
  const colours = accent === undefined ? shipped : { ...shipped, accent }
  const pictures = previewsOf(handbook).map((preview) => {
    const svg = drawPreview(onlyDrawable(preview, letters), colours)
    const digest = createHash('sha256').update(svg).digest('hex').slice(0, 32)
    return { svg, kept: join(cache, `${digest}.png`), path: preview.path }
  })
  if (pictures.length === 0) return 0
  // Pages whose titles can't be drawn may share an image.
  const undrawn = pictures.filter(({ kept }) => !existsSync(kept))
  const missing = [...new Map(undrawn.map((picture) => [picture.kept, picture])).values()]
  mkdirSync(cache, { recursive: true })
  for (let start = 0; start < missing.length; start += atOnce)
    await Promise.all(missing.slice(start, start + atOnce).map(({ svg, kept }) => draw(svg, kept)))
  for (const { kept, path } of pictures) out.put(path, readFileSync(kept))
  prune(cache)
  return missing.length
}

/** Characters of previews that this machine has no font for. */
export function missingCharacters(handbook: Handbook): Promise<ReadonlySet<string>> {
  const words = previewsOf(handbook).flatMap(({ title, section, site }) => [title, section, site])
  return missingGlyphs(words, serif)
}

/** Pages whose title can't be drawn; their preview shows the section only. */
export function previewProblems(handbook: Handbook, letters: ReadonlySet<string>): Problem[] {
  if (letters.size === 0) return []
  return handbook.entryIndex.pages.flatMap((entry) => {
    const title = previewOf(entry, handbook)?.title
    const missing = title === undefined || title !== entry.title ? [] : findMissing(title, letters)
    if (missing.length === 0) return []
    const shown = missing.slice(0, maxShown).join('')
    return problem(
      'preview-glyphs',
      entry.file,
      entry.spanOf(['title']),
      `This machine has no font for "${shown}"${missing.length > maxShown ? ' and other letters' : ''}, so the preview image of the page shows no title.`,
      { hint: 'Install a font for it on the build machine, for example the package "fonts-noto-cjk" or "fonts-noto-color-emoji".' },
    )
  })
}

const maxShown = 8

/** The texts that can be drawn. If the title can't, the section takes its slot, or else the site's name. */
function onlyDrawable(preview: PreviewText, letters: ReadonlySet<string>): PreviewText {
  const shown = (text: string) => (findMissing(text, letters).length === 0 ? text : '')
  const { title, section, site } = preview
  const words = [shown(title), shown(section), shown(site)]
  if (words[0] !== '') return { ...preview, section: shown(section), site: shown(site) }
  const [standIn = '', ...rest] = words.slice(1).filter((each) => each !== '')
  return { ...preview, title: standIn, section: '', site: rest[0] ?? '' }
}

function findMissing(text: string, letters: ReadonlySet<string>): string[] {
  return [...new Set(text.normalize('NFC'))].filter((letter) => letters.has(letter))
}

/** Images kept in the cache, for all handbooks built here; beyond that, the older half is deleted. */
const maxCached = 5000

function prune(cache: string): void {
  const names = readdirSync(cache)
  if (names.length <= maxCached) return
  const files = names
    .map((name) => ({ path: join(cache, name), time: statSync(join(cache, name)).mtimeMs }))
    .sort((a, b) => a.time - b.time)
  for (const { path } of files.slice(0, files.length >> 1)) rmSync(path, { force: true })
}

async function draw(svg: string, file: string): Promise<void> {
  // Load on demand: a build with a full cache doesn't need it.
  const { default: sharp } = await import('sharp')
  // Builds may run in parallel, so write to a temporary file and rename it.
  const temporary = `${file}.${process.pid}`
  await sharp(Buffer.from(svg)).png({ palette: true, colours: 16, effort: 1, dither: 0 }).toFile(temporary)
  renameSync(temporary, file)
}
