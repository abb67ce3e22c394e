/** Explains in one sentence why the evidence gives an item another position than the plan. */
import { rankingText as text } from '../../words/ranking.ts'
import type { EvidencePart, EvidenceParts } from './evidence.ts'
import type { PlacedRow } from './row.ts'

/** `byEvidence` are all rows of the list, strongest evidence first. */
export function explain(row: PlacedRow, byEvidence: readonly PlacedRow[]): string {
  const { entry, planned, evidence } = row
  const isUntriaged = entry.collection === 'backlog' && entry.data.status === 'new'
  if (planned === evidence) return isUntriaged ? text.sameUntriaged(ownEvidence(row)) : text.same(ownEvidence(row))
  const why = evidence < planned ? whyUp(row, byEvidence) : whyDown(row, byEvidence)
  return isUntriaged ? text.untriaged(evidence, why) : text.moved(planned, evidence, why)
}

/** Compares with the item planned highest among those that it passes. */
function whyUp(row: PlacedRow, byEvidence: readonly PlacedRow[]): string {
  const passed = byEvidence.slice(row.evidence).filter(({ planned }) => planned < row.planned)
  const other = passed.reduce((highest, each) => (each.planned < highest.planned ? each : highest))
  return text.stronger(ownEvidence(row), advantages(row, other), ownEvidence(other, true), other.entry.title)
}

/** Compares with the strongest item that passes it. */
function whyDown(row: PlacedRow, byEvidence: readonly PlacedRow[]): string {
  const passing = byEvidence.slice(0, row.evidence - 1).filter(({ planned }) => planned > row.planned)
  const [other] = passing
  if (!other || row.score === 0) return text.outranked(ownEvidence(row), passing.length)
  return text.weaker(other.entry.title, ownEvidence(other), advantages(other, row), ownEvidence(row, true))
}

function ownEvidence({ parts, plans, all, score, isInherited }: PlacedRow, isShort = false): string {
  if (all === 0) return isShort ? text.none : text.noInsight
  if (score === 0) return isShort ? text.none : text.noWeight(all)
  const [main] = plans
  if (isShort) return text.customers(parts.customers)
  if (isInherited) return text.inherited(parts.customers)
  return main ? text.customersOn(parts.customers, main.customers, main.name) : text.customers(parts.customers)
}

/** A part explains a difference from this share of what speaks for the stronger item. */
const leastShare = 0.2

/** In what else the stronger item is ahead, most first. The sentence has the number of customers anyway. */
function advantages(stronger: PlacedRow, weaker: PlacedRow): string[] {
  if (weaker.score === 0) return []
  const ahead = (Object.keys(stronger.parts) as EvidencePart[])
    .map((part) => ({ part, by: Math.log(ratioOf(part, stronger.parts, weaker.parts)) }))
    .filter(({ by }) => by > 0)
    .sort((a, b) => b.by - a.by)
  const sum = ahead.reduce((total, { by }) => total + by, 0)
  return ahead.flatMap(({ part, by }) => (part === 'customers' || by < leastShare * sum ? [] : [text.advantages[part]]))
}

function ratioOf(part: EvidencePart, stronger: EvidenceParts, weaker: EvidenceParts): number {
  return stronger[part] / weaker[part]
}
