/** Compares list items with ids part by part: a measure got another target. */
import type { z } from 'zod'
import { changeWords as words } from '../../words/change-words.ts'
import { differencesText as text } from '../../words/differences.ts'
import type { Version } from '../../graph/entry-version.ts'
import { type FactChange, lineChanges } from '../../plain/line-changes.ts'
import { elementOf, partsOf, plainField, shapeOf } from '../../page/value-texts.ts'

type Item = Readonly<Record<string, unknown>> & { id: string }

/** Index items by id. Returns undefined for any other value. */
export function itemsById(value: unknown): Map<string, Item> | undefined {
  if (!Array.isArray(value) || !value.every(isItem)) return undefined
  return new Map(value.map((item) => [item.id, item]))
}

function isItem(value: unknown): value is Item {
  return typeof (value as Item | null)?.id === 'string'
}

export function idOf(item: unknown): string {
  return isItem(item) ? item.id : ''
}

/** `field` is the list's. New and removed items aren't reported. */
export function itemChanges(
  label: string,
  field: z.core.$ZodType,
  [before, old]: Side,
  [after, now]: Side,
  isDisclosed: (id: string, part: string) => boolean,
): FactChange[] {
  return [...now].flatMap(([id, item]) => {
    const former = old.get(id)
    if (!former) return []
    const shape = shapeOf(plainField(elementOf(field, [item]), item))
    return Object.entries(shape).flatMap(([key, part]) => {
      if (key === 'id' || !isDisclosed(id, key)) return []
      if (key === 'readings') return readingChanges(label, former, item)
      return lineChanges(text.part(label, nameOf(item), key), textsOf(former, key, part, before), textsOf(item, key, part, after))
    })
  })
}

type Side = readonly [version: Version, items: ReadonlyMap<string, Item>]

/** Return one line per value of a part. Numbers get their item's unit. */
function textsOf(item: Item, key: string, part: z.core.$ZodType, { handbook }: Version): string[] {
  const value = item[key]
  if (value === undefined || value === null) return []
  if (typeof value === 'number') return [withUnit(String(value), item)]
  if (!Array.isArray(value)) return [partsOf(part, value, handbook).join(', ')].filter(Boolean)
  const field = elementOf(part, value)
  return value.flatMap((each) => {
    const said = partsOf(field, each, handbook)
    return said.length === 0 ? [] : [isReading(each) ? `${each.on}: ${withUnit(String(each.value), item)}` : said.join(', ')]
  })
}

function readingChanges(label: string, before: Item, after: Item): FactChange[] {
  const readingsOf = ({ readings }: Item) => (Array.isArray(readings) ? readings.filter(isReading) : [])
  const [olds, news] = [readingsOf(before), readingsOf(after)]
  const said = (value: number, item: Item) => withUnit(String(value), item)
  return [
    ...news.flatMap(({ on, value }) => {
      const old = olds.find((reading) => reading.on === on)
      return old?.value === value ? [] : [words.reading(nameOf(after), said(value, after), on, old && said(old.value, before))]
    }),
    ...olds
      .filter(({ on }) => !news.some((reading) => reading.on === on))
      .map(({ on, value }) => words.noReading(nameOf(before), said(value, before), on)),
  ].map((each) => ({ label, words: each }))
}

function isReading(value: unknown): value is { on: string; value: number } {
  const { on, value: read } = (value ?? {}) as { on?: unknown; value?: unknown }
  return typeof on === 'string' && typeof read === 'number'
}

function withUnit(value: string, { unit }: Item): string {
  return typeof unit === 'string' && unit !== '' ? `${value} ${unit}` : value
}

function nameOf({ id, name, title }: Item): string {
  return String(name ?? title ?? id)
}
