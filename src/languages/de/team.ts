/** German text of decisions, roles and openings. */
import type { Words } from '../catalogue.ts'

export const decisions: Words['decisions'] = {
  about: 'Was wann entschieden wurde und was daraus folgt. Zuerst stehen die offenen Entscheidungen, dann die gültigen und die früheren.',
  none: 'Es gibt noch keine Entscheidungen.',
  statuses: {
    proposed: 'Vorgeschlagen',
    accepted: 'Angenommen',
    unrecorded: 'Status nicht festgehalten',
    rejected: 'Abgelehnt',
    deprecated: 'Überholt',
    superseded: 'Ersetzt',
  },
  affects: 'Betrifft',
  affected: 'Betrifft:',
  confirmBy: 'Zu bestätigen bis',
  overdueSince: 'Bestätigung überfällig seit:',
  over: {
    superseded: 'Diese Entscheidung wurde ersetzt',
    deprecated: 'Diese Entscheidung gilt nicht mehr',
    rejected: 'Dieser Vorschlag wurde abgelehnt',
  },
  supersededBy: 'Ersetzt durch',
  chain: 'Ersetzte Entscheidungen',
  chainOf: 'Zeitleiste',
  first: 'Erste',
  replacedBy: 'Ersetzt durch',
  here: 'diese Seite',
  undecided: 'Funktionen, deren Tarif noch offen ist',
  awaits: 'Wartet auf',
  awaitsNone: 'Keine Entscheidung vorgeschlagen für:',
  more: (count) => `und ${count} weitere`,
}

export const reporting: Words['reporting'] = {
  title: 'Berichtswege',
  titleOf: 'Berichtsweg',
  apart: 'Nicht im Organigramm:',
  up: 'Von oben',
  here: 'diese Seite',
  openings: 'Offene Stellen',
}

const employments: Readonly<Record<string, string>> = {
  FULL_TIME: 'Vollzeit',
  PART_TIME: 'Teilzeit',
  CONTRACTOR: 'Freie Mitarbeit',
  TEMPORARY: 'Befristet',
  INTERN: 'Praktikum',
  VOLUNTEER: 'Ehrenamt',
  PER_DIEM: 'Tageweise',
}
const periods: Readonly<Record<string, string>> = { hour: 'pro Stunde', month: 'pro Monat', year: 'pro Jahr' }
const countries = new Intl.DisplayNames(['de'], { type: 'region' })
const amount = new Intl.NumberFormat('de')

export const openings: Words['openings'] = {
  about: 'Alle offenen Stellen.',
  none: 'Es gibt noch keine Stellen.',
  noneOpen: 'Zurzeit sind keine Stellen offen.',
  open: 'Offen',
  closed: 'Geschlossen',
  isClosed: 'Bewerbungen sind nicht mehr möglich',
  apply: 'Bewerben',
  title: 'Auf einen Blick',
  hiring: 'Unser Auswahlverfahren',
  role: 'Rolle',
  employment: 'Anstellung',
  place: 'Ort',
  salary: 'Gehalt',
  posted: 'Ausgeschrieben am',
  validThrough: 'Bewerbung bis',
  employmentName: (kind) => employments[kind] ?? kind,
  remoteFrom: (from) =>
    `Ortsunabhängig, aus ${from.map((each) => (/^[A-Z]{2}$/.test(each) ? (countries.of(each) ?? each) : each)).join(', ')}`,
  pay: ({ currency, min, max, per }) => {
    const span = min === max ? amount.format(min) : `${amount.format(min)} bis ${amount.format(max)}`
    return `${span} ${currency} ${periods[per] ?? per}`
  },
  hour: (moment) => {
    const [, time, offset] = /[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.exec(moment) ?? []
    return time === undefined ? '' : `, ${time} Uhr (UTC${offset === undefined || /^Z|00:?00$/.test(offset) ? '' : offset})`
  },
}
