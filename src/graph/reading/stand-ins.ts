/** Reports unfinished values: a warning in a draft, an error in a published entry. */
import type { z } from 'zod'
import { quotedCommand } from '../../plain/command.ts'
import type { Document } from '../../markdown/document.ts'
import { type Problem, problem, type Span } from '../../problems/problem.ts'
import type { Collections } from '../../collections/collections.ts'
import type { Collection } from '../../collections/table.ts'
import { definitionOf, descriptionOf } from '../../collections/fields/definition.ts'
import { describeType } from '../../collections/fields/describe.ts'
import { fieldMeta } from '../../collections/fields/fields.ts'
import type { Path } from '../../sources/yaml.ts'
import { nounOf } from '../entry-index.ts'
import { draftMark, isBeingWritten } from '../titles.ts'
import { fieldAt } from './typing.ts'

interface Unwritten {
  definition: Collection
  collections: Collections
  file: string
  /** The values as written. */
  values: Record<string, unknown>
  /** Positions of markers in the values. */
  paths: readonly Path[]
  document: Document
  spanOf(path: Path): Span
  /** The span between two offsets in the file. */
  span(start: number, end: number): Span
}

export function checkStandIns({ definition, collections, file, values, paths, document, spanOf, span }: Unwritten): Problem[] {
  const { noun } = definition
  const isDraft = isBeingWritten(definition, values)
  const report = (place: Span, what: string, repair: string) => {
    const message = isDraft ? `${what} is still to be written.` : `${what} is still to be written, but this ${noun} is not a draft.`
    const [[key, value] = []] = Object.entries(draftMark(definition))
    const hint = isDraft || !canBeDraft(definition) ? repair : `${repair} Or make it a draft for now: "${key}: ${String(value)}".`
    return problem('stand-in-left', file, place, message, { hint, severity: isDraft ? 'warning' : 'error' })
  }
  return [
    ...paths.map((path) => report(spanOf(path), nameOf(path), repairOf(definition, path, collections))),
    ...document.standIns.map(({ start, end }) => report(span(start, end), 'A part of the text', 'Write it, and remove the marker.')),
  ]
}

/** Whether entries of a collection can be drafts. */
export function canBeDraft({ schema }: Collection): boolean {
  return 'draft' in schema.shape
}

/** `"area"`, `"from" of "period"`. */
export function nameOf(path: Path): string {
  const names = path.filter((part) => typeof part === 'string')
  return names
    .slice(-2)
    .toReversed()
    .map((name) => `"${name}"`)
    .join(' of ')
}

/** What to write there. */
function repairOf({ schema }: Collection, path: Path, collections: Collections): string {
  const field = fieldAt(schema, path)
  if (!field) return 'Write it.'
  const { references } = metaOf(field) ?? {}
  const [kind] = references ?? []
  if (kind === '*') return 'Write COLLECTION/ID, for example "features/audit-log".'
  if (references && kind !== undefined)
    return `Write the id of ${articled(nounOf(references, collections))}; ${quotedCommand(['ls', kind])} lists them.`
  const help = helpOf(field)
  return /^(text|value)$/.test(help) ? 'Write it.' : `Write it: ${help}.`
}

/** A field's meaning and type: `Where it comes from (interview, support or sales)`. */
export function helpOf(field: z.core.$ZodType): string {
  const meaning = descriptionOf(field)?.replace(/\.$/, '')
  const takes = describeType(field)
  if (meaning === undefined) return takes
  return /^(text|value)$/.test(takes) ? meaning : `${meaning} (${takes})`
}

/** The field's metadata, including inside an optional field. */
export function metaOf(field: z.core.$ZodType): ReturnType<typeof fieldMeta.get> {
  const def = definitionOf(field)
  return fieldMeta.get(field) ?? ('innerType' in def ? metaOf(def.innerType) : undefined)
}

function articled(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`
}
