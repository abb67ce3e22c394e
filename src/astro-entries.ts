/** Entries of the handbook in the form of Astro's content layer. */
import { isForAstro } from './astro-collections.ts'
import type { Entry } from './graph/entry.ts'
import { entriesOf } from './graph/graph.ts'
import { withBase } from './graph/paths.ts'
import { printEntry, printEntryAsMarkdown } from './page/printing.ts'
import { memoizeFor } from './plain/memo.ts'
import type { Site } from './site.ts'

/** What Astro's store holds of an entry. */
export interface AstroEntry {
  id: string
  data: Readonly<Record<string, unknown>>
  /** The text as on the Markdown page, without comments. */
  body?: string
  /** Path from the company's folder. */
  filePath: string
  rendered?: {
    readonly html: string
    readonly metadata: { readonly headings: readonly { depth: number; slug: string; text: string }[] }
  }
}

type Source = Pick<Site, 'handbook' | 'updated' | 'folder'>

/** The visible entries of a collection by id, in file order; undefined if the handbook has no such collection for Astro. */
export function findAstroEntries(site: Source, collection: string): ReadonlyMap<string, AstroEntry> | undefined {
  const { handbook } = site
  const { collections } = handbook.config
  if (!collections.has(collection) || !isForAstro(collection)) return undefined
  return memoizeFor(
    handbook,
    `entries of ${collection} for Astro`,
    () => new Map(entriesOf(handbook, collection).map((entry) => [entry.id, toAstroEntry(entry, site)])),
  )
}

function toAstroEntry(entry: Entry, { handbook, updated, folder }: Source): AstroEntry {
  const { id, title, url, file, hasBody } = entry
  return {
    id,
    // A copy, since pages may sort or change what they get.
    data: {
      title,
      url: url === undefined ? undefined : withBase(url, handbook.config.base),
      updated: updated.get(file),
      ...structuredClone(entry.data),
    },
    filePath: `${folder}/${file}`,
    ...(hasBody && {
      body: printEntryAsMarkdown(entry, handbook),
      // Printed when asked for: most pages only need the data.
      rendered: {
        get html() {
          return printEntry(entry, handbook).html
        },
        get metadata() {
          return { headings: printEntry(entry, handbook).headings.map((each) => ({ depth: each.depth, slug: each.id, text: each.text })) }
        },
      },
    }),
  }
}
