/** Values in braces that a comma cuts in two: `{ value: 0,34 }` would be the value 0, and a key "34" with nothing in it. */
import { type Document, isPair, isScalar, type Pair, Scalar, visit } from 'yaml'

/** Joins them again in the document, as the text that was written: then it is a wrong value, and no other value. */
export function joinCutValues(document: Document, text: string): void {
  const joins: Scalar[] = []
  if (!/\d,\d|[a-z]\.? \d{1,2}(?:st|nd|rd|th)?, \d{4}/i.test(text)) return
  visit(document, {
    Map(_, map) {
      if (!map.flow) return
      for (let index = 1; index < map.items.length; ) {
        const [before, after] = [map.items[index - 1], map.items[index]]
        const joined = isPair(before) && isPair(after) ? joinedValue(before, after, text) : undefined
        if (isPair(before) && joined) {
          before.value = joined
          map.items.splice(index, 1)
          joins.push(joined)
        } else index++
      }
    },
  })
  // Of "1,000,000" two of the cut pieces are the same key.
  const isWithin = (at: number) => joins.some(({ range }) => range && at >= range[0] && at < range[1])
  document.errors = document.errors.filter(({ code, pos: [at] }) => code !== 'DUPLICATE_KEY' || !isWithin(at))
}

function joinedValue({ value }: Pair, { key, value: rest }: Pair, text: string): Scalar | undefined {
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
