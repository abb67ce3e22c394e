/** Text of the ranking: planned order next to that of the evidence. */
import { language } from './dates.ts'

const suffixes: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })

function ordinal(position: number): string {
  return `${position}${suffixes[ordinals.select(position)]}`
}

function customers(count: number): string {
  return count === 1 ? '1 customer' : `${count} customers`
}

/** `closer to behaviour and more recent` */
function joined(parts: readonly string[]): string {
  return new Intl.ListFormat(language.locale, { type: 'conjunction' }).format(parts)
}

function withAdvantages(evidence: string, advantages: readonly string[]): string {
  return advantages.length > 0 ? `${evidence} (${joined(advantages)})` : evidence
}

export const rankingText = {
  title: 'Ranking',
  about: 'The roadmap and the backlog as planned, next to the order that insights give, with the reason for each difference.',
  listAbout: {
    roadmap: 'What is ahead as planned, next to the order that insights give, with the reason for each difference.',
    backlog: 'Open issues as planned, next to the order that insights give, with the reason for each difference.',
  },
  lists: { roadmap: 'Roadmap', backlog: 'Backlog' },
  listTitles: { roadmap: 'Ranking of the roadmap', backlog: 'Ranking of the backlog' },
  nav: 'Ranked lists',
  empty: 'There is nothing to rank.',
  planned: 'Planned',
  evidence: 'Evidence',
  up: (by: number) => `${by} up`,
  down: (by: number) => `${by} down`,
  summary: (moved: number, all: number) =>
    moved === 0 ? 'The plan and the evidence agree.' : `The evidence would move ${moved} of ${all === 1 ? '1 item' : `${all} items`}.`,
  noInsights: 'No insights support anything here yet, so both orders are the same.',
  how: 'A score multiplies the customers by the weight of their segments and plans, by how close and how recent their insights are, and by the objective served.',
  formula: (score: string, parts: { customers: string; weight: string; closeness: string; freshness: string; objective: string }) =>
    `Score ${score} = customers ${parts.customers} × weight ${parts.weight} × closeness ${parts.closeness} × freshness ${parts.freshness} × objective ${parts.objective}`,
  insights: (count: number) => (count === 1 ? '1 insight' : `${count} insights`),
  moreInsights: (count: number) => `and ${count} more`,
  unranked: 'Not ranked',
  unrankedAbout: 'Security, debt and severe bugs are planned by risk, not by how many customers ask.',
  moved: (planned: number, evidence: number, why: string) => `Planned ${ordinal(planned)}, evidence says ${ordinal(evidence)}: ${why}.`,
  untriaged: (evidence: number, why: string) => `Not triaged yet, evidence says ${ordinal(evidence)}: ${why}.`,
  same: (why: string) => `Same place: ${why}.`,
  sameUntriaged: (why: string) => `Not triaged yet: ${why}.`,
  /** Instead of a number of customers. */
  none: 'none',
  noInsight: 'no insight supports it',
  noWeight: (insights: number) => (insights === 1 ? 'its one insight has no weight' : `none of its ${insights} insights has any weight`),
  customers,
  customersOn: (all: number, some: number, plan: string) =>
    `${customers(all)}${all === some ? ` on ${plan}` : `, ${some} of them on ${plan}`}`,
  inherited: (count: number) => `${customers(count)} through its roadmap item`,
  stronger: (own: string, advantages: readonly string[], other: string, title: string) =>
    `${withAdvantages(own, advantages)}, against ${other} for “${title}”`,
  weaker: (title: string, other: string, advantages: readonly string[], own: string) =>
    `“${title}” has ${withAdvantages(other, advantages)}, against ${own} here`,
  outranked: (own: string, passing: number) =>
    `${own}, and ${passing === 1 ? '1 item planned below it has' : `${passing} items planned below it have`} evidence`,
  advantages: {
    customers: 'more customers',
    weight: 'with more weight',
    closeness: 'closer to behaviour',
    freshness: 'more recent',
    objective: 'for an objective that counts more',
  },
} as const
