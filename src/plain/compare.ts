/** Compares by code units: the same order on every machine, whatever its locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Compares ids by code units, with digits as numbers: `9-nine` before `10-ten`. */
export function compareIds(a: string, b: string): number {
  const [one, other] = [splitNumbers(a), splitNumbers(b)]
  for (const [index, part] of one.entries()) {
    const against = other[index]
    if (against === undefined) return 1
    const order = isNumber(part) && isNumber(against) ? compareNumbers(part, against) : compare(part, against)
    if (order !== 0) return order
  }
  return one.length - other.length || compare(a, b)
}

/** Splits an id into runs of digits and of other characters. */
function splitNumbers(id: string): string[] {
  return id.match(/\d+|\D+/g) ?? []
}

function isNumber(text: string): boolean {
  return /^\d/.test(text)
}

/** Works for any number of digits. */
function compareNumbers(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => text.replace(/^0+(?=\d)/, '')) as [string, string]
  return one.length - other.length || compare(one, other)
}
