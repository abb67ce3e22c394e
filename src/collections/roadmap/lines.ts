/** One-line texts about scores, evidence and milestones, for pages and Markdown. */
import { planningText as text } from '../../words/planning.ts'
import { type Score, scoreOf } from '../../graph/score.ts'
import type { Evidence } from './evidence.ts'
import { plainNumber } from './view.ts'

export function scoreText(score: Score): string {
  const { reach, impact, confidence, effort } = score
  const inputs = {
    reach: plainNumber(reach),
    impact: plainNumber(impact),
    confidence: plainNumber(confidence),
    effort: plainNumber(effort),
  }
  return `${plainNumber(scoreOf(score))} = ${text.scoreFrom(inputs)}`
}

export function evidenceText({ insights, customers, missing }: Evidence): string {
  if (insights.length === 0) return text.noEvidence
  return missing === 0 ? text.evidenced(customers) : text.notEvidenced(customers, missing)
}
