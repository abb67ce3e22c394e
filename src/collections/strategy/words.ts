/** Text of strategies and objectives: their pages and changes. */
import { fieldName, valueName } from '../../words/names.ts'

const directions: Readonly<Record<string, string>> = { up: 'up', down: 'down', hold: 'hold' }

/** A change, with values as readers know them. */
export interface DescribedChange {
  of: 'strategy' | 'objective' | 'measure' | 'pillar'
  aspect: string
  title: string
  objective?: string
  from?: string
  to?: string
}

/** Measures are named together with their objective. */
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

function describeChange(change: DescribedChange): string {
  const { of, aspect, from, to } = change
  const name = `${kinds[of]} ${subject(change)}`.trim()
  if (aspect === 'added' || aspect === 'dropped') return `${name} was ${aspect}`
  if (aspect === 'approver') return to === undefined ? `Approver removed: ${from ?? 'unknown'}` : `Approver added: ${to}`
  const values =
    from === undefined && to === undefined
      ? 'changed'
      : `${from === undefined ? 'none' : shown(aspect, from)} → ${to === undefined ? 'none' : shown(aspect, to)}`
  if (of === 'strategy') return `${own[aspect] ?? fieldName(aspect)}: ${values}`
  if (aspect === 'name') return `${name} was called “${from}”`
  return `${name} – ${aspects[aspect] ?? aspect}: ${values}`
}

export const strategyText = {
  /** One line for a change: `Measure “Share” of “Reliable” – target: 60% → 75%`. */
  changeLine: describeChange,
  sinceTitle: (title: string) => `What changed since ${title}`,
  noChange: 'No objective, pillar, owner or approver changed.',
  superseded: 'This strategy is no longer current.',
  replacedBy: 'Replaced by',
  superseding: 'Replaces',
  pillars: 'Pillars',
  objectivesAbout: 'Goals and progress.',
  noObjectives: 'There are no objectives yet.',
  withoutStrategy: 'No strategy',
  period: (from: string, to: string) => `${from} – ${to}`,
  reading: 'Date',
  value: 'Value',
  readings: 'Show as table',
  baseline: (value: string) => `Baseline ${value}`,
  target: (value: string) => `Target ${value}`,
  targetIs: (value: string) => `target ${value}`,
  noReadings: 'No readings yet.',
  source: 'Source',
  /** A chart in one sentence, for screen readers. */
  picture: (name: string, count: number, baseline: string, target: string, latest: string) =>
    `${name}: ${count} readings, the latest ${latest}; baseline ${baseline}, target ${target}.`,
  progress: (part: number) => `${part}% of the way from baseline to target.`,
  reached: 'Target reached.',
  behind: 'Worse than the baseline.',
} as const
