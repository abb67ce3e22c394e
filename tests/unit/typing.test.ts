/** Messages about invalid values, and what a lenient build keeps of an entry. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { typeData } from '../../src/graph/reading/typing.ts'
import { applyFixes } from '../../src/problems/fixes.ts'
import { handbookSchema } from '../../src/collections/handbook/schema.ts'
import { entryOf, handbookOf, textUnder } from './handbooks.ts'

/** Code, underlined text, message and hint of each problem of a page with this front matter. */
function said(yaml: string, path = 'handbook/a.md'): string[] {
  const text = `---\n${yaml}\n---\n`
  return handbookOf({ [path]: text }).problems.map((problem) =>
    [problem.code, textUnder(text, problem), problem.message, problem.hint].filter((each) => each !== undefined).join(' | '),
  )
}

const opening =
  'role: writer\nstatus: open\nposted: 2026-01-01\nvalidThrough: 2027-01-01T00:00:00Z\nemployment: FULL_TIME\napplyUrl: https://example.com/'

describe('the message about a value', () => {
  test.each([
    ['navOrder: "3"', 'value-invalid | "3" | "navOrder" cannot be "3": in quotes it is text. | Write 3.'],
    ['title: 3', 'value-invalid | 3 | "title" cannot be 3: without quotes that is a number, not a text. | Write "3".'],
    ['title: true', 'value-invalid | true | "title" cannot be true: without quotes that is true or false, not a text. | Write "true".'],
    ['formerly: a', 'value-invalid | a | "formerly" cannot be "a": it takes a list. | Write it as a list: [a].'],
    [
      'review: often',
      'value-invalid | often | "review" cannot be "often": it takes keys with values. | Date of the last review, and the review interval.',
    ],
    [
      'review: { last: 2026-01-01, every: often }',
      'value-invalid | often | "every" cannot be "often". | Write a number and a unit, for example "3 months".',
    ],
    [
      'status: finished',
      'value-invalid | finished | "status" cannot be "finished". | It can be "draft", "active", "superseded", "archived".',
    ],
    ['status: [draft]', 'value-invalid | [draft] | "status" cannot be ["draft"]. | It can be "draft", "active", "superseded", "archived".'],
    ['status:', 'value-invalid | status | "status" cannot be empty. | It can be "draft", "active", "superseded", "archived".'],
    ['titel: 1', 'key-unknown | titel | A page has no key "titel". | Did you mean "title"?'],
    ['title: B\nTitle: A', 'key-unknown | Title | A page has no key "Title". | "title" is already here: remove one of the two.'],
    ['Title: A', 'key-unknown | Title | A page has no key "Title". | Did you mean "title"?'],
    ['review: { last: 2026-01-01 }', 'key-missing | review | "review" needs "every". | Review interval, for example "3 months".'],
  ])('%s', (yaml, expected) => {
    expect(said(yaml)).toEqual([expected])
  })

  test.each([
    ['applyUrl', opening.replace('https://example.com/', 'javascript:alert(1)'), 'openings/a.md'],
    ['url', 'date: 2026-01-01\nstatus: released\noffering: own\nknownIssues: [{ text: T, url: "javascript:alert(1)" }]', 'releases/1.0.md'],
  ])('a URL that a browser would run is refused: %s', (key, yaml, path) => {
    const reports = said(yaml, path).filter((each) => each.startsWith('value-invalid'))
    expect(reports).toHaveLength(1)
    expect(reports[0]).toContain(`"${key}" cannot be "javascript:alert(1)"`)
  })

  test.each([
    ['salary: { currency: EU, min: 1, max: 2, per: year }', 'EU'],
    ['salary: { currency: EURO, min: 1, max: 2, per: year }', 'EURO'],
    ['remote: { countries: [D] }', 'D'],
  ])('gives the required length of a text: %s', (yaml, value) => {
    const reports = said(`${opening}\n${yaml}`, 'openings/a.md').filter((each) => each.startsWith('value-invalid'))
    expect(reports).toHaveLength(1)
    expect(reports[0]).toContain(`cannot be "${value}"`)
    expect(reports[0]).not.toContain('may not be empty')
    expect(reports[0]).toMatch(/[23] characters/)
  })

  test.each(['lang: English', 'lang: de_DE', `supersededBy: 7`, 'owner: []', 'example: "yes"', 'formerly: [[a]]', 'formerly: {a: b}'])(
    "is never in the validator's words: %s",
    (yaml) => {
      const reports = said(yaml)
      expect(reports).toHaveLength(1)
      expect(reports[0]).not.toMatch(/Invalid (string|input)|expected|received|pattern|undefined|\[object/)
    },
  )

  test.each([
    ['title: []', 'handbook/a.md'],
    ['owner: ""', 'handbook/a.md'],
    ['owner: []', 'handbook/a.md'],
    ['supersedes: ""', 'strategy/a.md'],
  ])('is reported once: %s', (yaml, path) => {
    const text = `---\n${yaml}\n---\n`
    const { problems } = handbookOf({ [path]: text })
    expect(problems.filter(({ line, code }) => line === 2 && code !== 'key-missing').map(({ code }) => code)).toEqual(['value-invalid'])
  })

  test('shows an invalid number as written', () => {
    expect(said('navOrder: -.inf')[0]).not.toContain('null')
  })

  test('says that two spellings are the same version', () => {
    const release = 'date: 2026-01-01\nstatus: released\noffering: cloud\n'
    const { problems } = handbookOf({
      'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
      'releases/2.30.yaml': release,
      'releases/2.30.0.yaml': release,
    })
    expect(problems.map(({ code }) => code)).toEqual(['id-duplicate'])
  })

  test('keeps JSON valid: a quoted key stays quoted in the fix', () => {
    const text = '{"titel": "T", "kind": "bug", "opened": "2026-01-1", "status": "new"}\n'
    const { problems } = handbookOf({ 'backlog/a.yaml': text })
    const mended = applyFixes(text, problems).text
    expect(JSON.parse(mended)).toEqual({ title: 'T', kind: 'bug', opened: '2026-01-01', status: 'new' })
  })
})

describe('what is kept of an entry with faults', () => {
  const schema = z.strictObject({
    title: z.string(),
    note: z.string().optional(),
    tags: z.array(z.string().min(1)).optional(),
    list: z.array(z.strictObject({ id: z.string(), size: z.number().optional() })).optional(),
  })
  const kept = (raw: unknown) => typeData(schema, raw, 'page', () => false).data

  test.each([
    ['all, without a fault', { title: 'T', note: 'N' }, { title: 'T', note: 'N' }],
    ['all but unknown keys', { title: 'T', colour: 'red', size: 3 }, { title: 'T' }],
    ['all but a wrong value', { title: 'T', note: 3 }, { title: 'T' }],
    [
      'all but a wrong value in a list',
      { title: 'T', list: [{ id: 'a', size: 'big' }, { id: 'b' }] },
      { title: 'T', list: [{ id: 'a' }, { id: 'b' }] },
    ],
    [
      'all but items that lack something',
      { title: 'T', list: [{ id: 'a' }, { size: 1 }, { size: 2 }, { id: 'd' }] },
      { title: 'T', list: [{ id: 'a' }, { id: 'd' }] },
    ],
    ['all but items of another kind', { title: 'T', list: ['x', { id: 'b' }, 7] }, { title: 'T', list: [{ id: 'b' }] }],
    ['all but an item that is wrong in two ways', { title: 'T', tags: [[], 'keep'] }, { title: 'T', tags: ['keep'] }],
    ['nothing where what is required is missing', { note: 'N' }, undefined],
    ['nothing where what is required is wrong', { title: 3 }, undefined],
    ['nothing of what is no map', 'text', undefined],
  ])('%s', (_, raw, expected) => {
    expect(kept(raw)).toEqual(expected)
  })

  test("doesn't change its input", () => {
    const raw = { title: 'T', list: [{ id: 'a', size: 'big' }], colour: 'red' }
    const copy = structuredClone(raw)
    typeData(schema, raw, 'page', () => false)
    expect(raw).toEqual(copy)
  })

  test('is published by a lenient build: the page stays, without the faulty keys', () => {
    const checked = handbookOf({ 'handbook/a.md': '---\ntitle: T\nstatus: finished\ncolour: red\n---\n\nText.\n' })
    expect(entryOf(checked, 'handbook', 'a').data).toEqual({ title: 'T' })
  })

  test('validates every key of a page', () => {
    const data = { title: 'T', navOrder: 0, formerly: [], example: true, lang: 'pt-BR', review: { last: '2026-01-01', every: '1 year' } }
    expect(typeData(handbookSchema, data, 'page', () => false)).toEqual({ data, faults: [] })
  })
})
