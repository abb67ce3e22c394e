/** What a company's handbook.config.ts may import: what is exported here stays as it is within a major version. */
import type { z } from 'zod'
import { type Collection, type FieldOptions, type NewEntry, defineCollection as define } from './collections/define.ts'
import type { Finding } from './collections/rules/own.ts'
import type { OurName, OwnName } from './collections/table.ts'
import type { Entry } from './graph/entry.ts'
import { entriesOf as entriesIn, type Graph } from './graph/graph.ts'
import type { Handbook } from './graph/handbook.ts'
import type { PageParts, Section } from './page/section.ts'

export { z } from 'zod'
export { defineConfig } from './config.ts'
export {
  address,
  anyReference,
  date,
  essentialReference,
  file,
  instant,
  oneLine,
  requiredReference as reference,
  version,
  webAddress,
} from './collections/fields/fields.ts'
export { linkOfEntry } from './graph/link.ts'
export { badge, day, definitions, element, entryList, linksTo, linkTo, list, notice, orderedList, wideTable } from './page/elements.ts'
export { mark, section, sections } from './page/section.ts'
export type { Entry, Finding, Graph, Handbook, NewEntry, PageParts, Section }

/** An entry of a collection of one's own. */
export type OwnEntry<S extends z.ZodObject> = Omit<Entry<OwnName>, 'data'> & { data: Readonly<z.output<S>> }

/** How the entries stand in lists. */
export interface OwnListing<S extends z.ZodObject> {
  /** Which of two entries comes first; by title if left out. */
  order?(a: OwnEntry<S>, b: OwnEntry<S>): number
  /** The title of the group in which an entry stands; all together if left out. Groups stand in the order of their first entries. */
  group?(entry: OwnEntry<S>): string
}

/** What a collection of the tool alone may say, or what `defineCollection` adds. */
type OfOurs = 'alwaysForStaff' | 'bare' | 'within' | 'pages' | 'wholeOnly' | 'changesSeenBy' | 'isOwn'

type Definition<S extends z.ZodObject> = Omit<Collection, OfOurs | 'form' | 'schema' | 'page' | 'listing' | 'rules'> & {
  /** `folder`, which it is if left out: one file an entry, with a page. `list`: one YAML file with a list. */
  form?: 'folder' | 'list'
  /** The keys of an entry. Those that every entry may have, such as `owner` and `audience`, are added. */
  schema: S
  /** What a page shows beside the title, the facts and the text. Sections with an anchor are named under `anchors`. */
  page?(entry: OwnEntry<S>, handbook: Handbook): readonly Section[] | PageParts
  listing?: OwnListing<S>
  /** What the check says of an entry; `graph` holds everything that was written, drafts and what is for staff included. */
  rules?(entry: OwnEntry<S>, graph: Graph): readonly Finding[]
}

/** A collection of one's own, as `collections` in the configuration takes it. */
export interface OwnCollection<S extends z.ZodObject> extends Collection {
  schema: S
}

/** Defines a collection of one's own: a name, a noun and a schema are enough. */
export function defineCollection<S extends z.ZodObject>(definition: Definition<S> & FieldOptions<{ schema: S }>): OwnCollection<S> {
  return { ...define<Collection>({ form: 'folder', ...definition }), schema: definition.schema }
}

/** The entries of a collection, in the order of files: of the tool's by name, of one's own by definition. */
export function entriesOf<C extends OurName>(graph: Graph, collection: C): readonly Entry<C>[]
export function entriesOf<S extends z.ZodObject>(graph: Graph, collection: OwnCollection<S>): readonly OwnEntry<S>[]
export function entriesOf(graph: Graph, collection: OurName | Collection): readonly unknown[] {
  const name = typeof collection === 'string' ? collection : collection.name
  return graph.config.collections.has(name) ? entriesIn(graph, name) : []
}

/** The entry of that id, if these readers may see it: of the tool's collections by name, of one's own by definition. */
export function findEntry<C extends OurName>(graph: Graph, collection: C, id: string | undefined): Entry<C> | undefined
export function findEntry<S extends z.ZodObject>(
  graph: Graph,
  collection: OwnCollection<S>,
  id: string | undefined,
): OwnEntry<S> | undefined
export function findEntry(graph: Graph, collection: OurName | Collection, id: string | undefined): unknown {
  return graph.entryIndex.find(typeof collection === 'string' ? collection : collection.name, id)
}
