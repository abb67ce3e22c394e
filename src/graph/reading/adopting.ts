/** Problems of imported entries: what they lack, and what can't be read. */
import { type Problem, problem, type Span } from '../../problems/problem.ts'
import { describeType } from '../../collections/fields/describe.ts'
import type { Relaxed, Remark } from '../../collections/relaxed.ts'
import type { Collection } from '../../collections/table.ts'
import type { Path } from '../../sources/yaml.ts'
import type { Fault } from './typing.ts'

interface Position {
  file: string
  spanOf(path: Path): Span
}

/** Only what decides who reads an entry, when, and under which title must be right. */
export function isFirm({ code, path, details }: Fault, relaxed: Relaxed): boolean {
  // An unknown key is another program's, unless it's certainly a misspelled one of ours.
  if (code === 'key-unknown' && path.length === 1) return details.fix !== undefined
  return relaxed.firm.includes(String(path[0]))
}

/** Lists a value that the key can't take. Equal for all entries, so that it's reported once. */
export function unusable({ path }: Fault, { noun, schema }: Collection, { file, spanOf }: Position): Problem {
  const key = String(path[0])
  const field = schema.shape[key]
  const message = `An imported ${noun} has a "${key}" that can't be read, and is published without it.`
  return problem('entry-incomplete', file, spanOf([key]), message, {
    hint: field && `It takes: ${describeType(field)}.`,
  })
}

export function lacking(key: string, { name, noun }: Collection, { file, spanOf }: Position): Problem {
  const message = `An imported ${noun} has no "${key}".`
  const hint = `Add it where you know it. To require it, write "strict: ['${name}']" in handbook.config.ts.`
  return problem('entry-incomplete', file, spanOf([key]), message, { hint })
}

export function remark({ what, hint }: Remark, key: string, { noun }: Collection, { file, spanOf }: Position): Problem {
  return problem('entry-incomplete', file, spanOf([key]), `An imported ${noun} ${what}.`, { hint })
}

/** How an entry that is refused for what it lacks can be published as it is. */
export function relaxingHint({ name }: Collection): string {
  return `If it was written for another program, leave "${name}" out of "strict" in handbook.config.ts (strict: []), and it's published as it is.`
}
