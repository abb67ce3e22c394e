/** What changed among the values of an entry, as its readers see them: with titles for ids, and nothing that is not for them. */
import type { z } from 'zod'
import { fieldName } from '../interface/names.ts'
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
  /** Undefined: there was none. */
  from?: string
  /** Undefined: there is none any more. */
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
    const [old, now] = [before, after].map((version) => saidOf(version, name, field, isDeep)) as [string[], string[]]
    const label = fieldName(name)
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
  const value = (entry.data as Record<string, unknown>)[name]
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).flatMap((each) => {
    const item = Array.isArray(value) ? elementOf(field) : field
    const said = isDeep ? partsOf(item, each, handbook) : valuesOf(item, each, handbook).map(textOf)
    return said.length > 0 ? [said.join(', ')] : []
  })
}

/** Parts of values that say nothing of what was decided. */
const passing = new Set(['id', 'readings', 'source'])

function partsOf(field: z.ZodType, value: unknown, handbook: Handbook): string[] {
  const whole = valuesOf(field, value, handbook)
  if (whole.length > 0 || typeof value !== 'object' || value === null) return whole.map(textOf)
  const inner = plainField(field)
  if (Array.isArray(value)) return value.flatMap((each) => partsOf(elementOf(field), each, handbook))
  const shape = 'shape' in inner ? (inner.shape as Record<string, z.ZodType>) : {}
  return Object.entries(value).flatMap(([key, each]) => {
    const part = shape[key]
    return part && each !== undefined && !passing.has(key) ? partsOf(part, each, handbook) : []
  })
}

function elementOf(field: z.ZodType): z.ZodType {
  const inner = plainField(field)
  return 'element' in inner ? (inner.element as z.ZodType) : inner
}

/** Without what makes it one that may be left out. */
function plainField(field: z.ZodType): z.ZodType {
  const { def } = (field as unknown as z.core.$ZodTypes)._zod
  return def.type === 'optional' || def.type === 'default' || def.type === 'nullable' ? plainField(def.innerType as z.ZodType) : field
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
