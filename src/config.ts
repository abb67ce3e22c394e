/** What an adopter sets in handbook.config.ts. */
import { z } from 'zod'
import { type Collections, collectionsWith } from './collections/collections.ts'
import { type Collection, isDefinition } from './collections/define.ts'
import { type DefinitionFault, readDefinitions } from './collections/own.ts'
import { type OwnRule, readRules } from './collections/own-rules.ts'
import type { OwnComponent } from './markdown/vocabulary/component.ts'
import { type Vocabulary, vocabularyWith } from './markdown/vocabulary/index.ts'
import { readComponents } from './markdown/vocabulary/own.ts'
import type { collections as ourDefinitions, OurName } from './collections/table.ts'
import { type Audience, audienceSchema } from './collections/fields/common.ts'
import { address, oneLine, webAddress } from './collections/fields/fields.ts'
import { aliasSettings, findContradiction, ignoreSettings } from './collections/key-settings.ts'
import { strictSettings } from './collections/strictness.ts'
import { didYouMean, listOf, nearest } from './problems/nearest.ts'
import { languageIn, wordsSchema } from './languages/own-words.ts'
import type { OwnWords } from './languages/catalogue.ts'
import { issueSettingsSchema } from './collections/backlog/export-schema.ts'
import { formsSchema } from './collections/forms-settings.ts'
import { rankingSchema } from './collections/ranking-settings.ts'
import { feedbackSchema, menuSchema } from './collections/menu-settings.ts'
import { type Look, noLook } from './look/look.ts'
import { stylesSchema, themeSchema } from './look/schema.ts'
import type { Span } from './problems/problem.ts'

