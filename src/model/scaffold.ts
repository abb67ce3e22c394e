/** Makes a new entry: every required key filled with something that passes, the rest left out. */
import { stringify } from 'yaml'
import type { z } from 'zod'
import { withArticle } from '../problems/nearest.ts'
import { type CollectionName, collectionOf } from '../schemas/collections.ts'
import { fieldMeta } from '../schemas/fields.ts'
import type { Catalogue } from './catalogue.ts'
import { type Layout, ownFolders, pathIn } from './layout.ts'
import { asciiName } from './places.ts'
import { itemTitle, takeover } from './takeover.ts'
import { humanName } from './titles.ts'

export interface ScaffoldRequest {
  collection: CollectionName
  /** Values by key, as given. */
  given: Readonly<Record<string, unknown>>
  title: string | undefined
  id: string | undefined
  /** What it is made from, as COLLECTION/ID. */
  from?: string | undefined
  /** Why it replaces another, if somebody said it. */
  reason?: string | undefined
  catalogue: Catalogue
  /** Where files lie; left out, each collection in a folder of its name. */
  layout?: Layout
  /** The build instant, ISO. */
  now: string
}

export interface Scaffold {
  id: string
  /** Path of the file below the content folder. */
  path: string
  /** A whole file, or an item to put at the end of a list. */
  text: string
  isListItem: boolean
  /** Whole files that belong to it. */
  more: readonly { path: string; text: string }[]
  /** What is still to be done by hand. */
  todo: readonly string[]
}

/** A required value that cannot be made up. */
export class ScaffoldError extends Error {}

export function scaffold(asked: ScaffoldRequest): Scaffold {
  const { collection, from, reason, catalogue, now } = asked
  const titled = { ...asked, title: asked.title ?? (from === undefined ? undefined : itemTitle(from, catalogue)) }
  const taken = takeover({ collection, id: idFor(titled), given: asked.given, from, reason, catalogue, today: now.slice(0, 10) })
  const given: Record<string, unknown> = { ...taken.values, ...asked.given }
  const request = { ...titled, given }
  const { schema, form, key, within, noun } = collectionOf(collection) as NonNullable<ReturnType<typeof collectionOf>>
  const id = idFor(request)
  const preset = presets(request, id)
  const data: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema.shape) as [string, z.ZodType][]) {
    if (name in given) data[name] = given[name]
    else if (name in preset) data[name] = preset[name]
    else if (form === 'list' && name === key) data[name] = id
    else if (!isOptional(field)) data[name] = valueFor(name, field, request)
  }
  for (const name of Object.keys(given)) if (!(name in data)) data[name] = given[name]
  const item = within ? { [collection]: data } : data
  if (form === 'list') return { id, path: `${within ?? collection}.yaml`, text: stringify([item]), isListItem: true, more: [], todo: [] }
  const body = 'Write the text here.\n'
  const path = pathIn(collection, `${id}.mdx`, asked.layout ?? ownFolders)
  if (path === undefined)
    throw new ScaffoldError(
      `This folder is the handbook itself, so there is no folder for ${withArticle(noun).toLowerCase()}. Give it one in handbook.config.ts: collections: { handbook: '.', ${collection}: '${collection}' }.`,
    )
  return {
    id,
    path,
    text: `---\n${stringify(data)}---\n\n${body}`,
    isListItem: false,
    more: taken.files,
    todo: taken.todo,
  }
}

const unwritten = {
  measure: {
    id: 'measure',
    name: 'To be written',
    unit: '%',
    direction: 'up',
    baseline: 0,
    target: 100,
    readings: [],
    source: 'To be written',
  },
} as const

/** What follows from the title and the kind. */
function presets(request: ScaffoldRequest, id: string): Record<string, unknown> {
  const { collection, title, now, catalogue, given } = request
  const shape = (collectionOf(collection)?.schema.shape ?? {}) as Record<string, unknown>
  const day = now.slice(0, 10)
  const named = title ?? humanName(id.split('/').at(-1) ?? id)
  switch (collection) {
    case 'people':
      return { name: named }
    case 'glossary':
      return { term: named }
    case 'tiers':
      return { names: [{ from: day, label: named }] }
    case 'insights':
      return { statement: named }
    case 'changelog':
      return { title: named, date: day }
    case 'handbook':
      return { title: named, description: 'Say in one sentence what the page is for.' }
    case 'releases': {
      // Versions are what a versioned offering has.
      const versioned = catalogue
        .ids('offerings')
        .find((each) => (catalogue.find('offerings', each)?.data as { delivery?: string } | undefined)?.delivery === 'versioned')
      return { ...(title !== undefined && title !== id && { title }), ...(versioned !== undefined && { offering: versioned }) }
    }
    case 'objectives':
      return { title: named, measures: [{ ...unwritten.measure }] }
    case 'roadmap':
      // What is new is neither for now nor without a reason.
      return {
        title: named,
        horizon: 'later',
        ...('objectives' in given ? {} : { objectives: [reference('objectives', ['objectives'], request)] }),
      }
    case 'milestones':
      return { title: named, ...('dri' in given ? {} : { dri: reference('dri', ['people'], request) }) }
    case 'openings':
      return { ...(title !== undefined && { title }), ...('remote' in given ? {} : { location: 'To be written' }) }
    case 'redirects':
      return { from: id, to: catalogue.pages[0]?.url ?? '/' }
    default:
      return 'title' in shape && (title !== undefined || !isOptional(shape['title'] as z.ZodType)) ? { title: named } : {}
  }
}

