/** Sentences about changed values, for reports and pages. */
import { dayInWords } from './days.ts'
import { listInWords } from './lists.ts'
import { text } from './text.ts'

/** `on 1 December 2026`, or `with 2.31`. */
const when = (at: string): string => (isDay(at) ? `on ${dayInWords(at)}` : `with ${at}`)
const day = (on: string): string => (isDay(on) ? dayInWords(on) : on)
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)
const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`)
const because = (reason: string | undefined): string => (reason === undefined || reason === '' ? '.' : `: ${sentence(reason)}`)

export interface Holder {
  feature: string
  plan: string
  /** Names of offerings, for example “Cloud and Self-hosted”. */
  where: string
}

export const changeWords = {
  listOf: (names: readonly string[]) => listInWords(names),
  gets: ({ feature, plan, where }: Holder, at: string, limit: string) =>
    `${plan} gets ${feature} on ${where} ${when(at)}${limit === '' ? '' : `, ${limit}`}.`,
  loses: ({ feature, plan, where }: Holder, at: string) => `${plan} loses ${feature} on ${where} ${when(at)}.`,
  isGone: ({ feature, plan, where }: Holder) => `${plan} loses ${feature} on ${where}.`,
  getsInstead: ({ feature, plan, where }: Holder, at: string, before: string) =>
    `${plan} gets ${feature} on ${where} ${when(at)}, not ${when(before)}.`,
  losesInstead: ({ feature, plan, where }: Holder, at: string, before: string) =>
    `${plan} loses ${feature} on ${where} ${when(at)}, not ${when(before)}.`,
  keeps: ({ feature, plan, where }: Holder, before: string) =>
    `${plan} keeps ${feature} on ${where}; it was due to lose it ${when(before)}.`,
  limitMoves: ({ feature, plan, where }: Holder, way: 'rises' | 'falls', from: string, to: string, at: string | undefined) =>
    `The limit of ${feature} on ${plan} ${way} from ${from} to ${to} on ${where}${at === undefined ? '' : ` ${when(at)}`}.`,
  limitChanges: ({ feature, plan, where }: Holder, from: string, to: string, at: string | undefined) =>
    `The limit of ${feature} on ${plan} changes from “${from}” to “${to}” on ${where}${at === undefined ? '' : ` ${when(at)}`}.`,
  limitComes: ({ feature, plan, where }: Holder, to: string, at: string | undefined) =>
    `${feature} on ${plan} now has a limit on ${where}${at === undefined ? '' : ` ${when(at)}`}: ${to}.`,
  limitGoes: ({ feature, plan, where }: Holder, from: string, at: string | undefined) =>
    `${feature} on ${plan} no longer has a limit on ${where}${at === undefined ? '' : ` ${when(at)}`}; it was ${from}.`,
  limitStays: ({ feature, plan, where }: Holder, before: string) =>
    `The limit of ${feature} on ${plan} stays the same on ${where}; it was due to change ${when(before)}.`,
  remark: ({ feature, plan, where }: Holder, from: string | undefined, to: string | undefined) =>
    to === undefined
      ? `The note “${from}” on ${feature} for ${plan} on ${where} was removed.`
      : `The note on ${feature} for ${plan} on ${where} is “${to}”${from === undefined ? '' : `, and was “${from}”`}.`,
  undecided: (feature: string) => `It’s undecided again which plans have ${feature}.`,
  forNobody: (feature: string) => `${feature} isn’t in any plan; this was undecided.`,

  stage: (feature: string, stage: keyof typeof text.features.stages, since: string) =>
    `${feature}: ${text.features.stages[stage]} ${isDay(since) ? `from ${dayInWords(since)}` : `from ${since}`}.`,
  noStage: (feature: string, stage: keyof typeof text.features.stages) => `${feature}: “${text.features.stages[stage]}” was removed.`,

  review: (who: string, on: string, verdict: string) =>
    verdict === 'approve' ? `${who} approved it on ${day(on)}.` : `${who} asked for changes on ${day(on)}.`,
  noReview: (who: string, on: string) => `The review by ${who} of ${day(on)} was removed.`,

  inScope: (item: string, commitment: string) =>
    `“${item}” was added to the scope, ${commitment === 'stretch' ? 'as a stretch goal' : 'committed'}.`,
  outOfScope: (item: string) => `“${item}” was removed from the scope.`,
  committed: (item: string, commitment: string) => `“${item}” is now ${commitment === 'stretch' ? 'a stretch goal' : 'committed'}.`,
  outcome: (item: string, outcome: string | undefined, to: string | undefined, reason: string | undefined) =>
    outcome === undefined
      ? `“${item}” no longer has an outcome.`
      : `“${item}” ${outcome === 'dropped' ? 'was dropped' : outcome}${to === undefined ? '' : ` to “${to}”`}${because(reason)}`,
  announced: (item: string, reason: string | undefined) =>
    reason === undefined ? `“${item}” will be announced.` : `“${item}” won’t be announced${because(reason)}`,

  dated: (on: string, words: string, reason: string | undefined) =>
    `${day(on)}: ${sentence(words)}${reason === undefined ? '' : ` ${sentence(reason)}`}`,
  notDated: (on: string, words: string) => `The entry of ${day(on)} was removed: ${sentence(words)}`,

  reading: (measure: string, value: string, on: string, before: string | undefined) =>
    `${measure}: ${value} on ${day(on)}${before === undefined ? '' : `, not ${before}`}.`,
  noReading: (measure: string, value: string, on: string) => `${measure}: the reading of ${day(on)}, ${value}, was removed.`,

  responsible: (duty: string, owns: string) => `Responsible for: ${sentence(duty)}${owns === '' ? '' : ` Owns ${owns}.`}`,
  notAnyMore: (duty: string) => `No longer responsible for: ${sentence(duty)}`,
  owns: (duty: string, owned: string) => `Now owns ${owned}, for “${duty}”.`,
  ownsNot: (duty: string, owned: string) => `No longer owns ${owned}, for “${duty}”.`,
} as const
