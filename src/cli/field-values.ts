/** `--key value` options of `handbook new`. The field of each parses and validates its value. */
import { parseDocument, visit } from 'yaml'
import { z } from 'zod'
import { typeData } from '../graph/reading/typing.ts'
import { didYouMean, listOf, nearest, withArticle } from '../problems/nearest.ts'
import type { Collection } from '../collections/table.ts'
import { findStandIns } from '../collections/fields/stand-in.ts'
import { CallError } from './common.ts'

/** Read `--key value` and `--key=value` from everything that isn't an option of the command. */
export function readFields(args: readonly string[], { schema, noun }: Pick<Collection, 'schema' | 'noun'>): Record<string, unknown> {
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape
  const fields: Record<string, unknown> = {}
  for (let index = 0; index < args.length; index++) {
    const match = /^--([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(args[index] ?? '')
    if (!match) throw new CallError(`"${args[index]}" is not an option. Write --key value.`)
    const name = (match[1] ?? '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (!field) throw new CallError(unknownKey(name, noun, Object.keys(shape)))
    const text = match[2] ?? args[++index]
    if (text === undefined) throw new CallError(`The option "--${match[1]}" has no value.`)
    fields[name] = readValue(text, field)
  }
  refuseFields(fields, { schema, noun })
  return fields
}

/** Refuse values, by key, that the fields of a collection don't take. Throws a `CallError`. */
export function refuseFields(values: Readonly<Record<string, unknown>>, { schema, noun }: Pick<Collection, 'schema' | 'noun'>): void {
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape
  for (const [name, value] of Object.entries(values)) {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (!field) throw new CallError(unknownKey(name, noun, Object.keys(shape)))
    refuseFaults(name, field, value, noun)
  }
}

/** Return the text if the field takes it (a version, a sentence with a colon), else parse it as YAML. */
export function readValue(text: string, field: z.ZodType): unknown {
  if (field.safeParse(text).success) return text
  const document = parseDocument(text, { logLevel: 'error' })
  if (document.errors.length > 0) return text
  const plain: unknown = document.toJS()
  visit(document, {
    // A number written with more than its value, such as 2.30, is meant as text where the field takes text.
    Scalar(_, node) {
      if (typeof node.value === 'number' && node.source !== undefined && node.source !== String(node.value)) node.value = node.source
    },
  })
  const written: unknown = document.toJS()
  return field.safeParse(plain).success && !field.safeParse(written).success ? plain : written
}

/** Missing parts within a value are left to the scaffold. */
function refuseFaults(name: string, field: z.ZodType, value: unknown, noun: string): void {
  const raw = { [name]: value }
  const { faults } = typeData(z.strictObject({ [name]: field }), raw, noun, () => false, findStandIns(raw))
  const wrong = faults.filter(({ code }) => code !== 'key-missing')
  if (wrong.length === 0) return
  const sentences = wrong.map(({ message, details }) => [message, details.hint].filter(Boolean).join(' '))
  throw new CallError(`Nothing was written, because of --${name}: ${sentences.join(' ')}`)
}

function unknownKey(name: string, noun: string, keys: readonly string[]): string {
  const hint = didYouMean(
    nearest(name, keys).map((each) => `--${each}`),
    `Its keys are ${listOf(keys, 40)}.`,
  )
  return `${withArticle(noun)} has no key "${name}". ${hint}`
}
