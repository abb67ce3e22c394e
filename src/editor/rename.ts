/** Renames a heading, an entry or an item of a list, with every link and reference to it. */
import { type Position, type Range, RenameFile, ResponseError, ErrorCodes, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Compilation } from '../compilation.ts'
import { findItemFixes, isRenamableItem } from '../authoring/verbs/rename-item.ts'
import { EditError } from '../authoring/yaml-edit.ts'
import { type Entry, isExported } from '../graph/entry.ts'
import { isAddressable } from '../graph/reading/places.ts'
import { command } from '../plain/command.ts'
import type { Problem } from '../problems/problem.ts'
import { type LocatedHeading, locateHeadings } from './headings.ts'
import { moveDocuments } from './move-files.ts'
import { type OpenPage, readOpenPage } from './open-page.ts'
import { contains, toRange } from './ranges.ts'
import type { Session } from './session.ts'
import { findTarget } from './targets.ts'

/** Edits by path below the content folder. */
type Edits = Map<string, TextEdit[]>

/** What can be renamed at a position: its text, and what a writer starts from. */
export function findRenamable(
  session: Session,
  document: TextDocument,
  path: string,
  position: Position,
): { range: Range; placeholder: string } | undefined {
  const page = session.read(path, document.getText())
  const heading = headingAt(position, document, page)
  if (heading) {
    const range = toWordRange(heading, document)
    return { range, placeholder: document.getText(range) }
  }
  const named = itemAt(position, document, page) ?? entryAt(position, document, page)
  return named && { range: named.range, placeholder: named.entry.id }
}

/** Throws a ResponseError, for the writer, if the new name can't be used. */
export function renameAt(
  session: Session,
  document: TextDocument,
  path: string,
  position: Position,
  newName: string,
): WorkspaceEdit | null {
  const page = session.read(path, document.getText())
  const heading = headingAt(position, document, page)
  if (heading) return checkedEdit(renameHeading(heading, document, page, newName), session)
  try {
    const item = itemAt(position, document, page)
    if (item) return checkedEdit(renameItem(item.entry, session, newName), session)
    const found = entryAt(position, document, page)
    return found ? renameEntry(found.entry, session, newName) : null
  } catch (error) {
    if (error instanceof EditError) throw refusal(error.message)
    throw error
  }
}

function checkedEdit(edits: Edits, session: Session): WorkspaceEdit {
  refuseNewErrors(edits, session.compile(), session)
  return { changes: Object.fromEntries([...edits].map(([file, changes]) => [session.uriOf(file), changes])) }
}

function headingAt(position: Position, document: TextDocument, page: OpenPage): LocatedHeading | undefined {
  const [entry] = page.entries
  if (entry?.definition.form !== 'folder') return undefined
  return locateHeadings(entry, page.compilation).find((each) => contains(toWordRange(each, document), position))
}

function toWordRange({ words }: LocatedHeading, document: TextDocument): Range {
  return { start: document.positionAt(words.start), end: document.positionAt(words.end) }
}

/** A list item whose id is at a position, or that's referred to there. */
function itemAt(position: Position, document: TextDocument, page: OpenPage): { entry: Entry; range: Range } | undefined {
  const target = findTarget(position, document, page)
  if (target?.entry && isRenamableItem(target.entry)) return { entry: target.entry, range: target.range }
  for (const entry of page.entries.filter(isRenamableItem)) {
    const range = toRange(entry.spanOf(['id']))
    if (contains(range, position)) return { entry, range }
  }
  return undefined
}

/** An entry with a file of its own that's referred to at a position. */
function entryAt(position: Position, document: TextDocument, page: OpenPage): { entry: Entry; range: Range } | undefined {
  const target = findTarget(position, document, page)
  return target?.entry?.definition.form === 'folder' && !isExported(target.entry) ? { entry: target.entry, range: target.range } : undefined
}

