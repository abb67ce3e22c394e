/** The definition of a collection: everything specific to it that doesn't need the whole handbook. */
import type { z } from 'zod'
import type { SearchRank } from './fields/common.ts'
import type { Relaxed } from './relaxed.ts'

/** What is known about an entry that `handbook new` is about to create. */
export interface NewEntry {
  /** Its id, or what becomes part of it. */
  id: string
  /** Its title, as given on the command line. */
  title: string | undefined
  /** The title, or a readable form of the id. */
  named: string
  /** Time of the run, ISO in UTC. */
  now: string
  /** Values given on the command line, by field. */
  given: Readonly<Record<string, unknown>>
  /** The existing ids of the collection. */
  ids: readonly string[]
}

/** A collection, as seen by generic code. */
export interface Collection {
  /** Name of its folder or file, and first part of its addresses. */
  name: string
  /** Whether a company defines it in its configuration. */
  isOwn?: boolean
  /** `folder`: one file per entry. `list`: one YAML file with a list. */
  form: 'folder' | 'list'
  /** Singular noun for messages. */
  noun: string
  schema: z.ZodObject
  /** How it reads imported entries; without it, they must match the schema. */
  relaxed?: Relaxed
  /** Key that identifies a list entry. */
  key?: string
  /** The list that contains its items, each under the collection's name. */
  within?: string
  /** Whether front matter is optional. */
  bare?: boolean
  /** Whether entries have their own pages. */
  pages?: boolean

  /** Title of its list for readers; without one, it has no list. */
  title?: string
  /** One sentence about its list. */
  about?: string
  /** Whether the header or footer of each page links to its list. `order` sorts lists wherever several are named. */
  nav?: { at: 'head' | 'foot'; order: number }
  /** What pages call an entry, if not the noun; null for no label. Messages use the noun, which stays English. */
  label?: string | null
  /** Labels for keys and values that have none in the interface text. */
  words?: Readonly<Record<string, string>>

  /** Whether it's always for staff, whatever an entry or the configuration says. */
  alwaysForStaff?: boolean
  /** Fields whose values are for staff, whatever the entry's audience; each must be optional. */
  staffFields?: readonly string[]
  /** Keys of rows whose values are for staff, by the list of rows. A public entry doesn't have them, even if the schema requires them. */
  staffParts?: Readonly<Record<string, readonly string[]>>
  /** By key, a value that only staff see; a public entry doesn't have the key instead. */
  staffValues?: Readonly<Record<string, string>>
  /** Whether a list with an error counts as unread. A folder is read entry by entry. */
  wholeOnly?: boolean

  /** Where an entry without `title` and `navTitle` gets its title; by default the first H1, otherwise the id. */
  titleFrom?(data: Readonly<Record<string, unknown>>, id: string, now: string): string
  /** `status` values of unfinished entries; `draft: true` works in every collection. */
  unwritten?: readonly string[]
  /** `status` values of outdated entries; search ranks them last. */
  ended?: readonly string[]
  /** Whether an entry records an event on one day; search ranks it below current entries. */
  isRecord?: boolean
  /** The field with an entry's date, used to filter search results by year. */
  dayField?: string
  /** Other search terms for an entry, derived from its id or its values. */
  otherNames?(id: string, data: Readonly<Record<string, unknown>>): readonly string[]
  /** Other search terms for its list. */
  searchWords?: readonly string[]
  /** How search ranks its entries, unless an entry sets its own rank; `normal` if not set. */
  searchRank?: SearchRank

  /** Fields that its page shows elsewhere than among the facts, or not at all. */
  notFacts?: readonly string[]
  /**
   * The generated sections of an entry's page, by anchor. A section comes from a field of the entry or, if `true`, from other entries; such
   * a section counts as present. Pages print no other sections.
   */
  anchors?: Readonly<Record<string, string | true>>

  /** Among fields with several values, those whose changes customers see; staff see all. */
  shownChanges?: readonly string[]
  /**
   * Who sees changes of entries without a page; staff by default. `nobody`: it's about how the handbook is maintained, not what it says.
   */
  changesSeenBy?: 'everybody' | 'nobody'

  /** Initial values of a new entry, including those derived from its title and date; by default its title. */
  newValues?(entry: NewEntry): Readonly<Record<string, unknown>>
  /** The id of a new entry, derived from a name; by default the name. */
  newId?(entry: NewEntry): string
  /** The form of given ids that `newId` keeps; any by default. */
  idForm?: RegExp

  /**
   * What a company's collection also defines, while ours have tables for it: sections, listing and rules. It uses the whole handbook, so
   * its types are in `src/index.ts`, and callers specify them.
   */
  page?: unknown
  listing?: unknown
  rules?: unknown
}

type Field<C extends Pick<Collection, 'schema'>> = keyof C['schema']['shape'] & string

/** Options that name fields, restricted to those of the schema. */
export interface FieldOptions<C extends Pick<Collection, 'schema'>> {
  key?: Field<C>
  staffFields?: readonly Field<C>[]
  dayField?: Field<C>
  notFacts?: readonly Field<C>[]
  anchors?: Readonly<Record<string, Field<C> | true>>
  shownChanges?: readonly Field<C>[]
  staffParts?: Readonly<Partial<Record<Field<C>, readonly string[]>>>
  staffValues?: Readonly<Partial<Record<Field<C>, string>>>
}

/** Gives a definition its types: the schema keeps its own, and options that name fields only accept those of the schema. */
export function defineCollection<const C extends Collection>(definition: C & FieldOptions<C>): C {
  return { ...definition, [made]: true }
}

/** The label of an entry next to its title; undefined for handbook pages, which are the default. */
export function labelOf({ label, noun }: Collection): string | undefined {
  return label === null ? undefined : (label ?? noun)
}

/** Marks definitions made here, process-wide, because a configuration may be loaded with another copy of the program. */
const made = Symbol.for('handbook.collection')

/** Whether a value was made by `defineCollection`. */
export function isDefinition(value: unknown): value is Collection {
  return typeof value === 'object' && value !== null && made in value
}
