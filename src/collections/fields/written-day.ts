/** Recognises dates in formats other than YYYY-MM-DD, to suggest a fix. */
import { replaceLookalikes } from '../../plain/characters.ts'

export interface WrittenDay {
  /** Possible dates, most likely first. */
  days: string[]
  /** Whether nothing else can be meant. */
  isCertain: boolean
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthNames =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec'
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?'
const moment = '(?:[T ]\\d{1,2}:\\d{2}.*)?'

const yearFirst = new RegExp(`^(\\d{4})\\s*[-/. ]\\s*(\\d{1,2})\\s*[-/. ]\\s*(\\d{1,2})${moment}$`)
const compact = /^(\d{4})(\d{2})(\d{2})$/
const namedYearFirst = new RegExp(`^(\\d{4})[\\s,./-]+(${monthNames})\\.?[\\s,./-]+(\\d{1,2})(?:st|nd|rd|th)?$`, 'i')
const eastAsian = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?$/
const dotted = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2})$/
const slashed = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})$/
const dayThenMonth = new RegExp(`^${weekday}(\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s-]+(?:of\\s+)?(${monthNames})\\.?,?[\\s-]+(\\d{4})$`, 'i')
const monthThenDay = new RegExp(`^${weekday}(${monthNames})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})$`, 'i')

/** The dates that a text may mean; undefined if it isn't a date, or doesn't exist. */
export function readDay(written: string): WrittenDay | undefined {
  const text = replaceLookalikes(written).trim()
  const certain = (year: string, month: number, day: number) => dayResult([[year, month, day]], year.length === 4)
  const first = yearFirst.exec(text) ?? compact.exec(text) ?? eastAsian.exec(text)
  if (first) return certain(first[1] ?? '', Number(first[2]), Number(first[3]))
  const withDots = dotted.exec(text)
  if (withDots) return certain(withDots[3] ?? '', Number(withDots[2]), Number(withDots[1]))
  const yearThenName = namedYearFirst.exec(text)
  if (yearThenName) return certain(yearThenName[1] ?? '', monthOf(yearThenName[2]), Number(yearThenName[3]))
  const [, a, sign, b, year = ''] = slashed.exec(text) ?? []
  if (a !== undefined && b !== undefined) {
    // Day first is usual almost everywhere, month first in the United States.
    const isYearFirst = sign === '-' && year.length === 2 && a.length === 2 && Number(a) > 12
    return dayResult(
      [
        // Hyphens are used in dates that start with the year.
        ...(isYearFirst ? [[a, Number(b), Number(year)] as const] : []),
        [year, Number(b), Number(a)],
        [year, Number(a), Number(b)],
      ],
      year.length === 4,
    )
  }
  const named = dayThenMonth.exec(text)
  if (named) return certain(named[3] ?? '', monthOf(named[2]), Number(named[1]))
  const american = monthThenDay.exec(text)
  return american ? certain(american[3] ?? '', monthOf(american[1]), Number(american[2])) : undefined
}

function dayResult(parts: readonly (readonly [year: string, month: number, day: number])[], isWholeYear: boolean): WrittenDay | undefined {
  const days = parts.flatMap(([year, month, day]) => {
    const text = `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    return isCalendarDay(text) ? text : []
  })
  const [...different] = new Set(days)
  return different.length === 0 ? undefined : { days: different, isCertain: isWholeYear && different.length === 1 }
}

function monthOf(name = ''): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

/** Whether the text is an existing date, `YYYY-MM-DD`; a year before 1000 is a typo. */
export function isCalendarDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  // Day 0 of the next month is the last one of this month. Every month has 28 days.
  return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate())
}

/** The problem with text that isn't a valid date, and a suggestion. */
export function dayFault(written: string): { message: string; hint: string; suggestions?: string[]; isCertain?: boolean } {
  const { days, isCertain } = readDay(written) ?? { days: [], isCertain: false }
  const [first, second] = days
  if (first === undefined) return { message: `"${written}" is not a valid date.`, hint: missingDay(written) }
  if (second !== undefined)
    return {
      message: `"${written}" can be ${spelled(first)} or ${spelled(second)}.`,
      hint: `Write "${first}" or "${second}".`,
      suggestions: days,
    }
  const message = `"${written}" is not a valid date.`
  return { message, hint: `Write "${first}".`, suggestions: days, ...(isCertain && { isCertain }) }
}

/** Why a well-formed date doesn't exist. */
function missingDay(written: string): string {
  const [, year = '', month = ''] = /^(\d{4})-(\d{2})-\d{2}$/.exec(written) ?? []
  if (year === '') return 'Write an existing date as YYYY-MM-DD.'
  if (year.startsWith('0')) return `"${year}" is not a year; write an existing date as YYYY-MM-DD.`
  const name = monthName(Number(month))
  if (name === undefined) return `There is no month ${month}; write an existing date as YYYY-MM-DD.`
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return `${name} ${year} has ${last} days; write an existing date as YYYY-MM-DD.`
}

function spelled(day: string): string {
  return `${Number(day.slice(8))} ${monthName(Number(day.slice(5, 7)))} ${day.slice(0, 4)}`
}

function monthName(month: number): string | undefined {
  if (month < 1 || month > 12) return undefined
  return new Date(Date.UTC(2000, month - 1, 1)).toLocaleString('en', { month: 'long', timeZone: 'UTC' })
}
