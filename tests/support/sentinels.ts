/** Unique words, one for each text or id, and entries filled with them from the schemas. */
import type { z } from 'zod'
import { collections, type OurName } from '../../src/collections/table.ts'
import { fieldMeta } from '../../src/collections/fields/fields.ts'

/** Where each word was used. */
export class Sentinels {
  readonly locations = new Map<string, string>()
  readonly #beginning: string

  /** Sets of words differ in their prefix. */
  constructor(beginning: string) {
    this.#beginning = beginning
  }

  /** A new word of lowercase letters. */
  at(location: string): string {
    let number = this.locations.size
    let letters = ''
    for (let digit = 0; digit < 3; digit++, number = Math.floor(number / 20)) letters += 'bcdfghjklmnpqrstvwxz'[number % 20]
    const word = `${this.#beginning}${letters.split('').join('u')}ok`
    this.locations.set(word, location)
    return word
  }
}

type Values = Record<string, unknown>

export interface FillOptions {
  sentinels: Sentinels
  /** Prefix of each location's name. */
  where: string
  /** Id for a reference to one of these collections. */
  idOf(collections: readonly string[]): string | undefined
  /** Fields that the caller fills. */
  without?: readonly string[]
}

/** Values for all fields of a collection that can have one; each text is a word of its own. */
export function fillEntry(collection: OurName, options: FillOptions): Values {
  const { schema } = collections[collection]
  const shape = schema.shape as Record<string, z.ZodType>
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) => {
      if (options.without?.includes(name)) return []
      const value = fillField(field, `${options.where} ${collection}.${name}`, options)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** Formats that fields may require; `{}` is the word. */
const forms = [
  '{}',
  'https://example.com/{}',
  '/{}/',
  'handbook/{}',
  '3 months',
  'de',
  'EUR',
  'DE',
  '1:0000000000000000000000000000000000000000000000000000000000000000',
  '0123456789abcdef',
]

function fillField(field: z.ZodType, location: string, options: FillOptions): unknown {
  const meta = fieldMeta.get(field)
  if (meta?.references) return makeReference(meta.references, meta.dateToo ?? false, options)
  if (meta?.kind) return { date: '2026-01-10', instant: '2026-01-10T10:00:00Z', version: '2.0', file: './picture.png' }[meta.kind]
  const { def } = (field as unknown as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return fillField(def.innerType as z.ZodType, location, options)
    case 'pipe':
      return fillField(def.in as z.ZodType, location, options)
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape as Record<string, z.ZodType>).map(([name, inner]) => [
          name,
          fillField(inner, `${location}.${name}`, options),
        ]),
      )
    case 'array':
      return [fillField(def.element as z.ZodType, location, options)]
    case 'record':
      return {}
    case 'union': {
      // Take the most detailed form.
      const values = def.options.map((option) => fillField(option as z.ZodType, location, options))
      return values.findLast((value) => typeof value === 'object') ?? values[0]
    }
    case 'enum':
      return Object.values(def.entries)[0]
    case 'literal':
      return def.values[0]
    case 'boolean':
      return false
    case 'number':
      return [3, 1, 0.5].find((number) => field.safeParse(number).success)
    case 'string':
    case 'any':
      return makeText(field, location, options)
    default:
      throw new Error(`The sentinels know no value for ${location}, which is of the type "${def.type}".`)
  }
}

function makeText(field: z.ZodType, location: string, { sentinels }: FillOptions): string {
  const form = forms.find((each) => field.safeParse(each.replace('{}', 'zqword')).success)
  if (form === undefined) throw new Error(`The sentinels know no text for ${location}. Add its form to tests/support/sentinels.ts.`)
  return form.includes('{}') ? form.replace('{}', sentinels.at(location)) : form
}

function makeReference(names: readonly string[], dateToo: boolean, { idOf }: FillOptions): string | undefined {
  if (dateToo) return '2026-01-10'
  return names[0] === '*' ? 'handbook/index' : idOf(names)
}
