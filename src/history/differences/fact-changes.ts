/** Compares the values of an entry as its readers see them: titles for ids, and only what's for them. */
import type { z } from 'zod'
import { fieldLabel } from '../../words/names.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Version } from '../../graph/entry-version.ts'
import { valuesOf } from '../../page/facts.ts'
import { describeField } from './field-sentences.ts'
import { readItemId, compareItems, indexItems } from './item-changes.ts'
import { type FactChange, compareLines } from '../../plain/line-changes.ts'
import { elementOf, partsOf, factText } from '../../page/value-texts.ts'

/** Filing of an entry, which readers don't see. */
const filingFields = new Set(
  'audience example formerly lang navTitle navGroup navOrder navGroupOrder uid highlight broadcast searchWords searchRank'.split(' '),
)

export interface FactOptions {
  /** Also report how the entry is filed: its audience and its position among others. */
  withFiling?: boolean
  /** Whether to report a value, by path: `measures.share.target`. */
  isDisclosed?(path: string): boolean
}

export function compareFacts(
  before: Version,
  after: Version,
  { withFiling = false, isDisclosed = () => true }: FactOptions = {},
): FactChange[] {
  const { schema, staffFields = [], shownChanges = [], words } = after.entry.definition
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape
  const isSeen = (name: string) =>
    (withFiling || !filingFields.has(name)) && isDisclosed(name) && (after.handbook.audience === 'staff' || !staffFields.includes(name))
  return Object.entries(shape).flatMap(([name, field]) => {
    if (!isSeen(name)) return []
    const isDeep = after.handbook.audience === 'staff' || shownChanges.includes(name)
    const label = fieldLabel(name, words)
    // Of a value hidden from these readers, say just that it changed.
    if (isHidden(before, name) || isHidden(after, name)) return hasChanged(before, after, name) ? [{ label }] : []
    const sentences = isDeep ? describeField(name, [before, readValue(before, name)], [after, readValue(after, name)]) : undefined
    if (sentences) return sentences.map((words) => ({ label, words }))
    const items = (version: Version) => (isDeep ? indexItems(readValue(version, name)) : undefined)
    const [olds, news] = [items(before), items(after)]
    const isReportedInParts = (item: unknown) => (olds && news ? [olds, news].every((each) => each.has(readItemId(item))) : false)
    const parts =
      olds && news ? compareItems(label, field, [before, olds], [after, news], (id, part) => isDisclosed(`${name}.${id}.${part}`)) : []
    const describe = (version: Version) => describeValues(version, name, field, { isDeep, isLeftOut: isReportedInParts })
    const [old, now] = [describe(before), describe(after)]
    return [...parts, ...compareLines(label, old, now)]
  })
}

/** Return one line per value of a field. */
function describeValues(
  version: Version,
  name: string,
  field: z.ZodType,
  { isDeep, isLeftOut }: { isDeep: boolean; isLeftOut(item: unknown): boolean },
): string[] {
  const { handbook } = version
  const value = readValue(version, name)
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value.filter((each) => !isLeftOut(each)) : [value]).flatMap((each) => {
    const item = Array.isArray(value) ? elementOf(field, value) : field
    const texts = isDeep ? partsOf(item, each, handbook) : valuesOf(item, each, handbook).map(factText)
    return texts.length > 0 ? [texts.join(', ')] : []
  })
}

/** Return whether a written value is hidden from these readers. One whose existence is hidden as well counts as absent. */
function isHidden({ entry }: Version, name: string): boolean {
  const written = readWritten(entry, name)
  return (
    (entry.data as Record<string, unknown>)[name] === undefined &&
    typeof written === 'string' &&
    written !== entry.definition.staffValues?.[name]
  )
}

function hasChanged(before: Version, after: Version, name: string): boolean {
  return readWritten(before.entry, name) !== readWritten(after.entry, name)
}

function readWritten({ written }: Entry, name: string): unknown {
  return (written as Record<string, unknown> | null | undefined)?.[name]
}

function readValue({ entry }: Version, name: string): unknown {
  return (entry.data as Record<string, unknown>)[name]
}
