/** Settings for front matter that was written for another program: `aliases` and `ignore`. */
import { z } from 'zod'
import { expect, test } from 'vitest'
import { type ConfigInput, configSchema } from '../../src/config.ts'
import { handbookOf } from './handbooks.ts'

const base = { title: 'T', organisation: 'O', site: 'https://example.com' }

test.each<[object, string]>([
  [{ aliases: { handbook: { applied: 'titel' } } }, 'aliases.handbook.applied: "handbook" has no field "titel". Did you mean "title"?'],
  [
    { aliases: { handbook: { status: 'title' } } },
    `aliases.handbook.status: "handbook" already has a field "status"; an alias must be a key that it doesn't have.`,
  ],
  [{ aliases: { handbok: {} } }, 'aliases: Unrecognized key: "handbok". Did you mean "handbook"?'],
  [
    { ignore: { handbook: ['x', 'title'] } },
    `ignore.handbook.1: "title" is a field of "handbook"; only keys that it doesn't have can be ignored.`,
  ],
  [
    { aliases: { handbook: { name: 'title' } }, ignore: { handbook: ['name'] } },
    `ignore.handbook: "name" has another name under "aliases"; it can't be ignored as well.`,
  ],
])('refuses %j', (settings, message) => {
  const { error } = configSchema.safeParse({ ...base, ...settings })
  expect(error?.issues.map(({ path, message: text }) => `${z.core.toDotPath(path)}: ${text}`)).toEqual([
    message.replace('handbook.1', 'handbook[1]'),
  ])
})

const config: Partial<ConfigInput> = {
  aliases: { handbook: { name: 'title', heading: 'title' }, people: { full: 'name', handle: 'id' } },
  ignore: { handbook: ['cssClass'] },
}
const report = (files: Record<string, string>) =>
  handbookOf(files, { config }).problems.map(
    ({ code, file, line, column, message, related = [] }) =>
      `${file}:${line}:${column} ${code} ${message}${related.map((each) => ` | ${each.file}:${each.line}`).join('')}`,
  )

test('reads a key under its alias, and reports its value where it is written', () => {
  const { handbook, problems } = handbookOf(
    {
      'handbook/a.md': '---\nname: Alpha\ncssClass: wide\n---\n',
      'people.yaml': '- { handle: ada, full: Ada, active: true }\n',
    },
    { config },
  )
  expect(problems).toEqual([])
  expect(handbook.entryIndex.find('handbook', 'a')?.title).toBe('Alpha')
  expect(handbook.entryIndex.find('people', 'ada')?.data.name).toBe('Ada')
  expect(report({ 'handbook/a.md': '---\nstatus: active\nname: 1\n---\n' })).toEqual([
    'handbook/a.md:3:7 value-invalid "title" cannot be 1: without quotes that is a number, not a text.',
  ])
})

test('reports a key beside the one that it stands for', () => {
  expect(report({ 'handbook/a.md': '---\nname: A\ntitle: B\n---\n', 'handbook/b.md': '---\nname: A\nheading: B\n---\n' })).toEqual([
    'handbook/a.md:2:1 key-unknown "name" is read as "title", and so is "title" here.',
    'handbook/b.md:3:1 key-unknown "heading" is read as "title", and so is "name" here.',
  ])
})

test('reports an unknown key once, with a count and the next places', () => {
  const files = Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [`handbook/${index}.md`, `---\ntitle: ${index} x\nzzz: 1\n---\n`]),
  )
  expect(report(files)).toEqual([
    'handbook/0.md:3:1 key-unknown A page has no key "zzz", in 8 places. | handbook/1.md:3 | handbook/2.md:3 | handbook/3.md:3 | handbook/4.md:3 | handbook/5.md:3',
  ])
  expect(handbookOf(files, { config }).all).toHaveLength(8)
})
