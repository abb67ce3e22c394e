/** German sentences about changed values. */
import type { Words } from '../catalogue.ts'
import { dayInWords } from './days.ts'
import { site } from './site.ts'

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)
/** `am 1. Dezember 2026`, or `mit 2.31`. */
const when = (at: string): string => (isDay(at) ? `am ${dayInWords(at)}` : `mit ${at}`)
const day = (on: string): string => (isDay(on) ? dayInWords(on) : on)
const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`)
const because = (reason: string | undefined): string => (reason === undefined || reason === '' ? '.' : `: ${sentence(reason)}`)
const later = (at: string | undefined): string => (at === undefined ? '' : ` ${when(at)}`)
const list = new Intl.ListFormat('de', { type: 'conjunction' })
const outcomes: Readonly<Record<string, string>> = { shipped: 'ausgeliefert', slipped: 'verschoben', dropped: 'gestrichen' }

export const changedValues: Words['changedValues'] = {
  listOf: (names) => list.format(names),
  gets: ({ feature, plan, where }, at, limit) => `${plan} (${where}) erhält ${when(at)} ${feature}${limit === '' ? '' : `, ${limit}`}.`,
  loses: ({ feature, plan, where }, at) => `${plan} (${where}) verliert ${when(at)} ${feature}.`,
  isGone: ({ feature, plan, where }) => `${plan} (${where}) verliert ${feature}.`,
  getsInstead: ({ feature, plan, where }, at, before) => `${plan} (${where}) erhält ${feature} ${when(at)}, nicht ${when(before)}.`,
  losesInstead: ({ feature, plan, where }, at, before) => `${plan} (${where}) verliert ${feature} ${when(at)}, nicht ${when(before)}.`,
  keeps: ({ feature, plan, where }, before) => `${plan} (${where}) behält ${feature}; ${when(before)} sollte es wegfallen.`,
  limitMoves: ({ feature, plan, where }, way, from, to, at) =>
    `Die Grenze für ${feature} in ${plan} (${where}) ${way === 'rises' ? 'steigt' : 'sinkt'}${later(at)} von ${from} auf ${to}.`,
  limitChanges: ({ feature, plan, where }, from, to, at) =>
    `Die Grenze für ${feature} in ${plan} (${where}) ändert sich${later(at)} von „${from}“ zu „${to}“.`,
  limitComes: ({ feature, plan, where }, to, at) => `${feature} in ${plan} (${where}) hat${later(at)} erstmals eine Grenze: ${to}.`,
  limitGoes: ({ feature, plan, where }, from, at) => `${feature} in ${plan} (${where}) hat${later(at)} keine Grenze mehr; bisher: ${from}.`,
  limitStays: ({ feature, plan, where }, before) =>
    `Die Grenze für ${feature} in ${plan} (${where}) bleibt; ${when(before)} sollte sie sich ändern.`,
  remark: ({ feature, plan, where }, from, to) =>
    to === undefined
      ? `Der Hinweis „${from}“ zu ${feature} in ${plan} (${where}) wurde entfernt.`
      : `Der Hinweis zu ${feature} in ${plan} (${where}) lautet „${to}“${from === undefined ? '' : `, bisher „${from}“`}.`,
  undecided: (feature) => `Es ist wieder offen, welche Tarife ${feature} enthalten.`,
  forNobody: (feature) => `${feature} ist in keinem Tarif enthalten; das war bisher offen.`,

  stage: (feature, stage, since) => `${feature}: ${site.features.stages[stage]} ab ${isDay(since) ? dayInWords(since) : since}.`,
  noStage: (feature, stage) => `${feature}: „${site.features.stages[stage]}“ wurde entfernt.`,

  review: (who, on, verdict) =>
    verdict === 'approve' ? `${who} hat am ${day(on)} freigegeben.` : `${who} hat am ${day(on)} um Änderungen gebeten.`,
  noReview: (who, on) => `Die Prüfung durch ${who} vom ${day(on)} wurde entfernt.`,

  inScope: (item, commitment) => `„${item}“ gehört jetzt zum Umfang, ${commitment === 'stretch' ? 'wenn möglich' : 'zugesagt'}.`,
  outOfScope: (item) => `„${item}“ gehört nicht mehr zum Umfang.`,
  committed: (item, commitment) => `„${item}“ ist jetzt ${commitment === 'stretch' ? 'nur wenn möglich geplant' : 'zugesagt'}.`,
  outcome: (item, outcome, to, reason) =>
    outcome === undefined
      ? `„${item}“ hat kein Ergebnis mehr.`
      : `„${item}“ wurde ${to === undefined ? '' : `auf „${to}“ `}${outcomes[outcome] ?? outcome}${because(reason)}`,
  announced: (item, reason) =>
    reason === undefined ? `„${item}“ wird angekündigt.` : `„${item}“ wird nicht angekündigt${because(reason)}`,

  dated: (on, words, reason) => `${day(on)}: ${sentence(words)}${reason === undefined ? '' : ` ${sentence(reason)}`}`,
  notDated: (on, words) => `Der Eintrag vom ${day(on)} wurde entfernt: ${sentence(words)}`,

  reading: (measure, value, on, before) => `${measure}: ${value} am ${day(on)}${before === undefined ? '' : `, nicht ${before}`}.`,
  noReading: (measure, value, on) => `${measure}: Der Messwert vom ${day(on)}, ${value}, wurde entfernt.`,

  responsible: (duty, owns) => `Zuständig für: ${sentence(duty)}${owns === '' ? '' : ` Verantwortet ${owns}.`}`,
  notAnyMore: (duty) => `Nicht mehr zuständig für: ${sentence(duty)}`,
  owns: (duty, owned) => `Verantwortet jetzt ${owned}, für „${duty}“.`,
  ownsNot: (duty, owned) => `Verantwortet nicht mehr ${owned}, für „${duty}“.`,
}
