import { describe, expect, test } from 'vitest'
import { formatGithub } from '../../src/problems/formats/github.ts'
import { formatGitlab } from '../../src/problems/formats/gitlab.ts'
import { formatJson } from '../../src/problems/formats/json.ts'
import { formatSarif } from '../../src/problems/formats/sarif.ts'
import { formatText, summarise } from '../../src/problems/formats/text.ts'
import { hasErrors, type Problem, problem } from '../../src/problems/problem.ts'

const span = { line: 2, column: 8, endLine: 2, endColumn: 15 }
const wrong = problem('value-invalid', 'handbook/a.md', span, '"status" cannot be "archive".', {
  hint: 'Did you mean "archived"?',
  suggestions: ['archived'],
  fix: 'archived',
})
const empty = problem('file-empty', 'handbook/two words.md', { line: 1, column: 1, endLine: 1, endColumn: 1 }, 'This file is empty.')
const source = '---\nstatus: archive\n---\n'
const createTextLookup = (file: string) => (file === 'handbook/a.md' ? source : '')

describe('text', () => {
  const show = (problems: readonly Problem[], text = source) => formatText(problems, { createTextLookup: () => text, colour: false })

  test('has location, code, message and hint, and underlines the value', () => {
    const value = { ...wrong, column: 9, endColumn: 16 }
    expect(formatText([value, empty], { createTextLookup, colour: false })).toMatchInlineSnapshot(`
      "handbook/a.md:2:9  error  value-invalid
        "status" cannot be "archive".
        Did you mean "archived"?

          2 | status: archive
            |         ~~~~~~~

      handbook/two words.md:1:1  warning  file-empty
        This file is empty.
      "
    `)
  })

  test('says what it knows of a file without text', () => {
    expect(formatText([{ ...wrong, file: '' }], { createTextLookup: () => undefined, colour: false })).toMatchInlineSnapshot(`
      ".:2:8  error  value-invalid
        "status" cannot be "archive".
        Did you mean "archived"?
      "
    `)
  })

  const excerpt = (line: string, column: number, endColumn: number, endLine = 1) =>
    show([{ ...wrong, line: 1, column, endLine, endColumn }], line)
      .split('\n')
      .slice(4, 6)

  test.each([
    ['at the beginning', 'status: archive', 1, 7, 'status'],
    ['at the end', 'status: archive', 9, 16, 'archive'],
    ['behind tabs', '\t\tstatus: archive', 11, 18, 'archive'],
    ['in a long line', `${'x '.repeat(2000)}archive ${'y '.repeat(2000)}`, 4001, 4008, 'archive'],
    ['near the end of a long line', `${'x '.repeat(2000)}archive`, 4001, 4008, 'archive'],
  ])('underlines the fault %s', (_, line, column, endColumn, expected) => {
    const [shown = '', marks = ''] = excerpt(line, column, endColumn)
    const start = marks.indexOf('~')
    expect(shown.slice(start, marks.lastIndexOf('~') + 1)).toBe(expected)
    expect(shown.length).toBeLessThan(120)
  })

  test('marks the location of an empty range', () => {
    expect(excerpt('status', 7, 7)[1]?.replace(/^ *\| /, '')).toBe('      ~')
  })

  test('underlines to the end of the line if the range continues on the next', () => {
    expect(excerpt('one two\nthree', 5, 2, 2)[1]?.replace(/^ *\| /, '')).toBe('    ~~~')
  })

  test('has colours only if requested', () => {
    expect(formatText([wrong], { createTextLookup, colour: false })).not.toContain('\u001B')
    expect(formatText([wrong], { createTextLookup, colour: true })).toContain('\u001B[31m')
    expect(formatText([empty], { createTextLookup, colour: true })).toContain('\u001B[33m')
  })

  test.each([
    [[], 0, 'No problems; 0 entries checked in 5 ms.'],
    [[], 1, 'No problems; 1 entry checked in 5 ms.'],
    [[wrong], 2, '1 error and 0 warnings in 1 file; 2 entries checked in 5 ms. To read about a code: npx handbook explain value-invalid'],
    [
      [empty, wrong, wrong],
      2,
      '2 errors and 1 warning in 2 files; 2 entries checked in 5 ms. To read about a code: npx handbook explain file-empty',
    ],
  ])('ends in one line (%#)', (problems, entries, expected) => {
    expect(summarise(problems, entries, 5)).toBe(expected)
  })
})

describe('JSON', () => {
  test('matches the contract', () => {
    expect(JSON.parse(formatJson([wrong, empty], { handbook: 2 }, 12))).toEqual({
      format: 1,
      ok: false,
      entries: { handbook: 2 },
      elapsedMs: 12,
      explain: 'npx handbook explain CODE',
      problems: [
        {
          code: 'value-invalid',
          severity: 'error',
          file: 'handbook/a.md',
          ...span,
          message: '"status" cannot be "archive".',
          hint: 'Did you mean "archived"?',
          suggestions: ['archived'],
          fix: { replace: 'archived' },
        },
        {
          code: 'file-empty',
          severity: 'warning',
          file: 'handbook/two words.md',
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 1,
          message: 'This file is empty.',
        },
      ],
    })
  })

  test('is valid with only warnings', () => {
    expect(JSON.parse(formatJson([empty], {}, 0))).toMatchObject({ ok: true })
    expect(hasErrors([empty])).toBe(false)
    expect(hasErrors([empty, wrong])).toBe(true)
  })
})

