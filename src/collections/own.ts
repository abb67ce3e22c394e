/** Makes the definitions of a company whole, or says what is wrong with them. */
import type { z } from 'zod'
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'
import { type Collection, isDefinition } from './define.ts'
import { commonShape } from './fields/common.ts'
import { definitionOf } from './fields/definition.ts'
import { fieldMeta } from './fields/fields.ts'
import { guarded } from './own-code.ts'
import { isOurs, collections as ours, ourNames } from './table.ts'

export interface DefinitionFault {
  /** Where it is within the list of definitions. */
  path: (string | number)[]
  message: string
}

/** First parts of addresses that pages and files of the site have, beside the names of our collections. */
export const takenAddresses: readonly string[] = ['404', 'about', 'changes', 'history', 'index', 'pagefind', 'print', 'search', 'status']

/** What a definition may say; the rest is for collections that the tool itself has a part of. */
export const definitionOptions: readonly string[] = [
  ...['name', 'form', 'noun', 'schema', 'key', 'title', 'about', 'nav', 'label', 'staffFields', 'staffParts', 'staffValues', 'unwritten'],
  ...['ended', 'isRecord', 'dayField', 'notFacts', 'anchors', 'shownChanges', 'titleFrom', 'otherNames', 'newValues', 'newId', 'idForm'],
  ...['words', 'page', 'listing', 'rules'],
]

/** Options that name fields. */
const fieldOptions = ['staffFields', 'notFacts', 'shownChanges', 'dayField', 'staffParts', 'staffValues'] as const

/** The sound ones, with every default; and the faults of all. */
export function readDefinitions(given: readonly unknown[]): { own: Collection[]; faults: DefinitionFault[] } {
  const own: Collection[] = []
  const faults = given.flatMap((each, index): DefinitionFault[] => {
    if (!isDefinition(each))
      return [{ path: [index], message: 'Not made by defineCollection. Write defineCollection({ name, noun, schema }).' }]
    const found = [...nameFaults(each, own), ...nounFaults(each, own), ...optionFaults(each), ...schemaFaults(each)]
    // Without a fault in it, so that nothing follows from what is wrong here.
    if (found.length === 0) own.push(wholeDefinition(each))
    return found.map(({ path, message }) => ({ path: [index, ...path], message }))
  })
  const names = [...ourNames, ...own.map(({ name }) => name)]
  return { own, faults: [...faults, ...given.flatMap((each, index) => (isDefinition(each) ? referenceFaults(each, names, index) : []))] }
}

/** What refers to a collection that there is not would be wrong in every entry. */
function referenceFaults({ schema }: Collection, names: readonly string[], index: number): DefinitionFault[] {
  if (schema?._zod?.def?.type !== 'object') return []
  return Object.entries<z.ZodType>(schema.shape).flatMap(([key, field]) =>
    referencesOf(field)
      .filter((name) => name !== '*' && !names.includes(name))
      .map((name) => ({
        path: [index, 'schema', key],
        message: `There is no collection "${name}". ${didYouMean(nearest(name, names), `There are ${listOf(names, 40)}.`)}`,
      })),
  )
}

/** The collections whose ids a field may hold, at any depth. */
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
  if (typeof name !== 'string') return fault('A collection needs a name.')
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    return fault(`"${name}" cannot be the name of a folder and a part of addresses. Write lower-case letters, digits and hyphens.`)
  if (isOurs(name)) return fault(`The tool has a collection "${name}" already. Choose another name.`)
  if (takenAddresses.includes(name)) return fault(`The site has pages below "/${name}/" already. Choose another name.`)
  return others.some((each) => each.name === name)
    ? fault(`Two collections are called "${name}". Choose another name for one of them.`)
    : []
}

function nounFaults({ noun }: Collection, others: readonly Collection[]): DefinitionFault[] {
  const fault = (message: string) => [{ path: ['noun'], message }]
  if (typeof noun !== 'string' || noun.trim() === '') return fault('A collection needs a noun: what one of its entries is called.')
  const same = [...Object.values<Collection>(ours), ...others].find((each) => each.noun.toLowerCase() === noun.toLowerCase())
  return same ? fault(`An entry of "${same.name}" is called "${noun}" already. Choose another noun.`) : []
}

function optionFaults(definition: Collection): DefinitionFault[] {
  const unknown = Object.keys(definition).filter((key) => !definitionOptions.includes(key))
  return [
    ...unknown.map((key) => ({
      path: [key],
      message: `A collection has no option "${key}". ${didYouMean(nearest(key, definitionOptions), `Its options are ${listOf(definitionOptions, 40)}.`)}`,
    })),
    ...(['page', 'rules'] as const)
      .filter((key) => definition[key] !== undefined && typeof definition[key] !== 'function')
      .map((key) => ({ path: [key], message: `"${key}" is no function.` })),
    ...(definition.listing === undefined || isOptions(definition.listing, ['order', 'group'])
      ? []
      : [{ path: ['listing'], message: 'It takes two functions, "order" and "group".' }]),
    ...(definition.form === undefined || ['folder', 'list'].includes(definition.form)
      ? []
      : [{ path: ['form'], message: 'The form of a collection is "folder" or "list".' }]),
  ]
}

/** Whether a value is an object of functions with these names. */
function isOptions(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).every(([name, run]) => names.includes(name) && typeof run === 'function')
}

/** A misspelled name of a field for staff would publish its values. */
function schemaFaults(definition: Collection): DefinitionFault[] {
  const { schema } = definition
  if (schema?._zod?.def?.type !== 'object') return [{ path: ['schema'], message: 'The schema is no z.object({ … }).' }]
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape
  const keys = [...Object.keys(shape), ...Object.keys(commonShape)]
  const taken = Object.entries(commonShape).filter(([key, field]) => shape[key] !== undefined && shape[key] !== field)
  const named = fieldOptions.flatMap((option) => {
    const value: unknown = definition[option]
    const names = typeof value === 'string' ? [value] : Array.isArray(value) ? value : Object.keys(value ?? {})
    return names.map((name) => ({ option, name: String(name) }))
  })
  return [
    ...taken.map(([key]) => ({
      path: ['schema', key],
      message: `Every entry has a key "${key}" already. Leave it out, or call it something else.`,
    })),
    ...named
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

/** A collection whose name, noun and schema are enough. */
function wholeDefinition(definition: Collection): Collection {
  const { name, form = 'folder', key, title, about, nav, schema } = definition
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

/** Its functions, whose failures say where. */
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
