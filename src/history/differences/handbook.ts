/** Compares two states of a handbook: first their meaning, then their texts. */
import { diffEntries, type EntryChange } from '../../graph/entry-diff.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { diffStrategies, newReasons, type Reason, type StrategyChange, strategyVersion } from '../../collections/strategy/meaning.ts'

export interface StrategyReport {
  strategy: Entry<'strategy'>
  /** For a new strategy, the one it replaces. */
  predecessor: Entry<'strategy'> | undefined
  changes: StrategyChange[]
  /** Reasons written for the changes. */
  notes: Reason[]
}

export interface HandbookDiff {
  strategies: StrategyReport[]
  /** What the strategies don't report already. */
  entries: EntryChange[]
  texts: EntryChange[]
}

export function diffHandbooks(before: Graph, after: Graph, names?: Parameters<typeof diffEntries>[2]): HandbookDiff {
  const entries = diffEntries(before.entries, after.entries, names)
  const strategies = reportStrategies(before, after, entries)
  return {
    strategies,
    entries: entries
      .map((change) => removeReported(change, strategies))
      .filter((change) => change.kind !== 'changed' || change.fields.length > 0),
    texts: entries.filter(({ isTextChanged }) => isTextChanged),
  }
}

function reportStrategies(before: Graph, after: Graph, entries: readonly EntryChange[]): StrategyReport[] {
  const renamed = new Map(entries.flatMap((each) => (each.kind === 'renamed' ? [[each.entry, each.before] as const] : [])))
  return entriesOf(after, 'strategy').flatMap((strategy) => {
    const now = strategyVersion(strategy.id, after)
    const same = strategyVersion((renamed.get(strategy) ?? strategy).id, before)
    const { supersedes } = strategy.data
    const old = same ?? (supersedes === undefined ? undefined : strategyVersion(supersedes, before))
    if (!now || !old) return []
    const changes = diffStrategies(old, now)
    const notes = newReasons(old, now)
    if (changes.length === 0 && notes.length === 0) return []
    const predecessor = same ? undefined : before.entryIndex.find('strategy', old.strategy.id)
    return [{ strategy, predecessor, changes, notes }]
  })
}

/** Fields covered by strategy reports. */
const reportedFields: Partial<Record<string, RegExp>> = {
  strategy: /^(title|scope|status|owner|approvers|effective|review|pillars|changes)(\.|$)/,
  objectives: /^(title|status|owner|period)(\.|$)|^measures(\.[^.]+)?$|^measures\..+\.(name|unit|direction|baseline|target)$/,
}

function removeReported(change: EntryChange, reports: readonly StrategyReport[]): EntryChange {
  const pattern = reportedFields[change.collection]
  const { id, data } = change.entry
  const strategy = change.collection === 'strategy' ? id : (data as { strategy?: string }).strategy
  if (!pattern || !reports.some((report) => report.strategy.id === strategy)) return change
  const fields = change.fields.filter(({ path }) => !pattern.test(path))
  // A report covers new and deleted objectives, but not new and deleted strategies.
  return { ...change, fields, kind: change.collection === 'objectives' ? 'changed' : change.kind }
}