describe('GitHub', () => {
  test('writes an annotation per problem', () => {
    expect(formatGithub([wrong, empty], 'src/content/')).toMatchInlineSnapshot(`
      "::error file=src/content/handbook/a.md,line=2,endLine=2,col=8,endColumn=15,title=value-invalid::"status" cannot be "archive". Did you mean "archived"?%0ATo read more: npx handbook explain value-invalid
      ::warning file=src/content/handbook/two words.md,line=1,endLine=1,col=1,endColumn=1,title=file-empty::This file is empty.%0ATo read more: npx handbook explain file-empty"
    `)
  })

  test.each([
    ['a line end', 'One\r\ntwo', '::One%0D%0Atwo'],
    ['a percent sign', '100%', '::100%25'],
    ['what looks escaped', '%0A', '::%250A'],
    ['colons and commas', 'a:b,c', '::a:b,c'],
    ['the end of a command', 'a::b', '::a::b'],
  ])('escapes messages: %s', (_, message, expected) => {
    const line = formatGithub([{ ...empty, message }], '')
    expect(line.endsWith(`${expected}%0ATo read more: npx handbook explain file-empty`)).toBe(true)
    expect(line).not.toMatch(/[\r\n]/)
  })

  test('escapes file names', () => {
    expect(formatGithub([{ ...empty, file: 'a:b,c%d.md' }], '')).toContain('file=a%3Ab%2Cc%25d.md,')
  })

  test('prints nothing without problems', () => {
    expect(formatGithub([], '')).toBe('')
  })
})

describe('SARIF', () => {
  const helpFor = (code: string) => ({ text: `About ${code}`, markdown: `**About** ${code}` })
  const manual = { helpFor, address: 'https://example.com/base/' }
  const log = JSON.parse(formatSarif([wrong, empty, wrong], 'src/content/', manual))
  const run = log.runs[0]

  test('is one run of version 2.1.0', () => {
    expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0'), runs: [expect.anything()] })
    expect(run.columnKind).toBe('utf16CodeUnits')
  })

  test('explains each code once', () => {
    expect(run.tool.driver.rules).toEqual([
      {
        id: 'file-empty',
        shortDescription: { text: 'A file is empty.' },
        help: { text: 'About file-empty', markdown: '**About** file-empty' },
        helpUri: 'https://example.com/base/handbook/problems/file-empty/',
      },
      {
        id: 'value-invalid',
        shortDescription: { text: 'A value that the key does not accept.' },
        help: { text: 'About value-invalid', markdown: '**About** value-invalid' },
        helpUri: 'https://example.com/base/handbook/problems/value-invalid/',
      },
    ])
  })

  test('links each result to its rule and its location', () => {
    expect(run.results.map((result: { ruleIndex: number; ruleId: string }) => run.tool.driver.rules[result.ruleIndex].id)).toEqual(
      run.results.map((result: { ruleId: string }) => result.ruleId),
    )
    expect(run.results[0]).toMatchObject({
      level: 'error',
      message: { text: '"status" cannot be "archive". Did you mean "archived"?' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/content/handbook/a.md' },
            region: { startLine: 2, startColumn: 8, endLine: 2, endColumn: 15 },
          },
        },
      ],
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: 'archived' } }] }] }],
    })
  })

  test('encodes file names, and has no fix if there is none', () => {
    expect(run.results[1].locations[0].physicalLocation.artifactLocation.uri).toBe('src/content/handbook/two%20words.md')
    expect(run.results[1]).not.toHaveProperty('fixes')
  })

  test.each(['a#b.md', 'a?b.md', 'a%b.md'])('encodes special characters of URLs: %s', (file) => {
    const uri = JSON.parse(formatSarif([{ ...empty, file }], '', { helpFor })).runs[0].results[0].locations[0].physicalLocation
      .artifactLocation.uri
    expect(decodeURIComponent(uri)).toBe(file)
    expect(uri).not.toMatch(/[#?]/)
  })

  test('is complete without results', () => {
    expect(JSON.parse(formatSarif([], '', { helpFor })).runs[0]).toMatchObject({ results: [], tool: { driver: { rules: [] } } })
  })
})

describe('gitlab', () => {
  const report = (problems: readonly Problem[]) => JSON.parse(formatGitlab(problems, 'src/content/'))

  test('has a description, a location in the repository and a severity', () => {
    expect(report([wrong, empty]).map(({ fingerprint: _, ...rest }: { fingerprint: string }) => rest)).toEqual([
      {
        description: '"status" cannot be "archive". Did you mean "archived"? To read more: npx handbook explain value-invalid',
        check_name: 'value-invalid',
        severity: 'major',
        location: { path: 'src/content/handbook/a.md', lines: { begin: 2, end: 2 } },
      },
      {
        description: 'This file is empty. To read more: npx handbook explain file-empty',
        check_name: 'file-empty',
        severity: 'minor',
        location: { path: 'src/content/handbook/two words.md', lines: { begin: 1, end: 1 } },
      },
    ])
    expect(report([{ ...empty, file: '' }])[0].location.path).toBe('src/content')
  })

  test('knows a problem again when its line has moved, and tells equal ones apart', () => {
    const prints = (problems: readonly Problem[]) => report(problems).map(({ fingerprint }: { fingerprint: string }) => fingerprint)
    expect(prints([{ ...wrong, line: 9 }])).toEqual(prints([wrong]))
    expect(new Set(prints([wrong, wrong, empty])).size).toBe(3)
  })
})
