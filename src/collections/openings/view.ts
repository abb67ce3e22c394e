/** Content of the opening pages: whether they accept applications, and what candidates need to know. */
import { openingText as text } from '../../words/team.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { inOrder } from '../../graph/order.ts'
import { compare } from '../../plain/compare.ts'

export type Opening = Entry<'openings'>

export interface OpeningView {
  isOpen: boolean
  role: Entry<'roles'> | undefined
  employment: string
  /** Where the person works, and from where. */
  places: readonly string[]
  salary: string | undefined
  /** How we hire for its role. */
  hiringSteps: readonly string[]
}

/** Whether it accepts applications at the time of the run. */
export function isOpen({ data }: Pick<Opening, 'data'>, now: string): boolean {
  return data.status === 'open' && Date.parse(data.validThrough) > Date.parse(now)
}

export function openingView({ data }: Opening, handbook: Handbook): OpeningView {
  const role = handbook.entryIndex.find('roles', data.role)
  return {
    isOpen: isOpen({ data }, handbook.now),
    role,
    employment: employmentName(data.employment),
    places: placesOf(data),
    salary: data.salary && text.pay(data.salary),
    hiringSteps: role?.data.hiringSteps ?? [],
  }
}

/** On one line: employment type, locations, pay. */
export function openingLine({ data }: Opening): string {
  return [employmentName(data.employment), ...placesOf(data), ...(data.salary ? [text.pay(data.salary)] : [])].join(' · ')
}

/** Openings that accept applications, earliest deadline first; and closed ones, latest first. */
export function openingLists(handbook: Handbook): { open: readonly Opening[]; closed: readonly Opening[] } {
  const openings = inOrder(handbook, 'openings')
  const [open, closed] = [true, false].map((wanted) => openings.filter((each) => isOpen(each, handbook.now) === wanted))
  const lastMoment = ({ data }: Opening) => Date.parse(data.validThrough)
  return {
    open: (open ?? []).toSorted((a, b) => lastMoment(a) - lastMoment(b)),
    closed: (closed ?? []).toSorted((a, b) => compare(b.data.posted, a.data.posted)),
  }
}

function placesOf({ location, remote }: Opening['data']): string[] {
  return [...(location === undefined ? [] : [location]), ...(remote ? [text.remoteFrom(remote.countries)] : [])]
}

function employmentName(written: string): string {
  return text.employmentName(employmentType(written) ?? written)
}

/** Open positions in a role. */
export function openingsOfRole({ id }: Pick<Entry, 'id'>, handbook: Handbook): readonly Opening[] {
  return entriesOf(handbook, 'openings').filter((opening) => opening.data.role === id && isOpen(opening, handbook.now))
}

/** The schema.org value for an employment type in any spelling: "full-time" is FULL_TIME. */
export function employmentType(written: string): string | undefined {
  const word = written
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_')
  return employmentTypes.find((each) => each === word)
}

/** https://developers.google.com/search/docs/appearance/structured-data/job-posting */
const employmentTypes = ['FULL_TIME', 'PART_TIME', 'CONTRACTOR', 'TEMPORARY', 'INTERN', 'VOLUNTEER', 'PER_DIEM', 'OTHER']
