/** A tier's state on a date; used in the browser as well as in builds. */

/** Whether a tier is sold on a date. */
export function isSold({ introduced, retired }: { introduced: string; retired?: string | undefined }, day: string): boolean {
  return introduced <= day && !hasEnded({ retired }, day)
}

/** Whether a tier is no longer sold on a date. */
export function hasEnded({ retired }: { retired?: string | undefined }, day: string): boolean {
  return retired !== undefined && retired <= day
}

/** A tier's name on a date; its first name before its first day. */
export function nameOn({ names }: { names: readonly (readonly [from: string, label: string])[] }, day: string): string {
  return (names.findLast(([from]) => from <= day) ?? names[0])?.[1] ?? ''
}

interface Succeeded {
  id: string
  retired?: string | undefined
  successors?: readonly string[] | undefined
}

/** The current replacements of a tier on a date: its successors, and the successors of those that have ended. */
export function successorsOn<T extends Succeeded>(tier: T, day: string, tiers: readonly T[]): T[] {
  const seen = new Set([tier.id])
  const follow = ({ successors = [] }: T): T[] =>
    successors.flatMap((id) => {
      const next = tiers.find((each) => each.id === id)
      if (!next || seen.has(id)) return []
      seen.add(id)
      return hasEnded(next, day) ? follow(next) : [next]
    })
  return follow(tier)
}
