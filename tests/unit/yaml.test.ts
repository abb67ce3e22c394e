import { describe, expect, test } from 'vitest'
import { type Path, parseYaml } from '../../src/sources/yaml.ts'

const source = [
  'title: "In quotes" # a remark',
  'plain: some text  # another',
  'empty:',
  'list:',
  '  - one',
  "  - 'two'",
  'flow: [a, {b: c}]',
  'map:',
  '  inner: 1',
  'block: |',
  '  several',
  '  lines',
  'anchor: &x value',
  'alias: *x',
  '2.30: number',
].join('\n')

describe.each([0, 4])('values that begin at offset %i of their file', (offset) => {
  const yaml = parseYaml(source, offset)
  const text = ' '.repeat(offset) + source
  const valueAt = (...path: Path) => {
    const { start, end } = yaml.valueAt(path)
    return text.slice(start, end)
  }
  const keyAt = (...path: Path) => {
    const { start, end } = yaml.keyAt(path)
    return text.slice(start, end)
  }

  test.each([
    ['in quotes', ['title'], '"In quotes"'],
    ['plain, without its remark', ['plain'], 'some text'],
    ['an empty one stands at its key', ['empty'], 'empty'],
    ['an item', ['list', 0], 'one'],
    ['an item in quotes', ['list', 1], "'two'"],
    ['an item in brackets', ['flow', 0], 'a'],
    ['a value in braces', ['flow', 1, 'b'], 'c'],
    ['a list in brackets', ['flow'], '[a, {b: c}]'],
    ['a value in a map', ['map', 'inner'], '1'],
    ['a missing value stands at its parent’s key', ['map', 'none'], 'map'],
    ['a missing item stands at its list’s key', ['list', 9], 'list'],
    ['a list in lines, without what follows it', ['list'], "- one\n  - 'two'"],
    ['what lies below a text stands at the text’s key', ['plain', 'none', 'none'], 'plain'],
    ['an alias', ['alias'], '*x'],
    ['a value whose key is a number', ['2.3'], 'number'],
  ] as const)('finds a value: %s', (_, path, expected) => {
    expect(valueAt(...path)).toBe(expected)
  })

  test.each([
    ['at the top', ['title'], 'title'],
    ['in a map', ['map', 'inner'], 'inner'],
    ['in braces', ['flow', 1, 'b'], 'b'],
    ['of an item: the item', ['list', 1], "'two'"],
  ] as const)('finds a key: %s', (_, path, expected) => {
    expect(keyAt(...path)).toBe(expected)
  })

  test('a missing value at the top level is at the start', () => {
    expect(yaml.valueAt(['none'])).toEqual({ start: offset, end: offset })
  })

  test('reads quoted text', () => {
    expect(([['title'], ['list', 1], ['plain'], ['list', 0], ['none'], ['map']] as const).map((path) => yaml.isQuoted(path))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })
})

test.each([
  ['days stay text', 'a: 2026-01-01', { a: '2026-01-01' }],
  ['yes and no stay text', 'a: yes\nb: no', { a: 'yes', b: 'no' }],
  ['versions lose their zero', 'a: 2.30', { a: 2.3 }],
  ['nothing', '', null],
  ['a comment', '# x', null],
  ['JSON', '{"a": [1, null, true]}', { a: [1, null, true] }],
])('reads values as YAML 1.2: %s', (_, text, expected) => {
  expect(parseYaml(text)).toMatchObject({ data: expected, errors: [] })
})

test("gives no value if there's an error", () => {
  const { data, errors } = parseYaml('a: b: c', 10)
  expect(data).toBeUndefined()
  expect(errors).toHaveLength(1)
  expect(errors[0]?.start).toBe(13)
})

test('finds locations in unreadable texts', () => {
  const { valueAt, keyAt } = parseYaml('a: [b', 10)
  expect(valueAt(['a', 0]).start).toBeGreaterThanOrEqual(10)
  expect(keyAt(['a']).start).toBe(10)
})

test.each([
  ['title: Fix in #42 of\n', [['#', 'Fix in #42 of', 'Fix in', ['title']]]],
  ['title: Fix in # later\n', []],
  ['title: C# and C#7\n', []],
  ['title: "Fix in" #42\n', []],
  ['title: #42 x\n', [['#', '#42 x', '', ['title']]]],
  ['list:\n  - a\n  - Fix #43\n', [['#', 'Fix #43', 'Fix', ['list', 1]]]],
  ['title: !important Read it\n', [['!', '!important Read it', 'Read it', ['title']]]],
  ['title: !!str 42\n', []],
  ['title: &co Ltd\n', [['&', '&co Ltd', 'Ltd', ['title']]]],
  ['title: &co Ltd\nother: *co\n', []],
  ['title: Q & A\n', []],
])('finds texts that can be read in part: %j', (text, expected) => {
  const shown = parseYaml(text, 10).cutTexts()
  expect(shown.map(({ sign, start, end, read, path }) => [sign, text.slice(start - 10, end - 10), read, path])).toEqual(expected)
})
