/** Creates a new entry from the given values and what follows from them. Everything else becomes a stand-in. */
import { Document, isNode } from 'yaml'
import { withArticle } from '../problems/nearest.ts'
import type { NewEntry } from '../collections/define.ts'
import type { Collection, CollectionName } from '../collections/table.ts'
import { standInMark } from '../collections/fields/stand-in.ts'
import type { EntryIndex } from '../graph/entry-index.ts'
import { type FieldPath, type Filled, fillFields, type Unwritten } from './filling.ts'
import { type Layout, pathIn } from '../graph/reading/layout.ts'
import { asciiName } from '../graph/reading/places.ts'
import { canBeDraft } from '../graph/reading/stand-ins.ts'
import { tidyBody } from './body-edit.ts'
import { takeOver } from './takeover.ts'
import { EditError } from './yaml-edit.ts'
import { draftMark, humanName } from '../graph/titles.ts'

export interface ScaffoldRequest {
  collection: CollectionName
  /** Values by key, as given. */
  given: Readonly<Record<string, unknown>>
  title: string | undefined
  id: string | undefined
  /** Source entry, as COLLECTION/ID. */
  from?: string | undefined
  /** Why it replaces another, if given. */
  reason?: string | undefined
  /** Its text, if given; empty for none. */
  body?: string | undefined
  entryIndex: EntryIndex
  /** Where files are, and which collections there are. */
  layout: Layout
  /** The build instant, ISO. */
  now: string
}

export interface Scaffold {
  id: string
  /** Path of the file below the content folder. */
  path: string
  /** A whole file, or an item to append to a list. */
  text: string
  isListItem: boolean
  /** Further files to create. */
  more: readonly { path: string; text: string }[]
  /** The values as written, including stand-ins. */
  values: Readonly<Record<string, unknown>>
  /** Values that weren't given and don't follow from others. */
  unwritten: readonly Unwritten[]
  /** Other things to do by hand. */
  todo: readonly string[]
}

/** The requested entry can't be created. */
export class ScaffoldError extends Error {}

/** Body of a new entry. */
export const unwrittenText = `${standInMark}: Write the text here.`

export function scaffold(asked: ScaffoldRequest): Scaffold {
  const { collection, from, reason, entryIndex, now } = asked
  const taken = takeOver({
    collection,
    id: () => chooseId(asked),
    isNamed: asked.id !== undefined || asked.title !== undefined,
    given: asked.given,
    from,
    reason,
    entryIndex,
    today: now.slice(0, 10),
  })
  const request = { ...asked, title: asked.title ?? taken.name, given: { ...taken.values, ...asked.given } }
  const definition = definitionFor(asked)
  const { schema, form, key, within, noun, pages } = definition
  const id = chooseId(request)
  const named =
    from === undefined || asked.title !== undefined ? initialValues(request, id) : { ...initialValues(request, id), title: undefined }
  const values = {
    ...named,
    ...(form === 'list' && key !== undefined && { [key]: id }),
    ...(pages && draftMark(definition)),
    ...request.given,
  }
  const filled = fillFields(schema, values, { entryIndex, notes: taken.notes, collections: asked.layout.collections })
  if (asked.body !== undefined && form === 'list') throw new ScaffoldError(`${withArticle(noun)} has no text, so leave out --body.`)
  const body = asked.body === undefined ? (pages ? `${unwrittenText}\n` : '') : tidyGiven(asked.body)
  const isDraft = (pages ?? false) || filled.unwritten.length > 0
  if (isDraft && !canBeDraft(definition)) throw new ScaffoldError(incompleteMessage(definition, filled.unwritten))
  const draft = isDraft ? draftMark(definition) : {}
  const data = sortKeys(
    { ...filled.values, ...(Object.keys(draft).some((each) => each in asked.given) ? {} : draft) },
    Object.keys(schema.shape),
  )
  const todo = [...taken.todo, ...filled.chosen.map((choice) => `Chosen as the only option: ${choice}.`)]
  if (form === 'list') {
    const item = within ? { [collection]: data } : data
    const text = printValues([item], within ? [0, collection] : [0], filled)
    return { id, path: `${within ?? collection}.yaml`, text, isListItem: true, more: [], values: data, unwritten: filled.unwritten, todo }
  }
  const path = pathIn(collection, `${id}.mdx`, asked.layout)
  if (path === undefined)
    throw new ScaffoldError(
      `This folder is the handbook itself, so it has no folder for ${withArticle(noun).toLowerCase()}. Add one in handbook.config.ts: folders: { handbook: '.', ${collection}: '${collection}' }.`,
    )
  return {
    id,
    path,
    text: `---\n${printValues(data, [], filled)}---\n${body === '' ? '' : `\n${body}`}`,
    isListItem: false,
    more: taken.files,
    values: data,
    unwritten: filled.unwritten,
    todo,
  }
}

function tidyGiven(body: string): string {
  try {
    return tidyBody(body)
  } catch (error) {
    if (error instanceof EditError) throw new ScaffoldError(error.message)
    throw error
  }
}

function definitionFor({ collection, layout }: ScaffoldRequest): Collection {
  return layout.collections.of(collection)
}

/** Prints YAML with a comment next to each stand-in that doesn't explain itself. */
function printValues(values: unknown, root: FieldPath, { unwritten }: Pick<Filled, 'unwritten'>): string {
  const document = new Document(values)
  for (const { path, remark } of unwritten) {
    const node = document.getIn([...root, ...path], true)
    if (remark !== undefined && isNode(node)) node.comment = ` ${remark}`
  }
  return document.toString({ lineWidth: 0 })
}

/** Sorts keys. The draft mark comes right after the title, so no one overlooks it. */
function sortKeys(values: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  const first = ['id', 'name', 'term', 'title'].filter((key) => keys.includes(key))
  const order = [...first, 'draft', ...keys.filter((key) => key !== 'draft' && !first.includes(key)), ...Object.keys(values)]
  return Object.fromEntries(order.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])))
}

/** Returns the collection's values for a new entry, which may depend on title and day. */
function initialValues(request: ScaffoldRequest, id: string): Readonly<Record<string, unknown>> {
  const { newValues, schema } = definitionFor(request)
  const entry = describeNewEntry(request, id)
  if (newValues) return newValues(entry)
  return 'title' in schema.shape ? { title: entry.named } : {}
}

function describeNewEntry({ collection, title, now, given, entryIndex }: ScaffoldRequest, id: string): NewEntry {
  return { id, title, named: title ?? humanName(id.split('/').at(-1) ?? id), now, given, ids: entryIndex.ids(collection) }
}

function chooseId(request: ScaffoldRequest): string {
  const { collection, id, title, given } = request
  const { key, noun, idForm, newId } = definitionFor(request)
  const byKey = key ? given[key] : undefined
  if (id !== undefined && (idForm?.test(id) ?? true)) return id
  if (typeof byKey === 'string') return byKey
  const name = id ?? asciiName(title ?? '')
  if (!name && title) throw new ScaffoldError(`"${title}" has no letters that can be used in a URL. Add --id NAME.`)
  if (!name && collection !== 'broadcasts')
    throw new ScaffoldError(`${withArticle(noun)} needs ${collection === 'redirects' ? '--from' : '--title or --id'}.`)
  return newId ? newId(describeNewEntry(request, name)) : name
}

function incompleteMessage({ noun }: Collection, unwritten: readonly Unwritten[]): string {
  const options = [...new Set(unwritten.map(({ path }) => `--${String(path[0])}`))].join(', ')
  return `${withArticle(noun)} takes effect at once, so it cannot have gaps. Add ${options}.`
}
