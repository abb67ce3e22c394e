/** `changelog.json` and others: what customers may see, as data for other programs, with a JSON Schema for each. Public sites only. */
import { z } from 'zod'
import { tierLabel } from '../../collections/tiers/schema.ts'
import { tiersOf } from '../../collections/tiers/view.ts'
import { type Entry, keyOf } from '../../graph/entry.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { inOrder } from '../../graph/order.ts'
import {
  absoluteUrl,
  collectionPath,
  dataFileNames,
  type DataFileName,
  dataPath,
  dataSchemaPath,
  markdownPath,
  newsScriptPath,
} from '../../graph/paths.ts'
import { splitIntoPages } from '../../plain/list-slices.ts'
import type { OutputContext } from '../output-context.ts'
import { changeData, changeSchema } from './changelog.ts'
import { featureData, featureSchema } from './features.ts'
import { makeNewsScript } from './news-script.ts'
import { releaseData, releaseSchema } from './releases.ts'
import { itemData, itemSchema } from './roadmap.ts'
import { fileSchema } from './shapes.ts'

/** Most entries of a file. Small enough for the news element, which loads the first file on pages of the product. */
const maxEntries = 200

interface DataFile<Name extends DataFileName> {
  /** Title of its JSON Schema. */
  title: string
  entry: z.ZodType
  dataOf(entry: Entry<Name>, handbook: Handbook): object
}

const files: { readonly [Name in DataFileName]: DataFile<Name> } = {
  changelog: { title: 'Changelog', entry: changeSchema, dataOf: changeData },
  releases: { title: 'Releases', entry: releaseSchema, dataOf: releaseData },
  features: { title: 'Features', entry: featureSchema, dataOf: featureData },
  roadmap: { title: 'Roadmap', entry: itemSchema, dataOf: itemData },
}

/** The data files that a site has; none for a collection without entries. A staff site has none: any page could read them there. */
export function dataFilesOf(handbook: Handbook): DataFileName[] {
  return handbook.audience === 'public' ? dataFileNames.filter((name) => entriesOf(handbook, name).length > 0) : []
}

export async function writeDataFiles({ handbook, out }: OutputContext): Promise<void> {
  const names = dataFilesOf(handbook)
  for (const name of names) {
    for (const [path, text] of makeDataFile(name, handbook)) out.put(path, text)
    out.put(dataSchemaPath(name), `${JSON.stringify(dataSchema(name, handbook), null, 1)}\n`)
  }
  if (names.includes('changelog')) out.put(newsScriptPath, await makeNewsScript(handbook))
}

/** Texts by path; each part names the next one. Throws an error that names the entry, if a file wouldn't fit its schema. */
export function makeDataFile(name: DataFileName, handbook: Handbook, limit = maxEntries): Map<string, string> {
  const address = addressIn(handbook)
  const parts = splitIntoPages(rowsOf(name, handbook), limit)
  return new Map(
    parts.map(({ rows, page, pages }) => {
      const value = {
        $schema: address(dataSchemaPath(name)),
        format: 1,
        built: handbook.now,
        lang: handbook.config.lang,
        organisation: handbook.config.organisation,
        page: address(collectionPath(name)),
        ...commonData(handbook),
        entries: rows,
        ...(page < pages && { next: address(dataPath(name, page + 1)) }),
      }
      return [dataPath(name, page), `${JSON.stringify(value, null, 1)}\n`]
    }),
  )
}

/** JSON Schema of a data file. */
export function dataSchema(name: DataFileName, handbook: Handbook): z.core.JSONSchema.BaseSchema {
  const { title, entry } = files[name]
  const schema = z.toJSONSchema(fileSchema(entry), { target: 'draft-2020-12' })
  return { $id: addressIn(handbook)(dataSchemaPath(name)), title, ...schema }
}

function rowsOf<Name extends DataFileName>(name: Name, handbook: Handbook): object[] {
  const { entry: schema, dataOf } = files[name]
  const address = addressIn(handbook)
  return inOrder(handbook, name).flatMap((entry) => {
    const { id, url, title } = entry
    if (url === undefined) return []
    const row = { id, url: address(url), markdown: address(markdownPath(url)), title, ...dataOf(entry, handbook) }
    const { error } = schema.safeParse(row)
    if (!error) return [row]
    // A lenient build has entries without some of their values.
    if (handbook.lenient) return []
    throw new Error(
      `${name}.json would be invalid: ${keyOf(entry)}: ${error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' ')}`,
    )
  })
}

function commonData(handbook: Handbook) {
  return {
    offerings: entriesOf(handbook, 'offerings').map(({ id, title, data }) => ({ id, title, delivery: data.delivery })),
    plans: tiersOf(handbook).map(({ id, data: { names, offerings, introduced, retired, successors } }) => ({
      id,
      name: tierLabel(names, handbook.now),
      offerings,
      introduced,
      retired,
      successors,
    })),
    areas: entriesOf(handbook, 'areas').map(({ id, title }) => ({ id, title })),
  }
}

function addressIn({ config }: Handbook): (path: string) => string {
  return (path) => absoluteUrl(path, config.site, config.base)
}