function idFor({ collection, id, title, catalogue, now, given }: ScaffoldRequest): string {
  const { key, noun } = collectionOf(collection) ?? {}
  const byKey = key ? given[key] : undefined
  if (id !== undefined && (collection !== 'decisions' || /^\d+-/.test(id))) return id
  if (typeof byKey === 'string') return byKey
  const name = id ?? asciiName(title ?? '')
  if (collection === 'redirects') return `/${name || 'old-address'}/`
  if (!name && title) throw new ScaffoldError(`"${title}" has no letter that an address could hold. Give the id too: --id NAME.`)
  if (!name && collection !== 'broadcasts') throw new ScaffoldError(`${withArticle(noun ?? 'entry')} needs --title or --id.`)
  if (collection === 'changelog') return `${now.slice(0, 4)}/${now.slice(5, 7)}/${name}`
  if (collection === 'releases') return title ?? name
  if (collection === 'decisions') {
    const last = Math.max(0, ...catalogue.ids('decisions').map((each) => Number.parseInt(each, 10) || 0))
    return `${String(last + 1).padStart(4, '0')}-${name}`
  }
  return name
}

function valueFor(name: string, field: z.ZodType, request: ScaffoldRequest): unknown {
  const meta = fieldMeta.get(field)
  const day = request.now.slice(0, 10)
  if (meta?.references) {
    if (meta.dateToo) return day
    return reference(name, meta.references, request)
  }
  if (meta?.kind === 'date') return day
  if (meta?.kind === 'instant') return new Date(Date.parse(request.now) + 30 * 86_400_000).toISOString()
  if (meta?.kind === 'version') return '1.0'
  const def = (field as unknown as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'enum':
      return Object.values(def.entries)[0]
    case 'literal':
      return def.values[0]
    case 'boolean':
      return true
    case 'number':
      return [1, 0].find((value) => field.safeParse(value).success)
    case 'array':
      return field.safeParse([]).success ? [] : [valueFor(name, def.element as z.ZodType, request)]
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape as Record<string, z.ZodType>)
          .filter(([, inner]) => !isOptional(inner))
          .map(([key, inner]) => [key, valueFor(key, inner, request)]),
      )
    case 'union':
      return valueFor(name, def.options[0] as z.ZodType, request)
    case 'record':
      return {}
    default:
      return textFor(field)
  }
}

/** A text that the field takes: what it is for, or a stand-in of the form that it asks for. */
function textFor(field: z.ZodType): unknown {
  const standIns = [field.description, 'To be written', 'https://example.com/', '/', '0000000', 'EUR', 'en', '3 months']
  return standIns.find((value) => value !== undefined && field.safeParse(value).success)
}

function reference(name: string, collections: readonly string[], { catalogue, collection }: ScaffoldRequest): string {
  if (collections[0] === '*') return `${catalogue.pages[0]?.collection}/${catalogue.pages[0]?.id}`
  const entries = collections.flatMap((each) => catalogue.ids(each).map((id) => catalogue.find(each, id)))
  const usable = entries.find((entry) => {
    const data = entry?.data as { active?: boolean; status?: string } | undefined
    return data && data.active !== false && !['superseded', 'archived', 'retired', 'closed'].includes(data.status ?? '')
  })
  if (usable) return usable.id
  const nouns = collections.map((each) => collectionOf(each)?.noun ?? each)
  throw new ScaffoldError(
    `${withArticle(collectionOf(collection)?.noun ?? 'entry')} needs "${name}", and there is no ${nouns.join(' or ')} yet. Make one first: npx handbook new ${nouns[0]?.replaceAll(' ', '-')} --title …`,
  )
}

function isOptional(field: z.ZodType): boolean {
  return /^(optional|default)$/.test(field._zod.def.type)
}
