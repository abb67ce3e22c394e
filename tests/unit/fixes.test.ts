import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildHandbook } from '../../src/checked-handbook.ts'
import { applyFixes } from '../../src/problems/fixes.ts'
import { problem } from '../../src/problems/problem.ts'
import { fixtures, handbookIn, handbookOf, optionsFor } from './handbooks.ts'

const at = (line: number, column: number, endLine: number, endColumn: number, fix?: string) =>
  problem('value-invalid', 'a.md', { line, column, endLine, endColumn }, 'Message.', { fix })

describe('fixes', () => {
  test.each([
    ['none', 'one two', [], 'one two', 0],
    ['a problem without one', 'one two', [at(1, 1, 1, 4)], 'one two', 0],
    ['a word', 'one two', [at(1, 5, 1, 8, 'three')], 'one three', 1],
    ['several, in any order', 'one two', [at(1, 5, 1, 8, 'b'), at(1, 1, 1, 4, 'a')], 'a b', 2],
    ['of two that overlap the first', 'one two', [at(1, 1, 1, 5, 'a '), at(1, 3, 1, 8, 'b')], 'a two', 1],
    ['one of two at the same place', 'one two', [at(1, 4, 1, 4, '!'), at(1, 4, 1, 4, '!')], 'one! two', 1],
    ['an insertion', 'one two', [at(1, 4, 1, 4, '!')], 'one! two', 1],
    ['a deletion', 'one two', [at(1, 4, 1, 8, '')], 'one', 1],
    ['over several lines', 'one\ntwo\nthree', [at(1, 4, 3, 1, ' ')], 'one three', 1],
    ['Windows line ends', 'one\r\ntwo\r\n', [at(2, 1, 2, 4, 'three')], 'one\r\nthree\r\n', 1],
    ['at the end', 'one', [at(1, 4, 1, 4, '\n')], 'one\n', 1],
    ['a dollar sign as it is', 'one', [at(1, 1, 1, 4, '$&$1')], '$&$1', 1],
    ['behind signs of two units', '😀 one', [at(1, 4, 1, 7, 'two')], '😀 two', 1],
  ])('are applied: %s', (_, text, problems, expected, count) => {
    const { text: mended, made } = applyFixes(text, problems)
    expect([mended, made.length]).toEqual([expected, count])
  })
})

/** A file after the fixes of its problems. */
function mend(file: string, text: string, others: Readonly<Record<string, string>> = {}): string {
  const { problems } = handbookOf({ ...others, [file]: text })
  return applyFixes(
    text,
    problems.filter((each) => each.file === file),
  ).text
}

describe('fixes that the check offers', () => {
  test.each([
    ['a key', 'descripton: D', 'description: D'],
    ['a value', 'status: archive', 'status: archived'],
    ['a value in quotes', 'status: "archive" # why', 'status: "archived" # why'],
    ['a day', 'review: { last: 2026-1-5, every: 3 years }', 'review: { last: 2026-01-05, every: 3 years }'],
    ['an owner', 'owner: ada-lovelance', 'owner: ada-lovelace'],
    ['an owner in single quotes', "owner: 'ada-lovelance'", 'owner: "ada-lovelace"'],
  ])('correct front matter: %s', (_, wrong, right) => {
    const others = { 'people.yaml': '- { id: ada-lovelace, name: Ada, active: true }\n' }
    const mended = mend('handbook/a.md', `---\n${wrong}\n---\n`, others)
    expect(mended).toBe(`---\n${right}\n---\n`)
    expect(handbookOf({ ...others, 'handbook/a.md': mended }).problems).toEqual([])
  })

  test.each([
    ['a link to a page that moved', '[x](sizing.md#part)', '[x](./planning/sizing.md#part)'],
    ['a link with a title', '[x](sizing.md "T")', '[x](./planning/sizing.md "T")'],
    ['an anchor', '[x](planning/sizing.md#small-step)', '[x](planning/sizing.md#small-steps)'],
    ['a definition', '[x]: sizing.md\n\n[x]', '[x]: ./planning/sizing.md\n\n[x]'],
  ])('correct a body: %s', (_, wrong, right) => {
    const others = { 'handbook/planning/sizing.md': '## Part\n\n## Small steps\n' }
    expect(mend('handbook/a.md', `${wrong}\n`, others)).toBe(`${right}\n`)
    expect(handbookOf({ ...others, 'handbook/a.md': `${right}\n` }).problems).toEqual([])
  })

  test("don't duplicate an existing key", () => {
    const text = '---\ntitel: One\ntitle: Two\n---\n'
    expect(mend('handbook/a.md', text)).toBe(text)
  })

  test("don't rename two keys to the same one", () => {
    const mended = mend('handbook/a.md', '---\ntitel: One\ntitlle: Two\n---\n')
    expect(handbookOf({ 'handbook/a.md': mended }).problems.map(({ code }) => code)).not.toContain('yaml-invalid')
  })

  test.each([
    [
      'a person whose id is as short',
      'people.yaml',
      '- { id: em, name: E, active: true }\n- { id: pm, name: P, active: true, role: xy }\n',
      { 'roles/cto.md': '# C\n' },
    ],
    [
      'another release',
      'handbook/releases-used.mdx',
      '<Ref to="releases/2.99"/>\n',
      {
        'releases/2.30.yaml': 'date: 2026-01-01\nstatus: released\noffering: cloud\n',
        'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
      },
    ],
    ['the opposite', 'roles/a.md', '---\nstatus: inactive\n---\n', {}],
  ] as const)('never guess at %s', (_, file, text, others) => {
    expect(mend(file, text, others)).toBe(text)
  })
})

test.each(readdirSync(fixtures))('fixes of all fixtures remove their problems and cause no new ones: %s', (code) => {
  const { sources, problems } = handbookIn(join(fixtures, code))
  const files = sources.files.map(({ path, text }) => ({
    path,
    text: applyFixes(
      text,
      problems.filter((each) => each.file === path),
    ).text,
  }))
  const after = buildHandbook({ ...sources, files }, optionsFor()).problems
  const rest = problems.filter((each) => !each.fix)
  const names = (list: typeof problems) => list.map((each) => `${each.file} ${each.code} ${each.message}`).sort()
  expect(names(after)).toEqual(names(rest))
})