/** The settings where these are the collections: some have a value for each. */
export const settingsFor = ({ names, folders, of }: Pick<Collections, 'names' | 'folders' | 'of'>) =>
  z.strictObject({
    title: oneLine().describe('Name of the handbook, shown in the header and in titles.'),
    organisation: oneLine().describe('Organisation that publishes the handbook.'),
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
      .describe('Base path of the site.'),
    lang: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'Write a language code, for example "en" or "pt-BR".')
      .optional()
      .describe('Language of the texts, unless a page says otherwise. By default, that of "words", or English.'),
    edit: webAddress()
      .optional()
      .describe('URL for editing the source, to which the file path is added. Without it, pages have no edit links.'),
    audience: byName(names, audienceSchema)
      .prefault({})
      .describe(
        "Default audience of a collection's entries; public if not set. Insights and backlog are always for staff. Write literal values: older versions of this file are read, never run, to find out what was for staff.",
      ),
    opened: z
      .union([z.iso.date(), byName(names, z.iso.date())])
      .optional()
      .describe(
        'Publishes the history of a collection that used to be for staff by default, from this date on. One date for all collections, or one for each: { strategy: "2026-01-01" }. Without it, texts from before a default became public stay for staff in editions and histories.',
      ),
    authorship: audienceSchema
      .default('staff')
      .describe(
        'Who sees authors in histories, and the notes that commits have for readers (`Reader-Note: …` as the last lines of a message). With "public" customers see them too, but only for commits that changed nothing in the repository except public texts and what public pages show.',
      ),
    previews: z
      .enum(['pages', 'sections', 'none'])
      .optional()
      .describe(
        'Preview images for shared links: one per page, one per section, or none. By default one per page up to 500 pages, and one per section beyond, since drawing takes most of a first build.',
      ),
    policy: z
      .strictObject({
        supportedMinors: z.int().min(1).default(3).describe('Number of supported minor versions, including the current one.'),
        removalNotice: z
          .int()
          .min(0)
          .default(2)
          .describe(
            'Number of minor versions between the announcement of a removal and the removal; with 2, something announced in 2.5 is removed in 2.7.',
          ),
        backportSeverity: z
          .enum(['low', 'medium', 'high', 'critical'])
          .default('low')
          .describe(
            'Lowest severity of a vulnerability that is fixed in every affected supported version; below it, only the newest version gets the fix. An unknown severity counts as low.',
          ),
        staleAfter: z.int().min(1).default(180).describe('Number of days after which an open issue is stale.'),
      })
      .prefault({})
      .describe('Promises to customers, which the check enforces in releases and the changelog.'),
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
      .describe('Points for each issue size; the unit of milestone capacity.'),
    ranking: rankingSchema
      .prefault({})
      .describe('Weights of the evidence that orders roadmap and backlog on the ranking page and in `handbook rank`.'),
    issues: issueSettingsSchema.prefault({}).describe('How to read issue tracker exports in backlog/*.json.'),
    leakCheck: z
      .strictObject({
        allow: z.array(z.string().min(1)).default([]).describe('Words allowed in public builds even though a hidden text contains them.'),
      })
      .prefault({})
      .describe('Search of every public build for staff content.'),
    feedDomain: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'Write the name of a host, for example "handbook.example.com".')
      .optional()
      .describe('Host named in the permanent ids of feeds; set it to the old host when the site moves. Default: that of "site".'),
    folders: foldersOf(folders)
      .optional()
      .describe(
        'Folders of collections below the content folder, if their names differ from the collection: { handbook: "docs", changelog: "src/changelog" }. "." is the content folder itself; then only the collections listed here have their own folders.',
      ),
    exclude: z
      .array(pathGlob())
      .default([])
      .describe(
        'Files and folders of the content folder to leave out, today and in every edition: { exclude: ["**/drafts/**", "docs/internal"] }. `*` is any name, `**` any folders.',
      ),
    moved: z
      .array(
        z.strictObject({
          until: z.iso.date().describe('Last day at the old path.'),
          from: repositoryPath().describe('Old path, from the root of the repository.'),
          to: pathBelow('Write a path below the content folder, for example "docs".')
            .default('')
            .describe("Today's path, from the content folder. By default, the content folder itself."),
        }),
      )
      .default([])
      .describe(
        'Folders that have moved within the repository, so that editions and histories find them in old commits: { until: "2026-01-31", from: "site/docs", to: "docs" }.',
      ),
    host: z
      .enum(['nginx'])
      .optional()
      .describe(
        'Web server that reads neither `_headers` nor `_redirects`. With "nginx", a build also writes `_nginx.conf`, to be included in its `server` block.',
      ),
    pages: z
      .array(
        z.strictObject({
          path: address().describe('Its address, for example "/pricing/".'),
          title: oneLine().describe('Its title in menus and in the search.'),
          description: oneLine().optional().describe('One sentence for the search.'),
          audience: audienceSchema.optional().describe('Who gets it. A page of your own is public only if this says so.'),
          menu: z.enum(['head', 'foot']).optional().describe('Where it is linked on every page: in the header, or in the footer.'),
        }),
      )
      .default([])
      .describe(
        'Pages of your own in src/pages, so that links, sitemap, menus and search know them. Pages that are not listed here, or not as public, are left out of the public site.',
      ),
    nav: menuSchema
      .optional()
      .describe(
        'Links in the header, in this order: the name of a collection for its list, the path of an own page, or { title, url }. Without it, the lists that belong there.',
      ),
    footer: menuSchema.optional().describe('Links in the footer, written like those of "nav".'),
    feedback: feedbackSchema
      .optional()
      .describe(
        'Where readers report a problem with a page: an email address, or a web address in which {title}, {address} and {file} are filled in. Each page then links to it.',
      ),
    forms: formsSchema
      .optional()
      .describe(
        'Writing in the browser, under "/admin/". `handbook dev` has forms unless this is false. With a backend, staff builds have them too: { backend: { name: "github", repo: "OWNER/NAME" } }. The public site never has them.',
      ),
    styles: stylesSchema,
    theme: themeSchema.prefault({}).describe("The company's own colour, logo, icon and fonts."),
    words: wordsSchema.describe(
      'Interface text in other words, or in another language: { collections: { changelog: { title: "News" } } }, or a list such as [german, { … }], in which later ones win. Also set "lang".',
    ),
    questions: z
      .array(
        z.strictObject({
          ask: oneLine().describe('What a reader searches for.'),
          find: address().describe('Address of the page that answers it, for example "/features/audit-log/".'),
        }),
      )
      .default([])
      .describe('Questions that the search should answer. The comment on a pull request says where their pages move in the results.'),
    outside: z
      .array(address())
      .default([])
      .describe('Address prefixes on the same host that another program serves, for example "/docs/".'),
    rootLinks: z
      .record(
        address(),
        z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$)).+$/, 'Write the path of a folder in the content folder, for example "static".'),
      )
      .default({})
      .describe(
        'Targets of links and images that begin with a slash, in texts from another generator: a content folder for each address prefix, for example { "/docs/": "handbook", "/": "static" }. The longest prefix wins.',
      ),

    // Front matter that was written for another program.
    aliases: byName(names, (name) => aliasSettings(of(name)))
      .prefault({})
      .describe(
        'Other names for keys in front matter and data files, by collection: { changelog: { applied_at: "date" } } reads "applied_at" as "date".',
      ),
    ignore: byName(names, (name) => ignoreSettings(of(name)))
      .prefault({})
      .describe(
        'Keys without a meaning here that may stay in front matter and data files, by collection: { handbook: ["sidebar_class_name"] }.',
      ),
    strict: strictSettings(names)
      .optional()
      .describe(
        'Collections that refuse entries without all required keys: ["changelog"], or "all". In the others, a changelog entry or a decision needs a title (an entry also a day), and the check lists what it lacks. Without the setting, entries with keys of ours must be complete, and so must all others unless more than a tenth of a collection has none.',
      ),
  })

