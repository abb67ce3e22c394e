/** The order of two texts by their code units: of days, ids and whatever must be the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The order of two ids: by code units, but for numbers in them, which count as such: `9-nine` before `10-ten`. */
export function compareIds(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)]
  for (const [index, part] of one.entries()) {
    const against = other[index]
    if (against === undefined) return 1
    const order = isNumber(part) && isNumber(against) ? compareNumbers(part, against) : compare(part, against)
    if (order !== 0) return order
  }
  return one.length - other.length || compare(a, b)
}

/** Runs of digits, and what stands between them. */
function partsOf(id: string): string[] {
  return id.match(/\d+|\D+/g) ?? []
}

function isNumber(text: string): boolean {
  return /^\d/.test(text)
}

/** However many digits they have. */
function compareNumbers(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => text.replace(/^0+(?=\d)/, '')) as [string, string]
  return one.length - other.length || compare(one, other)
}
