/** The handbook's collections for Astro's content layer: what a company's `src/content.config.ts` exports. */
import { z } from 'zod'
import { didYouMean, listOf, nearest } from './problems/nearest.ts'
import { collections, isOurs, type OurName, ourNames } from './collections/table.ts'
import type { DataOf } from './graph/entry.ts'

/** What keeps the handbook itself in order, and isn't about its subject. */
const bookkeeping = ['triage', 'editions', 'withheld', 'redirects', 'broadcasts'] as const satisfies readonly OurName[]
type Bookkeeping = (typeof bookkeeping)[number]

/** Built-in collections that Astro's `getCollection` knows. */
export type AstroName = Exclude<OurName, Bookkeeping>

/** What every entry has besides its own fields. A field of the same name wins: `url` of a person is the one in people.yaml. */
export interface PageData {
  title: string
  /** Address with the base path, for example `/handbook/pricing/`; undefined for entries without a page. */
  url?: string | undefined
  /** Time of the last commit that changed its file, ISO; undefined if git doesn't know. */
  updated?: string | undefined
}

/** `data` of an entry: days are text, `YYYY-MM-DD`, and references are ids. */
export type AstroData<Fields> = Fields & Omit<PageData, keyof Fields>

/** A collection as Astro's content layer takes it. Astro's own type needs packages that a company hasn't. */
export interface AstroCollection<Data> {
  type: 'content_layer'
  loader: { name: string; load(context: { collection: string }): Promise<void> }
  schema: z.ZodType<Data>
}

type AstroCollections<Name extends AstroName> = { [Each in Name]: AstroCollection<AstroData<DataOf<Each>>> }

/**
 * The handbook's collections for `src/content.config.ts`, all or those named. `getCollection`, `getEntry` and `render` of `astro:content`
 * then give what the readers of the site may see. Throws if there's no collection of a name.
 */
export function handbookCollections<Name extends AstroName = AstroName>(names?: readonly Name[]): AstroCollections<Name> {
  const asked: readonly string[] = names ?? ourNames.filter(isForAstro)
  return Object.fromEntries(asked.map((name) => [name, collectionFor(checkedName(name))])) as AstroCollections<Name>
}

/** The same for one of your own collections; give it its own name: `{ vendors: handbookCollection(vendors) }`. */
export function handbookCollection<S extends z.ZodObject>(definition: {
  name: string
  schema: S
}): AstroCollection<AstroData<Readonly<z.output<S>>>> {
  return collectionFor(definition.name)
}

/** Whether pages may read the collection through Astro. */
export function isForAstro(name: string): boolean {
  return !bookkeeping.some((each) => each === name)
}

/**
 * The loader loads nothing: entries come from the handbook of the run, so Astro's store on disk never holds what is for staff, and a kept
 * bundle never holds what has changed. See `src/data-store.ts`.
 */
function collectionFor<Data>(name: string): AstroCollection<Data> {
  return {
    type: 'content_layer',
    schema: z.custom<Data>(),
    loader: {
      name: `astro-handbook-${name}`,
      async load({ collection }) {
        if (collection === name) return
        throw new Error(`src/content.config.ts calls the handbook's collection "${name}" "${collection}". Give it its own name.`)
      },
    },
  }
}

function checkedName(name: string): string {
  if (isOurs(name) && isForAstro(name)) return name
  const known = Object.keys(collections).filter(isForAstro)
  throw new Error(
    `handbookCollections: there is no collection "${name}" for Astro. ${didYouMean(nearest(name, known), `The collections are ${listOf(known, 40)}.`)}`,
  )
}
