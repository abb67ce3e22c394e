/** Symbols: the keys and headings of a document, and all entries by their titles. */
import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Entry } from '../graph/entry.ts'
import { isExported } from '../graph/entry.ts'
import { locateHeadings } from './headings.ts'
import { fileStart, toRange, toStart } from './ranges.ts'
import type { Session } from './session.ts'

/** For a page, its keys and then its headings, each in the one above; for a list, its items with their keys. */
export function listDocumentSymbols(session: Session, document: TextDocument, path: string): DocumentSymbol[] {
  const { compilation, entries: all } = session.read(path, document.getText())
  const entries = all.filter((entry) => !isExported(entry))
  return entries.flatMap((entry) => {
    if (entry.definition.form === 'folder') return [...listKeys(entry), ...nestHeadings(locateHeadings(entry, compilation), document)]
    const range = toRange(entry.spanOf([]))
    const children = listKeys(entry)
    return [{ name: entry.title, detail: entry.id, kind: SymbolKind.Object, range, selectionRange: range, children }]
  })
}

function listKeys(entry: Entry): DocumentSymbol[] {
  const { written } = entry
  if (typeof written !== 'object' || written === null) return []
  return Object.entries(written).map(([name, value]) => {
    const [key, end] = [toRange(entry.keySpanOf([name])), toRange(entry.spanOf([name])).end]
    const detail = typeof value === 'object' ? '' : String(value)
    return { name, detail, kind: SymbolKind.Property, range: { start: key.start, end }, selectionRange: key }
  })
}

function nestHeadings(headings: ReturnType<typeof locateHeadings>, document: TextDocument): DocumentSymbol[] {
  const top: DocumentSymbol[] = []
  const open: { depth: number; symbol: DocumentSymbol }[] = []
  for (const [index, { depth, text, id, start, end }] of headings.entries()) {
    const next = headings.slice(index + 1).find((each) => each.depth <= depth)
    const sectionEnd = next ? next.start : document.getText().length
    const symbol: DocumentSymbol = {
      name: text,
      detail: `#${id}`,
      kind: SymbolKind.String,
      range: { start: document.positionAt(start), end: document.positionAt(sectionEnd) },
      selectionRange: { start: document.positionAt(start), end: document.positionAt(end) },
      children: [],
    }
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop()
    const above = open.at(-1)?.symbol.children ?? top
    above.push(symbol)
    open.push({ depth, symbol })
  }
  return top
}

/** Entries an editor shows at once. */
const maxSymbols = 500

/** Entries whose title or id has all words of a query. */
export function listWorkspaceSymbols(session: Session, query: string): WorkspaceSymbol[] {
  const { written, untyped } = session.latest()
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return [...written.entries, ...untyped]
    .filter((entry) => !isExported(entry) && !entry.isNameless)
    .filter(({ title, id }) => words.every((word) => `${title} ${id}`.toLowerCase().includes(word)))
    .slice(0, maxSymbols)
    .map((entry) => ({
      name: entry.title,
      kind: SymbolKind.File,
      containerName: `${entry.definition.noun} ${entry.id}`,
      location: {
        uri: session.uriOf(entry.file),
        range: entry.definition.form === 'folder' ? fileStart : toStart(entry.spanOf([])),
      },
    }))
}
