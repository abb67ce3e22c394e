/** Content, file names and commits can't control a terminal. */
import { describe, expect, test } from 'vitest'
import { formatGithub } from '../../src/problems/formats/github.ts'
import { formatJson } from '../../src/problems/formats/json.ts'
import { formatSarif } from '../../src/problems/formats/sarif.ts'
import { formatText } from '../../src/problems/formats/text.ts'
import { escapeControls, escapeLine } from '../../src/problems/printable.ts'
import { problem } from '../../src/problems/problem.ts'

/** Every character that a terminal may interpret. */
const hostile = [
  ...Array.from({ length: 0x20 }, (_, code) => code).filter((code) => ![0x09, 0x0a, 0x0d].includes(code)),
  ...Array.from({ length: 0x21 }, (_, index) => 0x7f + index),
  0x2028,
  0x2029,
  ...[0x202a, 0x202b, 0x202c, 0x202d, 0x202e],
  ...[0x2066, 0x2067, 0x2068, 0x2069],
]

test.each(hostile.map((code) => [code.toString(16).padStart(4, '0'), String.fromCharCode(code)]))('U+%s is escaped', (code, character) => {
  expect(escapeControls(`a${character}b`)).toBe(`a\\u${code}b`)
  expect(escapeLine(`a${character}b`)).toBe(`a\\u${code}b`)
})

test.each([
  ['plain text, accents and emoji', 'Größe 測試 👩‍💻 ‘x’', 'Größe 測試 👩‍💻 ‘x’', 'Größe 測試 👩‍💻 ‘x’'],
  ['Arabic and Hebrew with their marks', 'שלום\u200f עולם\u200e', 'שלום\u200f עולם\u200e', 'שלום\u200f עולם\u200e'],
  ['line ends and tabs', 'a\n\tb\r\nc', 'a\n\tb\r\nc', 'a\\u000a\\u0009b\\u000d\\u000ac'],
  ['a return that would write over the line', 'a\rb', 'a\\u000db', 'a\\u000db'],
  ['what looks written out', 'a\\u001bb', 'a\\u001bb', 'a\\u001bb'],
])('%s', (_, text, asText, asLine) => {
  expect(escapeControls(text)).toBe(asText)
  expect(escapeLine(text)).toBe(asLine)
})

describe('every format of problems', () => {
  const all = hostile.map((code) => String.fromCharCode(code)).join('')
  const value = `x\u001b]0;PWN\u0007\u001b[2J\r\n::error::${all}`
  const found = problem('value-invalid', `handbook/${value}.md`, { line: 1, column: 1, endLine: 1, endColumn: 4 }, `No "${value}".`, {
    hint: `Write "${value}".`,
    suggestions: [value],
    fix: value,
  })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find.
  const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/

  test('text: one line per part, with the value escaped', () => {
    const text = formatText([found], { createTextLookup: () => `key: ${value.replace('\r\n', '')}`, colour: false })
    expect(text).not.toMatch(controls)
    expect(text.split('\n')).toHaveLength(7)
    expect(text).toContain('No "x\\u001b]0;PWN\\u0007\\u001b[2J\\u000d\\u000a::error::')
  })

  test('text: keeps its own colours', () => {
    const text = formatText([found], { createTextLookup: () => undefined, colour: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours start with one.
    expect(text.replaceAll(/\u001b\[\d+m/g, '')).not.toMatch(controls)
    expect(text).toContain('\u001b[31m')
  })

  test('text: the mark is below the fault', () => {
    const line = 'a\u001b[2J: \u202ebad'
    const at = { ...found, column: 8, endColumn: 12 }
    const [shown = '', marks = ''] = formatText([at], { createTextLookup: () => line, colour: false })
      .split('\n')
      .slice(4)
    expect(shown.slice(marks.indexOf('~'), marks.lastIndexOf('~') + 1)).toBe('\\u202ebad')
  })

  test('GitHub: one command per line', () => {
    const lines = formatGithub([found], '').split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toMatch(controls)
    expect(lines[0]).toMatch(/^::error file=handbook\/x\\u001b/)
  })

  test.each([
    ['JSON', formatJson([found], {}, 1), (log: { problems: { message: string }[] }) => log.problems[0]?.message],
    [
      'SARIF',
      formatSarif([found], '', { helpFor: (code) => ({ text: code, markdown: code }) }),
      (log: { runs: { results: { message: { text: string } }[] }[] }) => log.runs[0]?.results[0]?.message.text.split(' Write ')[0],
    ],
  ] as const)('%s: valid, with the real values', (_, text, messageOf) => {
    expect(text).not.toMatch(controls)
    expect(messageOf(JSON.parse(text))).toBe(`No "${value}".`)
  })
})
