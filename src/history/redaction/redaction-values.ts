/** Redacts values of YAML or JSON. Pure. */
import { parseDocument, Scalar, visit } from 'yaml'
import { redactionText } from '../../words/redactions.ts'
import type { TextRedaction } from './notice.ts'

/** Maximum characters of a name. A longer value is a sentence, so a sentence may replace it. */
const longestName = 60

/** Return undefined if the words span several values, so that everything must go. */
export function redactValues(yaml: string, { passage, date, reason }: TextRedaction): string | undefined {
  let rest = ''
  let at = 0
  for (const { start, end, value, isLine } of scalarsIn(yaml)) {
    if (!passage.isIn(value) && !passage.isIn(yaml.slice(start, end))) continue
    const said = value.length > longestName ? redactionText.passage(date, reason) : redactionText.value(date)
    rest += yaml.slice(at, start) + JSON.stringify(said) + (isLine ? '\n' : '')
    at = end
  }
  rest += yaml.slice(at)
  return passage.isIn(rest) ? undefined : rest
}

interface ScalarText {
  start: number
  end: number
  value: string
  /** Whether it ends with its line. */
  isLine: boolean
}

/** Find values, not keys, in order. */
function scalarsIn(yaml: string): ScalarText[] {
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
