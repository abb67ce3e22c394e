/** The order of two texts by their code units: of days, ids and whatever must be the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