/** Other headings with the same text can get other anchors too. */
function renameHeading(heading: LocatedHeading, document: TextDocument, page: OpenPage, newName: string): Edits {
  const text = newName.replace(/\s+/g, ' ').trim()
  if (text === '') throw refusal('A heading needs a text.')
  const [entry] = page.entries
  const range = toWordRange(heading, document)
  const edits: Edits = new Map([[page.path, [{ range, newText: text }]]])
  const changed = TextDocument.applyEdits(document, [{ range, newText: text }])
  const [after] = readOpenPage(page.path, changed, page.compilation).entries
  if (!entry || !after) return edits
  const ids = new Map(entry.document.headings.map(({ id }, index) => [id, after.document.headings[index]?.id ?? id]))
  const rename = (file: string, source: TextDocument, place: Range) => {
    const written = source.getText(place)
    const hash = written.indexOf('#')
    const anchor = /^[^"'\s)>]+/.exec(written.slice(hash + 1))?.[0] ?? ''
    const next = hash < 0 ? undefined : ids.get(decode(anchor))
    if (next === undefined || next === decode(anchor)) return
    const start = source.offsetAt(place.start) + hash + 1
    const anchorRange = { start: source.positionAt(start), end: source.positionAt(start + anchor.length) }
    edits.set(file, [...(edits.get(file) ?? []), { range: anchorRange, newText: next }])
  }
  for (const { from, to, span } of page.edges)
    if (to.collection === entry.collection && to.id === entry.id) rename(from.file, asDocument(from), toRange(span))
  for (const { url, start, end } of entry.document.links)
    if (url.startsWith('#')) rename(page.path, document, { start: document.positionAt(start), end: document.positionAt(end) })
  for (const redirect of page.compilation.written.entries)
    if (redirect.collection === 'redirects' && redirect.isTyped && redirect.data.to.split('#')[0] === entry.url)
      rename(redirect.file, asDocument(redirect), toRange(redirect.spanOf(['to'])))
  return edits
}

function renameItem(item: Entry, session: Session, newName: string): Edits {
  const content = session.compileForStaff()
  const checkTexts = (texts: ReadonlyMap<string, string>) => session.compileForStaff(undefined, texts)
  const fixes = findItemFixes(content, { item, to: newName, checkTexts })
  return new Map(
    [...fixes].map(([file, here]) => [file, here.map(({ fix, ...span }) => ({ range: toRange(span), newText: fix?.replace ?? '' }))]),
  )
}

/** Moves the file, too. */
function renameEntry({ collection, definition, file, id }: Entry, session: Session, newName: string): WorkspaceEdit {
  if (!session.canRenameFiles)
    throw refusal(`This editor can't rename files. Run ${command(['move', `${collection}/${id}`, `${collection}/${newName}`])}`)
  if (!isAddressable(newName)) throw refusal(`"${newName}" can't be an id. Use only ASCII letters, digits and hyphens.`)
  if (newName === id) throw refusal(`"${id}" is its id already.`)
  if (session.compile().allLinks.entryIndex.find(collection, newName)) throw refusal(`There is already a ${definition.noun} "${newName}".`)
  if (session.isUnsaved(file)) throw refusal(`"${file}" has unsaved changes. Save it first.`)
  const { documentChanges, moved, added } = moveDocuments(session, file, `${collection}/${newName}`)
  const [broken] = added().filter(({ severity }) => severity === 'error')
  if (broken) throw refusal(describeBroken(broken))
  const renames = [...moved].map(([from, to]) => RenameFile.create(session.uriOf(from), session.uriOf(to)))
  return { documentChanges: [...documentChanges, ...renames] }
}

/** A rename that would break something isn't made. */
function refuseNewErrors(edits: Edits, { found, sources }: Compilation, session: Session): void {
  const texts = new Map(
    [...edits].flatMap(([path, changes]): [string, string][] => {
      const file = sources.files.find((each) => each.path === path)
      return file ? [[path, TextDocument.applyEdits(TextDocument.create('', '', 0, file.text), changes)]] : []
    }),
  )
  const before = new Set(found.map(({ code, message }) => `${code} ${message}`))
  const broken = session
    .compileWith(texts)
    .found.find(({ code, severity, message }) => severity === 'error' && !before.has(`${code} ${message}`))
  if (broken) throw refusal(describeBroken(broken))
}

function describeBroken({ file, line, message }: Problem): string {
  return `Nothing was renamed, because ${file}:${line} would have a problem: ${message}`
}

function asDocument({ text }: Entry): TextDocument {
  return TextDocument.create('', '', 0, text)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function refusal(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, message)
}
