/** Edits of YAML change what they're for, and no other byte. */
import { describe, expect, test } from 'vitest'
import { editFile } from '../../src/authoring/file-edit.ts'
import { EditError, editYaml, type YamlEdit } from '../../src/authoring/yaml-edit.ts'

const review = { by: 'bo', on: '2026-11-24', verdict: 'approve' }
const insert = (path: string, more: Partial<Extract<YamlEdit, { kind: 'insert' }>> = {}): YamlEdit => ({
  kind: 'insert',
  path: [path],
  item: review,
  style: 'flow',
  ...more,
})
const set = (path: (string | number)[], value: unknown, after?: string[]): YamlEdit => ({
  kind: 'set',
  path,
  value,
  ...(after && { after }),
})

describe('a value', () => {
  test.each<[name: string, yaml: string, edit: YamlEdit, result: string]>([
    ['without quotes', 'a: now # today\nb: 1\n', set(['a'], 'next'), 'a: next # today\nb: 1\n'],
    ['in double quotes', 'a: "now"   # today\n', set(['a'], 'next'), 'a: "next"   # today\n'],
    ['in single quotes', "a: 'now'\n", set(['a'], "it's"), "a: 'it''s'\n"],
    ['that needs quotes', 'a: now\n', set(['a'], 'x: y'), 'a: "x: y"\n'],
    ['of a block', 'a: |\n  now\n  here\nb: 1\n', set(['a'], 'next'), 'a: next\nb: 1\n'],
    ['of a list, replaced', 'a:\n  - x\n  - y # why\nb: 1\n', set(['a'], ['z']), 'a: [z] # why\nb: 1\n'],
    ['of a map, replaced', 'a:\n  x: 1\n\n# two\nb: 1\n', set(['a'], { x: 2 }), 'a: { x: 2 }\n\n# two\nb: 1\n'],
    ['that is missing behind its key', 'a:\nb: 1\n', set(['a'], 'next'), 'a: next\nb: 1\n'],
    ['of several lines, in single quotes', "a: 'now'\n", set(['a'], 'x\ny'), 'a: "x\\ny"\n'],
    ['of several lines, without quotes', 'a: now # today\n', set(['a'], 'x\ny'), 'a: "x\\ny" # today\n'],
    ['of a block with a comment', 'a: >- # why\n  now\nb: 1\n', set(['a'], 'next'), 'a: next # why\nb: 1\n'],
    ['of nothing', '', set(['a'], 'x'), 'a: x\n'],
    ['of comments alone', '# none\n', set(['a'], 'x'), '# none\na: x\n'],
    ['with a new key in JSON', '{"a":1,"b":2}\n', set(['c'], 'x', ['a']), '{"a":1, "c": x,"b":2}\n'],
    ['in braces', '{ a: now, b: 1 }\n', set(['a'], 'x, y'), '{ a: "x, y", b: 1 }\n'],
    ['with a new key, behind others', 'a: 1 # one\n# two\nb: 2\n', set(['c'], 'x, y', ['a']), 'a: 1 # one\nc: x, y\n# two\nb: 2\n'],
    ['with a new key at the end', 'a: 1', set(['c'], 'x'), 'a: 1\nc: x'],
    [
      'with a new key in an item',
      'l:\n  - a: 1\n    b: 2\n  - a: 3\n',
      set(['l', 0, 'c'], 'x', ['a']),
      'l:\n  - a: 1\n    c: x\n    b: 2\n  - a: 3\n',
    ],
    ['with a new key in braces', 'l: [{ a: 1, b: 2 }]\n', set(['l', 0, 'c'], 'x', ['a']), 'l: [{ a: 1, c: x, b: 2 }]\n'],
  ])('%s', (_, yaml, edit, result) => {
    expect(editYaml(yaml, [edit])).toBe(result)
  })
})

