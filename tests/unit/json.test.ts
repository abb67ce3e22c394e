/** JSON with the locations of its values, which match those of YAML, since JSON is YAML. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseJson } from '../../src/sources/json.ts'
import { type Path, parseYaml } from '../../src/sources/yaml.ts'

const text =
  ' [ {"number": 7, "title": "a \\"b\\" ]}\\\\", "labels": [{"name":"x"}, {"name" : "y"}], "empty": {}, "no": null,\n"list":[ ] } , -1.5e3 ]\n'

describe('the location of a value', () => {
  const json = parseJson(text)
  const at = (path: Path) => {
    const { start, end } = json.valueAt(path)
    return text.slice(start, end)
  }

  test.each<[Path, string]>([
    [[0, 'number'], '7'],
    [[0, 'title'], '"a \\"b\\" ]}\\\\"'],
    [[0, 'labels', 1, 'name'], '"y"'],
    [[0, 'labels', 0], '{"name":"x"}'],
    [[0, 'empty'], '{}'],
    [[0, 'no'], 'null'],
    [[0, 'list'], '[ ]'],
    [[1], '-1.5e3'],
    [[], text.trim()],
  ])('%j', (path, value) => {
    expect(at(path)).toBe(value)
  })

  test.each<[Path, string]>([
    [[2], ''],
    [[0, 'none'], ''],
    [[0, 'labels', 2], '"labels"'],
    [[0, 'number', 'none'], '"number"'],
  ])("that is missing is its parent's: %j", (path, value) => {
    expect(at(path)).toBe(value)
  })

  test('is known for keys too', () => {
    const { start, end } = json.keyAt([0, 'labels', 1, 'name'])
    expect(text.slice(start, end)).toBe('"name"')
    expect([json.isQuoted([0, 'title']), json.isQuoted([0, 'number']), json.isQuoted([0, 'none'])]).toEqual([true, false, false])
  })

  test('of a duplicate key is that of the last one', () => {
    const twice = '[{"a": 1, "a": 2}]'
    const { data, valueAt } = parseJson(twice)
    expect([data, twice.slice(valueAt([0, 'a']).start, valueAt([0, 'a']).end)]).toEqual([[{ a: 2 }], '2'])
  })

  test('is the same as in YAML', () => {
    const value = fc.array(fc.dictionary(fc.stringMatching(/^[a-z"\\ ]{1,5}$/), fc.jsonValue({ maxDepth: 2 })), { minLength: 1 })
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (items, space) => {
        const written = JSON.stringify(items, null, space)
        const [own, yaml] = [parseJson(written), parseYaml(written)]
        for (const [index, each] of items.entries())
          for (const path of [[index], ...Object.keys(each).map((key) => [index, key])])
            expect(own.valueAt(path)).toEqual(yaml.valueAt(path))
      }),
      { numRuns: 100 },
    )
  })
})

test('near-JSON is read as YAML, which accepts more', () => {
  expect(parseJson('[{"a": 1,},]').data).toEqual([{ a: 1 }])
  expect(parseJson('[{"a": 1').errors.length).toBeGreaterThan(0)
})

test("a long or deep text doesn't overflow the stack", () => {
  const deep = `[{"a": ${'['.repeat(5000)}${']'.repeat(5000)}, "b": "${'\\\\\\"'.repeat(100_000)}", "c": 1}]`
  const { valueAt } = parseJson(deep)
  expect(deep.slice(valueAt([0, 'c']).start, valueAt([0, 'c']).end)).toBe('1')
})

test.each([
  ['cut off in a list', '[{"number": 7},', 15, 'This export is cut off here.'],
  ['cut off in a text', '[{"number": 7, "title": "It leaks', 33, 'This export is cut off here.'],
  ['cut off in a text, with a line end', '[{"title": "It leaks\n', 20, 'This export is cut off here.'],
  ['cut off in a word', '[{"a": tru', 10, 'This export is cut off here.'],
  ['two lists', '[{"a": 1}]\n[{"a": 2}]', 12, 'A second list begins here; an export has one.'],
  ['a page', '<!DOCTYPE html>', 1, 'This is a page of HTML, not an export.'],
  ['nothing', '', 1, 'This export is empty.'],
  ['edited', '[{"number": 1} // one\n]', 23, 'This JSON was edited by hand.'],
  ['a message', 'not logged in', 2, 'This export is broken here: "ot logged in" is not JSON.'],
])("says what's wrong with an export: %s", (_, text, column, message) => {
  const json = parseJson(text)
  expect(json.data === null || json.data === undefined).toBe(true)
  expect(json.faults().map(({ start, message }) => [start + 1, message])).toEqual([[column, message]])
  expect(json.errors).toHaveLength(1)
})
