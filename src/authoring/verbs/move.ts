/** Moves an entry's file or a folder, or renames an item of a list; updates every link and reference to it, and redirects its earlier addresses. */
import { type Entry, isExported, keyOf } from '../../graph/entry.ts'
import type { LinkIndex } from '../../graph/links/link-index.ts'
import { applyFixes } from '../../problems/fixes.ts'
import { EditError } from '../yaml-edit.ts'
import { type CheckedContent, indexAll } from './checked-content.ts'
import { addRedirects } from './move-redirect.ts'
import { findMovedPaths, type MovedPaths } from './moved-paths.ts'
import { updateEntry, type Move } from './moved-references.ts'
import { isRenamableItem, renameItem } from './rename-item.ts'
import type { ContentEdit } from './verb.ts'

export interface MoveRequest {
  from: string
  to: string
  /** Path to the content folder, which people may write before a path in it. */
  prefix: string
  /** Checks the content as it is once these files have moved, by old path. */
  checkMoved(files: ReadonlyMap<string, string>): CheckedContent
  /** Checks the content with these texts, by path. */
  checkTexts(texts: ReadonlyMap<string, string>): CheckedContent
}

/** Throws an `EditError` if nothing can be moved there. */
export function moveContent(content: CheckedContent, { from, to, prefix, checkMoved, checkTexts }: MoveRequest): ContentEdit {
  const { sources } = content
  const before = indexAll(content)
  const item = findItem(from, before)
  if (item) return renameItem(content, { item, to: idFor(to, item), checkTexts })
  const paths = [...sources.files.map(({ path }) => path), ...sources.assets]
  const moved = findMovedPaths({ paths, entryIndex: before.entryIndex, layout: before.layout, prefix }, { from, to })
  const after = checkMoved(moved.files)
  const move: Move = { ...moved, before, after: indexAll(after), entryAfter: findEntriesAfter(moved, after) }
  const entries = [...content.written.entries, ...content.untyped]
  refuseLoss(entries, move)
  const texts = new Map(sources.files.map(({ path, text }) => [path, text]))
  updateTexts(entries, move, texts)
  addRedirects(entries, move, texts)
  for (const { path, text } of sources.files) if (texts.get(path) === text) texts.delete(path)
  return {
    texts: new Map([...texts].map(([path, text]) => [moved.files.get(path) ?? path, text])),
    moved: moved.files,
    ...(moved.folder && { folder: moved.folder }),
    summary: summarise(moved, [...texts.keys()]),
  }
}

/** Update the links and references of all entries, in the texts by old path. */
export function updateTexts(entries: readonly Entry[], move: Move, texts: Map<string, string>): void {
  for (const [path, here] of Map.groupBy(entries, ({ file }) => file)) {
    const fixes = here.flatMap((entry) => updateEntry(entry, move))
    if (fixes.length > 0) texts.set(path, applyFixes(texts.get(path) ?? '', fixes).text)
  }
}

/** The item of a list that is written as `COLLECTION/ID`. */
function findItem(path: string, { entryIndex }: LinkIndex): Entry | undefined {
  const [collection = '', ...rest] = path.trim().split('/')
  const item = entryIndex.find(collection, rest.join('/'))
  return item && isRenamableItem(item) ? item : undefined
}

function idFor(to: string, { collection, file }: Entry): string {
  const parts = to.trim().split('/')
  if (parts.length > 1 && parts[0] !== collection)
    throw new EditError(
      `"${to}" is elsewhere, and an item stays in its list, "${file}". Write the new id as "${collection}/${parts.at(-1)}".`,
    )
  return parts.slice(parts.length > 1 ? 1 : 0).join('/')
}

/** Finds entries after the move. Those in lists and exports keep their id. */
function findEntriesAfter({ files }: MovedPaths, { written, untyped }: CheckedContent): (entry: Entry) => Entry | undefined {
  const hasOwnFile = (entry: Entry) => entry.definition.form === 'folder' && !isExported(entry)
  const nameOf = (entry: Entry, file: string) => (hasOwnFile(entry) ? file : `${file} ${keyOf(entry)}`)
  const byName = new Map([...written.entries, ...untyped].map((entry) => [nameOf(entry, entry.file), entry]))
  return (entry) => byName.get(nameOf(entry, files.get(entry.file) ?? entry.file))
}

/** A moved file that is no longer an entry would be missing from the site without a word. */
function refuseLoss(entries: readonly Entry[], { files, entryAfter }: Move): void {
  const lost = entries.find((entry) => files.has(entry.file) && !isExported(entry) && !entryAfter(entry))
  if (lost) throw new EditError(`"${files.get(lost.file)}" would not be an entry of the handbook. Move it to the folder of a collection.`)
}

function summarise({ files, folder }: MovedPaths, changed: readonly string[]): string {
  const [from, to] = folder ? [folder.from, folder.to] : ([...files][0] ?? ['', ''])
  const others = changed.filter((path) => !files.has(path)).length
  const updated = others === 0 ? '' : others === 1 ? ' 1 other file was updated.' : ` ${others} other files were updated.`
  return `"${from}" is now "${to}".${updated}`
}
