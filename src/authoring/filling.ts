/** Fills the fields of a new entry: what is given stays, what is certain follows, and the rest is marked as still to be written. */
import type { z } from 'zod'
import { quotedCommand } from '../plain/command.ts'
import type { Collections } from '../collections/collections.ts'
import { isStandIn, standInMark } from '../collections/fields/stand-in.ts'
import { type EntryIndex, nounOf } from '../graph/entry-index.ts'
import { helpOf, metaOf } from '../graph/reading/stand-ins.ts'
import { humanName } from '../graph/titles.ts'

export type FieldPath = readonly (string | number)[]

/** A value that nobody gave. */
export interface Unwritten {
  path: FieldPath
  field: z.ZodType
  /** Of an item: what its list is for. */
  about: string | undefined
  /** Of a reference: the entries that fit. */
  candidates: readonly { id: string; title: string }[]
  /** What stands beside it in the file, where the stand-in does not say it itself. */
  remark: string | undefined
}

export interface Filled {
  values: Record<string, unknown>
  unwritten: Unwritten[]
  /** References that were chosen, since only one entry fits: `area "devops"`. */
  chosen: string[]
}

interface Context {
  entryIndex: EntryIndex
  /** Which collections there are. */
  collections: Collections
  /** Remarks beside stand-ins, by the key of the field, in place of those that follow from the schema. */
  notes: Readonly<Record<string, string>>
}

/** Candidates that a remark names. */
const mostCandidates = 8

/** Fields that may be left out are left out, except those that `values` has a place for. */
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
    // Keys that there are not stay, for the check to refuse.
    return { ...given, ...Object.fromEntries(filled) }
  }

  #fill(field: z.ZodType, value: unknown, path: FieldPath, about?: string): unknown {
    const meta = metaOf(field)
    const given = isStandIn(value) ? undefined : value
    if (given === undefined && meta?.references && !meta.dateToo) return this.#refer(field, meta.references, path, about)
    if (given === undefined && meta) return this.#mark(field, path)
    const inner = innermost(field)
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
      // Logs begin empty; a measure is what an objective cannot do without.
      const isLog = inner.safeParse([]).success && !metaOf(element) && path.at(-1) !== 'measures'
      return isLog ? [] : [this.#fill(element, undefined, [...path, 0], field.description)]
    }
    return given === undefined ? this.#mark(field, path) : given
  }

  /** The one entry that fits, else a stand-in. */
  #refer(field: z.ZodType, collections: readonly string[], path: FieldPath, about: string | undefined): string {
    const candidates = candidatesIn(collections, path, this.#context.entryIndex)
    const [only, second] = candidates
    // What an entry may also be about nothing of, the one that there is need not be.
    if (!only || second || mayBeEmpty.has(String(path[0]))) return this.#mark(field, path, candidates, about)
    this.chosen.push(`${String(path.findLast((part) => typeof part === 'string'))} "${only.id}"`)
    return only.id
  }

  #mark(field: z.ZodType, path: FieldPath, candidates: Unwritten['candidates'] = [], about?: string): string {
    const key = String(path.findLast((part) => typeof part === 'string'))
    const text = `${standInMark}: ${field.description ?? `${humanName(key)}.`}`
    const note = path.length === 1 ? this.#context.notes[key] : undefined
    const isText = !metaOf(field) && /^(string|any)$/.test(innermost(field)._zod.def.type) && field.safeParse(text).success
    const remark = note ?? (isText ? undefined : remarkOn(field, candidates, this.#context.collections))
    this.unwritten.push({ path, field, about, candidates, remark: remark?.replace(/\s+/g, ' ') })
    return isText ? text : standInMark
  }
}

/** Entries that somebody new would refer to: nobody who left, nothing that is over. */
function candidatesIn(collections: readonly string[], path: FieldPath, entryIndex: EntryIndex): Unwritten['candidates'] {
  if (collections[0] === '*') return entryIndex.pages.map(({ collection, id, title }) => ({ id: `${collection}/${id}`, title }))
  const entries = collections.flatMap((name) => entryIndex.ids(name).flatMap((id) => entryIndex.find(name, id) ?? []))
  const fitting = entries.filter(({ data }) => {
    const { active, status, retired } = data as { active?: boolean; status?: string; retired?: string }
    return active !== false && retired === undefined && !over.has(status ?? '')
  })
  // Versions are what a versioned offering has.
  const versioned = path[0] === 'offering' ? fitting.filter(({ data }) => (data as { delivery?: string }).delivery === 'versioned') : []
  return (versioned.length > 0 ? versioned : fitting).map(({ id, title }) => ({ id, title }))
}

/** Lists of references that may be empty, or name what is not there yet. */
const mayBeEmpty = new Set(['features', 'supports', 'approvers', 'affects'])

const over = new Set(['superseded', 'archived', 'retired', 'closed', 'done', 'met', 'missed', 'dropped', 'shipped', 'yanked', 'withdrawn'])

function remarkOn(field: z.ZodType, candidates: Unwritten['candidates'], collections: Collections): string {
  const { references } = metaOf(field) ?? {}
  const [kind = ''] = references ?? []
  if (!references || kind === '*' || !collections.has(kind)) return helpOf(field)
  const meaning = field.description === undefined ? '' : `${field.description} `
  if (candidates.length === 0) return `${meaning}There is no ${nounOf(references, collections)} yet.`
  const ids = candidates.slice(0, mostCandidates).map(({ id }) => id)
  const others = candidates.length - ids.length
  return `${meaning}One of: ${ids.join(', ')}${others === 0 ? '' : `, and ${others} more: ${quotedCommand(['ls', kind])}`}`
}

/** A field without what says that it may be left out. */
function innermost(field: z.ZodType): z.ZodType {
  const { innerType } = field._zod.def as { innerType?: z.ZodType }
  return innerType ? innermost(innerType) : field
}

function isOptional(field: z.ZodType): boolean {
  return /^(optional|default)$/.test(field._zod.def.type)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
