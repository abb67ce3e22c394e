/** An entry's short facts, shown at the top of its page: single values and references from its front matter. */

import type { z } from 'zod'
import { fieldLabel, valueName, type Words } from '../words/names.ts'
import { text } from '../words/text.ts'
import type { Collection } from '../collections/table.ts'
import { definitionOf } from '../collections/fields/definition.ts'
import { fieldMeta, isCalendarDay } from '../collections/fields/fields.ts'
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import { linkOfEntry } from '../graph/link.ts'
import { type FactValue, referenceValue } from '../graph/fact-value.ts'
import { memoizeFor } from '../plain/memo.ts'
import { isNoReference } from '../graph/links/visible-reference.ts'

export interface Fact {
  label: string
  values: FactValue[]
}

/** Fields that a page shows elsewhere, or not at all. */
const elsewhere = new Set(
  'title description summary mission headline audience draft example formerly owner review lang navTitle navGroup navOrder navGroupOrder uid highlight searchWords searchRank'.split(
    ' ',
  ),
)
/** A collection's fields that aren't facts. */
export function elsewhereFor({ notFacts = [] }: Collection): ReadonlySet<string> {
  return new Set([...elsewhere, ...notFacts])
}

export function factsOf(entry: Entry, handbook: Handbook): Fact[] {
  const { schema, words } = entry.definition
  const hidden = elsewhereFor(entry.definition)
  const data = entry.data as Record<string, unknown>
  const facts = Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, field]): Fact[] => {
    const texts = namesUnder(name, data)
    if (hidden.has(name) || (data[name] === undefined && texts.length === 0)) return []
    const values = [...(data[name] === undefined ? [] : valuesOf(field, data[name], handbook, words)), ...texts]
    return values.length > 0 ? [{ label: fieldLabel(name, words), values }] : []
  })
  const successors = supersededBy(entry, handbook)
  return successors.length > 0 ? [...facts, { label: text.facts.supersededBy, values: successors }] : facts
}

/** Names in an imported entry that match no person or role. */
function namesUnder(key: string, { names }: Record<string, unknown>): FactValue[] {
  const found = typeof names === 'object' && names !== null ? (names as Record<string, unknown>)[key] : undefined
  return Array.isArray(found) ? found.map((name): FactValue => ({ kind: 'text', text: String(name) })) : []
}

/** A value for readers; undefined for a composite value. */
export function valuesOf(field: z.core.$ZodType, value: unknown, handbook: Handbook, words: Words = {}): FactValue[] {
  const meta = fieldMeta.get(field)
  if (meta?.references && typeof value === 'string')
    return isNoReference(value, meta) ? [valueInWords(value)] : referenceValue(meta.references, value, handbook)
  if (meta?.kind === 'date') return [{ kind: 'day', day: String(value) }]
  const def = definitionOf(field)
  switch (def.type) {
    case 'optional':
    case 'default':
      return valuesOf(def.innerType, value, handbook, words)
    case 'array':
      return (value as unknown[]).flatMap((item) => valuesOf(def.element, item, handbook, words))
    case 'object':
    case 'union':
    case 'record':
      return typeof value === 'object' ? [] : [{ kind: 'text', text: String(value) }]
    case 'boolean':
      return [{ kind: 'text', text: value ? text.facts.yes : text.facts.no }]
    case 'enum':
      return [{ kind: 'text', text: valueName(String(value), words) }]
    default:
      return [{ kind: 'text', text: String(value) }]
  }
}

/** A date, or a collection's name. */
function valueInWords(value: string): FactValue {
  return isCalendarDay(value) ? { kind: 'day', day: value } : { kind: 'text', text: value }
}

/** Entries of the same collection that say they replace this one. */
function supersededBy(entry: Entry, handbook: Handbook): FactValue[] {
  const superseding = memoizeFor(handbook, 'superseding entries', () => handbook.entries.filter(({ data }) => 'supersedes' in data))
  return superseding
    .filter(
      (other) =>
        other.collection === entry.collection && [(other.data as { supersedes?: string | string[] }).supersedes].flat().includes(entry.id),
    )
    .map((other) => ({ kind: 'link', link: linkOfEntry(other) }))
}
