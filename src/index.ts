/** What a company's handbook.config.ts can import. These exports are stable within a major version. */
import type { z } from 'zod'
import { type Collection, type FieldOptions, type NewEntry, defineCollection as define } from './collections/define.ts'
import type { Finding, PlacedFinding } from './collections/rules/findings.ts'
import type { OurName, OwnName } from './collections/table.ts'
import type { Entry } from './graph/entry.ts'
import { entriesOf as entriesIn, type Graph } from './graph/graph.ts'
import type { Handbook } from './graph/handbook.ts'
import type { OwnComponent, PrintContext, Use } from './markdown/vocabulary/component.ts'
import type { PageParts, Section } from './page/section.ts'
import type { Severity } from './problems/codes.ts'

export { h } from 'hastscript'
export { z } from 'zod'
export { handbookCollection, handbookCollections } from './astro-collections.ts'
export { defineConfig } from './config.ts'
export type { OwnWords, Words } from './languages/catalogue.ts'
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
export type {
  Entry,
  Finding,
  Graph,
  Handbook,
  NewEntry,
  OwnComponent,
  PageParts,
  PlacedFinding,
  PrintContext,
  Section,
  Use as ComponentUse,
}

/** An entry of a company-defined collection. */
export type OwnEntry<S extends z.ZodObject> = Omit<Entry<OwnName>, 'data'> & { data: Readonly<z.output<S>> }

/** How entries appear in lists. */
export interface OwnListing<S extends z.ZodObject> {
  /** Compares two entries; by title by default. */
  order?(a: OwnEntry<S>, b: OwnEntry<S>): number
  /** The title of an entry's group; one group by default. Groups are in the order of their first entries. */
  group?(entry: OwnEntry<S>): string
}

/** Options for built-in collections only, and what `defineCollection` adds. */
type OfOurs = 'alwaysForStaff' | 'bare' | 'within' | 'pages' | 'wholeOnly' | 'changesSeenBy' | 'isOwn'

type Definition<S extends z.ZodObject> = Omit<Collection, OfOurs | 'form' | 'schema' | 'page' | 'listing' | 'rules'> & {
  /** `folder` (default): one file per entry, with a page. `list`: one YAML file with a list. */
  form?: 'folder' | 'list'
  /** The keys of an entry. Keys that every entry can have, such as `owner` and `audience`, are added. */
  schema: S
  /** What a page shows besides the title, the facts and the text. List sections with an anchor under `anchors`. */
  page?(entry: OwnEntry<S>, handbook: Handbook): readonly Section[] | PageParts
  listing?: OwnListing<S>
  /** Problems with an entry; `graph` contains everything written, including drafts and staff content. */
  rules?(entry: OwnEntry<S>, graph: Graph): readonly Finding[]
}

/** A company-defined collection, for `collections` in the configuration. */
export interface OwnCollection<S extends z.ZodObject> extends Collection {
  schema: S
}

/** Defines your own collection: a name, a noun and a schema are enough. */
export function defineCollection<S extends z.ZodObject>(definition: Definition<S> & FieldOptions<{ schema: S }>): OwnCollection<S> {
  return { ...define<Collection>({ form: 'folder', ...definition }), schema: definition.schema }
}

/** Defines your own component for writers, for `components` in the configuration. Props, children and context are typed by `props`. */
export function defineComponent<Props extends z.ZodObject>(definition: OwnComponent<Props>): OwnComponent {
  return definition
}

/** A rule over the whole handbook, for `rules` in the configuration. */
export interface Rule {
  /** Its name in reports: lowercase letters, digits and hyphens. Begin it with the name of the company. */
  code: string
  /** Default: `error`, which keeps the handbook from being published. */
  severity?: Severity
  /** What it asks for, in one sentence. */
  about: string
  /** What `handbook explain` says besides that, in Markdown. */
  explain?: string
  /** Returns the problems; `graph` contains everything written, including drafts and staff content. */
  check(graph: Graph): readonly PlacedFinding[]
}

/** Defines your own rule. */
export function defineRule(rule: Rule): Rule {
  return rule
}

/** The entries of a collection, in file order: built-in ones by name, your own by definition. */
export function entriesOf<C extends OurName>(graph: Graph, collection: C): readonly Entry<C>[]
export function entriesOf<S extends z.ZodObject>(graph: Graph, collection: OwnCollection<S>): readonly OwnEntry<S>[]
export function entriesOf(graph: Graph, collection: OurName | Collection): readonly unknown[] {
  const name = typeof collection === 'string' ? collection : collection.name
  return graph.config.collections.has(name) ? entriesIn(graph, name) : []
}

/** The entry with an id, if these readers can see it: in built-in collections by name, in your own by definition. */
export function findEntry<C extends OurName>(graph: Graph, collection: C, id: string | undefined): Entry<C> | undefined
export function findEntry<S extends z.ZodObject>(
  graph: Graph,
  collection: OwnCollection<S>,
  id: string | undefined,
): OwnEntry<S> | undefined
export function findEntry(graph: Graph, collection: OurName | Collection, id: string | undefined): unknown {
  return graph.entryIndex.find(typeof collection === 'string' ? collection : collection.name, id)
}
