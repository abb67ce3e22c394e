/** Fills the fields of a new entry: keeps given values, adds certain ones, and puts stand-ins for the rest. */
import type { z } from 'zod'
import { quotedCommand } from '../plain/command.ts'
import type { Collections } from '../collections/collections.ts'
import { isStandIn, standInMark } from '../collections/fields/stand-in.ts'
import { type EntryIndex, nounOf } from '../graph/entry-index.ts'
import { helpOf, metaOf } from '../graph/reading/stand-ins.ts'
import { humanName } from '../graph/titles.ts'

export type FieldPath = readonly (string | number)[]

/** A value that's still to be written. */
export interface Unwritten {
  path: FieldPath
  field: z.ZodType
  /** For a list item: what the list is for. */
  about: string | undefined
  /** For a reference: the entries that fit. */
  candidates: readonly { id: string; title: string }[]
  /** Comment next to the stand-in in the file, if it doesn't explain itself. */
  remark: string | undefined
}

export interface Filled {
  values: Record<string, unknown>
  unwritten: Unwritten[]
  /** References chosen because only one entry fits: `area "devops"`. */
  chosen: string[]
}

interface Context {
  entryIndex: EntryIndex
  /** Which collections there are. */
  collections: Collections
  /** Comments next to stand-ins, by field. They replace those from the schema. */
  notes: Readonly<Record<string, string>>
}

/** Maximum number of candidates in a comment. */
const maxCandidates = 8

/** Leaves out optional fields, unless `values` or the notes have their key. */
export function fillFields(schema: z.ZodObject, values: Readonly<Record<string, unknown>>, context: Context): Filled {
  const filling = new Filling(context)
  return { values: filling.fillKeys(schema, values, []), unwritten: filling.unwritten, chosen: filling.chosen }
}

class Filling {
  readonly unwritten: Unwritten[] = []
  readonly chosen: string[] = []
  readonly #context: Context

  constructor(context: Context) {
    this.#context = context
  }

  fillKeys({ shape }: z.ZodObject, given: Readonly<Record<string, unknown>>, path: FieldPath): Record<string, unknown> {
    const fields = Object.entries(shape as Record<string, z.ZodType>)
    const filled = fields.flatMap(([key, field]): [string, unknown][] => {
      const isWanted = key in given || !isOptional(field) || (path.length === 0 && key in this.#context.notes)
      return isWanted ? [[key, this.#fill(field, given[key], [...path, key])]] : []
    })
    // Unknown keys stay, so that the check reports them.
    return { ...given, ...Object.fromEntries(filled) }
  }

  #fill(field: z.ZodType, value: unknown, path: FieldPath, about?: string): unknown {
    const meta = metaOf(field)
    const given = isStandIn(value) ? undefined : value
    if (given === undefined && meta?.references && !meta.dateToo) return this.#refer(field, meta.references, path, about)
    if (given === undefined && meta) return this.#mark(field, path)
    const inner = unwrap(field)
    const { type } = inner._zod.def
    if (type === 'object' && !meta) {
      const object = inner as z.ZodObject
      const hasRequired = Object.values(object.shape as Record<string, z.ZodType>).some((each) => !isOptional(each))
      if (given === undefined && !hasRequired) return this.#mark(field, path)
      return isRecord(given ?? {}) ? this.fillKeys(object, (given ?? {}) as Record<string, unknown>, path) : given
    }
    if (type === 'array' && !meta) {
      const element = (inner as z.ZodArray).element as z.ZodType
      if (Array.isArray(given)) return given.map((item: unknown, index) => this.#fill(element, item, [...path, index]))
      if (given !== undefined) return given
      // Logs start empty, but an objective needs a measure.
      const isLog = inner.safeParse([]).success && !metaOf(element) && path.at(-1) !== 'measures'
      return isLog ? [] : [this.#fill(element, undefined, [...path, 0], field.description)]
    }
    return given === undefined ? this.#mark(field, path) : given
  }

  /** Refers to the only entry that fits, or puts a stand-in. */
  #refer(field: z.ZodType, collections: readonly string[], path: FieldPath, about: string | undefined): string {
    const candidates = findCandidates(collections, path, this.#context.entryIndex)
    const [only, second] = candidates
    // If a list may be empty, the only candidate isn't necessarily meant.
    if (!only || second || mayBeEmpty.has(String(path[0]))) return this.#mark(field, path, candidates, about)
    this.chosen.push(`${String(path.findLast((part) => typeof part === 'string'))} "${only.id}"`)
    return only.id
  }

  #mark(field: z.ZodType, path: FieldPath, candidates: Unwritten['candidates'] = [], about?: string): string {
    const key = String(path.findLast((part) => typeof part === 'string'))
    const text = `${standInMark}: ${field.description ?? `${humanName(key)}.`}`
    const note = path.length === 1 ? this.#context.notes[key] : undefined
    const isText = !metaOf(field) && /^(string|any)$/.test(unwrap(field)._zod.def.type) && field.safeParse(text).success
    const remark = note ?? (isText ? undefined : describeField(field, candidates, this.#context.collections))
    this.unwritten.push({ path, field, about, candidates, remark: remark?.replace(/\s+/g, ' ') })
    return isText ? text : standInMark
  }
}

/** Returns entries that a new entry could refer to: not people who left, nor anything that's over. */
function findCandidates(collections: readonly string[], path: FieldPath, entryIndex: EntryIndex): Unwritten['candidates'] {
  if (collections[0] === '*') return entryIndex.pages.map(({ collection, id, title }) => ({ id: `${collection}/${id}`, title }))
  const entries = collections.flatMap((name) => entryIndex.ids(name).flatMap((id) => entryIndex.find(name, id) ?? []))
  const fitting = entries.filter(({ data }) => {
    const { active, status, retired } = data as { active?: boolean; status?: string; retired?: string }
    return active !== false && retired === undefined && !endedStatuses.has(status ?? '')
  })
  // Only versioned offerings have releases.
  const versioned = path[0] === 'offering' ? fitting.filter(({ data }) => (data as { delivery?: string }).delivery === 'versioned') : []
  return (versioned.length > 0 ? versioned : fitting).map(({ id, title }) => ({ id, title }))
}

/** Lists of references that may be empty, or name entries that don't exist yet. */
const mayBeEmpty = new Set(['features', 'supports', 'approvers', 'affects'])

const endedStatuses = new Set([
  'superseded',
  'archived',
  'retired',
  'closed',
  'done',
  'met',
  'missed',
  'dropped',
  'shipped',
  'yanked',
  'withdrawn',
])

function describeField(field: z.ZodType, candidates: Unwritten['candidates'], collections: Collections): string {
  const { references } = metaOf(field) ?? {}
  const [kind = ''] = references ?? []
  if (!references || kind === '*' || !collections.has(kind)) return helpOf(field)
  const meaning = field.description === undefined ? '' : `${field.description} `
  if (candidates.length === 0) return `${meaning}There is no ${nounOf(references, collections)} yet.`
  const ids = candidates.slice(0, maxCandidates).map(({ id }) => id)
  const others = candidates.length - ids.length
  return `${meaning}One of: ${ids.join(', ')}${others === 0 ? '' : `, and ${others} more: ${quotedCommand(['ls', kind])}`}`
}

/** Unwraps optional and default fields. */
function unwrap(field: z.ZodType): z.ZodType {
  const { innerType } = field._zod.def as { innerType?: z.ZodType }
  return innerType ? unwrap(innerType) : field
}

function isOptional(field: z.ZodType): boolean {
  return /^(optional|default)$/.test(field._zod.def.type)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
