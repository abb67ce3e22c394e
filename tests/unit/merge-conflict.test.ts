/** Merge conflicts: one problem per file, whose content is ignored. */
import { describe, expect, test } from 'vitest'
import { applyFixes } from '../../src/problems/fixes.ts'
import { handbookOf, reportOf } from './handbooks.ts'

const places = (files: Record<string, string>) =>
  handbookOf(files).problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)

const conflict = (ours: string, theirs: string) => `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> feature/words\n`
const fenced = (text: string, fence = '```') => `${fence}\n${text}${fence}\n`

test('reports merge-conflict with its location and fix', () => {
  expect(reportOf('merge-conflict')).toMatchInlineSnapshot(`
    "handbook/body.md:7:1-7:13 error merge-conflict
      | <<<<<<< HEAD
      This file has an unresolved merge conflict ("HEAD" and "launches").
      Keep the right parts of both versions, and delete the lines that begin with "<<<<<<<", "=======" and ">>>>>>>".
      the other version begins here: handbook/body.md:9:1
      the other version ends here: handbook/body.md:11:1"
  `)
})

describe('every kind of file', () => {
  test.each([
    ['a page', 'handbook/a.md', `Text.\n\n${conflict('Ours.', 'Theirs.')}`, 3],
    ['a page in MDX', 'handbook/a.mdx', `Text.\n\n${conflict('Ours.', 'Theirs.')}`, 3],
    ['its first line', 'handbook/a.md', conflict('---\ntitle: A\n---', '---\ntitle: B\n---'), 1],
    ['front matter', 'features/a.mdx', `---\ntitle: A\n${conflict('area: x', 'area: y')}---\n`, 3],
    [
      'front matter that it leaves',
      'handbook/a.md',
      `---\ntitle: A\n<<<<<<< HEAD\nlang: de\n---\nOurs.\n=======\n---\nTheirs.\n>>>>>>> b\n`,
      3,
    ],
    ['an entry in YAML', 'objectives/a.yaml', `title: A\n${conflict('status: met', 'status: missed')}`, 2],
    ['an export', 'backlog/a.json', `[\n${conflict('{"number": 1}', '{"number": 2}')}]\n`, 2],
    ...['people', 'tiers', 'offerings', 'areas', 'triage', 'glossary', 'editions', 'redirects', 'broadcasts'].map(
      (name) => [`the list of ${name}`, `${name}.yaml`, `- id: a\n${conflict('  x: 1', '  x: 2')}- id: b\n`, 2] as const,
    ),
    ['a list called .yml', 'people.yml', conflict('- id: a', '- id: b'), 1],
  ] as const)('can have one: %s', (_, file, text, line) => {
    expect(places({ [file]: text })).toEqual([`${file}:${line}:1 merge-conflict`])
    expect(places({ [file]: text.replaceAll('\n', '\r\n') })).toEqual([`${file}:${line}:1 merge-conflict`])
  })
})

