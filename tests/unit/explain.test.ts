/** `handbook explain`: the manual's text in the terminal and in SARIF, wherever the content is. */
import { describe, expect, test } from 'vitest'
import { formatExplanation, readManual } from '../../src/cli/manual.ts'
import { type ProblemCode, problemCodes } from '../../src/problems/codes.ts'
import { handbook } from '../support/command.ts'

const codes = Object.keys(problemCodes) as ProblemCode[]

test('a code is explained with an example, its message and its fix', () => {
  expect(formatExplanation('link-placeholder', false)).toMatchInlineSnapshot(`
    "link-placeholder  warning
    A link with a placeholder for its address.

    Warning. The link has no address, or the address is \`#_\` or \`#!\`, as people write when they don't know it yet.
    Clicking it would do nothing, so only its text is shown. \`#\` alone leads to the top of the page.

    Example

        # Forms

        Ask with [this form](#_).

    Message

        handbook/forms.md:3:22  warning  link-placeholder
          "#_" is a placeholder, not an address.
          Write the address, or remove the link.

            3 | Ask with [this form](#_).
              |                      ~~

    Fix

    Add the address, or remove the link and keep its text.

        # Forms

        Ask with [this form](./expenses.md).

    See also: link-missing, anchor-missing.
    "
  `)
})

test('headings are bold on a terminal', () => {
  expect(formatExplanation('link-placeholder', true)).toContain('\u001B[1mFix\u001B[22m')
})

describe.each(codes)('%s', (code) => {
  test('is explained without link markup, code fences and heading marks', () => {
    const text = formatExplanation(code, false)
    expect(text).toContain(problemCodes[code].summary)
    expect(text).toContain('\nFix\n')
    const prose = text.split('\n').filter((line) => !line.startsWith('    '))
    expect(prose.filter((line) => /\]\(|^```|^#|\*\*|^---/.test(line.replace(/`[^`]*`/g, '')))).toEqual([])
  })

  test('has the same text in SARIF, without broken links', () => {
    const { text, markdown } = readManual([]).helpFor(code)
    expect(formatExplanation(code, false).endsWith(text)).toBe(true)
    expect(markdown).toContain('\n## Fix\n')
    const prose = markdown.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/`[^`]*`/g, '')
    expect(prose).not.toMatch(/\]\((?!https?:)[^)]*\)/)
  })
})

test('the command prints it for any content, and suggests the nearest code', () => {
  const { code, stdout } = handbook(['explain', 'link-placeholder', '--content', '/nowhere'])
  expect([code, stdout]).toEqual([0, formatExplanation('link-placeholder', false)])
  expect(handbook(['explain', 'link-mising'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'There is no problem code "link-mising". Did you mean "link-missing"?\n',
  })
})

test('without a code all are listed, one per line', () => {
  const { code, stdout } = handbook(['explain'])
  const lines = stdout.trimEnd().split('\n')
  expect(code).toBe(0)
  expect(lines.map((line) => line.split(/ {2,}/))).toEqual(
    codes.map((each) => [each, problemCodes[each].severity, problemCodes[each].summary]),
  )
})