describe('a list item', () => {
  const flow = '{ by: bo, on: 2026-11-24, verdict: approve }'
  const block = (indent: string) => `${indent}- by: bo\n${indent}  on: 2026-11-24\n${indent}  verdict: approve\n`
  test.each<[name: string, yaml: string, edit: YamlEdit, result: string]>([
    ['into a list of braces', 'r:\n  - { by: ada }\nx: 1\n', insert('r'), `r:\n  - { by: ada }\n  - ${flow}\nx: 1\n`],
    [
      'into a list of tight braces',
      'r:\n  - {by: ada}\n',
      insert('r'),
      `r:\n  - {by: ada}\n  - ${flow.replace('{ ', '{').replace(' }', '}')}\n`,
    ],
    [
      'into a block list',
      'r:\n  - by: ada\n    on: x # why\n# end\nx: 1\n',
      insert('r'),
      `r:\n  - by: ada\n    on: x # why\n${block('  ')}# end\nx: 1\n`,
    ],
    ['into a list without indentation', 'r:\n- by: ada\nx: 1\n', insert('r'), `r:\n- by: ada\n${block('')}x: 1\n`],
    ['into brackets', 'r: [{ by: ada }] # one\n', insert('r'), `r: [{ by: ada }, ${flow}] # one\n`],
    ['into brackets in lines', 'r: [\n  { by: ada },\n]\n', insert('r'), `r: [\n  { by: ada },\n  ${flow},\n]\n`],
    ['into empty brackets', 'r: [] # none\nx: 1\n', insert('r'), `r: # none\n  - ${flow}\nx: 1\n`],
    ['into empty brackets, as a block', 'r: []\nx: 1\n', insert('r', { style: 'block' }), `r:\n${block('  ')}x: 1\n`],
    ['into empty brackets in braces', '{ r: [], x: 1 }\n', insert('r'), `{ r: [${flow}], x: 1 }\n`],
    ['into a list without a value', 'r:\nx: 1\n', insert('r'), `r:\n  - ${flow}\nx: 1\n`],
    ['into a list that is missing', 'l:\n- 1\nx: 1\n', insert('r'), `l:\n- 1\nx: 1\nr:\n- ${flow}\n`],
    ['into a list that is missing in braces', '{ x: 1 }\n', insert('r'), `{ x: 1, r: [${flow}] }\n`],
    ['before others', 'r:\n  - { by: ada } # first\n', insert('r', { index: 0 }), `r:\n  - ${flow}\n  - { by: ada } # first\n`],
    ['before others in brackets', 'r: [{ by: ada }]\n', insert('r', { index: 0 }), `r: [${flow}, { by: ada }]\n`],
    ['between others', 'r:\n  - a\n  # c\n  - c\n', insert('r', { index: 1, item: 'b' }), 'r:\n  - a\n  - b\n  # c\n  - c\n'],
    ['behind a block of text', 'r:\n  - by: |\n      Ada\n\nx: 1\n', insert('r'), `r:\n  - by: |\n      Ada\n${block('  ')}\nx: 1\n`],
    [
      'into lines of Windows',
      'r:\r\n  - by: ada\r\nx: 1\r\n',
      insert('r'),
      `r:\r\n  - by: ada\r\n${block('  ').replaceAll('\n', '\r\n')}x: 1\r\n`,
    ],
  ])('%s', (_, yaml, edit, result) => {
    expect(editYaml(yaml, [edit])).toBe(result)
  })

  test.each<[name: string, yaml: string, path: (string | number)[], result: string]>([
    ['out of a list', 'r:\n  - a\n  - b # two\n  - c\n', ['r', 1], 'r:\n  - a\n  - c\n'],
    ['out of brackets', 'r: [a, b, c]\n', ['r', 1], 'r: [a, c]\n'],
    ['at the start of brackets', 'r: [a, b, c]\n', ['r', 0], 'r: [b, c]\n'],
    ['the last, with its list', 'x: 1\nr: [a] # one\ny: 2\n', ['r', 0], 'x: 1\ny: 2\n'],
    ['out of a file that is a list', '# R\n- a: 1\n  b: 2\n- c: 3\n', [0], '# R\n- c: 3\n'],
    ['the last of a file that is a list', '# R\n- a: 1\n', [0], '# R\n'],
    ['a key', 'a: 1\nb: # two\n  - x\n# three\nc: 1\n', ['b'], 'a: 1\n# three\nc: 1\n'],
    ['a key without a value', 'a:\nb: 1\n', ['a'], 'b: 1\n'],
    ['a key in braces', '- { a: 1, b: 2, c: 3 }\n', [0, 'b'], '- { a: 1, c: 3 }\n'],
    ['the first key in braces', '{ a: 1, b: 2 }\n', ['a'], '{ b: 2 }\n'],
    ['the last key in braces', '{ a: 1, b: 2 }\n', ['b'], '{ a: 1 }\n'],
  ])('removed: %s', (_, yaml, path, result) => {
    expect(editYaml(yaml, [{ kind: 'remove', path }])).toBe(result)
  })
})

test.each<[name: string, yaml: string, edit: YamlEdit]>([
  ['an alias', 'a: &l [x]\nr: *l\n', insert('r')],
  ['a value that is no list', 'r: x\n', insert('r')],
  ['YAML with errors', 'r: [\n', insert('r')],
  ['text', 'x\n', insert('r')],
])('%s is refused', (_, yaml, edit) => {
  expect(() => editYaml(yaml, [edit])).toThrow(EditError)
})

test('the text below front matter stays', () => {
  const text = '---\r\na: now\r\n---\r\n\r\na: now\r\n'
  expect(editFile({ path: 'x.md', text }, [set(['a'], 'next')])).toBe(text.replace('now', 'next'))
  expect(() => editFile({ path: 'x.md', text: 'a: now\n' }, [set(['a'], 'next')])).toThrow(
    '"x.md" can\'t be edited. Its front matter is not',
  )
})
