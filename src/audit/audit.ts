/** The leak check: searches everything a public build wrote for what the content folder hides. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Compilation } from '../compilation.ts'
import { cleanForPublication } from '../files/publish.ts'
import { previewsOf } from '../page/preview.ts'
import type { Settings } from '../settings.ts'
import { noRecord } from './clean-files.ts'
import { addHidden, publicEntries, findHiddenAssets, removeShown, listShownTexts } from './content.ts'
import { createHistoryAudit } from './history.ts'
import { readImageTexts } from './image-texts.ts'
import { type IndexWord, readMadeWords } from './index-words.ts'
import { Needles } from './needles.ts'
import { readProgramTexts } from './program.ts'
import { digestBytes, type HiddenFile, type Leak, type SearchResult, searchFolder } from './search.ts'

export interface Audit extends Omit<SearchResult, 'clean'> {
  /** Number of word runs searched for. */
  searched: number
}

/** `compilation` must be the public one. Outputs that the record knows to be clean aren't searched again. */
export function auditFolder(folder: string, compilation: Compilation, { content }: Pick<Settings, 'content'>, record = noRecord): Audit {
  const { handbook } = compilation
  const needles = new Needles()
  const history = createHistoryAudit({ ...compilation, content })
  addHidden(compilation, needles)
  addHiddenFiles(compilation, content, needles)
  history.addHidden(needles)
  for (const text of readProgramTexts(handbook.config.words)) needles.removeProgram(text)
  removeShown(compilation, needles)
  for (const text of handbook.config.leakCheck.allow) needles.removeVisible(text)
  const searched = needles.size
  const drawn = new Map(
    previewsOf(handbook).map(({ path, title, section, site }) => [path.replace(/^\//, ''), `${title} | ${section} | ${site}`]),
  )
  const hiddenFiles = findHiddenFiles(content, findHiddenAssets(compilation), compilation.sources.assets)
  const request = { folder, needles, hiddenFiles, drawn }
  const { files, leaks, clean } = searchFolder({ ...request, known: record.read(needles) })
  record.keep(clean, needles)
  if (leaks.length === 0) return { files, leaks, searched }
  // Old texts explain most of the hits. There are many, so they're read only now.
  const shownFiles = history.removeShown(needles)
  const stillHidden = hiddenFiles.filter(({ path }) => !shownFiles.has(path))
  const confirmed = searchFolder({ ...request, hiddenFiles: stillHidden, only: new Set(leaks.map(({ output }) => output)) }).leaks
  const inText = confirmed.filter(({ index }) => index === undefined)
  const inIndex = withoutMade(
    confirmed.filter(({ index }) => index !== undefined),
    () => [...publicEntries(compilation).flatMap(listShownTexts), ...readProgramTexts(compilation.handbook.config.words)],
  )
  // Editions have a search index, too.
  const unexplained = withoutMade(inIndex, (words) => history.listShownTextsWith(words))
  return { files, leaks: [...inText, ...unexplained], searched }
}

/** Drops words that the search index makes of visible texts. `listTexts` gets the words in question. */
function withoutMade(leaks: readonly Leak[], listTexts: (words: readonly IndexWord[]) => Iterable<string>): Leak[] {
  if (leaks.length === 0) return []
  const asked = new Map(leaks.map((leak) => [leak, { word: leak.words.toLowerCase(), isStem: leak.index === 'stems' }]))
  for (const text of listTexts([...asked.values()])) {
    const isMade = readMadeWords(text)
    for (const [leak, word] of asked) if (isMade(word)) asked.delete(leak)
    if (asked.size === 0) break
  }
  return [...asked.keys()]
}

/** Add the text in hidden files, and the metadata of all images: it's no part of the picture, even where the picture is public. */
function addHiddenFiles(compilation: Compilation, content: string, needles: Needles): void {
  const hidden = new Set(findHiddenAssets(compilation))
  for (const path of compilation.sources.assets) {
    const isText = hidden.has(path) && /\.(svg|txt|csv|html?|xml|ics|vtt|srt)$/i.test(path)
    if (!isText && !/\.(png|jpe?g|webp)$/i.test(path)) continue
    const bytes = readFileSync(join(content, path))
    const what = isText ? 'text' : 'image metadata'
    // What can be read by chance is in the published copy too.
    const metadata = () => (readImageTexts(bytes) ?? []).flatMap(({ text, isBinary }) => (isBinary ? [] : text))
    for (const text of isText ? [bytes.toString('utf8')] : metadata()) needles.add(text, { source: path, what, text: () => text }, 'text')
  }
}

/** The same file with its metadata stripped, which is how a build publishes it. */
function stripMetadata(content: string, { path, digest }: HiddenFile): HiddenFile[] {
  const bytes = cleanForPublication(path, readFileSync(join(content, path)))
  if (bytes === undefined) return []
  const published = { path, size: bytes.length, digest: digestBytes(bytes) }
  return published.digest === digest ? [] : [published]
}

/** A copy of a public file isn't hidden. */
function findHiddenFiles(content: string, hidden: readonly string[], all: readonly string[]): HiddenFile[] {
  const isHidden = new Set(hidden)
  const sizes = new Set(hidden.map((path) => statSync(join(content, path)).size))
  const files = all.flatMap((path) => {
    const size = statSync(join(content, path), { throwIfNoEntry: false })?.size
    return size !== undefined && sizes.has(size) ? [{ path, size, digest: digestBytes(readFileSync(join(content, path))) }] : []
  })
  const shown = new Set(files.flatMap(({ path, digest }) => (isHidden.has(path) ? [] : [digest])))
  return files
    .filter(({ path, digest }) => isHidden.has(path) && !shown.has(digest))
    .flatMap((file) => [file, ...stripMetadata(content, file)])
}
