/** A mistake in YAML gives one problem at its location with a fix, and the fix makes the YAML valid. */
import { expect, test } from 'vitest'
import { positionsOf } from '../../src/problems/positions.ts'
import { parseYaml } from '../../src/sources/yaml.ts'

function faultsOf(text: string): string[] {
  const positions = positionsOf(text)
  return parseYaml(text)
    .faults()
    .map(({ start, end, message, hint, fix }) => {
      const { line, column } = positions.span(start, end)
      const repair = fix === undefined ? '' : ` → ${JSON.stringify(fix)}`
      return `${line}:${column} ${JSON.stringify(text.slice(start, end))}${repair} ${message} ${hint}`
    })
}

/** The text after the fixes. */
function mend(text: string): string {
  const [fault] = parseYaml(text).faults()
  return fault?.fix === undefined ? text : text.slice(0, fault.start) + fault.fix + text.slice(fault.end)
}

const texts = {
  'a second colon': 'title: Launches: who does what\nowner: pm\n',
  'a colon at the end': 'title: Note:\nowner: pm\n',
  'an apostrophe in single quotes': "title: 'Don't ship on Friday'\nowner: pm\n",
  'quotes in quotes': 'title: "The "new" board"\n',
  'no space behind the colon': 'title:Launches\nowner: pm\n',
  'a key that is indented': 'title: Launches\n owner: pm\n',
  'a key that is indented too deep': 'review:\n  last: 2026-01-01\n   every: 3 months\n',
  'a key of an item that is not deep enough': 'scope:\n  - item: a\n   outcome: shipped\n',
  'an item that is not deep enough': 'scope:\n  - a\n - b\n',
  'a missing dash': '- id: a\n  name: A\nid: b\n  name: B\n- id: c\n  name: C\n',
  'a missing dash that lets keys stand twice': '- id: a\n  name: A\n  id: b\n  name: B\n- id: c\n',
  'an item without its dash': 'list:\n  - a\n  b: c\n',
  'a list that is not closed': 'a: [b, c\nowner: pm\n',
  'a map that is not closed': 'a: { b: c\nowner: pm\nx: 1\n',
  'quotes that are not closed': 'title: "Open\nowner: pm\n',
  tabs: 'review:\n\tlast: 2026-01-01\n\tevery: 1 month\n',
  'a handle': 'title: @handbook\n',
  'bold text': 'title: **Launches**\n',
  code: 'title: `code`\n',
  'more than': 'title: > 5 days\n',
  'a text that begins with a bracket': 'title: [beta] Launches\n',
  'a text that begins with a brace': 'title: {beta} Launches\n',
  'a text that goes on behind quotes': 'title: "Launches" are here\n',
  'no colon': 'title: A\nowner pm\nlang: de\n',
  'a key that stands twice': 'title: A\nowner: pm\ntitle: B\n',
  'a backslash': 'title: "C:\\data"\n',
  'a second document': '- a\n---\n- b\n',
  'no comma': 'a: { b: 1 c: 2 }\n',
  'no-break spaces as indentation': 'review:\n\u00A0\u00A0last: 2026-01-01\n\u00A0\u00A0every: 1 month\n',
  'narrow no-break spaces as indentation': 'review:\n\u202F\u202Flast: 2026-01-01\n  every: 1 month\n',
  'figure spaces as indentation': 'review:\n\u2007\u2007last: 2026-01-01\n  every: 1 month\n',
  'fullwidth spaces as indentation': 'review:\n\u3000last: 2026-01-01\n\u3000every: 1 month\n',
  'a no-break space for the one behind the colon': 'title:\u00A0Launches\nowner: pm\n',
  'a zero-width space before a key': 'title: A\n\u200Bowner: pm\n',
  'a byte order mark before a key': 'title: A\n\uFEFFowner: pm\n',
  'a fullwidth colon': 'title：Launches\nowner: pm\n',
  'typographic quotation marks around a colon': 'title: “Launches: who”\nowner: pm\n',
  'low ones': 'title: „Launches: who“\n',
  'one typographic and one straight': 'title: “Launches: who"\n',
  'typographic apostrophes': 'title: ‘Launches: who’\n',
  'typographic quotation marks in a list': 'a: [“b: c”, d\nx: y\n',
  'dashes of word processors as items': 'scope:\n  - a: 1\n  — a: 2\n  — a: 3\n',
}

test.each(Object.entries(texts))('reports one fault: %s', (_, text) => {
  const faults = faultsOf(text)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatchSnapshot()
  // Safe fixes leave nothing broken.
  const isFixed = parseYaml(text).faults()[0]?.fix !== undefined
  if (isFixed) expect(parseYaml(mend(text)).errors).toEqual([])
})

test('names the location of the first duplicate key', () => {
  expect(parseYaml('title: A\nowner: pm\ntitle: B\n').faults()).toMatchObject([{ start: 19, first: 0 }])
  expect(parseYaml('a:\n  b: 1\n  b: 2\n  b: 3\n').faults()).toMatchObject([
    { start: 12, first: 5 },
    { start: 19, first: 12 },
  ])
})

test.each([
  'title: Ours – and theirs\n',
  'title: “Quoted” words and ‘more’\n',
  'text: |\n  \u00A0indented: so\n  – not a list\nnext: 1\n',
  'text: "a\u00A0b – c…"\n',
  'text: A long text\n  — that goes on\n',
])("doesn't take typography for a fault: %j", (text) => {
  expect(parseYaml(text).errors).toEqual([])
})

test("never uses the parser's words", () => {
  const words = [
    '{',
    '}',
    '[',
    ']',
    ':',
    '-',
    '?',
    '*',
    '&',
    '!',
    '|',
    '>',
    '%',
    '@',
    '`',
    '"',
    "'",
    '#',
    ',',
    '<<: *x',
    '&a',
    '!!x',
    '? x',
    '- - :',
  ]
  const texts = words.flatMap((word) => [
    `a: ${word}\nb: c\n`,
    `${word}\na: b\n`,
    `a:\n  ${word} b\n c: d\n`,
    `- a\n${word} b\n- c\n`,
    `a: { b: ${word} }\n`,
  ])
  const messages = texts.flatMap((text) =>
    parseYaml(text)
      .faults()
      .map((fault) => fault.message),
  )
  expect([...new Set(messages)].toSorted()).toMatchSnapshot()
})
