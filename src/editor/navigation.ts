/** Definition and references: where something is, and who links to it. */
import type { Location, Position } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Entry } from '../graph/entry.ts'
import { locateHeadings } from './headings.ts'
import { fileStart, toRange, toStart } from './ranges.ts'
import type { Session } from './session.ts'
import { edgesTo, entryAt, findTarget } from './targets.ts'

export function findDefinition(session: Session, document: TextDocument, path: string, position: Position): Location | null {
  const target = findTarget(position, document, session.read(path, document.getText()))
  if (target?.asset !== undefined) return { uri: session.uriOf(target.asset), range: fileStart }
  return target?.entry ? locate(target.entry, target.anchor, session) : null
}

/** Where an entry begins, or one of its headings. */
function locate(entry: Entry, anchor: string | undefined, session: Session): Location {
  const uri = session.uriOf(entry.file)
  const heading = anchor === undefined ? undefined : locateHeadings(entry, session.latest()).find(({ id }) => id === anchor)
  if (!heading) return { uri, range: entry.definition.form === 'folder' ? fileStart : toStart(entry.spanOf([])) }
  const text = TextDocument.create(uri, '', 0, entry.text)
  return { uri, range: { start: text.positionAt(heading.start), end: text.positionAt(heading.end) } }
}

/**
 * The links to what is at a position: to the entry that the text refers to; on a heading, to that heading; anywhere else, to the entry itself.
 */
export function findReferences(
  session: Session,
  document: TextDocument,
  path: string,
  position: Position,
  hasDeclaration: boolean,
): Location[] {
  const page = session.read(path, document.getText())
  const target = findTarget(position, document, page)
  const entry = target ? target.entry : entryAt(position, page)
  if (!entry) return []
  const offset = document.offsetAt(position)
  const heading = target ? undefined : locateHeadings(entry, page.compilation).find(({ start, end }) => start <= offset && offset <= end)
  const anchor = target ? target.anchor : heading?.id
  const links = edgesTo(entry, anchor, page).map(({ from, span }) => ({ uri: session.uriOf(from.file), range: toRange(span) }))
  return hasDeclaration ? [locate(entry, anchor, session), ...links] : links
}
