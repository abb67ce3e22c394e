/** Renames a heading, or the id of a list item, with every link and reference to it. */
import { type Position, type Range, ResponseError, ErrorCodes, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Compilation } from '../compilation.ts'
import type { Entry } from '../graph/entry.ts'
import { entriesAtAnchor } from '../graph/links/anchors.ts'
import { resolveLink } from '../graph/links/links.ts'
import { isAddressable } from '../graph/reading/places.ts'
import { formatScalar } from '../sources/yaml.ts'
import { type LocatedHeading, locateHeadings } from './headings.ts'
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
  const item = itemAt(position, document, page)
  return item && { range: item.range, placeholder: item.entry.id }
}

/** Throws a ResponseError, for the writer, if the new name can't be used. */
export function renameAt(
  session: Session,
  document: TextDocument,
  path: string,
  position: Position,
  newName: string,
): WorkspaceEdit | null {
  const compilation = session.compile()
  const page = session.read(path, document.getText())
  const heading = headingAt(position, document, page)
  const item = heading ? undefined : itemAt(position, document, page)
  if (!heading && !item) return null
  const edits = heading ? renameHeading(heading, document, page, newName) : item ? renameItem(item.entry, compilation, newName) : new Map()
  refuseNewErrors(edits, compilation, session)
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
  if (target?.entry && isItem(target.entry)) return { entry: target.entry, range: target.range }
  for (const entry of page.entries.filter(isItem)) {
    const range = toRange(entry.spanOf(['id']))
    if (contains(range, position)) return { entry, range }
  }
  return undefined
}

function isItem({ definition, isNameless }: Entry): boolean {
  return definition.form === 'list' && definition.key === 'id' && !isNameless
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

function renameItem(entry: Entry, compilation: Compilation, newName: string): Edits {
  const { edges, allLinks } = compilation
  const { collection, id, definition } = entry
  if (!isAddressable(newName)) throw refusal(`"${newName}" can't be an id. Use only ASCII letters, digits and hyphens.`)
  if (newName !== id && allLinks.entryIndex.find(collection, newName)) throw refusal(`There is already a ${definition.noun} "${newName}".`)
  const newId: TextEdit = { range: toRange(entry.spanOf(['id'])), newText: formatScalar(newName, entry.isQuoted(['id'])) }
  const edits: Edits = new Map([[entry.file, [newId]]])
  const add = (file: string, edit: TextEdit) => edits.set(file, [...(edits.get(file) ?? []), edit])
  for (const { from, to, span } of edges) {
    if (to.collection !== collection || to.id !== id) continue
    const written = asDocument(from).getText(toRange(span))
    const newText = replaceId(written, id, newName)
    if (newText !== written) add(from.file, { range: toRange(span), newText })
  }
  for (const { file, range } of findListLinks(entry, compilation)) add(file, { range, newText: newName })
  return edits
}

/** Links to an item in the list of its collection, such as `/glossary/#plan`: the ranges of its id. */
function findListLinks({ collection, id }: Entry, { written, untyped, allLinks }: Compilation): { file: string; range: Range }[] {
  return [...written.entries, ...untyped].flatMap((from) =>
    from.document.links.flatMap(({ url, start, end }) => {
      if (!url.endsWith(`#${id}`) || from.text.slice(start, end) !== url) return []
      const target = resolveLink(from, url, allLinks)
      const isMeant =
        target.kind === 'page' &&
        entriesAtAnchor(target.path, id, allLinks.entryIndex).some((each) => each.collection === collection && each.id === id)
      if (!isMeant) return []
      const document = asDocument(from)
      return [{ file: from.file, range: { start: document.positionAt(end - id.length), end: document.positionAt(end) } }]
    }),
  )
}

/** Replaces an id that's alone, in quotes, or in `COLLECTION/ID#anchor`. */
function replaceId(written: string, id: string, next: string): string {
  const [, before = '', after = ''] = /^((?:["']?[\w-]+\/|["'])?)[^#"']*(.*)$/s.exec(written) ?? []
  if (written !== before + id + after) return written
  const plain = before + next + after
  return before === '' && after === '' ? formatScalar(next, false) : plain
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
  if (broken) throw refusal(`Nothing was renamed, because ${broken.file}:${broken.line} would have a problem: ${broken.message}`)
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
