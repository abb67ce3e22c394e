/** The form in which everything particular to a collection is said, short of what needs the whole handbook. */
import type { z } from 'zod'
import type { SearchRank } from './fields/common.ts'

/** What is known of an entry that `handbook new` is about to write. */
export interface NewEntry {
  /** Its id, or what will be part of it. */
  id: string
  /** Its title as given on the command line. */
  title: string | undefined
  /** The title, or a readable form of the id. */
  named: string
  /** The instant of the run, ISO in UTC. */
  now: string
  /** Values given on the command line, by field. */
  given: Readonly<Record<string, unknown>>
  /** The ids that the collection has already. */
  ids: readonly string[]
}

/** A collection as code reads it that serves any. */
export interface Collection {
  /** Name of its folder or file, and the first part of its addresses. */
  name: string
  /** Whether a company defines it in its configuration. */
  isOwn?: boolean
  /** `folder`: one file an entry. `list`: one YAML file with a list. */
  form: 'folder' | 'list'
  /** Singular noun for messages. */
  noun: string
  schema: z.ZodObject
  /** Key that identifies an entry of a list. */
  key?: string
  /** The list in which its items stand, each below the name of the collection. */
  within?: string
  /** Whether an entry may do without front matter. */
  bare?: boolean
  /** Whether entries become pages of their own. */
  pages?: boolean

  /** Name of its list for readers; a collection without one has no list of its own. */
  title?: string
  /** One sentence about its list. */
  about?: string
  /** Whether the head or the foot of each page leads to its list; lists stand by `order` wherever several are named. */
  nav?: { at: 'head' | 'foot'; order: number }
  /** What pages and search results call an entry, where that isn't the noun; null for no name at all. */
  label?: string | null
  /** What readers see for keys and values that have no name among the words of the tool. */
  words?: Readonly<Record<string, string>>

  /** Whether it's for staff whatever an entry or the configuration says. */
  alwaysForStaff?: boolean
  /** Fields whose values are for staff, whoever may see the entry; each may be left out. */
  staffFields?: readonly string[]
  /** Keys of rows whose values are for staff, by the list of the rows. A public entry lacks them even where the schema asks for them. */
  staffParts?: Readonly<Record<string, readonly string[]>>
  /** By key, a value of which only staff read; a public entry lacks the key instead. */
  staffValues?: Readonly<Record<string, string>>
  /** Whether a list with a fault in it counts as unread. A folder is read entry by entry. */
  wholeOnly?: boolean

  /** Where an entry without `title` and `navTitle` has its title from; else it's the first H1, else the id. */
  titleFrom?(data: Readonly<Record<string, unknown>>, id: string, now: string): string
  /** Values of `status` of an entry that somebody still works on; `draft: true` says so in every collection. */
  unwritten?: readonly string[]
  /** Values of `status` of an entry that no longer holds; the search puts it last. */
  ended?: readonly string[]
  /** Whether an entry tells of one day, and holds on no other: the search puts it behind what holds. */
  isRecord?: boolean
  /** The field with the day of what an entry is about, by whose year results of the search can be narrowed. */
  dayField?: string
  /** Other words for an entry that follow from its id or its values, for the search. */
  otherNames?(id: string, data: Readonly<Record<string, unknown>>): readonly string[]
  /** Other words by which the search finds its list. */
  searchWords?: readonly string[]
  /** How the search ranks its entries, unless an entry says otherwise; `normal` if not set. */
  searchRank?: SearchRank

  /** Fields that its page shows elsewhere than among the facts, or not at all. */
  notFacts?: readonly string[]
  /**
   * The sections that the page of an entry makes itself, by their anchors. What makes one is a field of the entry, or, as `true`,
   * something that other entries say: such a section counts as there. No page prints a section that is not in this list.
   */
  anchors?: Readonly<Record<string, string | true>>

  /** Of fields made of several values, those whose changes customers see; staff see all. */
  shownChanges?: readonly string[]
  /** Who sees the changes of entries without a page; staff if not set. `nobody`: how the handbook is kept, not what it says. */
  changesSeenBy?: 'everybody' | 'nobody'

  /** What is so of every new entry, and what follows from its title and the day; if not set, its title. */
  newValues?(entry: NewEntry): Readonly<Record<string, unknown>>
  /** The id of a new entry, made of a name; if not set, the name. */
  newId?(entry: NewEntry): string
  /** What a given id looks like that `newId` leaves alone; any if not set. */
  idForm?: RegExp

  /**
   * What a company's collection brings beside, which our own have in tables: its sections, how it stands in lists, and what must hold. It
   * knows the whole handbook, so its types are those of `src/index.ts`, and who uses it says what it must be.
   */
  page?: unknown
  listing?: unknown
  rules?: unknown
}

type Field<C extends Pick<Collection, 'schema'>> = keyof C['schema']['shape'] & string

/** Options that name fields, held to those of the schema. */
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

/** Gives a definition its types: the schema keeps its own, and an option that names a field takes only those of the schema. */
export function defineCollection<const C extends Collection>(definition: C & FieldOptions<C>): C {
  return { ...definition, [made]: true }
}

/** What an entry is called beside its title; undefined for pages of the handbook, which are the rule. */
export function labelOf({ label, noun }: Collection): string | undefined {
  return label === null ? undefined : (label ?? noun)
}

/** Marks what was made here; of the whole process, since a configuration may be loaded beside another copy of the program. */
const made = Symbol.for('handbook.collection')

/** Whether a value was made by `defineCollection`. */
export function isDefinition(value: unknown): value is Collection {
  return typeof value === 'object' && value !== null && made in value
}
