/** A value with its unit, as English writes it: `60%`, `20% of applications`, `3 people`. */
export function withUnit(value: number | string, unit: unknown): string {
  if (typeof unit !== 'string' || unit === '') return String(value)
  return unit.startsWith('%') ? `${value}${unit}` : `${value} ${unit}`
}
