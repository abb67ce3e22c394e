/** Formats problems for people: position, code, message, hint, and the line with the span underlined. */
import { styleText } from 'node:util'
import { explainCommand } from '../codes.ts'
import { escapeLine } from '../printable.ts'
import type { Problem } from '../problem.ts'

export interface TextOptions {
  /** Returns the text of a file, for excerpts. */
  createTextLookup(file: string): string | undefined
  colour: boolean
}

/** Longer lines are cut around the span. In characters. */
const maxWidth = 100

export function formatText(problems: readonly Problem[], { createTextLookup, colour }: TextOptions): string {
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text
  const lines = new Map<string, string[]>()
  const readLine = ({ file, line }: Problem) => {
    if (!lines.has(file)) lines.set(file, createTextLookup(file)?.split(/\r\n|\n|\r/) ?? [])
    return lines.get(file)?.[line - 1]
  }
  return problems
    .map((problem) => {
      const tone = problem.severity === 'error' ? 'red' : 'yellow'
      const head = `${style('bold', `${escapeLine(problem.file) || '.'}:${problem.line}:${problem.column}`)}  ${style(tone, problem.severity)}  ${problem.code}`
      const seconds = (problem.related ?? []).map(({ file, line, message }) => `${message}: ${file}:${line}`)
      const texts = [problem.message, ...(problem.hint ? [problem.hint] : []), ...seconds].map((text) => `  ${escapeLine(text)}`)
      const line = readLine(problem)
      const excerpt = line?.trim() ? formatExcerpt(problem, line).map((text, index) => (index === 1 ? style(tone, text) : text)) : []
      return [head, ...texts, ...(excerpt.length > 0 ? ['', ...excerpt] : []), ''].join('\n')
    })
    .join('\n')
}

/** Formats a line with the number in front, and marks under the span of a problem that begins there. */
export function formatExcerpt(problem: Problem, line: string): [string, string] {
  const from = Math.max(0, Math.min(problem.column - 1 - 30, line.length - maxWidth))
  const start = line.length > maxWidth ? from : 0
  const shown = line.slice(start, start + maxWidth).replaceAll('\t', ' ')
  const before = problem.column - 1 - start
  const end = problem.endLine === problem.line ? problem.endColumn : line.length + 1
  const length = Math.max(1, Math.min(end - problem.column, shown.length - before))
  const number = String(problem.line)
  const gutter = `${' '.repeat(Math.max(0, 5 - number.length))}${number} | `
  const [left = '', marked = '', right = ''] = [
    shown.slice(0, before),
    shown.slice(before, before + length),
    shown.slice(before + length),
  ].map(escapeLine)
  const marks = ' '.repeat(Math.max(before, left.length)) + '~'.repeat(Math.max(length, marked.length))
  return [`${gutter}${left}${marked}${right}`, `${' '.repeat(gutter.length - 2)}| ${marks}`]
}

/** Returns the last line: counts, and how to read about a code. */
export function summarise(problems: readonly Problem[], entries: number, elapsedMs: number): string {
  const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`
  const errors = problems.filter((each) => each.severity === 'error').length
  const files = new Set(problems.map((each) => each.file)).size
  const checked = `${entries === 1 ? '1 entry' : `${entries} entries`} checked in ${elapsedMs} ms`
  if (problems.length === 0) return `No problems; ${checked}.`
  const first = problems[0]
  const more = first ? ` To read about a code: ${explainCommand(first.code)}` : ''
  return `${count(errors, 'error')} and ${count(problems.length - errors, 'warning')} in ${count(files, 'file')}; ${checked}.${more}`
}
