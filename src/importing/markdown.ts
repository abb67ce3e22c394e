/** A folder of plain Markdown. */
import { posix } from 'node:path'
import { Draft } from './draft.ts'
import { readHead } from './head.ts'
import { planPages } from './pages.ts'
import { ImportError, type Note, type Plan, type Target } from './plan.ts'
import type { Site, SitePage } from './site.ts'
import { type GivenFile, readText, type Tree } from './tree.ts'

const pageEnding = /\.(?:mdx?|markdown|mdown|mkdn?)$/i

export function isPage(path: string): boolean {
  return pageEnding.test(path)
}

/** Reads a page. Undefined if it isn't UTF-8, which is reported. */
export function readPage(file: GivenFile, path: string, notes: Note[]): SitePage | undefined {
  const text = readText(file)
  if (text === undefined) {
    notes.push({ from: file.path, text: 'It is not text in UTF-8, so it is not imported. Save it as UTF-8.', isFailure: true })
    return undefined
  }
  const { head, lines, body, bodyLine, fault } = readHead(text)
  if (fault) notes.push({ from: file.path, line: fault.line, text: fault.text, isFailure: true })
  const wanted = path
    .replace(pageEnding, (ending) => (/^\.mdx$/i.test(ending) ? '.mdx' : '.md'))
    .replace(/(^|\/)_index\.(mdx?)$/i, '$1index.$2')
  return { from: file.path, path: wanted, head, lines, body: new Draft(body, bodyLine) }
}

/** Reads every page and every other file, at the paths they have. */
export function readMarkdownSite({ name, files }: Tree): Site {
  const notes: Note[] = []
  const pages = files.filter(({ path }) => isPage(path)).flatMap((file) => readPage(file, file.path, notes) ?? [])
  const others = files.filter(({ path }) => !isPage(path)).map(({ path }) => ({ from: path, path }))
  for (const page of pages) resolveWikiLinks(page, pages)
  return { pages, files: others, notes, resolve: createRootResolver(name, pages) }
}

/** Links from the root of the old site, `/docs/start/`, mean pages of the folder `docs`, if that is what is imported. */
function createRootResolver(folder: string, pages: readonly SitePage[]): NonNullable<Site['resolve']> {
  const stemOf = (path: string) =>
    path
      .replace(pageEnding, '')
      .replace(/(^|\/)(_?index|readme)$/i, '')
      .toLowerCase()
  const byStem = new Map(pages.map(({ from }) => [stemOf(from), from]))
  return (url) => {
    const path = url.replace(/[?#].*$/s, '').replace(/(\.html?|\.mdx?|\/)$/, '')
    if (path !== `/${folder}` && !path.startsWith(`/${folder}/`)) return undefined
    return byStem.has(path.slice(1).toLowerCase()) ? undefined : byStem.get(path.slice(folder.length + 2).toLowerCase())
  }
}

export function planMarkdown(tree: Tree, target: Target): Plan {
  const site = readMarkdownSite(tree)
  if (site.pages.length === 0 && site.notes.every(({ isFailure }) => isFailure !== true))
    throw new ImportError(`There are no Markdown files in "${tree.name}".`)
  return planPages(site, target)
}

/** Turns `[[Page|words]]` into a link to the page of that name, wherever it is. Two pages of one name stay unresolved. */
function resolveWikiLinks(page: SitePage, pages: readonly SitePage[]): void {
  if (!page.body.text.includes('[[')) return
  const nameOf = (path: string) =>
    posix
      .basename(path)
      .replace(/\.\w+$/, '')
      .toLowerCase()
  page.body.replace(
    /(?<!!)\[\[([^\]|#\n]+)(#[^\]|\n]*)?(?:\|([^\]\n]+))?\]\](?![([:])/g,
    /\.mdx$/.test(page.path),
    ([, name = '', , words]) => {
      const wanted = name.trim().toLowerCase().replace(/\.md$/, '')
      const found = pages.filter((each) => each.path.replace(/\.\w+$/, '').toLowerCase() === wanted || nameOf(each.path) === wanted)
      const [only] = found
      if (!only || found.length > 1) return undefined
      return `[${(words ?? name).trim()}](<${posix.relative(posix.dirname(page.from), only.from)}>)`
    },
  )
}
