/** What the data files share. Readers may be older than the site, so objects may get further keys within a format. */
import { z } from 'zod'

export const day = () => z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const url = () => z.string().regex(/^[Hh][Tt][Tt][Pp][Ss]?:\/\//)
export const id = () => z.string().min(1)
export const version = () => z.string().regex(/^\d/)

/** Keys of every entry that has a page. */
export const pageShape = {
  id: id().describe('Id, as in the address. It changes if the entry is renamed.'),
  url: url().describe('Address of its page.'),
  markdown: url().describe('Address of the same page as Markdown.'),
  title: z.string().min(1).describe('Title, as plain text.'),
}

/** Keys of every file, whatever its entries are. */
const fileShape = {
  $schema: url().describe('Address of the JSON Schema of this file.'),
  format: z.literal(1).describe('Changes if a key is removed or gets another meaning.'),
  built: z.string().describe('Time of the build, ISO 8601.'),
  lang: z.string().describe('Language of the texts.'),
  organisation: z.string().describe('Who publishes the handbook.'),
  page: url().describe('Address of the page with the same entries.'),
  offerings: z
    .array(
      z.looseObject({
        id: id(),
        title: z.string(),
        delivery: z.enum(['continuous', 'versioned']).describe('"continuous" gets changes at once, "versioned" with a release.'),
      }),
    )
    .describe('Offerings that entries name.'),
  plans: z
    .array(
      z.looseObject({
        id: id(),
        name: z.string().describe('Its name today.'),
        offerings: z.array(id()),
        introduced: day().describe('First day on sale.'),
        retired: day().optional().describe('First day it is no longer sold.'),
        successors: z.array(id()).optional().describe('Plans that replace it.'),
      }),
    )
    .describe('Plans that entries name, lowest first.'),
  areas: z.array(z.looseObject({ id: id(), title: z.string() })).describe('Product areas that entries name.'),
  next: url().optional().describe('Address of the file with the entries that follow; missing in the last one.'),
}

/** The whole file. */
export function fileSchema<Entry extends z.ZodType>(entry: Entry) {
  return z.looseObject({ ...fileShape, entries: z.array(entry) })
}
