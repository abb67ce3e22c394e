/** The text part of mails. */
import { h } from 'hastscript'
import type { ElementContent } from 'hast'
import { expect, test } from 'vitest'
import { textOf } from '../../src/outputs/broadcast/mail-text.ts'

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
const url = `https://example.com/${'a'.repeat(80)}`

test.each<[string, ElementContent[], string]>([
  ['a heading', [h('h2', 'New'), h('p', 'a  b\n c')], 'New\n\na b c'],
  ['text between blocks', [{ type: 'text', value: '\n' }, h('strong', 'a'), { type: 'text', value: ' b' }, h('p', 'c')], 'a b\n\nc'],
  ['emphasis and code', [h('p', ['a ', h('strong', 'b'), ' ', h('em', 'c'), ' ', h('code', 'd_e')])], 'a b c d_e'],
  ['a link', [h('p', ['see ', h('a', { href: 'https://a.example/' }, 'the page'), '.'])], 'see the page (https://a.example/).'],
  ['a link of its own words', [h('p', h('a', { href: 'https://a.example/' }, 'https://a.example/'))], 'https://a.example/'],
  ['an address', [h('p', h('a', { href: 'mailto:a@example.com' }, 'a@example.com'))], 'a@example.com'],
  [
    'a picture',
    [h('figure', [h('img', { src: 'https://a.example/b.png', alt: 'B' }), h('figcaption', 'c')])],
    'B (https://a.example/b.png)\nc',
  ],
  ['a picture without words', [h('p', h('img', { src: 'https://a.example/b.png', alt: '' })), h('p', 'c')], 'c'],
  ['a list', [h('ul', [h('li', 'a'), h('li', ['b', h('ul', h('li', 'c'))])])], '• a\n• b\n  • c'],
  ['a list with paragraphs', [h('ul', [h('li', [h('p', 'a'), h('p', 'b')]), h('li', h('p', 'c'))])], '• a\n\n  b\n\n• c'],
  ['a numbered list', [h('ol', { start: 9 }, [h('li', 'a'), h('li', 'b')])], '9. a\n10. b'],
  ['tasks', [h('ul', [h('li', [h('input', { type: 'checkbox', checked: true }), ' a'])])], '• [x] a'],
  ['a quote', [h('blockquote', [h('p', 'a'), h('p', 'b')])], '  a\n\n  b'],
  ['code', [h('pre', h('code', 'a  b\n\n  c\n'))], '    a  b\n\n      c'],
  ['a line break', [h('p', ['a', h('br'), ' b'])], 'a\nb'],
  ['a rule', [h('p', 'a'), h('hr'), h('p', 'b')], 'a\n\nb'],
  ['details', [h('details', [h('summary', 'a'), h('p', 'b')])], 'a\n\nb'],
  ['long text', [h('p', words(12))], `${words(11)}\nword11`],
  ['a long word', [h('p', ['a ', h('a', { href: url }, 'b'), ' c'])], `a b\n(${url})\nc`],
  ['wide letters', [h('p', `${'漢'.repeat(20)} ${'字'.repeat(20)}`)], `${'漢'.repeat(20)}\n${'字'.repeat(20)}`],
  ['nothing', [h('p'), h('ul'), { type: 'comment', value: 'x' }], ''],
])('%s', (_, blocks, expected) => {
  expect(textOf(blocks)).toBe(expected)
})

const table = (...rows: string[][]) =>
  h('table', [
    h(
      'thead',
      h(
        'tr',
        (rows[0] ?? []).map((cell) => h('th', cell)),
      ),
    ),
    h(
      'tbody',
      rows.slice(1).map((row) =>
        h(
          'tr',
          row.map((cell) => h('td', cell)),
        ),
      ),
    ),
  ])

test('a narrow table stands in columns, a wide one in lines', () => {
  expect(textOf([table(['Plan', 'Seats'], ['Team', '5'], ['Enterprise', '500'])])).toBe('Plan        Seats\nTeam        5\nEnterprise  500')
  const [one, two] = [words(8), words(5)]
  expect(textOf([table(['A', 'B'], [one, two], [two, ''])])).toBe(`A: ${one}\nB: ${two}\n\nA: ${two}`)
})
