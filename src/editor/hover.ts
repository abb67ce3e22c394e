/** Hovers: what a key, a value, a link or a component means. */
import { type Hover, MarkupKind, type Position } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { z } from 'zod'
import { describeFields } from '../collections/fields/describe.ts'
import type { Path } from '../sources/yaml.ts'
import { describeComponent, describeEntry } from './descriptions.ts'
import { alternativesOf, fieldsAt, schemaOf } from './schema-walk.ts'
import type { Session } from './session.ts'
import { describeField } from './suggestions.ts'
import { findTarget } from './targets.ts'
import { findYamlCursor, yamlAround } from './yaml-cursor.ts'

export function describeAt(session: Session, document: TextDocument, path: string, position: Position): Hover | null {
  const page = session.read(path, document.getText())
  const { compilation } = page
  const target = findTarget(position, document, page)
  if (target?.entry) return toHover(describeEntry(target.entry, compilation), target.range)
  const [text, offset] = [page.text, document.offsetAt(position)]
  const yaml = yamlAround(path, text, offset)
  if (!yaml) return describeTag(text, offset, document, session)
  const schema = schemaOf(path, compilation.handbook.layout)
  const cursor = findYamlCursor(text, yaml, offset)
  if (!schema || !cursor) return null
  const { word } = cursor
  const key = cursor.isKey ? [...cursor.path, text.slice(word.start, word.end)] : cursor.path
  const field = fieldOf(schema, key)
  return field === undefined ? null : toHover(field, { start: document.positionAt(word.start), end: document.positionAt(word.end) })
}

/** The description of the key that a path ends with, or of the list that its item is in. */
function fieldOf(schema: z.core.$ZodType, path: Path): string | undefined {
  const end = path.findLastIndex((part) => typeof part === 'string')
  if (end < 0) return undefined
  const holders = fieldsAt(schema, path.slice(0, end)).flatMap(alternativesOf)
  const found = holders.flatMap((each) => (each instanceof z.ZodObject ? describeFields(each) : [])).find(({ name }) => name === path[end])
  return found && describeField(found)
}

/** A component's tag, by its name. */
function describeTag(text: string, offset: number, document: TextDocument, session: Session): Hover | null {
  const start = text.slice(0, offset).search(/<\/?\w*$/)
  const [tag, name = ''] = start < 0 ? [] : (/^<\/?(\w+)/.exec(text.slice(start)) ?? [])
  const component = session.settings.config.components.find(name)
  if (tag === undefined || !component) return null
  return toHover(describeComponent(component), { start: document.positionAt(start), end: document.positionAt(start + tag.length) })
}

function toHover(value: string, range: Hover['range']): Hover {
  return { contents: { kind: MarkupKind.Markdown, value }, ...(range && { range }) }
}
