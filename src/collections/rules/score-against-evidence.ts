/**
 * Reports scores and priorities that contradict the evidence. Only what insights clearly deny is reported: a confidence without any
 * evidence, and a rank above something with enough evidence and three times as much. Effort and severity may justify the rest.
 */
import { quotedCommand } from '../../plain/command.ts'
import { type Problem, problem, relatedTo } from '../../problems/problem.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { type Score, scoreOf } from '../../graph/score.ts'
import { evidenceCustomers, evidenceRung, insightsFor, isAhead, type Insight } from '../roadmap/evidence.ts'

/** From this confidence on, a score claims to rest on data; RICE calls 80% medium and 50% low. */
const claimedConfidence = 0.8
/** How many times as many customers contradict a rank. */
const timesAsMany = 3

/** Something with a score or a priority, and the distinct customers whose insights count as evidence. */
interface Ranked {
  entry: Entry
  /** Customers of its own insights and of those about its roadmap item. */
  customers: number
  /** Customers of its own insights. */
  ownCustomers: number
}

export function checkScoresAgainstEvidence(graph: Graph): Problem[] {
  return [...checkScores(graph), ...checkPriorities(graph)]
}

function checkScores(graph: Graph): Problem[] {
  const all = entriesOf(graph, 'roadmap').map((entry) => ({ entry, ...countsOf(insightsFor(entry, graph)) }))
  // Without any evidence, the handbook doesn't record insights; then they can't contradict anything.
  if (all.every(({ customers }) => customers === 0)) return []
  const scored = all.flatMap(({ entry, ...counts }) => {
    const { score } = entry.data
    return score && isAhead(entry) && !entry.isDraft ? [{ entry, score, ...counts }] : []
  })
  const evidenced = withEnoughEvidence(scored)
  return scored.flatMap((item) => {
    const better = evidenced.find((other) => isContradicted(item, other) && outranks(item.score, other.score))
    if (better) return outranked(item, describeScore(item.score), better, describeScore(better.score), ['score'])
    return item.customers === 0 && item.score.confidence >= claimedConfidence ? [overconfident(item.entry, item.score)] : []
  })
}

/** Whether a score is higher for what it says about customers, and not only because of less effort. */
function outranks(score: Score, other: Score): boolean {
  const value = ({ reach, impact, confidence }: Score) => reach * impact * confidence
  return scoreOf(score) > scoreOf(other) && value(score) > value(other)
}

/** Bugs, debt and security have priorities for other reasons than the number of customers. */
function checkPriorities(graph: Graph): Problem[] {
  const open = entriesOf(graph, 'backlog').flatMap((entry) => {
    const { kind, status, priority, roadmap } = entry.data
    if (kind !== 'feature' || status === 'done' || status === 'closed' || priority === undefined || entry.isDraft) return []
    const item = graph.entryIndex.find('roadmap', roadmap ?? '')
    return { entry, priority, ...countsOf(insightsFor(entry, graph), item ? insightsFor(item, graph) : []) }
  })
  const evidenced = withEnoughEvidence(open)
  return open.flatMap((issue) => {
    const better = evidenced.find((other) => isContradicted(issue, other) && issue.priority < other.priority)
    return better ? outranked(issue, `the priority ${issue.priority}`, better, better.priority, ['priority']) : []
  })
}

function countsOf(own: readonly Insight[], inherited: readonly Insight[] = []): Omit<Ranked, 'entry'> {
  const count = (insights: readonly Insight[]) =>
    new Set(insights.filter(({ data }) => data.rung >= evidenceRung).map(({ data }) => data.customer.ref)).size
  return { customers: count([...own, ...inherited]), ownCustomers: count(own) }
}

/** Most customers first. */
function withEnoughEvidence<Item extends Ranked>(items: readonly Item[]): Item[] {
  return items.filter(({ ownCustomers }) => ownCustomers >= evidenceCustomers).sort((a, b) => b.ownCustomers - a.ownCustomers)
}

/** `other` has enough evidence. */
function isContradicted({ customers }: Ranked, other: Ranked): boolean {
  return customers < evidenceCustomers && other.ownCustomers >= timesAsMany * customers
}

function describeScore(score: Score): string {
  return `a score of ${Math.round(scoreOf(score) * 100) / 100}`
}

function outranked({ entry, customers }: Ranked, rank: string, other: Ranked, otherRank: string, path: readonly string[]): Problem[] {
  const seen = customers === 0 ? 'no customer' : customers === 1 ? '1 customer' : `${customers} customers`
  const message = `"${entry.title}" has ${rank}, but insights of rung ${evidenceRung} or higher come from ${seen}; "${other.entry.title}" has ${otherRank} and ${other.ownCustomers} customers.`
  const hint = `Change one of the two, or add the insights that are missing. ${quotedCommand(['rank'])} shows both orders.`
  return [
    problem('score-against-evidence', entry.file, entry.spanOf(path), message, {
      hint,
      related: [relatedTo(other.entry.file, other.entry.spanOf(path), 'the other is here')],
      absent: { in: ['insights'], names: entry.id },
    }),
  ]
}

function overconfident(item: Entry<'roadmap'>, { confidence }: Score): Problem {
  const message = `"${item.title}" has a confidence of ${Math.round(confidence * 100)}%, but no insight of rung ${evidenceRung} or higher supports it.`
  const hint = 'Write "confidence: 0.5" or less, or add the insights that it rests on.'
  return problem('score-against-evidence', item.file, item.spanOf(['score', 'confidence']), message, {
    hint,
    absent: { in: ['insights'], names: item.id },
  })
}
