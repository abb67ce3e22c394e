import { describe, expect, test } from 'vitest'
import { isComment, readLiteral } from '../../src/markdown/literal.ts'
import { findAttributes } from '../../src/markdown/tag.ts'

describe('attributes of a tag', () => {
  const found = (text: string, start = 0) =>
    [...findAttributes(text, start)].map(([name, { name: at, value }]) => [
      name,
      text.slice(at.start, at.end),
      value && text.slice(value.start, value.end),
    ])

  test.each([
    ['in double quotes', '<A b="c">', [['b', 'b', '"c"']]],
    ['in single quotes', "<A b='c'>", [['b', 'b', "'c'"]]],
    ['in braces', '<A b={1}>', [['b', 'b', '{1}']]],
    [
      'without a value',
      '<A b c/>',
      [
        ['b', 'b', undefined],
        ['c', 'c', undefined],
      ],
    ],
    [
      'the sign > in quotes',
      '<A b="x > y" c="d">',
      [
        ['b', 'b', '"x > y"'],
        ['c', 'c', '"d"'],
      ],
    ],
    ['spaces around the sign =', '<A b = "c">', [['b', 'b', '"c"']]],
    [
      'on several lines',
      '<A\n  b="c"\n  d="e"\n>',
      [
        ['b', 'b', '"c"'],
        ['d', 'd', '"e"'],
      ],
    ],
    [
      'braces in braces',
      '<A b={{c: {d: 1}}} e="f">',
      [
        ['b', 'b', '{{c: {d: 1}}}'],
        ['e', 'e', '"f"'],
      ],
    ],
    [
      'a brace in a text in braces',
      '<A b={"}"} e="f">',
      [
        ['b', 'b', '{"}"}'],
        ['e', 'e', '"f"'],
      ],
    ],
    [
      'spread',
      '<A {...b} c="d">',
      [
        ['...', '{...b}', undefined],
        ['c', 'c', '"d"'],
      ],
    ],
    [
      'names with signs',
      '<A aria-label="x" xlink:href="y">',
      [
        ['aria-label', 'aria-label', '"x"'],
        ['xlink:href', 'xlink:href', '"y"'],
      ],
    ],
    ['closed in itself', '<A b="c"/>', [['b', 'b', '"c"']]],
    ['none', '<A>', []],
    ['what follows the tag is none', '<A>b="c"</A>', []],
    ['a member name', '<A.B c="d">', [['c', 'c', '"d"']]],
    ['never closed', '<A b="c', [['b', 'b', '"c']]],
    ['a brace never closed', '<A b={c', [['b', 'b', '{c']]],
  ] as const)('are found at their locations: %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test('are those of the tag that opens at the offset', () => {
    expect(found('<X y="z"><A b="c">', 9)).toEqual([['b', 'b', '"c"']])
  })
})

describe('literals', () => {
  test.each([
    ['a number', '7', 7],
    ['a negative number', '-1.5', -1.5],
    ['text', '"x"', 'x'],
    ['text in single quotes', "'x'", 'x'],
    ['true', 'true', true],
    ['null', 'null', null],
    ['a list', '[1, "a", [true]]', [1, 'a', [true]]],
    ['an object', '{ a: 1, "b": [2] }', { a: 1, b: [2] }],
    ['a comma at the end', '[1, 2,]', [1, 2]],
    ['a comment beside it', '/* x */ 7', 7],
  ])('are read: %s', (_, text, expected) => {
    expect(readLiteral(text)).toEqual({ value: expected })
  })

  test.each([
    'x',
    'a.b',
    'f()',
    '() => 1',
    '`x`',
    '1 + 1',
    '...x',
    '',
    ' ',
    '{a}',
    '[x]',
    'undefined',
    'new Date()',
    '"a" + b',
    'a ? 1 : 2',
    '/x/',
  ])('are nothing else: %s', (text) => {
    expect(readLiteral(text)).toBeUndefined()
  })

  test("don't reach a prototype", () => {
    const read = readLiteral('{ "__proto__": { "polluted": true } }')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect((read?.value as Record<string, unknown> | undefined)?.['polluted']).toBeUndefined()
  })

  test.each([
    ['/* a */', true],
    [' /* a */ /* b */ ', true],
    ['', true],
    ['/* a */ b', false],
    ['"/* a */"', false],
  ])('comments only: %j', (text, expected) => {
    expect(isComment(text)).toBe(expected)
  })
})
