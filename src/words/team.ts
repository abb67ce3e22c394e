/** Text of decisions, roles and openings: lists and pages. */
import { dateLocale } from './dates.ts'

/** Names of collections without a list of their own, among what somebody owns or a decision affects. */
const kinds: Readonly<Record<string, string>> = {
  areas: 'Areas',
  backlog: 'Backlog',
  insights: 'Insights',
  offerings: 'Offerings',
  people: 'People',
  tiers: 'Plans',
  triage: 'Rules of triage',
}

/** Returns the label of a collection. */
export const kindName = (collection: string): string => kinds[collection] ?? collection

export const decisionText = {
  about: 'What was decided, when, and what follows from it: first what is still open, then what holds, then what no longer does.',
  none: 'There are no decisions yet.',
  statuses: { proposed: 'Proposed', accepted: 'Accepted', rejected: 'Rejected', deprecated: 'Deprecated', superseded: 'Superseded' },
  affects: 'What it affects',
  affected: 'Affects:',
  confirmBy: 'To be confirmed by',
  overdueSince: 'To be confirmed since:',
  over: {
    superseded: 'This decision was replaced',
    deprecated: 'This decision no longer holds',
    rejected: 'This was proposed, and rejected',
  },
  supersededBy: 'What holds in its place:',
  chain: 'What replaced what',
  chainOf: 'What it replaced, and what replaced it',
  first: 'First',
  replacedBy: 'Replaced by',
  here: 'this page',
  undecided: 'Features whose plan is undecided',
  awaits: 'Awaited:',
  awaitsNone: 'No decision is awaited for:',
  more: (count: number) => `and ${count} more`,
} as const

export const reportingText = {
  title: 'Who reports to whom',
  titleOf: 'Reporting line',
  apart: 'No line is written for:',
  up: 'From the top',
  here: 'this page',
  openings: 'Open positions',
} as const

const employments: Readonly<Record<string, string>> = {
  FULL_TIME: 'Full time',
  PART_TIME: 'Part time',
  CONTRACTOR: 'As a contractor',
  TEMPORARY: 'Temporary',
  INTERN: 'Internship',
  VOLUNTEER: 'Voluntary',
  PER_DIEM: 'By the day',
}
const periods: Readonly<Record<string, string>> = { hour: 'an hour', month: 'a month', year: 'a year' }
const countries = new Intl.DisplayNames([dateLocale], { type: 'region' })
const amount = new Intl.NumberFormat(dateLocale)

export const openingText = {
  about: 'Roles that wait for somebody: first those for which one can apply today.',
  none: 'There are no openings yet.',
  noneOpen: 'One cannot apply for anything at present.',
  open: 'Open',
  closed: 'Closed',
  isClosed: 'One can no longer apply for this',
  apply: 'Apply',
  title: 'The position',
  hiring: 'How we hire',
  role: 'Role',
  employment: 'Employment',
  place: 'Place',
  salary: 'Salary',
  posted: 'Posted',
  validThrough: 'Apply until',
  employmentName: (kind: string) => employments[kind] ?? kind,
  /** Names in place of ISO 3166 codes. */
  remoteFrom: (from: readonly string[]) =>
    `Remote, from ${from.map((each) => (/^[A-Z]{2}$/.test(each) ? (countries.of(each) ?? each) : each)).join(', ')}`,
  pay: (range: { currency: string; min: number; max: number; per: string }) => {
    const span = range.min === range.max ? amount.format(range.min) : `${amount.format(range.min)} to ${amount.format(range.max)}`
    return `${span} ${range.currency} ${periods[range.per] ?? range.per}`
  },
  /** Follows a day: a time, with its offset from UTC. */
  hour: (moment: string) => {
    const [, time, offset] = /[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.exec(moment) ?? []
    return time === undefined ? '' : `, ${time} (UTC${offset === undefined || /^Z|00:?00$/.test(offset) ? '' : offset})`
  },
} as const