/** A value for some of the collections; a misspelled name must not leave one public. */
function byName<Name extends string, T extends z.ZodType>(names: readonly Name[], value: T | ((name: Name) => T)) {
  const error: z.core.$ZodErrorMap = (issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => unknownName(key, names)).join(' ') : undefined
  const schemaOf = (name: Name) => (typeof value === 'function' ? value(name) : value)
  return z.strictObject(Object.fromEntries(names.map((name) => [name, schemaOf(name).optional()])), { error })
}

function unknownName(key: string, names: readonly string[]): string {
  return `Unrecognized key: "${key}". ${didYouMean(nearest(key, names), `Its keys are ${listOf(names, 40)}.`)}`
}

/** A path of a folder, without slashes at its ends; '' for ".". */
function pathBelow(message: string) {
  return z
    .string()
    .refine((path) => path !== '' && !/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..'), message)
    .transform((path) =>
      path
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .join('/'),
    )
}

function repositoryPath() {
  return pathBelow('Write a path from the root of the repository, for example "site/docs".')
}

function pathGlob() {
  return z
    .string()
    .refine(
      (glob) => /^[^/!\\]/.test(glob) && !glob.split('/').includes('..'),
      'Write a path or a pattern below the content folder, for example "docs/internal" or "**/*.draft.md".',
    )
    .transform((glob) => glob.replace(/^(\.\/)+/, '').replace(/\/+$/, ''))
}

/** A folder for some of the collections that have one; no two of them in the same. */
function foldersOf(names: readonly string[]) {
  const folder = pathBelow('Write a path below the content folder, for example "docs".')
  return byName(names, folder).superRefine((folders, context) => {
    const seen = new Map<string, string>()
    for (const [name, path] of Object.entries(folders)) {
      if (path === undefined) continue
      const first = seen.get(path)
      if (first !== undefined)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `"${first}" already has the folder "${path || '.'}"; give each collection its own.`,
        })
      else seen.set(path, name)
    }
  })
}

type Settings = ReturnType<typeof settingsFor>
/** Our names are known to an editor; those of a company's own are not. */
type ByName<T> = { readonly [Name in OurName]?: T } & Readonly<Record<string, T | undefined>>

/** Our fields are known to an editor, as far as a collection is ours. */
type Aliases = { readonly [Name in OurName]?: Readonly<Record<string, FieldOf<Name>>> } & ByName<Readonly<Record<string, string>>>
type Ignored = ByName<readonly string[]>
type FieldOf<Name extends OurName> = keyof (typeof ourDefinitions)[Name]['schema']['shape'] & string

