/** Words of strategies and objectives: their pages, and what changed in them. */
import { fieldName, valueName } from '../../words/names.ts'

const directions: Readonly<Record<string, string>> = { up: 'up', down: 'down', hold: 'to hold' }

/** A change, with the names that its values have for readers. */
export interface DescribedChange {
  of: 'strategy' | 'objective' | 'measure' | 'pillar'
  aspect: string
  title: string
  objective?: string
  from?: string
  to?: string
}

/** Measures as they are called beside their objective. */
const subject = ({ of, title, objective }: DescribedChange): string =>
  of === 'measure' ? `“${title}” of “${objective}”` : of === 'strategy' ? '' : `“${title}”`

const kinds = { strategy: 'Strategy', objective: 'Objective', measure: 'Measure', pillar: 'Pillar' } as const
const aspects: Readonly<Record<string, string>> = {
  target: 'target',
  baseline: 'baseline',
  unit: 'unit',
  direction: 'direction',
  owner: 'owner',
  period: 'period',
  status: 'status',
  id: 'id',
}
const own: Readonly<Record<string, string>> = { effective: 'Effective from', review: 'Review', owner: 'Owner', name: 'Title' }

function shown(aspect: string, value: string): string {
  if (aspect === 'direction') return directions[value] ?? value
  return aspect === 'status' || aspect === 'scope' ? valueName(value) : value
}

/** One line for a change: `Measure “Share” of “Reliable” – target: 60 % → 75 %`. */
export function changeLine(change: DescribedChange): string {
  const { of, aspect, from, to } = change
  const name = `${kinds[of]} ${subject(change)}`.trim()
  if (aspect === 'added' || aspect === 'dropped') return `${name} was ${aspect}`
  if (aspect === 'approver') return to === undefined ? `Approver: no longer ${from ?? 'the same'}` : `Approver: ${to} too`
  const values =
    from === undefined && to === undefined
      ? 'changed'
      : `${from === undefined ? 'none' : shown(aspect, from)} → ${to === undefined ? 'none' : shown(aspect, to)}`
  if (of === 'strategy') return `${own[aspect] ?? fieldName(aspect)}: ${values}`
  if (aspect === 'name') return `${name} was called “${from}”`
  return `${name} – ${aspects[aspect] ?? aspect}: ${values}`
}

export const strategyText = {
  sinceTitle: (title: string) => `What changed since ${title}`,
  noChange: 'No objective, pillar, owner or approver changed.',
  superseded: 'This strategy no longer holds.',
  replacedBy: 'It was replaced by',
  superseding: 'It replaces',
  pillars: 'Pillars',
  objectivesAbout: 'What each strategy is to bring about, and how far that is.',
  noObjectives: 'There are no objectives yet.',
  withoutStrategy: 'Without a strategy',
  period: (from: string, to: string) => `${from} – ${to}`,
  reading: 'Day',
  value: 'Value',
  readings: 'Readings as a table',
  baseline: (value: string) => `Baseline ${value}`,
  target: (value: string) => `Target ${value}`,
  targetIs: (value: string) => `target ${value}`,
  noReadings: 'No reading yet.',
  source: 'Source',
  /** The picture of a measure in one sentence, for those who do not see it. */
  picture: (name: string, count: number, baseline: string, target: string, latest: string | undefined) =>
    `${name}: ${latest === undefined ? 'no reading yet' : `${count === 1 ? 'one reading' : `${count} readings`}, the latest ${latest}`}; baseline ${baseline}, target ${target}.`,
  progress: (part: number) => `${part} % of the way from baseline to target.`,
  reached: 'The target is reached.',
  behind: 'It is behind where it began.',
} as const
