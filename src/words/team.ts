/** Text of decisions, roles and openings: lists and pages. */
import { language } from './dates.ts'

export const decisionText = {
  about: 'What was decided, when, and what follows from it. Open decisions first, then current and past ones.',
  none: 'There are no decisions yet.',
  statuses: {
    proposed: 'Proposed',
    accepted: 'Accepted',
    unrecorded: 'Status not recorded',
    rejected: 'Rejected',
    deprecated: 'Deprecated',
    superseded: 'Superseded',
  },
  affects: 'Affects',
  affected: 'Affects:',
  confirmBy: 'Confirm by',
  overdueSince: 'Confirmation overdue since:',
  over: {
    superseded: 'This decision was replaced',
    deprecated: 'This decision no longer applies',
    rejected: 'This proposal was rejected',
  },
  supersededBy: 'Replaced by',
  chain: 'Replaced decisions',
  chainOf: 'Timeline',
  first: 'First',
  replacedBy: 'Replaced by',
  here: 'this page',
  undecided: 'Features whose plan is undecided',
  awaits: 'Waiting on',
  awaitsNone: 'No decision proposed for:',
  more: (count: number) => `and ${count} more`,
} as const

export const reportingText = {
  title: 'Reporting lines',
  titleOf: 'Reporting line',
  apart: 'Not in the chart:',
  up: 'From the top',
  here: 'this page',
  openings: 'Open roles',
} as const

const employments: Readonly<Record<string, string>> = {
  FULL_TIME: 'Full-time',
  PART_TIME: 'Part-time',
  CONTRACTOR: 'Contract',
  TEMPORARY: 'Temporary',
  INTERN: 'Internship',
  VOLUNTEER: 'Volunteer',
  PER_DIEM: 'Per diem',
}
const periods: Readonly<Record<string, string>> = { hour: 'per hour', month: 'per month', year: 'per year' }
const countryName = (code: string) => new Intl.DisplayNames([language.locale], { type: 'region' }).of(code) ?? code

export const openingText = {
  about: 'Open roles.',
  none: 'There are no openings yet.',
  noneOpen: 'No open roles right now.',
  open: 'Open',
  closed: 'Closed',
  isClosed: 'Applications are closed',
  apply: 'Apply',
  title: 'At a glance',
  hiring: 'How we hire',
  role: 'Role',
  employment: 'Employment',
  place: 'Location',
  salary: 'Salary',
  posted: 'Posted',
  validThrough: 'Apply until',
  employmentName: (kind: string) => employments[kind] ?? kind,
  /** Names instead of ISO 3166 codes. */
  remoteFrom: (from: readonly string[]) =>
    `Remote, from ${from.map((each) => (/^[A-Z]{2}$/.test(each) ? countryName(each) : each)).join(', ')}`,
  pay: (range: { currency: string; min: number; max: number; per: string }) => {
    const amount = new Intl.NumberFormat(language.locale)
    const span = range.min === range.max ? amount.format(range.min) : `${amount.format(range.min)} to ${amount.format(range.max)}`
    return `${span} ${range.currency} ${periods[range.per] ?? range.per}`
  },
  /** Follows a day: a time, with its offset from UTC. */
  hour: (moment: string) => {
    const [, time, offset] = /[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.exec(moment) ?? []
    return time === undefined ? '' : `, ${time} (UTC${offset === undefined || /^Z|00:?00$/.test(offset) ? '' : offset})`
  },
} as const
