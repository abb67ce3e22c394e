/** How a collection reads imported entries: those written for another program, published with what they have. */
import type { z } from 'zod'
import { isCalendarDay, readDay } from './fields/written-day.ts'

export interface Relaxed {
  /** The schema with everything optional that imported entries may lack. */
  schema: z.ZodObject
  /** Keys that may be missing, which the check then lists. An invalid value counts as missing. */
  wanted: readonly string[]
  /** Keys whose values decide who reads an entry, when, and under which title: an invalid one is still an error. */
  firm: readonly string[]
  /** Keys that imported entries don't have. An entry with one of them was written for the collection. */
  ownKeys: readonly string[]
  read(found: WrittenElsewhere): Adopted
}

export interface WrittenElsewhere {
  id: string
  values: Readonly<Record<string, unknown>>
  /** The text below the front matter. */
  body: string
  /** The first heading of the first level. */
  heading: string | undefined
  /** Build time, ISO. */
  now: string
  /** The day of the file's first commit; undefined if git doesn't know. */
  firstDay(): string | undefined
}

export interface Adopted {
  /** The values under our keys, together with unknown ones. */
  values: Record<string, unknown>
  /** The written key of a value, if it isn't ours. */
  from: Readonly<Record<string, string>>
  /** What writers should know about its day. */
  remarks: readonly Remark[]
}

/** The end of a sentence that begins with the entry, and what to do. */
export interface Remark {
  what: string
  hint: string
}

interface FoundDay {
  day: string
  key?: string
  /** Only the month is known. */
  isMonth?: boolean
}

/** The day of an entry: written under one of the keys, else in the name of its file or folder, else that of its first commit. */
export function findDay({ id, values, firstDay }: WrittenElsewhere, keys: readonly string[], inBody?: string): FoundDay | undefined {
  for (const key of keys) {
    const day = dayIn(values[key])
    if (day !== undefined) return { day, key }
  }
  // What can't be read is reported where it's written.
  if (keys[0] !== undefined && values[keys[0]] !== undefined && values[keys[0]] !== null) return undefined
  const known = dayIn(inBody) ?? dayInName(id)
  if (known !== undefined) return { day: known }
  const committed = firstDay()
  const [, year, month] = /(?:^|\/)(\d{4})\/(\d{2})\//.exec(id) ?? []
  const first = `${year}-${month}-01`
  if (year === undefined || !isCalendarDay(first) || committed?.startsWith(`${year}-${month}-`))
    return committed === undefined ? undefined : { day: committed }
  return { day: first, isMonth: true }
}

/** What writers should know about a day that isn't written in full. */
export function remarksOn(day: FoundDay | undefined): Remark[] {
  return day?.isMonth
    ? [{ what: 'has only a month, from its folder, and is dated the first of it', hint: 'Write its day in its front matter.' }]
    : []
}

/** A day in any form that can only mean one. */
export function dayIn(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? undefined : value.toISOString().slice(0, 10)
  if (typeof value !== 'string') return undefined
  if (isCalendarDay(value)) return value
  const found = readDay(value)
  return found?.isCertain ? found.days[0] : undefined
}

/** `2026-05-07-name`, `2026/05/07/name` and `2026/05-07-name`. */
function dayInName(id: string): string | undefined {
  const [, year, month, day] = /(?:^|\/)(\d{4})[-_./]?(\d{2})[-_./]?(\d{2})(?![0-9])(?=$|[-_./ ])/.exec(id) ?? []
  const found = `${year}-${month}-${day}`
  return isCalendarDay(found) ? found : undefined
}

/** A title from a file name, without its day or number: `2026-05-07-dark-mode` is "Dark mode". */
export function titleIn(id: string): string | undefined {
  const name = id.split('/').at(-1) ?? ''
  const words = name
    .replace(/^(\d{4}[-_.]?)?\d{2}[-_.]?\d{2}(?=$|[-_. ])/, '')
    .replace(/[-_ ]+/g, ' ')
    .trim()
  return /\p{L}/u.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : undefined
}

/** Names as they are given elsewhere: one text with commas, a list, or objects with a name. */
export function namesIn(value: unknown): string[] | undefined {
  if (typeof value === 'string')
    return value
      .split(/[,;]/)
      .map((name) => name.trim())
      .filter((name) => name !== '')
  if (Array.isArray(value)) {
    const names = value.map(nameIn)
    return names.every((name) => name !== undefined) ? names : undefined
  }
  const name = nameIn(value)
  return name === undefined ? undefined : [name]
}

function nameIn(value: unknown): string | undefined {
  if (typeof value === 'string' && value.trim() !== '') return value.trim()
  if (typeof value !== 'object' || value === null || !('name' in value)) return undefined
  return typeof value.name === 'string' ? value.name : undefined
}
