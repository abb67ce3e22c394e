/** JSON Schemas of a handbook's front matter and data files, for editors that know YAML but not this program. */
import { z } from 'zod'
import { exportedIssueSchema } from '../../collections/backlog/export-schema.ts'
import type { Collections } from '../../collections/collections.ts'
import { categorySchema } from '../../collections/handbook/category-schema.ts'
import { relaxedIn } from '../../collections/strictness.ts'
import type { CollectionName } from '../../collections/table.ts'
import type { Config } from '../../config.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { foreignKeys } from '../../graph/reading/foreign-keys.ts'
import { ownFolders, type Layout } from '../../graph/reading/layout.ts'
import { withArticle } from '../../problems/nearest.ts'
import { fieldSchema, type JsonSchema } from './field-schema.ts'

export interface EditorSchema {
  /** Its file name. */
  name: string
  /** Patterns of the files that it describes, relative to the content folder; of a page, only the front matter. */
  files: readonly string[]
  schema: JsonSchema
}

/** A schema for each collection, then those of files of other programs. `graph` has everything that's written. */
export function makeEditorSchemas(graph: Graph, config: Config, layout: Layout): EditorSchema[] {
  const { names, of } = config.collections
  return [
    ...names
      .filter((name) => !of(name).within)
      .map((name): EditorSchema => {
        const { noun, form } = of(name)
        const item = itemSchema(name, config)
        const schema = form === 'list' ? listSchema(name, item, config) : { title: withArticle(noun), ...item }
        return { name: schemaName(name), files: filesOf(name, layout), schema: withIds(schema, graph, config.collections) }
      }),
    ...otherSchemas(layout).map((each) => ({ ...each, schema: withIds(each.schema, graph, config.collections) })),
  ]
}

/** The schemas that apply to data files, with the patterns of those files; as `handbook init` writes them for editors. */
export function dataFilePatterns(collections: Collections): Record<'yaml' | 'json', Record<string, readonly string[]>> {
  const layout = ownFolders(collections)
  const all = [
    ...collections.names
      .filter((name) => !collections.of(name).within)
      .map((name) => ({ name: schemaName(name), files: filesOf(name, layout) })),
    ...otherSchemas(layout),
  ]
  const ending = (pattern: RegExp) =>
    Object.fromEntries(
      all.map(({ name, files }) => [name, files.filter((file) => pattern.test(file))] as const).filter(([, files]) => files.length > 0),
    )
  return { yaml: ending(/\.ya?ml$/), json: ending(/\.json$/) }
}

function schemaName(collection: string): string {
  return `${collection}.json`
}

function filesOf(name: CollectionName, { collections, folders }: Layout): string[] {
  const { form, bare } = collections.of(name)
  if (form === 'list') return [`${name}.yaml`, `${name}.yml`]
  const folder = folders.get(name)
  if (folder === undefined) return []
  const endings = bare ? ['md', 'mdx'] : ['yaml', 'yml', 'md', 'mdx']
  return endings.map((ending) => (folder === '' ? `**/*.${ending}` : `${folder}/**/*.${ending}`))
}

/** What is written for other programs, and read here. */
function otherSchemas({ folders }: Layout): EditorSchema[] {
  const backlog = folders.get('backlog')
  return [
    {
      name: 'category.json',
      files: ['**/_category_.yml', '**/_category_.yaml', '**/_category_.json'],
      schema: { title: 'A folder, as Docusaurus describes it', ...fieldSchema(categorySchema) },
    },
    {
      name: 'backlog-export.json',
      files: backlog === undefined ? [] : [`${backlog}/**/*.json`],
      schema: { title: 'Issues, as GitHub exports them', ...fieldSchema(z.array(exportedIssueSchema)) },
    },
  ]
}

/** One entry, with the keys that the configuration adds. */
function itemSchema(name: CollectionName, config: Config): JsonSchema {
  const definition = config.collections.of(name)
  const relaxed = relaxedIn(definition, config)
  const { properties = {}, required = [], ...rest } = fieldSchema(relaxed?.schema ?? definition.schema)
  const [aliases, ignored] = [config.aliases[name] ?? {}, config.ignore[name] ?? []]
  const renamed = new Set(Object.values(aliases))
  return {
    ...rest,
    properties: {
      ...properties,
      ...Object.fromEntries(
        Object.entries(aliases).flatMap(([key, ours]) => (properties[ours] === undefined ? [] : [[key, properties[ours]]])),
      ),
      ...Object.fromEntries(ignored.map((key) => [key, {}])),
    },
    // An imported entry may lack anything, and have keys of other programs. Its readers are told by the check.
    required: relaxed ? [] : required.filter((key) => !renamed.has(key)),
    ...(relaxed && { additionalProperties: true }),
    // As a pattern, they aren't offered to writers.
    ...(name === 'handbook' && {
      patternProperties: { [`^(${foreignKeys.filter((key) => !Object.hasOwn(properties, key)).join('|')})$`]: {} },
    }),
  }
}

function listSchema(name: CollectionName, item: JsonSchema, config: Config): JsonSchema {
  const { names, of } = config.collections
  const inner = names
    .filter((each) => of(each).within === name)
    .map(
      (each): JsonSchema => ({
        type: 'object',
        properties: { [each]: itemSchema(each, config) },
        required: [each],
        additionalProperties: false,
      }),
    )
  return { title: `List of entries: ${of(name).noun}`, type: 'array', items: inner.length > 0 ? { anyOf: [item, ...inner] } : item }
}

/** Most ids that a schema lists: more would be slow to read, and too many to choose from. */
const maxIds = 1000

/** Adds the ids that a schema refers to, and says which version of JSON Schema it uses. */
function withIds(schema: JsonSchema, graph: Graph, collections: Collections): JsonSchema {
  const used = [...new Set(Array.from(JSON.stringify(schema).matchAll(/"#\/\$defs\/([^"]+)"/g), ([, name = '']) => name))].sort()
  const definitions = used.map((name) => [name, collections.has(name) ? idSchema(name, graph, collections) : anyIdSchema(graph)])
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...schema,
    ...(definitions.length > 0 && { $defs: Object.fromEntries(definitions) }),
  }
}

/**
 * The ids of a list are a closed set, so any other is a slip. Files come and go more often than schemas are made: their ids are offered,
 * and the check says which are wrong.
 */
function idSchema(name: CollectionName, graph: Graph, collections: Collections): JsonSchema {
  const { form, noun } = collections.of(name)
  const entries = entriesOf(graph, name)
  const description = `Id of ${withArticle(noun).toLowerCase()}.`
  if (form === 'list' && entries.length > 0 && entries.length <= maxIds)
    return { description, enum: entries.map(({ id }) => id), enumDescriptions: entries.map(({ title }) => title) }
  const pattern = name === 'releases' ? { pattern: '^\\d' } : {}
  return { description, type: 'string', minLength: 1, ...pattern, ...examples(entries.map(({ id }) => id)) }
}

function anyIdSchema({ entries }: Graph): JsonSchema {
  return {
    description: 'An entry, as COLLECTION/ID.',
    type: 'string',
    pattern: '^[a-z]+/.+',
    ...examples(entries.map(({ collection, id }) => `${collection}/${id}`)),
  }
}

function examples(ids: readonly string[]): JsonSchema {
  return ids.length === 0 ? {} : { examples: ids.slice(0, maxIds) }
}
