/** Completion items: what can be written at a place, and what an editor says about it. */
import { posix } from 'node:path'
import { type CompletionItem, CompletionItemKind, MarkupKind, type Range } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Compilation } from '../compilation.ts'
import type { FieldDescription } from '../collections/fields/describe.ts'
import { ownAnchors } from '../graph/links/anchors.ts'
import { resolveLink } from '../graph/links/links.ts'
import { type Entry, isExported, keyOf } from '../graph/entry.ts'

/** A place in the text as it is now, and the last compilation, in which it may still be another text. */
export interface Place {
  compilation: Compilation
  document: TextDocument
  path: string
  text: string
  offset: number
}

/** Writes an entry's name: its id, or `COLLECTION/ID`. */
type WriteName = (name: string) => string

export function suggestEntries(entries: readonly Entry[], range: Range, nameOf: (entry: Entry) => string, write: WriteName = String) {
  return entries
    .filter((entry) => !entry.isNameless)
    .map((entry): CompletionItem => {
      const name = nameOf(entry)
      return {
        label: name,
        kind: CompletionItemKind.Reference,
        detail: entry.title,
        ...(entry.description !== undefined && { documentation: entry.description }),
        filterText: `${name} ${entry.title}`,
        textEdit: { range, newText: write(name) },
      }
    })
}

/** All entries of some collections, even those with problems; `*` for all but the issues of exports. A page doesn't refer to itself. */
export function entriesIn(names: readonly string[], { compilation: { written, untyped }, path }: Place): Entry[] {
  const all = [...written.entries, ...untyped].filter(({ file, definition }) => file !== path || definition.form === 'list')
  return names[0] === '*'
    ? all.filter((entry) => !isExported(entry))
    : names.flatMap((name) => all.filter(({ collection }) => String(collection) === name))
}

/** `COLLECTION/ID`, and after `#` the anchors of that entry. */
export function suggestKeys(word: string, place: Place, range: Range, write: WriteName = String): CompletionItem[] {
  const hash = word.indexOf('#')
  if (hash < 0) return suggestEntries(entriesIn(['*'], place), range, keyOf, write)
  const key = word.slice(0, hash)
  const entry = entriesIn(['*'], place).find((each) => keyOf(each) === key)
  return entry ? suggestAnchors(entry, range, (id) => write(`${key}#${id}`)) : []
}

function suggestAnchors(entry: Entry, range: Range, write: WriteName): CompletionItem[] {
  const { headings, anchors } = entry.document
  const named = new Map([...ownAnchors(entry.definition, entry.written), ...anchors].map((id) => [id, '']))
  for (const { id, text } of headings) named.set(id, text)
  return [...named].map(([id, heading]) => {
    const newText = write(id)
    return {
      label: `#${id}`,
      kind: CompletionItemKind.Reference,
      ...(heading !== '' && { detail: heading }),
      filterText: newText,
      textEdit: { range, newText },
    }
  })
}

/** Links to pages and files: addresses after a slash, anchors after `#`, else paths relative to the file. */
export function suggestLinks(written: string, place: Place, range: Range): CompletionItem[] {
  const { compilation, path } = place
  const { written: graph, untyped, allLinks, sources } = compilation
  const entries = [...graph.entries, ...untyped]
  const hash = written.indexOf('#')
  const from = entries.find(({ file, definition }) => file === path && definition.form === 'folder')
  if (hash >= 0) {
    const target = hash === 0 ? from : from && entryBehind(from, written.slice(0, hash), allLinks)
    return target ? suggestAnchors(target, range, (id) => `${written.slice(0, hash)}#${id}`) : []
  }
  const suggest = (newText: string, detail?: string): CompletionItem => ({
    label: newText,
    kind: CompletionItemKind.File,
    ...(detail !== undefined && { detail }),
    filterText: `${newText} ${detail ?? ''}`.trim(),
    textEdit: { range, newText },
  })
  const others = entriesIn(['*'], place)
  if (written.startsWith('/')) return others.flatMap(({ url, title }) => (url === undefined ? [] : [suggest(url, title)]))
  const relative = (file: string) => posix.relative(posix.dirname(path), file)
  return [
    ...others.flatMap(({ url, file, title }) => (url === undefined ? [] : [suggest(relative(file), title)])),
    ...sources.assets.map((file) => suggest(relative(file))),
  ]
}

function entryBehind(from: Entry, url: string, links: Compilation['allLinks']): Entry | undefined {
  const target = resolveLink(from, url, links)
  return target.kind === 'entry' ? target.entry : undefined
}

/** Files that are no texts, relative to the file. */
export function suggestFiles({ compilation, path }: Place, range: Range, write: WriteName = String): CompletionItem[] {
  return compilation.sources.assets.map((file) => {
    const label = posix.relative(posix.dirname(path), file)
    return { label, kind: CompletionItemKind.File, textEdit: { range, newText: write(label) } }
  })
}

export function suggestValues(values: readonly string[], range: Range, write: WriteName = String): CompletionItem[] {
  return values.map((label, index) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    sortText: String(index).padStart(3, '0'),
    textEdit: { range, newText: write(label) },
  }))
}

/** Keys or props, in the order of their collection's table. */
export function suggestFields(fields: readonly FieldDescription[], range: Range, write: WriteName): CompletionItem[] {
  return fields.map((field, index) => ({
    label: field.name,
    kind: CompletionItemKind.Property,
    detail: field.takes,
    documentation: { kind: MarkupKind.Markdown, value: describeField(field) },
    sortText: `${field.isRequired ? 0 : 1}${String(index).padStart(3, '0')}`,
    textEdit: { range, newText: write(field.name) },
  }))
}

/** A field in Markdown: what it takes, and what it means. */
export function describeField({ name, isRequired, takes, meaning }: FieldDescription): string {
  return `**${name}** (${isRequired ? 'required' : 'optional'}): ${takes}${meaning === '' ? '' : `\n\n${meaning}`}`
}
