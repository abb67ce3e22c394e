/** Redacts a text file: the block or value that holds the text, or the whole file. Pure. */
import { redactionText } from '../../words/redactions.ts'
import { findFrontMatter } from '../../sources/front-matter.ts'
import { parseYaml } from '../../sources/yaml.ts'
import { type TextRedaction, formatPageNotice, formatNotice, type Redaction } from './notice.ts'
import { redactBody } from './redaction-body.ts'
import { redactValues } from './redaction-values.ts'

/** Return a file's text after redaction. */
export function redact(path: string, text: string, redactions: readonly Redaction[]): string {
  const whole = redactions.find(({ redactedText }) => !redactedText)
  if (whole) return createStub(path, text, whole)
  return redactions.reduce((rest, redaction) => redactText(path, rest, redaction as TextRedaction), text)
}

function redactText(path: string, text: string, redaction: TextRedaction): string {
  const { start, end, bodyStart } = findParts(path, text)
  const yaml = text.slice(start, end)
  const values = redactValues(yaml, redaction)
  if (values === undefined) return createStub(path, text, redaction)
  const head = text.slice(0, start) + values + text.slice(end, bodyStart)
  if (!isProse(path)) return head
  // A value has no room for the notice, so it goes above the text.
  const notice = values === yaml ? '' : `\n${formatNotice(redaction)}\n\n`
  return head + notice + redactBody(text.slice(bodyStart), /\.mdx$/i.test(path), redaction)
}

/** Find the values and the body of a file. */
function findParts(path: string, text: string): { start: number; end: number; bodyStart: number } {
  if (!isProse(path)) return { start: 0, end: text.length, bodyStart: text.length }
  const found = findFrontMatter(text)
  switch (found.kind) {
    case 'present':
      return { ...found.yaml, bodyStart: found.bodyStart }
    case 'late':
      // Text above the front matter is body too, and gets redacted with it.
      if (text.slice(0, found.yaml.start).trim() !== '---') return { start: 0, end: 0, bodyStart: 0 }
      return { ...found.yaml, bodyStart: findLineEnd(text, found.yaml.end) }
    case 'unopened':
      return { start: 0, end: found.close, bodyStart: findLineEnd(text, found.close) }
    default:
      return { start: 0, end: 0, bodyStart: 0 }
  }
}

function findLineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}

function isProse(path: string): boolean {
  return /\.mdx?$/i.test(path)
}

/** A file redacted as a whole: keeps its address, and says that it's redacted. */
function createStub(path: string, text: string, redaction: Redaction): string {
  // A list of entries is at the top level, unlike anything else in YAML.
  if (/^[^/]+\.ya?ml$/i.test(path) || /\.json$/i.test(path)) return '[]\n'
  // Without a body, the title carries the date.
  const title = isProse(path) ? redactionText.pageTitle : redactionText.value(redaction.date)
  const values = `title: ${JSON.stringify(title)}\n${readKeptValues(path, text)}`
  return isProse(path) ? `---\n${values}---\n\n${formatPageNotice(redaction)}\n` : values
}

/** These decide who may see the page. */
const keptKeys = ['audience', 'status', 'publishAt'] as const

function readKeptValues(path: string, text: string): string {
  const { start, end } = findParts(path, text)
  const data = parseYaml(text.slice(start, end)).data as Record<string, unknown> | null | undefined
  return keptKeys
    .flatMap((key) => {
      const value = data?.[key]
      return typeof value === 'string' ? [`${key}: ${JSON.stringify(value)}\n`] : []
    })
    .join('')
}
