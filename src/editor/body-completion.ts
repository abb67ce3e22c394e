/** Completion in a body: links, components and their props. */
import { type CompletionItem, CompletionItemKind, MarkupKind, type Range } from 'vscode-languageserver'
import type { z } from 'zod'
import { describeFields } from '../collections/fields/describe.ts'
import { definitionOf } from '../collections/fields/definition.ts'
import type { Component } from '../markdown/vocabulary/component.ts'
import { describeComponent } from './descriptions.ts'
import { alternativesOf } from './schema-walk.ts'
import {
  entriesIn,
  type Place,
  suggestEntries,
  suggestFields,
  suggestFiles,
  suggestKeys,
  suggestLinks,
  suggestValues,
} from './suggestions.ts'

/** A link's or image's address, after `](` or in a definition. */
const linkStart = /(?:\]\(|^[ \t]{0,3}\[[^\]\n]+\]:[ \t]*)<?([^()\s<>]*)$/
/** A tag's name. */
const nameStart = /<([A-Za-z]\w*)?$/
/** A tag with its complete props, up to where the next begins. */
const tagStart = /<([A-Z]\w*)((?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)\s+([\w-]*)$/
/** A tag up to an open value. */
const valueStart = /<([A-Z]\w*)(?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*\s+([\w-]+)=(?:"([^"]*)|'([^']*))$/

/** A tag is rarely longer, in characters. */
const longestTag = 2000

export function completeBody(place: Place): CompletionItem[] {
  const { document, path, text, offset, compilation } = place
  const before = text.slice(Math.max(0, offset - longestTag), offset)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  if (isInCode(text.slice(0, offset), line)) return []
  const rangeOf = (word: string): Range => ({ start: document.positionAt(offset - word.length), end: document.positionAt(offset) })

  const link = linkStart.exec(line)?.[1]
  if (link !== undefined) return suggestLinks(link, place, rangeOf(link))
  const vocabulary = compilation.handbook.config.components
  if (!/\.mdx$/i.test(path)) return []
  const name = nameStart.exec(line)
  if (name)
    return suggestComponents(
      vocabulary.names.flatMap((each) => vocabulary.find(each) ?? []),
      rangeOf(name[1] ?? ''),
    )
  const value = valueStart.exec(before)
  if (value) {
    const [, tag = '', prop = '', double, single] = value
    const written = double ?? single ?? ''
    const component = vocabulary.find(tag)
    return component ? suggestPropValues(component, prop, written, place, rangeOf(written)) : []
  }
  const open = tagStart.exec(before)
  const component = open && vocabulary.find(open[1] ?? '')
  if (!component) return []
  const given = Array.from((open[2] ?? '').matchAll(/\s([\w-]+)(?==|\s|$)/g), ([, each]) => each)
  const props = describeFields(component.props).filter((each) => !given.includes(each.name))
  return suggestFields(props, rangeOf(open[3] ?? ''), (prop) => `${prop}=${prop}`).map((item) => writeProp(item, component))
}

/** A text gets quotes, everything else braces. */
function writeProp(item: CompletionItem, { props }: Component): CompletionItem {
  const field = (props.shape as Readonly<Record<string, z.ZodType>>)[item.label]
  const kinds = field ? alternativesOf(field).map((each) => definitionOf(each).type) : []
  const isText = kinds.some((kind) => kind === 'string' || kind === 'enum')
  const newText = `${item.label}=${isText ? '""' : '{}'}`
  return { ...item, ...(item.textEdit && { textEdit: { ...item.textEdit, newText } }) }
}

function suggestComponents(components: readonly Component[], range: Range): CompletionItem[] {
  return components.map((component) => ({
    label: component.name,
    kind: CompletionItemKind.Class,
    detail: component.purpose,
    documentation: { kind: MarkupKind.Markdown, value: describeComponent(component) },
    textEdit: { range, newText: component.name },
  }))
}

function suggestPropValues(component: Component, prop: string, written: string, place: Place, range: Range): CompletionItem[] {
  const { references = [], ids = {}, files = [] } = component
  const collection = ids[prop]
  if (references.includes(prop)) return suggestKeys(written, place, range)
  if (collection !== undefined) return suggestEntries(entriesIn([collection], place), range, ({ id }) => id)
  if (files.includes(prop)) return suggestFiles(place, range)
  const field = (component.props.shape as Readonly<Record<string, z.ZodType>>)[prop]
  const kinds = field ? alternativesOf(field).map(definitionOf) : []
  return kinds.flatMap((def) => (def.type === 'enum' ? suggestValues(Object.values(def.entries).map(String), range) : []))
}

/** Whether a fence or a code span is open. */
function isInCode(before: string, line: string): boolean {
  const fences = before.match(/^[ \t>]*(?:`{3,}|~{3,})/gm) ?? []
  return fences.length % 2 === 1 || (line.match(/`/g) ?? []).length % 2 === 1
}
