/** What an adopter sets in handbook.config.ts. */
import { z } from 'zod'
import { type Collections, collectionsWith } from './collections/collections.ts'
import type { Collection } from './collections/define.ts'
import { readDefinitions } from './collections/own.ts'
import type { OurName } from './collections/table.ts'
import { type Audience, audienceSchema } from './collections/fields/common.ts'
import { address, oneLine, webAddress } from './collections/fields/fields.ts'
import { didYouMean, listOf, nearest } from './problems/nearest.ts'
import { issueSettingsSchema } from './collections/backlog/export-schema.ts'

/** The settings where these are the collections: some have a value for each. */
const settingsFor = ({ names, folders }: Pick<Collections, 'names' | 'folders'>) =>
  z.strictObject({
    title: oneLine().describe('Name of the handbook, shown in the header and in titles.'),
    organisation: oneLine().describe('Whose handbook it is.'),
    description: oneLine().optional().describe('One sentence for search engines and the home page.'),
    site: webAddress()
      .refine(
        (text) => !URL.canParse(text) || /^https?:\/\/[^/?#]+\/?$/i.test(text),
        'Write the host alone, and what follows it under "base".',
      )
      .describe('Address of the host, for example "https://handbook.example.com".'),
    base: z
      .string()
      .regex(
        /^\/((?!\.{1,2}(\/|$))[\w.~-]+\/)*((?!\.{1,2}$)[\w.~-]+)?$/,
        'Write a path of ASCII letters, digits and hyphens, for example "/handbook".',
      )
      .default('/')
      .describe('Path below which the site is served.'),
    lang: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'Write a language code, for example "en" or "pt-BR".')
      .default('en')
      .describe('Language of the texts, unless a page says otherwise.'),
    edit: webAddress()
      .optional()
      .describe('Where the source of the content can be edited; the path of the file is added. Leave it out to have no edit links.'),
    audience: byName(names, audienceSchema)
      .prefault({})
      .describe(
        "Audience of a collection's entries unless they say otherwise; public if not set. Insights and backlog are always for staff. Write it out here: old states of this file are read, never run, to learn what was for staff earlier.",
      ),
    opened: z
      .union([z.iso.date(), byName(names, z.iso.date())])
      .optional()
      .describe(
        'Opens the past of a collection that was for staff by default and no longer is: customers may also read what was committed since this day. One day for all collections, or one for each: { strategy: "2026-01-01" }. Left out, what was written before a default became public stays for staff in editions and histories.',
      ),
    authorship: audienceSchema
      .default('staff')
      .describe(
        'Who sees in histories who made a change and how the commit describes it. With "public" customers see it too, but only of commits that changed nothing, in the whole repository, except public texts and what public pages show.',
      ),
    previews: z
      .enum(['pages', 'sections', 'none'])
      .optional()
      .describe(
        'Pictures for those who share an address: one for each page, one for each section, or none. Left out, each page has its own up to 500 pages, and each section beyond: drawing is most of a first build.',
      ),
    policy: z
      .strictObject({
        supportedMinors: z.int().min(1).default(3).describe('How many minor versions are supported at a time, the current one included.'),
        removalNotice: z
          .int()
          .min(0)
          .default(2)
          .describe(
            'How many minor versions must lie between the announcement that something goes and its removal; 2: announced in 2.5, gone in 2.7.',
          ),
        staleAfter: z.int().min(1).default(180).describe('After how many days an issue that is not done is called stale.'),
      })
      .prefault({})
      .describe('What customers are promised; what the releases and the changelog say is held to it.'),
    points: z
      .strictObject({
        XS: z.number().positive().default(1),
        S: z.number().positive().default(2),
        M: z.number().positive().default(3),
        L: z.number().positive().default(5),
        XL: z.number().positive().default(8),
        XXL: z.number().positive().default(13),
      })
      .prefault({})
      .describe('Points of each size of an issue; the capacity of a milestone is counted in them.'),
    issues: issueSettingsSchema.prefault({}).describe('How exports of an issue tracker in backlog/*.json are read.'),
    leakCheck: z
      .strictObject({
        allow: z
          .array(z.string().min(1))
          .default([])
          .describe('Words that may stand in what is built for the public, although a hidden text has them too.'),
      })
      .prefault({})
      .describe('Every build for the public is searched for what is for staff.'),
    feedDomain: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'Write the name of a host, for example "handbook.example.com".')
      .optional()
      .describe('Host named in the permanent ids of feeds; set it to the old host when the site moves. Default: that of "site".'),
    folders: foldersOf(folders)
      .optional()
      .describe(
        'Folders of collections, below the content folder, where they are not called like the collection: { handbook: "docs", changelog: "src/changelog" }. "." is the content folder itself; then only the collections that are named here have folders of their own.',
      ),
    outside: z
      .array(address())
      .default([])
      .describe('Beginnings of addresses on the same host that something else serves, for example "/docs/".'),
    rootLinks: z
      .record(
        address(),
        z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$)).+$/, 'Write the path of a folder within the content folder, for example "static".'),
      )
      .default({})
      .describe(
        'What links and images that begin with a slash mean in texts that another generator published: a folder of the content for each beginning of an address, for example { "/docs/": "handbook", "/": "static" }. The longest beginning counts.',
      ),
  })

