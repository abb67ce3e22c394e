/** What the data of a tier say of a day; the browser asks it as the build does. */
import type { TierData } from './data.ts'

/** Whether a tier is sold on a day. */
export function isSold({ introduced, retired }: { introduced: string; retired?: string | undefined }, day: string): boolean {
  return introduced <= day && (retired === undefined || day < retired)
}

/** The name of a tier on a day; before its first day, the first that it had. */
export function nameOn({ names }: Pick<TierData, 'names'>, day: string): string {
  return (names.findLast(([from]) => from <= day) ?? names[0])?.[1] ?? ''
}
