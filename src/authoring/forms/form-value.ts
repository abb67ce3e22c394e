/** A value of a file as a form shows it, and back: what wasn't changed in the form keeps its form in the file. */
import { isDeepStrictEqual } from 'node:util'
import { parse, stringify } from 'yaml'
import { type FieldKind, type FormField, isListKind } from './field.ts'

/** A value can't be taken from a form. The message is for the writer. */
export class FormValueError extends Error {}

type Values = Readonly<Record<string, unknown>>

/** Values by key, as a form shows them. */
export function toForm(fields: readonly FormField[], values: Values): Record<string, unknown> {
  const shown = fields.map(({ key, kind }) => [key, showValue(kind, values[key])] as const)
  return Object.fromEntries(shown.filter(([, value]) => value !== undefined))
}

function showValue(kind: FieldKind, value: unknown): unknown {
  if (value === undefined || value === null) return undefined
  switch (kind.is) {
    case 'yaml':
      return stringify(value, { lineWidth: 0 }).trimEnd()
    case 'group':
      return isValues(value) ? toForm(kind.fields, value) : undefined
    case 'list':
      return Array.isArray(value) ? value.map((each: unknown) => showValue(kind.item, each) ?? '') : undefined
    case 'choice':
    case 'reference':
      if (kind.isList) return Array.isArray(value) ? value.map(String) : undefined
      return asText(value)
    case 'yes-no':
    case 'number':
      return value
    default:
      return asText(value)
  }
}

function asText(value: unknown): string | undefined {
  return typeof value === 'object' ? undefined : String(value)
}

/**
 * The values of a file after a form was filled in. `old` has those before. Keys that the form doesn't have stay. A field that was left empty
 * has no key, unless it had an empty value.
 */
export function fromForm(fields: readonly FormField[], form: Values, old: Values): Record<string, unknown> {
  const known = new Map(fields.map((field) => [field.key, readValue(field, form[field.key], old[field.key])]))
  const kept = Object.entries(old).flatMap(([key, value]): [string, unknown][] => [[key, known.has(key) ? known.get(key) : value]])
  const added = [...known].filter(([key]) => !(key in old))
  return Object.fromEntries([...kept, ...added].filter(([, value]) => value !== undefined))
}

function readValue(field: FormField, given: unknown, old: unknown): unknown {
  const { kind, isRequired } = field
  // A form shows what isn't there as false.
  if (kind.is === 'yes-no') return given === true || old !== undefined || isRequired ? (given ?? old ?? false) : undefined
  if (isEmpty(given)) return isEmpty(old) && old !== undefined ? old : isRequired && isListKind(kind) ? [] : undefined
  // The form shows it as it did before.
  if (isSame(showValue(kind, old), given)) return old
  return readFilled(field, given, old)
}

function readFilled({ key, kind }: Pick<FormField, 'key' | 'kind'>, given: unknown, old: unknown): unknown {
  switch (kind.is) {
    case 'yaml':
      return readYaml(key, String(given))
    case 'group': {
      const values = fromForm(kind.fields, isValues(given) ? given : {}, isValues(old) ? old : {})
      return Object.keys(values).length === 0 && old === undefined ? undefined : values
    }
    case 'list':
      return readItems(key, kind.item, given, old)
    case 'choice':
    case 'reference':
      return kind.isList && Array.isArray(given) ? given.map((each: unknown) => likeBefore(each, old)) : given
    case 'number':
      return typeof given === 'string' ? Number(given) : given
    case 'text':
      return kind.isNumberToo && /^\d{1,15}$/.test(String(given)) ? Number(given) : given
    default:
      return given
  }
}

/** Items that are as before keep the form that they have in the file. */
function readItems(key: string, item: FieldKind, given: unknown, old: unknown): unknown[] {
  const before: readonly unknown[] = Array.isArray(old) ? old : []
  const list: readonly unknown[] = Array.isArray(given) ? given : []
  return list
    .filter((each) => !isEmpty(each))
    .map((each, index) => {
      const same = before.find((other) => isSame(showValue(item, other), each))
      return same ?? readFilled({ key, kind: item }, each, before[index])
    })
}

function likeBefore(value: unknown, old: unknown): unknown {
  return (Array.isArray(old) ? (old as unknown[]) : []).find((each) => String(each) === String(value)) ?? value
}

function readYaml(key: string, text: string): unknown {
  try {
    return parse(text, { logLevel: 'error' })
  } catch (error) {
    throw new FormValueError(`"${key}" isn't valid YAML: ${(error as Error).message.split('\n')[0]?.replace(/:$/, '')}.`)
  }
}

/** Whether two values of a form are the same to a writer: an empty field is one that isn't there, and spaces around a text don't count. */
function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(normalise(one), normalise(other))
}

/** The values of a form without what a writer doesn't see: empty fields, and spaces around texts. */
export function normaliseForm(values: Values): Record<string, unknown> {
  const plain = normalise(values)
  return isValues(plain) ? plain : {}
}

function normalise(value: unknown): unknown {
  if (isEmpty(value) || value === false) return undefined
  if (typeof value === 'string') return value.trim().replaceAll('\r\n', '\n')
  if (Array.isArray(value)) return value.map(normalise).filter((each) => each !== undefined)
  if (!isValues(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, normalise(each)] as const)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return isValues(value) && Object.values(value).every(isEmpty)
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