describe('a conflict', () => {
  test.each([
    ['with what both began from', '<<<<<<< HEAD\nA\n||||||| 1234abc\nB\n=======\nC\n>>>>>>> b\n', [1]],
    ['without labels', '<<<<<<<\nA\n=======\nB\n>>>>>>>\n', [1]],
    ['one half that was left', 'Text.\n\n<<<<<<< HEAD\nA\n', [3]],
    ['two conflicts', `${conflict('A', 'B')}\n${conflict('C', 'D')}`, [1]],
    ['one that opens a fence', `${conflict('```js', '```ts')}x\n\`\`\`\n`, [1]],
    ['one that ends a fence', '```js\n<<<<<<< HEAD\na\n```\n=======\nb\n```\n>>>>>>> b\n', [2]],
    ['at the margin, below a fence in a list', `1. Run\n\n   \`\`\`sh\n${conflict('   a', '   b')}   \`\`\`\n`, [4]],
    ['behind a fence', `${fenced('x\n')}\n${conflict('A', 'B')}`, [5]],
    ['a heading', 'Title\n=======\n\nText.\n', []],
    ['its last line, which was left', 'Text.\n\nTheirs.\n>>>>>>> 9fceb02 (topic)\n', [4]],
    ['its last line and the middle', 'Ours.\n=======\nTheirs.\n>>>>>>> topic\n', [4]],
    ['what both began from, which was left', 'Text.\n||||||| parent of 9fceb02\nBase.\n', [2]],
    ['its last line below code', `${fenced('x\n')}>>>>>>> topic\n`, [4]],
    ['a quotation in a mail', '> One\n>>>>>>> deep\n>>>>>> less\n', []],
    ['a quotation of two lines', 'Text.\n\n>>>>>>> deep\n>>>>>>> deeper\n', []],
    ['a quotation without a name', '>>>>>>>\n\nText.\n', []],
    ['a row of a table', '| a |\n| - |\n||||||| x\n', []],
    ['a row of empty cells', 'Text.\n\n||||||| x |\n', []],
    ['its last line in code', fenced('>>>>>>> topic\n'), []],
    ['its last line in a line', 'Delete >>>>>>> topic\n', []],
    ['in a fence', `Git writes:\n\n${fenced(conflict('A', 'B'))}`, []],
    ['in a fence of tildes', `Git writes:\n\n${fenced(conflict('A', 'B'), '~~~')}`, []],
    ['in a fence of four with one of three', `\`\`\`\`md\n${fenced(conflict('A', 'B'))}\`\`\`\`\n`, []],
    ['indented code', 'Git writes:\n\n    <<<<<<< HEAD\n    A\n    =======\n    >>>>>>> b\n', []],
    ['eight signs', '<<<<<<<< HEAD\n\n========\n', []],
    ['six signs', '<<<<<< HEAD\n', []],
    ['within a line', 'It writes <<<<<<< and >>>>>>> into it.\n', []],
  ])('is reported: %s', (_, text, lines) => {
    expect(places({ 'handbook/a.md': text })).toEqual(lines.map((line) => `handbook/a.md:${line}:1 merge-conflict`))
  })

  test.each([['<<<<<<< HEAD'], ['||||||| base'], ['======='], ['>>>>>>> b']])('each marker counts in data: %s', (marker) => {
    expect(places({ 'people.yaml': `- id: a\n${marker}\n` })).toEqual(['people.yaml:2:1 merge-conflict'])
    expect(places({ 'handbook/a.md': `---\ntitle: A\n${marker}\n---\n` })).toEqual(['handbook/a.md:3:1 merge-conflict'])
  })
})

test('names both sides and the other markers', () => {
  const [found] = handbookOf({ 'handbook/a.md': '<<<<<<< HEAD\nA\n||||||| 1234abc\nB\n=======\nC\n>>>>>>> feature\n' }).problems
  expect(found?.message).toBe('This file has an unresolved merge conflict ("HEAD" and "feature").')
  expect(found?.related).toEqual([
    { file: 'handbook/a.md', line: 3, column: 1, message: 'the common base begins here' },
    { file: 'handbook/a.md', line: 5, column: 1, message: 'the other version begins here' },
    { file: 'handbook/a.md', line: 7, column: 1, message: 'the other version ends here' },
  ])
})

test.each([
  [
    '<<<<<<< HEAD\nA\n||||||| 1234abc\nB\n=======\nC\n>>>>>>> b\n',
    'Keep the right parts of both versions, without their common base, and delete the lines that begin with "<<<<<<<", "|||||||", "=======" and ">>>>>>>".',
  ],
  ['C\n>>>>>>> b\n', 'Keep the right parts of both versions, and delete the line that begins with ">>>>>>>".'],
  ['A\n=======\nC\n>>>>>>> b\n', 'Keep the right parts of both versions, and delete the lines that begin with "=======" and ">>>>>>>".'],
])('names the lines to remove: %j', (text, hint) => {
  expect(handbookOf({ 'handbook/a.md': text }).problems.map((each) => each.hint)).toEqual([hint])
})

test("keeps such a page out of the handbook, and doesn't blame links to it", () => {
  const { handbook, problems } = handbookOf({
    'handbook/a.md': `# A\n\n${conflict('Ours.', 'Theirs.')}`,
    'handbook/b.md': 'See [A](./a.md) and [a part](./a.md#part).\n',
  })
  expect(problems.map(({ code }) => code)).toEqual(['merge-conflict'])
  expect(handbook.entries.map(({ id }) => id)).toEqual(['b'])
})

test('offers no fixes, whatever else is wrong with the file', () => {
  const text = `---\nreviewz: { last: 2026-1-1, every: 1 month }\n---\n${conflict('[x](./gone.md)', 'b')}`
  const { problems } = handbookOf({ 'handbook/a.md': text })
  expect(applyFixes(text, problems)).toEqual({ text, made: [] })
})
