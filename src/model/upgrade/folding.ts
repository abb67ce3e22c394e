/** Leaves out of a range what its end does not show: what came and went, and fixes to what is new anyway. */
import type { ChangeData } from './data.ts'

export interface Folded {
  change: ChangeData
  /** Later fixes and changes to what this one adds. */
  folded: readonly ChangeData[]
  /** Whether it was there, was removed in the range, and was added again. */
  isBack?: true
}

type Fate = 'new' | 'gone-again' | 'back' | 'removed' | 'there'

/** `since` are the changes of the range in the order of versions; `before` those that were there at its beginning. */
export function fold(since: readonly ChangeData[], before: readonly ChangeData[]): Folded[] {
  const fates = fatesOf(since, before)
  const fatesFor = ({ features }: ChangeData) => features.map((feature) => fates.get(feature) ?? 'there')
  const all = (change: ChangeData, fate: Fate) => change.features.length > 0 && fatesFor(change).every((each) => each === fate)
  const seen = since.filter((change) => !all(change, 'gone-again'))

  /** The changes that bring what is new, by feature: the first for a new one, the last for one that is back. */
  const bringing = new Map<number, ChangeData>()
  const removing = new Map<number, ChangeData>()
  for (const change of seen)
    for (const feature of change.features) {
      const fate = fates.get(feature)
      if (change.type === 'added' && (fate === 'back' || (fate === 'new' && !bringing.has(feature)))) bringing.set(feature, change)
      if (change.type === 'removed' && fate === 'removed') removing.set(feature, change)
    }

  const into = new Map<ChangeData, ChangeData[]>()
  const kept: Folded[] = []
  for (const change of seen) {
    const host = bringing.get(change.features[0] ?? -1)
    const isLater = host !== undefined && host !== change
    const isFix = all(change, 'new') && change.type !== 'added' && change.type !== 'deprecated'
    // Removed and added again in between: only how it ended is seen.
    const isPassing = all(change, 'back') && (change.type === 'removed' || change.type === 'added')
    const isUndone = all(change, 'removed') && change.type === 'added' && removing.has(change.features[0] ?? -1)
    const isRepeated = all(change, 'removed') && change.type === 'removed' && removing.get(change.features[0] ?? -1) !== change
    if (isUndone || isRepeated) continue
    if (isLater && (isFix || isPassing)) into.set(host, [...(into.get(host) ?? []), change])
    else kept.push({ change, folded: [], ...(all(change, 'back') && change.type === 'added' && { isBack: true }) })
  }
  return kept.map((each) => ({ ...each, folded: into.get(each.change) ?? [] }))
}

/** What became of each feature that was added or removed in the range. */
function fatesOf(since: readonly ChangeData[], before: readonly ChangeData[]): Map<number, Fate> {
  const wasThere = new Map<number, boolean>()
  // `before` is newest first: what was said last of a feature holds.
  for (const { type, features } of before)
    if (type === 'added' || type === 'removed')
      for (const feature of features) if (!wasThere.has(feature)) wasThere.set(feature, type === 'added')

  const first = new Map<number, 'added' | 'removed'>()
  const last = new Map<number, 'added' | 'removed'>()
  const removed = new Set<number>()
  for (const { type, features } of since)
    if (type === 'added' || type === 'removed')
      for (const feature of features) {
        if (!first.has(feature)) first.set(feature, type)
        last.set(feature, type)
        if (type === 'removed') removed.add(feature)
      }

  return new Map(
    [...last].map(([feature, end]): [number, Fate] => {
      // Of what is older than the changelog nothing was said: what is removed must have been there, what is added not.
      const there = wasThere.get(feature) ?? first.get(feature) === 'removed'
      if (end === 'removed') return [feature, there ? 'removed' : 'gone-again']
      if (!there) return [feature, 'new']
      return [feature, removed.has(feature) ? 'back' : 'there']
    }),
  )
}
