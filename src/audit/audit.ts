/** The leak check: what a content folder hides, searched in all that a public build wrote. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Compilation } from '../compilation.ts'
import { cleanForPublication } from '../files/publish.ts'
import { previewsOf } from '../page/preview.ts'
import type { Settings } from '../settings.ts'
import { addHidden, entriesForAll, hiddenAssets, removeShown, shownTexts } from './content.ts'
import { historyFor } from './history.ts'
import { imageTexts } from './image-texts.ts'
import { Needles } from './needles.ts'
import { programTexts } from './program.ts'
import { digestOf, type HiddenFile, type SearchResult, searchFolder } from './search.ts'

export interface Audit extends SearchResult {
  /** How many runs of words were searched for. */
  searched: number
}

/** `compilation` is that of the public. */
export function auditFolder(folder: string, compilation: Compilation, { content }: Pick<Settings, 'content'>): Audit {
  const { handbook } = compilation
  const needles = new Needles()
  const history = historyFor({ ...compilation, content })
  addHidden(compilation, needles)
  addHiddenFiles(compilation, content, needles)
  history.addHidden(needles)
  for (const text of programTexts()) needles.removeProgram(text)
  removeShown(compilation, needles)
  for (const text of handbook.config.leakCheck.allow) needles.removeVisible(text)
  const searched = needles.size
  const drawn = new Map(
    previewsOf(handbook).map(({ path, title, section, site }) => [path.replace(/^\//, ''), `${title} | ${section} | ${site}`]),
  )
  const hiddenFiles = filesOnlyHidden(content, hiddenAssets(compilation), compilation.sources.assets)
  const request = { folder, needles, hiddenFiles, drawn }
  const { files, leaks } = searchFolder(request)
  if (leaks.length === 0) return { files, leaks, searched }
  // Most of it are words that old texts show; those are read only now, since there are many.
  const shownFiles = history.removeShown(needles)
  const stillHidden = hiddenFiles.filter(({ path }) => !shownFiles.has(path))
  const left = searchFolder({ ...request, hiddenFiles: stillHidden, only: new Set(leaks.map(({ output }) => output)) }).leaks
  return { files, leaks: left.filter(({ words, isStemmed }) => !isStemmed || !isStem(words, compilation)), searched }
}

/** The search index cuts words to their stems, and one of a word that everybody may see is no leak. */
function isStem(stem: string, compilation: Compilation): boolean {
  const folded = stem.toLowerCase()
  const texts = [...entriesForAll(compilation).flatMap(shownTexts), ...programTexts()]
  return texts.some((text) => text.toLowerCase().includes(folded))
}

/** What files beside texts say: hidden ones all of it, images that everybody may see what is no part of the picture. */
function addHiddenFiles(compilation: Compilation, content: string, needles: Needles): void {
  const hidden = new Set(hiddenAssets(compilation))
  for (const path of compilation.sources.assets) {
    const isText = hidden.has(path) && /\.(svg|txt|csv|html?|xml|ics|vtt|srt)$/i.test(path)
    if (!isText && !/\.(png|jpe?g|webp)$/i.test(path)) continue
    const bytes = readFileSync(join(content, path))
    const what = isText ? 'text' : 'image metadata'
    for (const text of isText ? [bytes.toString('utf8')] : (imageTexts(bytes) ?? []))
      needles.add(text, { source: path, what, text: () => text }, 'text')
  }
}

/** The same file without its metadata, in which form it would go out. */
function asPublished(content: string, { path, digest }: HiddenFile): HiddenFile[] {
  const bytes = cleanForPublication(path, readFileSync(join(content, path)))
  if (bytes === undefined) return []
  const published = { path, size: bytes.length, digest: digestOf(bytes) }
  return published.digest === digest ? [] : [published]
}

/** A copy of what everybody may see is not hidden. */
function filesOnlyHidden(content: string, hidden: readonly string[], all: readonly string[]): HiddenFile[] {
  const isHidden = new Set(hidden)
  const sizes = new Set(hidden.map((path) => statSync(join(content, path)).size))
  const files = all.flatMap((path) => {
    const size = statSync(join(content, path), { throwIfNoEntry: false })?.size
    return size !== undefined && sizes.has(size) ? [{ path, size, digest: digestOf(readFileSync(join(content, path))) }] : []
  })
  const shown = new Set(files.flatMap(({ path, digest }) => (isHidden.has(path) ? [] : [digest])))
  return files
    .filter(({ path, digest }) => isHidden.has(path) && !shown.has(digest))
    .flatMap((file) => [file, ...asPublished(content, file)])
}
