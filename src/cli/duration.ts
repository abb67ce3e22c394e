/** Times in options, such as `15m`. */
import { CallError } from './call-error.ts'

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Parse `15m` to milliseconds. */
export function parseDuration(text: string): number {
  const [, number, unit = ''] = /^(\d{1,9})([smhd])$/.exec(text.trim()) ?? []
  if (number === undefined) throw new CallError(`"${text}" is not a time. Write a number followed by s, m, h or d, for example "15m".`)
  return Number(number) * (units[unit] ?? 0)
}
