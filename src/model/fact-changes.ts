/** What changed among the values of an entry, as its readers see them: with titles for ids, and nothing that is not for them. */
import type { z } from 'zod'
import { differencesText as text } from '../interface/differences.ts'
import { type CollectionName, collectionOf } from '../schemas/collections.ts'
import type { Entry } from './entry.ts'
import { type FactValue, valuesOf } from './facts.ts'
import type { Handbook } from './handbook.ts'

/** An entry at a state of the handbook. */
export interface Version {
  entry: Entry
  handbook: Handbook
}

export interface FactChange {
  label: string
  /** Missing: there was none. Both are missing where these readers may not know one of them. */
  from?: string
  /** Missing: there is none any more. */
  to?: string
}

/** What readers do not see of an entry: how it is filed. */
const filing = new Set('audience example formerly lang navTitle navGroup navOrder navGroupOrder uid highlight broadcast'.split(' '))

/** Values made of several that customers see on pages; staff see all of them. */
const seenByAll: Partial<Record<CollectionName, readonly string[]>> = {
  changelog: ['breaking'],
  features: ['availability', 'lifecycle'],
  objectives: ['measures', 'period'],
  releases: ['knownIssues'],
  roadmap: ['history'],
  roles: ['responsibilities', 'notResponsible'],
  strategy: ['pillars', 'review'],
}
/** Values that customers do not see on any page. */
const seenByStaff: Partial<Record<CollectionName, readonly string[]>> = { milestones: ['capacity', 'issues'], roadmap: ['score', 'bet'] }

export function factChanges(before: Version, after: Version): FactChange[] {
  const { collection } = after.entry
  const shape = collectionOf(collection)?.schema.shape as Record<string, z.ZodType> | undefined
  const isSeen = (name: string) =>
    !filing.has(name) && (after.handbook.audience === 'staff' || !(seenByStaff[collection] ?? []).includes(name))
  return Object.entries(shape ?? {}).flatMap(([name, field]) => {
    if (!isSeen(name)) return []
    const isDeep = after.handbook.audience === 'staff' || (seenByAll[collection] ?? []).includes(name)
    const label = text.label(name)
    const [old, now] = [saidOf(before, name, field, isDeep), saidOf(after, name, field, isDeep)]
    if (isHidden(before, name, old) || isHidden(after, name, now)) return hasChanged(before, after, name) ? [{ label }] : []
    const gone = without(old, now)
    const come = without(now, old)
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, index): FactChange => {
      const [from, to] = [gone[index], come[index]]
      return { label, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
    })
  })
}

/** A line for each value of a field. */
function saidOf({ entry, handbook }: Version, name: string, field: z.ZodType, isDeep: boolean): string[] {
  const value = valueIn(entry, name)
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).flatMap((each) => {
    const item = Array.isArray(value) ? elementOf(field, value) : field
    const said = isDeep ? partsOf(item, each, handbook) : valuesOf(item, each, handbook).map(textOf)
    return said.length > 0 ? [said.join(', ')] : []
  })
}

/** Whether it names somebody or something that these readers may not know. */
function isHidden({ entry }: Version, name: string, said: readonly string[]): boolean {
  return said.length === 0 && typeof valueIn(entry, name) === 'string'
}

function hasChanged(before: Version, after: Version, name: string): boolean {
  return valueIn(before.entry, name) !== valueIn(after.entry, name)
}

function valueIn({ data }: Entry, name: string): unknown {
  return (data as Record<string, unknown>)[name]
}

/** Parts of values that say nothing of what was decided. */
const passing = new Set(['id', 'readings', 'source'])

function partsOf(field: z.ZodType, value: unknown, handbook: Handbook): string[] {
  const whole = valuesOf(field, value, handbook)
  if (whole.length > 0 || typeof value !== 'object' || value === null) return whole.map(textOf)
  if (Array.isArray(value)) return value.flatMap((each) => partsOf(elementOf(field, value), each, handbook))
  const inner = plainField(field, value)
  const shape = 'shape' in inner ? (inner.shape as Record<string, z.ZodType>) : {}
  return Object.entries(value).flatMap(([key, each]) => {
    const part = shape[key]
    return part && each !== undefined && !passing.has(key) ? partsOf(part, each, handbook) : []
  })
}

function elementOf(field: z.ZodType, list: unknown): z.ZodType {
  const inner = plainField(field, list)
  return 'element' in inner ? (inner.element as z.ZodType) : inner
}

/** Without what makes it one that may be left out; of several forms, the one that the value has. */
function plainField(field: z.ZodType, value: unknown): z.ZodType {
  const { def } = (field as unknown as z.core.$ZodTypes)._zod
  if (def.type === 'optional' || def.type === 'default' || def.type === 'nullable') return plainField(def.innerType as z.ZodType, value)
  if (def.type !== 'union') return field
  const options = def.options.map((option) => plainField(option as z.ZodType, value))
  return options.find((option) => (Array.isArray(value) ? 'element' : 'shape') in option) ?? field
}

function textOf(value: FactValue): string {
  return value.kind === 'link' ? value.link.title : value.kind === 'day' ? value.day : value.text
}

/** The lines of one list that the other lacks; each stands for one. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return lines.filter((line) => {
    const place = left.indexOf(line)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}
