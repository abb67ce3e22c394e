/** Drops from a range what its end doesn't show: what came and went, and what is part of another change in the range. */
import type { ChangeData } from './data.ts'

export interface Folded {
  change: ChangeData
  /** Changes in the range that this one covers: fixes to what it adds, and changes it reverted. */
  folded: readonly ChangeData[]
  /** Whether the feature existed before, was removed in the range, and was added again. */
  isBack?: true
}

export interface Fold {
  kept: readonly Folded[]
  /** Changes that a later release in the range undid. */
  undone: readonly ChangeData[]
}

export type Fate = 'new' | 'gone-again' | 'back' | 'removed' | 'there'
export type Fates = ReadonlyMap<number, Fate>

/**
 * Keeps each change, folds it into another one, or marks it undone. `since` are changes in the range by version, either all or those of one
 * plan; `fates` are those of the features over the whole range. Breaking changes and security fixes are always kept.
 */
export function fold(since: readonly ChangeData[], fates: Fates): Fold {
  const all = ({ features }: ChangeData, fate: Fate) =>
    features.length > 0 && features.every((each) => (fates.get(each) ?? 'there') === fate)
  const isUndone = (change: ChangeData) => !standsAlone(change) && all(change, 'gone-again')
  const undone = since.filter(isUndone)
  const seen = since.filter((change) => !isUndone(change))
  /** The change that says how a feature ended up: the first that adds a new one, the last that restores or removes one. */
  const deciding = new Map<number, ChangeData>()
  for (const change of seen)
    for (const feature of change.features) {
      const fate = fates.get(feature)
      const decides =
        change.type === 'added'
          ? fate === 'back' || (fate === 'new' && !deciding.has(feature))
          : change.type === 'removed' && fate === 'removed'
      if (decides) deciding.set(feature, change)
    }
  const hostOf = (change: ChangeData): ChangeData | undefined => {
    if (standsAlone(change)) return undefined
    const { type, features } = change
    const [host, ...others] = new Set(features.map((feature) => deciding.get(feature)))
    if (host === undefined || host === change || others.length > 0) return undefined
    const isFix = all(change, 'new') && type !== 'added' && type !== 'deprecated'
    // Removed and added again, or the reverse: only the last change counts.
    const isPassing = (all(change, 'back') || all(change, 'removed')) && (type === 'removed' || type === 'added')
    return isFix || isPassing ? host : undefined
  }
  const into = Map.groupBy(seen, hostOf)
  return {
    kept: (into.get(undefined) ?? []).map((change) => ({
      change,
      folded: into.get(change) ?? [],
      ...(all(change, 'back') && change.type === 'added' && { isBack: true }),
    })),
    undone,
  }
}

function standsAlone({ breaking, type }: ChangeData): boolean {
  return breaking !== undefined || type === 'security'
}

/**
 * What happened to each feature that was added or removed in the range. `before` are changes from before it, newest first; `isHeld` says
 * whether any plan had a feature at its start.
 */
export function decideFates(since: readonly ChangeData[], before: readonly ChangeData[], isHeld: (feature: number) => boolean): Fates {
  const wasThere = new Map<number, boolean>()
  // The newest change of a feature decides.
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
      // The changelog doesn't cover older features: what is removed must have existed.
      const there = wasThere.get(feature) ?? (first.get(feature) === 'removed' || isHeld(feature))
      if (end === 'removed') return [feature, there ? 'removed' : 'gone-again']
      if (!there) return [feature, 'new']
      return [feature, removed.has(feature) ? 'back' : 'there']
    }),
  )
}
