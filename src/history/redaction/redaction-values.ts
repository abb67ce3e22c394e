/** Redacts values of YAML or JSON. Pure. */
import { parseDocument, Scalar, visit } from 'yaml'
import { redactionText } from '../../words/redactions.ts'
import type { TextRedaction } from './notice.ts'

/** Maximum characters of a name. A longer value is a sentence, so a sentence may replace it. */
const maxNameLength = 60

/** Return undefined if the words span several values, so that everything must go. */
export function redactValues(yaml: string, { redactedText, date, reason }: TextRedaction): string | undefined {
  let rest = ''
  let at = 0
  for (const { start, end, value, isLine } of findScalars(yaml)) {
    if (!redactedText.isIn(value) && !redactedText.isIn(yaml.slice(start, end))) continue
    const notice = value.length > maxNameLength ? redactionText.passage(date, reason) : redactionText.value(date)
    rest += yaml.slice(at, start) + JSON.stringify(notice) + (isLine ? '\n' : '')
    at = end
  }
  rest += yaml.slice(at)
  return redactedText.isIn(rest) ? undefined : rest
}

interface ScalarText {
  start: number
  end: number
  value: string
  /** Whether it ends with its line. */
  isLine: boolean
}

/** Find values, not keys, in order. */
function findScalars(yaml: string): ScalarText[] {
  const scalars: ScalarText[] = []
  visit(parseDocument(yaml, { logLevel: 'error' }), {
    Scalar(key, { range, type, value }) {
      if (key === 'key' || !range) return
      const isBlock = type === Scalar.BLOCK_LITERAL || type === Scalar.BLOCK_FOLDED
      scalars.push({ start: range[0], end: range[1], value: String(value), isLine: isBlock && yaml[range[1] - 1] === '\n' })
    },
  })
  return scalars
}
