/** Leaves out of a range what its end does not show: what came and went, and what belongs to another change of the range. */
import type { ChangeData } from './data.ts'

export interface Folded {
  change: ChangeData
  /** Other changes of the range that this one stands for: fixes to what it adds, and what it undid. */
  folded: readonly ChangeData[]
  /** Whether it was there, was removed in the range, and was added again. */
  isBack?: true
}

export interface Fold {
  kept: readonly Folded[]
  /** What a later release of the range undid. */
  undone: readonly ChangeData[]
}

export type Fate = 'new' | 'gone-again' | 'back' | 'removed' | 'there'
export type Fates = ReadonlyMap<number, Fate>

/**
 * Each change is kept, folded into another one, or undone. `since` are changes of the range in the order of versions, all of them or those
 * of one tier; `fates` are those of the features in the whole range. What breaks something, and what closes a hole, stands by itself.
 */
export function fold(since: readonly ChangeData[], fates: Fates): Fold {
  const all = ({ features }: ChangeData, fate: Fate) =>
    features.length > 0 && features.every((each) => (fates.get(each) ?? 'there') === fate)
  const isUndone = (change: ChangeData) => !standsAlone(change) && all(change, 'gone-again')
  const undone = since.filter(isUndone)
  const seen = since.filter((change) => !isUndone(change))
  /** The change that tells how a feature ended up: the first that brings a new one, the last that brings one back or removes it. */
  const telling = new Map<number, ChangeData>()
  for (const change of seen)
    for (const feature of change.features) {
      const fate = fates.get(feature)
      const tells =
        change.type === 'added'
          ? fate === 'back' || (fate === 'new' && !telling.has(feature))
          : change.type === 'removed' && fate === 'removed'
      if (tells) telling.set(feature, change)
    }
  const hostOf = (change: ChangeData): ChangeData | undefined => {
    if (standsAlone(change)) return undefined
    const { type, features } = change
    const [host, ...others] = new Set(features.map((feature) => telling.get(feature)))
    if (host === undefined || host === change || others.length > 0) return undefined
    const isFix = all(change, 'new') && type !== 'added' && type !== 'deprecated'
    // Removed and added again in between, or the other way round: only how it ended is seen.
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
 * What became of each feature that was added or removed in the range. `before` are the changes that were there at its beginning, newest
 * first; `isHeld` says whether some plan had a feature then.
 */
export function fatesOf(since: readonly ChangeData[], before: readonly ChangeData[], isHeld: (feature: number) => boolean): Fates {
  const wasThere = new Map<number, boolean>()
  // What was said last of a feature holds.
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
      // Of what is older than the changelog nothing was said: what is removed must have been there.
      const there = wasThere.get(feature) ?? (first.get(feature) === 'removed' || isHeld(feature))
      if (end === 'removed') return [feature, there ? 'removed' : 'gone-again']
      if (!there) return [feature, 'new']
      return [feature, removed.has(feature) ? 'back' : 'there']
    }),
  )
}
