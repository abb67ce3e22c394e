/** Validates a company's collection definitions and fills in defaults. */
import type { z } from 'zod'
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'
import { type Collection, isDefinition } from './define.ts'
import { commonShape } from './fields/common.ts'
import { definitionOf } from './fields/definition.ts'
import { fieldMeta } from './fields/fields.ts'
import { guarded } from './own-code.ts'
import { isObjectSchema, optionsSchema } from './own-options.ts'
import { isOurs, collections as ours, ourNames } from './table.ts'

export interface DefinitionFault {
  /** Position in the list of definitions. */
  path: PropertyKey[]
  message: string
}

/** First address segments used by the site's pages and files, besides our collections. */
export const takenAddresses: readonly string[] = [
  '404',
  'about',
  'admin',
  'changes',
  'history',
  'index',
  'pagefind',
  'print',
  'ranking',
  'search',
  'status',
]

/** Options that name fields. */
const fieldOptions = ['staffFields', 'notFacts', 'shownChanges', 'dayField', 'staffParts', 'staffValues'] as const

/** The valid ones, with every default; and the problems of all. */
export function readDefinitions(given: readonly unknown[]): { own: Collection[]; faults: DefinitionFault[] } {
  const own: Collection[] = []
  const faults = given.flatMap((each, index): DefinitionFault[] => {
    if (!isDefinition(each))
      return [{ path: [index], message: 'Not made by defineCollection. Write defineCollection({ name, noun, schema }).' }]
    const issues = optionsSchema.safeParse(each).error?.issues ?? []
    const found =
      issues.length > 0
        ? issues.map(({ path, message }) => ({ path, message }))
        : [...nameFaults(each, own), ...nounFaults(each, own), ...schemaFaults(each)]
    // A copy without problems, so nothing follows from what's wrong here.
    if (found.length === 0) own.push(wholeDefinition(each))
    return found.map(({ path, message }) => ({ path: [index, ...path], message }))
  })
  const all = [...ourNames, ...given.filter(isDefinition).map(({ name }) => name)]
  return { own, faults: [...faults, ...given.flatMap((each, index) => (isDefinition(each) ? referenceFaults(each, all, index) : []))] }
}

/** A reference to an unknown collection would be wrong in every entry. */
function referenceFaults({ schema }: Collection, names: readonly string[], index: number): DefinitionFault[] {
  if (!isObjectSchema(schema)) return []
  return Object.entries<z.ZodType>(schema.shape).flatMap(([key, field]) =>
    referencesOf(field)
      .filter((name) => name !== '*' && !names.includes(name))
      .map((name) => ({
        path: [index, 'schema', key],
        message: `There is no collection "${name}". ${didYouMean(nearest(name, names), `The collections are ${listOf(names, 40)}.`)}`,
      })),
  )
}

/** The collections whose ids a field accepts, at any depth. */
function referencesOf(field: z.core.$ZodType): readonly string[] {
  const meta = fieldMeta.get(field)
  if (meta) return meta.references ?? []
  const def = definitionOf(field)
  if (def.type === 'object') return Object.values(def.shape).flatMap(referencesOf)
  if (def.type === 'array') return referencesOf(def.element)
  if (def.type === 'union') return def.options.flatMap(referencesOf)
  if (def.type === 'record') return referencesOf(def.valueType)
  return 'innerType' in def ? referencesOf(def.innerType) : def.type === 'pipe' ? referencesOf(def.in) : []
}

function nameFaults({ name }: Collection, others: readonly Collection[]): DefinitionFault[] {
  const fault = (message: string) => [{ path: ['name'], message }]
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name in Object.prototype)
    return fault(`"${name}" can't be used in folder names and URLs. Use lowercase letters, digits and hyphens.`)
  if (isOurs(name)) return fault(`"${name}" is a built-in collection. Choose another name.`)
  if (takenAddresses.includes(name)) return fault(`The site already has pages under "/${name}/". Choose another name.`)
  return others.some((each) => each.name === name)
    ? fault(`Two collections are called "${name}". Choose another name for one of them.`)
    : []
}

function nounFaults({ noun }: Collection, others: readonly Collection[]): DefinitionFault[] {
  const same = [...Object.values<Collection>(ours), ...others].find((each) => each.noun.toLowerCase() === noun.toLowerCase())
  return same ? [{ path: ['noun'], message: `An entry of "${same.name}" is called "${noun}" already. Choose another noun.` }] : []
}

/** A misspelled staff field would publish its values. */
function schemaFaults(definition: Collection): DefinitionFault[] {
  const { schema, form, key = 'id' } = definition
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape
  const keys = [...Object.keys(shape), ...Object.keys(commonShape)]
  const taken = Object.entries(commonShape).filter(([key, field]) => shape[key] !== undefined && shape[key] !== field)
  const named = fieldOptions.flatMap((option) => {
    const value: unknown = definition[option]
    const found = typeof value === 'string' ? [value] : Array.isArray(value) ? value : Object.keys(value ?? {})
    return found.map((name) => ({ option: String(option), name: String(name) }))
  })
  const sections = Object.values(definition.anchors ?? {}).flatMap((name) => (name === true ? [] : [{ option: 'anchors', name }]))
  return [
    ...taken.map(([key]) => ({
      path: ['schema', key],
      message: `Every entry already has a key "${key}". Remove it, or rename it.`,
    })),
    ...(form === 'list' && !(key in shape)
      ? [{ path: ['key'], message: `The key that identifies the entries of the list is missing: add "${key}" to the schema.` }]
      : []),
    ...[...named, ...sections]
      .filter(({ name }) => !keys.includes(name))
      .map(({ option, name }) => ({
        path: [option],
        message: `There is no key "${name}". ${didYouMean(nearest(name, keys), `The keys are ${listOf(keys, 40)}.`)}`,
      })),
    ...named
      .filter(({ option, name }) => option === 'staffFields' && shape[name] !== undefined && shape[name]._zod.optin !== 'optional')
      .map(({ option, name }) => ({
        path: [option],
        message: `The public handbook lacks "${name}", so make it optional() in the schema.`,
      })),
  ]
}

/** A collection that only needs a name, a noun and a schema. */
function wholeDefinition(definition: Collection): Collection {
  const { name, form, key, title, about, nav, schema } = definition
  const more: Readonly<Record<string, z.ZodType>> = form === 'folder' ? commonShape : { audience: commonShape.audience }
  const missing = Object.fromEntries(Object.entries(more).filter(([each]) => !(each in schema.shape)))
  return {
    ...definition,
    ...guardedOptions(definition),
    form,
    schema: schema.safeExtend(missing).strict(),
    isOwn: true,
    ...(form === 'folder'
      ? { pages: true, title: title ?? readableName(name), about: about ?? '', nav: nav ?? { at: 'foot', order: 1000 } }
      : { key: key ?? 'id' }),
  }
}

/** Its functions, with errors that say where they occurred. */
function guardedOptions(definition: Collection): Partial<Collection> {
  const { name, listing } = definition
  const functionsOf = (of: object, named: (option: string) => string) =>
    Object.fromEntries(
      Object.entries(of).flatMap(([option, run]) => (typeof run === 'function' ? [[option, guarded(name, named(option), run)]] : [])),
    )
  const isListing = typeof listing === 'object' && listing !== null
  return {
    ...functionsOf(definition, (option) => option),
    ...(isListing && { listing: functionsOf(listing, (option) => `listing.${option}`) }),
  }
}

/** `release-trains` → `Release trains`. */
function readableName(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
