/** Parses the files of editions, each text once. */
import { readEntries } from '../../graph/reading/entries.ts'
import { type Entry, isExported } from '../../graph/entry.ts'
import type { FolderFacts } from '../../graph/reading/folder-facts.ts'
import { type Layout, layoutIn } from '../../graph/reading/layout.ts'
import type { MakeContext } from '../../graph/reading/making.ts'
import type { Problem } from '../../problems/problem.ts'
import { textEndings } from '../../sources/content-file.ts'
import { hashBlob, readBlobs, type TreeFile } from '../../sources/git/objects.ts'
import { isNamedAsImage, readImageBytes } from '../../sources/image.ts'
import { isLeftOut } from '../../sources/left-out.ts'
import { decodeText } from '../../sources/revision.ts'
import type { ImageFacts } from '../../sources/source.ts'
import type { Redactions } from '../../sources/redactions.ts'

export interface ReadFile {
  entries: readonly Entry[]
  folders: readonly FolderFacts[]
  problems: readonly Problem[]
}

export interface Reader {
  /** Parse a file, which yields no entries unless it's text. `layout` is its tree's, by default the whole history's. */
  entriesIn(file: TreeFile, layout?: Layout): ReadFile
  /** Read the facts of images, by path. */
  readImages(files: readonly TreeFile[]): Map<string, ImageFacts>
  /** Fetch the texts of files in one go. Others are fetched one by one when they're parsed. */
  fetch(files: readonly TreeFile[]): void
  /** Number of files parsed so far. */
  count: number
}

export function isText({ path }: TreeFile): boolean {
  return textEndings.test(path) && !isLeftOut(path)
}

export function isAsset({ path }: TreeFile): boolean {
  return !textEndings.test(path) && !isLeftOut(path)
}

export interface ReaderRequest {
  content: string
  /** Files to fetch in one go. */
  files: readonly TreeFile[]
  context: MakeContext
  redactions: Redactions
  /** Current entries in which the check found no error. A file that's the same today isn't parsed again. */
  current?: readonly Entry[] | undefined
}

/** Texts are redacted before anything else sees them. Images are fetched on demand. */
export function createReader({ content, files, context, redactions, current = [] }: ReaderRequest): Reader {
  const findCurrent = createCurrentLookup(current, context, redactions)
  const texts = new Map<string, Buffer>()
  const parsedFiles = new Map<string, ReadFile>()
  const images = new Map<string, ImageFacts>()
  const load = (files: readonly TreeFile[]) => {
    const missing = files.filter((file) => isText(file) && !texts.has(file.blob)).map(({ blob }) => blob)
    for (const [blob, bytes] of readBlobs(content, missing)) texts.set(blob, bytes)
  }
  const reader: Reader = {
    count: 0,
    fetch(files) {
      load(files.filter((file) => !findCurrent(file)))
    },
    entriesIn(file, fileLayout) {
      const layout = fileLayout && fileLayout.kind !== layoutIn(context).kind ? fileLayout : undefined
      const key = `${file.blob} ${file.path}${layout === undefined ? '' : ` ${layout.kind}`}`
      const known = parsedFiles.get(key)
      if (known) return known
      const entry = layout ? undefined : findCurrent(file)
      if (entry) return { entries: [entry], folders: [], problems: [] }
      reader.count++
      load([file])
      const text = decodeText(texts.get(file.blob))
      const parsedFile = parseFile(
        file,
        text === undefined ? undefined : redactions.redact(file, text),
        layout ? { ...context, layout } : context,
      )
      parsedFiles.set(key, parsedFile)
      return parsedFile
    },
    readImages(files) {
      const named = files.filter(({ path }) => isNamedAsImage(path))
      const missing = named.map(({ blob }) => blob).filter((blob) => !images.has(blob))
      for (const [blob, bytes] of readBlobs(content, missing)) images.set(blob, readImageBytes(bytes))
      return new Map(named.map(({ path, blob }) => [path, images.get(blob) as ImageFacts]))
    },
  }
  reader.fetch(files)
  return reader
}

/** Looks up the entry of a file that is the same today. */
function createCurrentLookup(
  current: readonly Entry[],
  context: MakeContext,
  redactions: Redactions,
): (file: TreeFile) => Entry | undefined {
  // Files in another location may be read differently.
  if (layoutIn(context).earlier) return () => undefined
  const byFile = new Map(current.filter(({ definition }) => definition.form === 'folder').map((entry) => [entry.file, entry]))
  const blobs = new Map<Entry, string>()
  const blobOf = (entry: Entry, length: number) => {
    const blob = blobs.get(entry) ?? hashBlob(Buffer.from(entry.text), length)
    blobs.set(entry, blob)
    return blob
  }
  return (file) => {
    const entry = byFile.get(file.path)
    if (!entry || isExported(entry) || blobOf(entry, file.blob.length) !== file.blob) return undefined
    return redactions.redact(file, entry.text) === entry.text ? entry : undefined
  }
}

function parseFile({ path }: TreeFile, text: string | undefined, context: MakeContext): ReadFile {
  if (text === undefined) return { entries: [], folders: [], problems: [] }
  return readEntries({ files: [{ path, text }], assets: [], images: new Map(), problems: [] }, context)
}
