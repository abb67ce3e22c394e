/** Finds entries in the wrong collection, by their keys. */
import type { z } from 'zod'
import type { Collections } from '../../collections/collections.ts'
import type { Collection, CollectionName } from '../../collections/table.ts'
import { isCalendarDay } from '../../collections/fields/fields.ts'

/**
 * The collection that the keys belong to, if they don't fit their own. One misspelled key isn't enough: at least two keys must belong there
 * and not here, or one if all its required keys are present.
 */
export function fittingCollection(
  here: CollectionName,
  values: Readonly<Record<string, unknown>>,
  { names, of }: Collections,
): CollectionName | undefined {
  const keys = Object.keys(values)
  const own = fitOf(of(here), keys)
  if (own.faults < 2) return undefined
  const [best] = names
    .filter((name) => name !== here && !of(name).within)
    .map((name) => ({ name, ...fitOf(of(name), keys) }))
    .map((fit) => ({ ...fit, moved: keys.filter((key) => fit.known.has(key) && !own.known.has(key)).length }))
    .filter(
      ({ faults, moved, given }) =>
        (moved >= 2 && faults * 2 <= own.faults) || (moved >= 1 && given >= 2 && faults === 0 && own.faults >= 3),
    )
    .sort((a, b) => a.faults - b.faults || b.given - a.given)
  return best?.name
}

interface Fit {
  known: ReadonlySet<string>
  /** Keys that the collection doesn't have, and required keys that are missing. */
  faults: number
  /** Number of required keys that are present. */
  given: number
}

function fitOf({ schema }: Collection, keys: readonly string[]): Fit {
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape
  const known = new Set(Object.keys(shape))
  const needed = Object.entries(shape).flatMap(([key, field]) => (field._zod.optin === 'optional' ? [] : [key]))
  const given = needed.filter((key) => keys.includes(key)).length
  return { known, faults: keys.filter((key) => !known.has(key)).length + needed.length - given, given }
}

/** Where entries of a collection belong: a folder, or a list file. */
export function homeOf({ name, form }: Collection, values: Readonly<Record<string, unknown>>): string {
  if (form === 'list') return `${name}.yaml`
  if (name !== 'changelog') return `${name}/`
  const { date, live, publishAt } = values as { date?: unknown; live?: readonly { on?: unknown }[]; publishAt?: unknown }
  const day = [date, Array.isArray(live) ? live[0]?.on : undefined, publishAt].map((each) => String(each).slice(0, 10)).find(isCalendarDay)
  return day === undefined ? 'changelog/' : `changelog/${day.slice(0, 4)}/${day.slice(5, 7)}/`
}
