/** What the data of a tier say of a day; the browser asks it as the build does. */

/** Whether a tier is sold on a day. */
export function isSold({ introduced, retired }: { introduced: string; retired?: string | undefined }, day: string): boolean {
  return introduced <= day && !hasEnded({ retired }, day)
}

/** Whether a tier is no longer sold on a day. */
export function hasEnded({ retired }: { retired?: string | undefined }, day: string): boolean {
  return retired !== undefined && retired <= day
}

/** The name of a tier on a day; before its first day, the first that it had. */
export function nameOn({ names }: { names: readonly (readonly [from: string, label: string])[] }, day: string): string {
  return (names.findLast(([from]) => from <= day) ?? names[0])?.[1] ?? ''
}

interface Succeeded {
  id: string
  retired?: string | undefined
  successors?: readonly string[] | undefined
}

/** The tiers that have not ended by a day and take the place of another: its successors, and the successors of those that have ended. */
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