export type Config = Omit<z.output<Settings>, 'lang'> & {
  lang: string
  collections: Collections
  /** The components for writers. */
  components: Vocabulary
  /** The company's rules. */
  rules: readonly OwnRule[]
  /** Collections whose entries were mostly imported, as found in the content. */
  imported?: readonly string[]
  /** What "styles" and "theme" make of the site. */
  look: Look
  /** Where the configuration says something; its file is named from the content folder. */
  placeOf?(text: string): { file: string; span: Span }
}
export type ConfigInput = Omit<z.input<Settings>, 'audience' | 'opened' | 'folders' | 'aliases' | 'ignore' | 'words'> & {
  audience?: ByName<Audience>
  opened?: string | ByName<string>
  folders?: ByName<string>
  aliases?: Aliases
  ignore?: Ignored
  /** Interface text in other words or in another language; in a list, later ones win. */
  words?: OwnWords | readonly OwnWords[]
  /** Collections of one's own, made by `defineCollection`. An object is read as `folders`, as it was called earlier. */
  collections?: readonly Collection[] | ByName<string>
  /** Components of one's own for writers, made by `defineComponent`. */
  components?: readonly OwnComponent[]
  /** Rules of one's own over the whole handbook, made by `defineRule`. */
  rules?: readonly GivenRule[]
}

type GivenRule = Omit<OwnRule, 'severity'> & Partial<Pick<OwnRule, 'severity'>>

/** Checks a configuration. Its own collections come first: the names in other settings follow from them. */
export const configSchema = z
  .custom<ConfigInput>(isObject, 'A configuration is an object, exported by default.')
  .transform((given, context): Config => {
    const { collections: written = [], components: givenComponents = [], rules: givenRules = [], ...settings } = given
    const definitions = Array.isArray(written) ? written : []
    const { own, faults } = readDefinitions(definitions)
    const collections = collectionsWith(own)
    // A collection with a mistake is there, too.
    const names = [...collections.names, ...definitions.filter(isDefinition).map(({ name }) => name)]
    const components = readAll('components', givenComponents, (list) => readComponents(list, names))
    const rules = readAll('rules', givenRules, readRules)
    const all = [...inSetting('collections', faults), ...components.faults, ...rules.faults]
    for (const { path, message } of all) context.issues.push({ code: 'custom', input: given, message, path })
    if (all.length > 0) return z.NEVER
    const folders = Array.isArray(written) ? {} : { folders: written }
    const result = settingsFor(collections).safeParse({ ...folders, ...settings })
    const twice = result.success ? findContradiction(result.data.aliases, result.data.ignore) : undefined
    if (twice) {
      const message = `"${twice.key}" has another name under "aliases"; it can't be ignored as well.`
      context.issues.push({ code: 'custom', input: given, message, path: ['ignore', twice.name] })
      return z.NEVER
    }
    const unknown = result.success ? unknownMenuItems(result.data, collections) : []
    for (const { path, message } of unknown) context.issues.push({ code: 'custom', input: given, message, path })
    if (unknown.length > 0) return z.NEVER
    if (result.success)
      return {
        ...result.data,
        collections,
        components: vocabularyWith(components.own),
        rules: rules.own,
        look: noLook,
        lang: result.data.lang ?? languageIn(result.data.words) ?? 'en',
      }
    for (const issue of result.error.issues) context.issues.push({ ...issue, input: given } as z.core.$ZodRawIssue)
    return z.NEVER
  })

/** Items of a menu that are neither a list nor an own page. */
function unknownMenuItems({ nav = [], footer = [], pages }: z.output<Settings>, { listed }: Collections) {
  const known = [...listed, ...pages.map(({ path }) => path)]
  return Object.entries({ nav, footer }).flatMap(([setting, items]) =>
    items.flatMap((item, index) =>
      typeof item !== 'string' || known.includes(item)
        ? []
        : [
            {
              path: [setting, index],
              message: `"${item}" is neither a collection with a list nor the path of an own page under "pages". ${didYouMean(nearest(item, known), `For another link write { title, url }. The lists are ${listOf(known, 40)}.`)}`,
            },
          ],
    ),
  )
}

/** Reads a list of definitions. */
function readAll<Own>(
  setting: string,
  given: unknown,
  read: (list: readonly unknown[]) => { own: readonly Own[]; faults: readonly DefinitionFault[] },
): { own: readonly Own[]; faults: readonly DefinitionFault[] } {
  if (!Array.isArray(given)) return { own: [], faults: [{ path: [setting], message: `It must be a list: ${setting}: [ … ].` }] }
  const { own, faults } = read(given)
  return { own, faults: inSetting(setting, faults) }
}

function inSetting(setting: string, faults: readonly DefinitionFault[]): DefinitionFault[] {
  return faults.map(({ path, message }) => ({ path: [setting, ...path], message }))
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** Gives handbook.config.ts its types. */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config
}
