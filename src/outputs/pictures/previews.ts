/** Writes a picture for each page, drawn once: what was drawn before is taken from a cache. */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Handbook } from '../../graph/handbook.ts'
import { previewOf, previewsOf, type PreviewText } from '../../page/preview.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import { missingGlyphs } from './glyphs.ts'
import type { OutputContext } from '../output-context.ts'
import { coloursOf, drawPreview, serif } from './preview-drawing.ts'

/** So many pictures are drawn together; sharp has threads of its own. */
const atOnce = 8

/** Returns how many were drawn. Paths are from the project, where every build runs. `missing` are letters that cannot be drawn here. */
export async function writePreviews(
  { handbook, out, missing: letters = new Set() }: Pick<OutputContext, 'handbook' | 'out'> & { missing?: ReadonlySet<string> },
  cache = resolve('.cache/previews'),
): Promise<number> {
  const colours = coloursOf(readFileSync(resolve('src/styles/tokens.css'), 'utf8'))
  const pictures = previewsOf(handbook).map((preview) => {
    const svg = drawPreview(drawable(preview, letters), colours)
    const digest = createHash('sha256').update(svg).digest('hex').slice(0, 32)
    return { svg, kept: join(cache, `${digest}.png`), file: join(out, preview.path) }
  })
  if (pictures.length === 0) return 0
  // Pages whose titles can't be drawn may share a picture.
  const undrawn = pictures.filter(({ kept }) => !existsSync(kept))
  const missing = [...new Map(undrawn.map((picture) => [picture.kept, picture])).values()]
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

/** Letters of previews for which this machine has no font. */
export function missingIn(handbook: Handbook): Promise<ReadonlySet<string>> {
  const words = previewsOf(handbook).flatMap(({ title, section, site }) => [title, section, site])
  return missingGlyphs(words, serif)
}

/** Pages whose title cannot be drawn: the picture of each names its section alone. */
export function previewProblems(handbook: Handbook, letters: ReadonlySet<string>): Problem[] {
  if (letters.size === 0) return []
  return handbook.entryIndex.pages.flatMap((entry) => {
    const title = previewOf(entry, handbook)?.title
    const lacking = title === undefined || title !== entry.title ? [] : lackingIn(title, letters)
    if (lacking.length === 0) return []
    const shown = lacking.slice(0, mostShown).join('')
    return problem(
      'preview-glyphs',
      entry.file,
      entry.spanOf(['title']),
      `This machine has no font for "${shown}"${lacking.length > mostShown ? ' and other letters' : ''}, so the preview picture of the page shows no title.`,
      { hint: 'Install a font for it where the site is built, for example the package "fonts-noto-cjk" or "fonts-noto-color-emoji".' },
    )
  })
}

const mostShown = 8

/** The words that can be drawn; where the title cannot, the section stands for it, and then the handbook. */
function drawable(preview: PreviewText, letters: ReadonlySet<string>): PreviewText {
  const shown = (text: string) => (lackingIn(text, letters).length === 0 ? text : '')
  const { title, section, site } = preview
  const words = [shown(title), shown(section), shown(site)]
  if (words[0] !== '') return { ...preview, section: shown(section), site: shown(site) }
  const [stand = '', ...rest] = words.slice(1).filter((each) => each !== '')
  return { ...preview, title: stand, section: '', site: rest[0] ?? '' }
}

function lackingIn(text: string, letters: ReadonlySet<string>): string[] {
  return [...new Set(text.normalize('NFC'))].filter((letter) => letters.has(letter))
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
