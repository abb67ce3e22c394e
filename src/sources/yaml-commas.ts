/** Values in braces that a comma splits: `{ value: 0,34 }` would be the value 0 and an empty key "34". */
import { type Document, isPair, isScalar, type Pair, Scalar, visit } from 'yaml'

/** Joins such values in the document to the text as written, so that it's reported as a wrong value instead of read as another. */
export function joinCutValues(document: Document, text: string): void {
  const joins: Scalar[] = []
  if (!/\d,\d|[a-z]\.? \d{1,2}(?:st|nd|rd|th)?, \d{4}/i.test(text)) return
  visit(document, {
    Map(_, map) {
      if (!map.flow) return
      for (let index = 1; index < map.items.length; ) {
        const [before, after] = [map.items[index - 1], map.items[index]]
        const joined = isPair(before) && isPair(after) ? joinValues(before, after, text) : undefined
        if (isPair(before) && joined) {
          before.value = joined
          map.items.splice(index, 1)
          joins.push(joined)
        } else index++
      }
    },
  })
  // "1,000,000" would be a duplicate key "000".
  const isWithin = (at: number) => joins.some(({ range }) => range && at >= range[0] && at < range[1])
  document.errors = document.errors.filter(({ code, pos: [at] }) => code !== 'DUPLICATE_KEY' || !isWithin(at))
}

function joinValues({ value }: Pair, { key, value: rest }: Pair, text: string): Scalar | undefined {
  if (!isPlain(value) || !isScalar(key) || (rest !== null && !(isScalar(rest) && rest.source === ''))) return undefined
  const [start, end] = value.range ?? [0, 0]
  const [from, to, last] = key.range ?? [0, 0, 0]
  const whole = text.slice(start, to)
  const isNumber = /^[-+]?[€$£]?\d+(?:,\d+)+ ?[%€]?$/.test(whole) && from === end + 1
  const isDay = /^[a-z]+\.? \d{1,2}(?:st|nd|rd|th)?, \d{4}$/i.test(whole)
  if (!isNumber && !isDay) return undefined
  const joined = new Scalar(whole)
  joined.type = 'PLAIN'
  joined.source = whole
  joined.range = [start, to, last]
  return joined
}

function isPlain(value: unknown): value is Scalar {
  return isScalar(value) && value.type === 'PLAIN'
}
