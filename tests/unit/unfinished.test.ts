/** Unclosed syntax, and footnotes without a reference or definition. */
import { expect, test } from 'vitest'
import { handbookOf, reportOf } from './handbooks.ts'

test.each(['block-unclosed', 'footnote-unmatched'])('reports %s with its location and fix', (code) => {
  expect(reportOf(code)).toMatchSnapshot()
})

test.each<[string, string, string[]]>([
  ['code at the end of a page', 'Text.\n\n```js\nx\n', ['3:1 block-unclosed']],
  ['tildes', '~~~\nx\n', ['1:1 block-unclosed']],
  ['code with fewer signs at its end', '````\nx\n```\n', ['1:1 block-unclosed']],
  ['code with other signs at its end', '```\nx\n~~~\n', ['1:1 block-unclosed']],
  ['code in a list at the end of a page', '- a\n\n  ```\n  x\n', ['3:3 block-unclosed']],
  ['code before other code', '```sh\na\n\nText.\n\n```yaml\nb\n```\n', ['1:1 block-unclosed']],
  ['code that is closed', '```js\nx\n```\n', []],
  ['code that is closed with more', '```\nx\n`````\n', []],
  ['code that is closed with spaces behind', '```\nx\n```  \n', []],
  ['code that shows code', '````md\n```js\nx\n```\n````\n', []],
  ['code that shows code of another kind', '~~~md\n```js\nx\n```\n~~~\n', []],
  ['code that the end of its list closes', '- a\n\n  ```\n  x\n\nText.\n', []],
  ['indented code', 'Text.\n\n    x\n', []],
  ['a comment', 'Text.\n\n<!-- open\n\nText.\n', ['3:1 block-unclosed']],
  ['a comment behind one that is closed', '<!-- a --> <!-- b\n', ['1:12 block-unclosed']],
  ['a comment in a sentence', 'Text <!-- open.\n', ['1:6 block-unclosed']],
  ['comments that are closed', 'Text <!-- a --> and\n\n<!--\nb\n-->\n', []],
  ['a comment in code', '`<!--` and\n\n```html\n<!--\n```\n', []],
  ['a footnote without its text', 'One.[^1]\n', ['1:5 footnote-unmatched']],
  ['a text without its footnote', 'One.\n\n[^1]: Text.\n', ['3:1 footnote-unmatched']],
  ['a footnote with two texts', 'One.[^1]\n\n[^1]: A.\n[^1]: B.\n', ['4:1 footnote-unmatched']],
  ['a footnote', 'One.[^a b]: x and[^1]\n\n[^1]: Text.\n', []],
  ['what is no footnote', '`[^1]`, \\[^2], [^link](https://example.com/)\n\n```\n[^3]\n```\n', []],
])('%s', (_, text, expected) => {
  const places = (file: string) => handbookOf({ [file]: text }).problems.map(({ line, column, code }) => `${line}:${column} ${code}`)
  expect(places('handbook/a.md')).toEqual(expected)
  expect(handbookOf({ 'handbook/a.md': text.replaceAll('\n', '\r\n') }).problems).toHaveLength(expected.length)
  if (!text.includes('<!--')) expect(places('handbook/a.mdx')).toEqual(expected)
})
