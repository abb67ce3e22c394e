/** Interactive questions of `handbook new`. Skipped ones are left as TODO. */
import { z } from 'zod'
import type { FieldPath, Unwritten } from '../authoring/filling.ts'
import { helpOf, metaOf, nameOf } from '../graph/reading/stand-ins.ts'
import { typeData } from '../graph/reading/typing.ts'
import { CallError } from './common.ts'
import { readValue } from './field-values.ts'

const skipLabel = 'Write it later'

/** Ask until the answer isn't empty. */
export async function askForText(message: string): Promise<string> {
  const prompts = await import('@clack/prompts')
  return requireAnswer(await prompts.text({ message, validate: (value) => (value?.trim() ? undefined : 'Enter a value.') }))
}

/** Return the values with the answers added. */
export async function askAll(values: Readonly<Record<string, unknown>>, questions: readonly Unwritten[]): Promise<Record<string, unknown>> {
  let answers: Record<string, unknown> = { ...values }
  for (const question of questions) {
    const answer = await ask(question)
    const isList = typeof question.path.at(-1) === 'number'
    const path = isList && Array.isArray(answer) ? question.path.slice(0, -1) : question.path
    if (answer !== undefined) answers = setValue(answers, path, answer) as Record<string, unknown>
  }
  return answers
}

/** Return undefined for a question left for later. */
async function ask({ path, field, about, candidates }: Unwritten): Promise<unknown> {
  const prompts = await import('@clack/prompts')
  const message = `${nameOf(path)}: ${about ?? helpOf(field)}`
  // A reference without candidates would be refused at the end, along with all answers.
  if (metaOf(field)?.references && !metaOf(field)?.dateToo && candidates.length === 0) return undefined
  const { type, entries } = unwrapField(field)._zod.def as { type: string; entries?: Record<string, string> }
  if (candidates.length > 0) {
    const options = candidates.map(({ id, title }) => ({ value: id, label: id, ...(title !== id && { hint: title }) }))
    if (typeof path.at(-1) === 'number') {
      const chosen = requireAnswer(await prompts.autocompleteMultiselect({ message, options, required: false }))
      return chosen.length > 0 ? chosen : undefined
    }
    return requireAnswer(await prompts.autocomplete({ message, options: [...options, { value: '', label: skipLabel }] })) || undefined
  }
  if (type === 'enum' && !metaOf(field)) {
    const options = [...Object.values(entries ?? {}), ''].map((value) => ({ value, label: value || skipLabel }))
    return requireAnswer(await prompts.select({ message, options })) || undefined
  }
  const text = requireAnswer(
    await prompts.text({
      message,
      placeholder: 'leave it empty to write it later',
      validate: (value) => (value?.trim() ? findFault(field, value) : undefined),
    }),
  )
  return text?.trim() ? readValue(text, field) : undefined
}

/** Return why a field refuses a text. */
function findFault(field: z.ZodType, text: string): string | undefined {
  const [fault] = typeData(z.strictObject({ value: field }), { value: readValue(text, field) }, 'value', () => false).faults
  return fault && [fault.message.replace(/^"value"/, 'This'), fault.details.hint].filter(Boolean).join(' ')
}

/** Set a value at a path, creating containers as needed. */
function setValue(value: unknown, [key, ...rest]: FieldPath, answer: unknown): unknown {
  if (key === undefined) return answer
  if (typeof key === 'number') {
    const items: unknown[] = Array.isArray(value) ? [...value] : []
    items[key] = setValue(items[key], rest, answer)
    return items
  }
  const known = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  return { ...known, [key]: setValue(known[key], rest, answer) }
}

function unwrapField(field: z.ZodType): z.ZodType {
  const { innerType } = field._zod.def as { innerType?: z.ZodType }
  return innerType ? unwrapField(innerType) : field
}

/** Cancelling creates nothing. */
function requireAnswer<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (typeof answer === 'symbol') throw new CallError('Nothing was created.')
  return answer as Exclude<Answer, symbol>
}
