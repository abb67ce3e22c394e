import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { anyReference, date, reference, releaseOrDate, version } from '../../src/collections/fields/fields.ts'
import { findReferences } from '../../src/collections/fields/references.ts'
import { entryOf, handbookOf } from './handbooks.ts'

describe('references in data', () => {
  const schema = z.strictObject({
    one: reference('people'),
    either: reference('people', 'roles').optional(),
    list: z.array(reference('features')).default([]),
    nested: z.strictObject({ inner: z.array(z.strictObject({ deep: reference('tiers') })) }).optional(),
    any: z.array(anyReference()).optional(),
    when: releaseOrDate().optional(),
    choice: z.union([z.literal('undecided'), z.array(z.strictObject({ tier: reference('tiers') }))]).optional(),
    nothing: z.nullable(reference('people')).optional(),
    day: date().optional(),
    version: version().optional(),
    text: z.string().optional(),
  })
  const found = (data: Record<string, unknown>) =>
    findReferences(schema, data).map(
      ({ path, value, meta: { references = [], dateToo } }) =>
        `${path.join('.')} = ${value} in ${references.join('|')}${dateToo ? ' or a day' : ''}`,
    )

  test.each([
    ['a value', { one: 'ada' }, ['one = ada in people']],
    ['of one of several collections', { either: 'cto' }, ['either = cto in people|roles']],
    ['in a list', { list: ['a', 'b'] }, ['list.0 = a in features', 'list.1 = b in features']],
    [
      'in a list of maps in a map',
      { nested: { inner: [{ deep: 'x' }, { deep: 'y' }] } },
      ['nested.inner.0.deep = x in tiers', 'nested.inner.1.deep = y in tiers'],
    ],
    ['to any entry', { any: ['features/a'] }, ['any.0 = features/a in *']],
    ['or a day', { when: '2026-01-01' }, ['when = 2026-01-01 in releases or a day']],
    ['in the form that fits', { choice: [{ tier: 't' }] }, ['choice.0.tier = t in tiers']],
    ['in a form without any', { choice: 'undecided' }, []],
    ['empty', { nothing: null }, []],
    ['other fields are none', { day: '2026-01-01', version: '2.30', text: 'ada' }, []],
    ['what is missing', {}, []],
  ])('are found: %s', (_, data, expected) => {
    expect(found(data)).toEqual(expected)
  })
})

describe('references between entries', () => {
  const base = {
    'people.yaml': '- { id: ada, name: Ada, active: true }\n',
    'areas.yaml': '- { id: trust, title: Trust, owner: ada }\n',
    'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
    'releases/2.30.yaml': 'date: 2026-01-01\nstatus: released\noffering: cloud\n',
    'releases/2.31.0.yaml': 'date: 2026-02-01\nstatus: released\noffering: cloud\n',
  }
  const feature = (since: string) =>
    `---\ntitle: Log\nsummary: S.\narea: trust\nlifecycle: [{ stage: ga, since: ${since} }]\navailability: undecided\n---\n`

  test.each([
    ['a release', '"2.30"', []],
    ['a release with .0 where its file has none', '"2.30.0"', []],
    ['a release without .0 where its file has it', '"2.31"', []],
    ['a day', '2026-05-01', []],
    ['another release', '"2.99"', ['reference-missing']],
    ['a patch that is not there', '"2.30.1"', ['reference-missing']],
    ['no release and no day', 'soon', ['reference-missing']],
  ])('understand %s', (_, since, expected) => {
    const { problems } = handbookOf({ ...base, 'features/log.md': feature(since) })
    expect(problems.map(({ code }) => code)).toEqual(expected)
  })

  test("don't blame an entry for the faults of another", () => {
    const { problems } = handbookOf({
      ...base,
      'handbook/a.mdx': '<Ref to="features/log"/>\n',
      'features/log.md': '---\ntitle: Log\n---\n',
    })
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['features/log.md']))
  })

  test.each([
    ['a page', 'handbook/b', []],
    ['a page by its index', 'handbook/c/index', []],
    ['a page with a slash at its end', 'handbook/b/', []],
    ['a heading', 'handbook/b#part', []],
    ['a heading that is not there', 'handbook/b#none', ['anchor-missing']],
    ['an item of a list', 'people/ada', []],
    ['itself', 'handbook/a', []],
    ['an entry that is not there', 'handbook/none', ['reference-missing']],
    ['a collection that is not there', 'nothing/none', ['reference-missing']],
    ['a property of objects', 'constructor/name', ['reference-missing']],
  ])('in a text may point to %s', (_, to, expected) => {
    const { problems } = handbookOf({
      ...base,
      'handbook/a.mdx': `<Ref to="${to}"/>\n`,
      'handbook/b.md': '## Part\n',
      'handbook/c/index.md': 'Text.\n',
    })
    expect(problems.map(({ code }) => code)).toEqual(expected)
  })

  test('show on both sides, once each, never on the same page and not for owners', () => {
    const checked = handbookOf({
      ...base,
      'handbook/a.mdx': '[b](b.md) and [b](b.md#part) and [a](a.mdx) and <Ref to="people/ada"/>\n',
      'handbook/b.md': '---\nowner: ada\nsupersededBy: a\n---\n\n## Part\n',
    })
    const backlinks = (key: string) => checked.handbook.backlinks.get(key)?.map(({ id }) => id)
    expect(checked.problems).toEqual([])
    expect(backlinks('handbook/b')).toEqual(['a'])
    expect(backlinks('handbook/a')).toEqual(['b'])
    expect(backlinks('people/ada')).toEqual(['a'])
    expect(entryOf(checked, 'people', 'ada').url).toBeUndefined()
  })
})
