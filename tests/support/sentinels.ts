/** Words that stand nowhere else, each for one place where a text or an id can stand; and entries made of them from the schemas. */
import type { z } from 'zod'
import { collections, type OurName } from '../../src/collections/table.ts'
import { fieldMeta } from '../../src/collections/fields/fields.ts'

/** By the word: where it was written. */
export class Sentinels {
  readonly places = new Map<string, string>()
  readonly #beginning: string

  /** Words of two sets differ in their beginnings. */
  constructor(beginning: string) {
    this.#beginning = beginning
  }

  /** A new word of small letters. */
  at(place: string): string {
    let number = this.places.size
    let letters = ''
    for (let digit = 0; digit < 3; digit++, number = Math.floor(number / 20)) letters += 'bcdfghjklmnpqrstvwxz'[number % 20]
    const word = `${this.#beginning}${letters.split('').join('u')}ok`
    this.places.set(word, place)
    return word
  }
}

type Values = Record<string, unknown>

export interface FillOptions {
  sentinels: Sentinels
  /** Begins the name of each place. */
  where: string
  /** The id that a reference to one of these collections holds. */
  idOf(collections: readonly string[]): string | undefined
  /** Fields that somebody else fills. */
  without?: readonly string[]
}

/** Values for every field of a collection that takes any: each text is a word of its own. */
export function filledEntry(collection: OurName, options: FillOptions): Values {
  const { schema } = collections[collection]
  const shape = schema.shape as Record<string, z.ZodType>
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) => {
      if (options.without?.includes(name)) return []
      const value = filled(field, `${options.where} ${collection}.${name}`, options)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** Texts that a field may ask for; `{}` is the word. */
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

function filled(field: z.ZodType, place: string, options: FillOptions): unknown {
  const meta = fieldMeta.get(field)
  if (meta?.references) return referenceTo(meta.references, meta.dateToo ?? false, options)
  if (meta?.kind) return { date: '2026-01-10', instant: '2026-01-10T10:00:00Z', version: '2.0', file: './picture.png' }[meta.kind]
  const { def } = (field as unknown as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return filled(def.innerType as z.ZodType, place, options)
    case 'pipe':
      return filled(def.in as z.ZodType, place, options)
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape as Record<string, z.ZodType>).map(([name, inner]) => [name, filled(inner, `${place}.${name}`, options)]),
      )
    case 'array':
      return [filled(def.element as z.ZodType, place, options)]
    case 'record':
      return {}
    case 'union': {
      // The form that says most.
      const values = def.options.map((option) => filled(option as z.ZodType, place, options))
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
      return textFor(field, place, options)
    default:
      throw new Error(`The sentinels know no value for ${place}, which is of the type "${def.type}".`)
  }
}

function textFor(field: z.ZodType, place: string, { sentinels }: FillOptions): string {
  const form = forms.find((each) => field.safeParse(each.replace('{}', 'zqword')).success)
  if (form === undefined) throw new Error(`The sentinels know no text for ${place}. Add its form to tests/support/sentinels.ts.`)
  return form.includes('{}') ? form.replace('{}', sentinels.at(place)) : form
}

function referenceTo(names: readonly string[], dateToo: boolean, { idOf }: FillOptions): string | undefined {
  if (dateToo) return '2026-01-10'
  return names[0] === '*' ? 'handbook/index' : idOf(names)
}
