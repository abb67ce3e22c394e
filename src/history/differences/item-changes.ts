/** Compares list items with ids part by part: a measure got another target. */
import { withUnit } from '../../plain/units.ts'
import type { z } from 'zod'
import { changeWords as words } from '../../words/change-words.ts'
import { differencesText as text } from '../../words/differences.ts'
import { fieldLabel } from '../../words/names.ts'
import type { Version } from '../../graph/entry-version.ts'
import { type FactChange, compareLines } from '../../plain/line-changes.ts'
import { elementOf, partsOf, plainField, shapeOf } from '../../page/value-texts.ts'

type Item = Readonly<Record<string, unknown>> & { id: string }

/** Index items by id. Returns undefined for any other value. */
export function indexItems(value: unknown): Map<string, Item> | undefined {
  if (!Array.isArray(value) || !value.every(isItem)) return undefined
  return new Map(value.map((item) => [item.id, item]))
}

function isItem(value: unknown): value is Item {
  return typeof (value as Item | null)?.id === 'string'
}

export function readItemId(item: unknown): string {
  return isItem(item) ? item.id : ''
}

/** `field` is the list's. New and removed items aren't reported. */
export function compareItems(
  label: string,
  field: z.core.$ZodType,
  [before, old]: Side,
  [after, now]: Side,
  isDisclosed: (id: string, part: string) => boolean,
): FactChange[] {
  return [...now].flatMap(([id, item]) => {
    const oldItem = old.get(id)
    if (!oldItem) return []
    const shape = shapeOf(plainField(elementOf(field, [item]), item))
    return Object.entries(shape).flatMap(([key, part]) => {
      if (key === 'id' || !isDisclosed(id, key)) return []
      if (key === 'readings') return compareMeasurements(label, oldItem, item)
      return compareLines(
        text.part(label, nameItem(item), fieldLabel(key)),
        formatPart(oldItem, key, part, before),
        formatPart(item, key, part, after),
      )
    })
  })
}

type Side = readonly [version: Version, items: ReadonlyMap<string, Item>]

/** Return one line per value of a part. Numbers get their item's unit. */
function formatPart(item: Item, key: string, part: z.core.$ZodType, { handbook }: Version): string[] {
  const value = item[key]
  if (value === undefined || value === null) return []
  if (typeof value === 'number') return [withUnit(value, item.unit)]
  if (!Array.isArray(value)) return [partsOf(part, value, handbook).join(', ')].filter(Boolean)
  const field = elementOf(part, value)
  return value.flatMap((each) => {
    const said = partsOf(field, each, handbook)
    return said.length === 0 ? [] : [isMeasurement(each) ? `${each.on}: ${withUnit(each.value, item.unit)}` : said.join(', ')]
  })
}

function compareMeasurements(label: string, before: Item, after: Item): FactChange[] {
  const listMeasurements = ({ readings }: Item) => (Array.isArray(readings) ? readings.filter(isMeasurement) : [])
  const [olds, news] = [listMeasurements(before), listMeasurements(after)]
  const said = (value: number, item: Item) => withUnit(value, item.unit)
  return [
    ...news.flatMap(({ on, value }) => {
      const old = olds.find((measurement) => measurement.on === on)
      return old?.value === value ? [] : [words.reading(nameItem(after), said(value, after), on, old && said(old.value, before))]
    }),
    ...olds
      .filter(({ on }) => !news.some((measurement) => measurement.on === on))
      .map(({ on, value }) => words.noReading(nameItem(before), said(value, before), on)),
  ].map((each) => ({ label, words: each }))
}

function isMeasurement(value: unknown): value is { on: string; value: number } {
  const { on, value: read } = (value ?? {}) as { on?: unknown; value?: unknown }
  return typeof on === 'string' && typeof read === 'number'
}

function nameItem({ id, name, title }: Item): string {
  return String(name ?? title ?? id)
}