/** A value for some of the collections; a misspelled name must not leave one public. */
function byName<T extends z.ZodType>(names: readonly string[], value: T) {
  const error: z.core.$ZodErrorMap = (issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => unknownName(key, names)).join(' ') : undefined
  return z.strictObject(Object.fromEntries(names.map((name) => [name, value.optional()])), { error })
}

function unknownName(key: string, names: readonly string[]): string {
  return `Unrecognized key: "${key}". ${didYouMean(nearest(key, names), `Its keys are ${listOf(names, 40)}.`)}`
}

/** A folder for some of the collections that have one; no two of them in the same. */
function foldersOf(names: readonly string[]) {
  const folder = z
    .string()
    .refine(
      (path) => path !== '' && !/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..'),
      'Write a path below the content folder, for example "docs".',
    )
    .transform((path) =>
      path
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .join('/'),
    )
  return byName(names, folder).superRefine((folders, context) => {
    const seen = new Map<string, string>()
    for (const [name, path] of Object.entries(folders)) {
      if (path === undefined) continue
      const first = seen.get(path)
      if (first !== undefined)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `"${first}" has the folder "${path || '.'}" already; give each its own.`,
        })
      else seen.set(path, name)
    }
  })
}

type Settings = ReturnType<typeof settingsFor>
/** Our names are known to an editor; those of a company's own are not. */
type ByName<T> = { readonly [Name in OurName]?: T } & Readonly<Record<string, T | undefined>>

export type Config = z.output<Settings> & { collections: Collections }
export type ConfigInput = Omit<z.input<Settings>, 'audience' | 'opened' | 'folders'> & {
  audience?: ByName<Audience>
  opened?: string | ByName<string>
  folders?: ByName<string>
  /** Collections of one's own, made by `defineCollection`. An object is read as `folders`, as it was called earlier. */
  collections?: readonly Collection[] | ByName<string>
}

/** Checks a configuration. Its own collections come first: the names in other settings follow from them. */
export const configSchema = z
  .custom<ConfigInput>(isObject, 'A configuration is an object, exported by default.')
  .transform((given, context): Config => {
    const { collections: written = [], ...settings } = given
    const definitions = Array.isArray(written) ? written : []
    const { own, faults } = readDefinitions(definitions)
    for (const { path, message } of faults) context.issues.push({ code: 'custom', input: written, message, path: ['collections', ...path] })
    if (faults.length > 0) return z.NEVER
    const collections = collectionsWith(own)
    const folders = Array.isArray(written) ? {} : { folders: written }
    const result = settingsFor(collections).safeParse({ ...folders, ...settings })
    if (result.success) return { ...result.data, collections }
    for (const issue of result.error.issues) context.issues.push({ ...issue, input: given } as z.core.$ZodRawIssue)
    return z.NEVER
  })

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** Gives handbook.config.ts its types. */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config
}
