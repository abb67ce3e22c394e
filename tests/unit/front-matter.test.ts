import { expect, test } from 'vitest'
import { blankFrontMatter, findFrontMatter } from '../../src/sources/front-matter.ts'
import { handbookOf } from './handbooks.ts'

const body = (text: string) => {
  const found = findFrontMatter(text)
  return found.kind === 'present' ? { yaml: text.slice(found.yaml.start, found.yaml.end), body: text.slice(found.bodyStart) } : found.kind
}

test.each([
  ['usual', '---\ntitle: x\n---\nText.\n', { yaml: 'title: x\n', body: 'Text.\n' }],
  ['empty', '---\n---\n', { yaml: '', body: '' }],
  ['without a body or a last line end', '---\ntitle: x\n---', { yaml: 'title: x\n', body: '' }],
  ['spaces behind the lines', '---  \ntitle: x\n---\t\nText.', { yaml: 'title: x\n', body: 'Text.' }],
  ['Windows line ends', '---\r\ntitle: x\r\n---\r\nText.', { yaml: 'title: x\r\n', body: 'Text.' }],
  ['a rule in the body', '---\na: 1\n---\nText\n\n---\n', { yaml: 'a: 1\n', body: 'Text\n\n---\n' }],
  ['dashes within a value', '---\na: "x --- y"\nb: ---z\n---\n', { yaml: 'a: "x --- y"\nb: ---z\n', body: '' }],
  ['four dashes are meant to close', '---\na: 1\n----\n', { yaml: 'a: 1\n', body: '' }],
  ['em dashes are meant to open and close', '———\na: 1\n—\nText.', { yaml: 'a: 1\n', body: 'Text.' }],
  ['a rule of four dashes opens nothing', '----\n\nText.\n\n----\n', 'none'],
  ['dashes in the text, where three closed before', '---\na: 1\n---\nText\n-----\n', { yaml: 'a: 1\n', body: 'Text\n-----\n' }],
  ['indented dashes do not close', '---\na: |\n  ---\n---\n', { yaml: 'a: |\n  ---\n', body: '' }],
  ['never closed', '---\ntitle: x\n', 'unclosed'],
  ['a line of dashes alone', '---', 'unclosed'],
  ['never opened', 'title: x\nowner: y\n---\nText.\n', 'unopened'],
  ['never opened, with a list and a comment', 'formerly:\n  - x\n# note\n- y\n\n---\n', 'unopened'],
  ['prose before a rule', 'Note: this is prose.\nAnd more.\n\n---\n', 'none'],
  ['a heading underlined with dashes', 'Title\n---\n', 'none'],
  ['a blank line first', '\n---\ntitle: x\n---\n', 'late'],
  ['a blank before it', ' ---\ntitle: x\n---\n', 'late'],
  ['blanks before all of it', ' ---\n title: x\n ---\nText.\n', 'late'],
  ['a comment above it', '<!-- x -->\n---\ntitle: x\n---\n', 'late'],
  ['a comment of MDX above it', '{/* x */}\n\n---\ntitle: x\n---\n', 'late'],
  ['a heading above it', '# Title\n\n---\ntitle: x\n---\n', 'late'],
  ['a sentence above it', 'By Mia.\n\n---\ndraft: true\n---\n', 'late'],
  ['hyphens with a backslash', '\\---\ntitle: x\n\\---\n', 'late'],
  ['stars around it', '***\ntitle: x\n***\n', 'late'],
  ['a fence of code around it', '```yaml\ntitle: x\n```\n\nText.\n', 'late'],
  ['hyphens with spaces', '- - -\ntitle: x\n- - -\n', 'late'],
  ['a remark behind its beginning', '--- # head\ntitle: x\n---\n', 'late'],
  ['no line around it', 'title: x\nowner: y\n\nText.\n', 'unopened'],
  ['no line around it, nor a text', 'title: x\nowner: y', 'unopened'],
  ['one key that may be prose', 'status: fine\n\nText.\n', 'none'],
  ['keys that no page has', 'Name: x\nPrice: y\n\nText.\n', 'none'],
  ['an example of code below a heading', '# Front matter\n\n```yaml\ntitle: x\n```\n', 'none'],
  ['an example in another language', '```json\n---\ntitle: x\n---\n```\n', 'none'],
  ['an example of settings', '```yaml\nport: 80\n```\n', 'none'],
  ['front matter within a comment', '<!--\n---\ntitle: x\n---\n-->\nText.\n', 'none'],
  ['two rules around a line', 'Text.\n\n---\nNote: this holds.\n---\n', 'none'],
  ['text alone', 'Text.\n', 'none'],
  ['nothing', '', 'none'],
  ['a rule of stars', '***\ntitle: x\n', 'none'],
])('separates front matter from the body: %s', (_, text, expected) => {
  expect(body(text)).toEqual(expected)
})

test('says where front matter without a start ends', () => {
  const text = 'title: x\n---\nText.\n'
  expect(findFrontMatter(text)).toEqual({ kind: 'unopened', close: text.indexOf('---') })
})

test.each([
  ['---\n# a\nb: 1\n---\nText.\n', '   \n   \n    \n   \nText.\n'],
  ['---\t\r\na: 1\r\n---\t\r\nText.', '    \r\n    \r\n    \r\nText.'],
  ['a: 1\nb: 2\n---\nText.\n---\n', '    \n    \n   \nText.\n---\n'],
  ['\n---\n# a\nb: 1\n---\nText.\n', '\n   \n   \n    \n   \nText.\n'],
  ['# A\n\n ---\ntitle: 1\n---\nText.\n', '# A\n\n    \n        \n   \nText.\n'],
  ['title: x\nowner: y\n\nText.\n', '        \n        \n\nText.\n'],
  ['---\na: 1\nText.\n', '   \n    \n     \n'],
  ['Text.\n\n---\n', 'Text.\n\n---\n'],
])('takes spaces for front matter: %j', (text, expected) => {
  expect(blankFrontMatter(text)).toBe(expected)
})

test.each([
  [
    ' ---\ntitle: x\n---\n',
    '1:1-5 The front matter must begin with "---", three hyphens alone; this line has " ---". Write "---" above it and below it, at the beginning of the line.',
  ],
  [
    '\\---\ntitle: x\n---\n',
    '1:1-5 The front matter must begin with "---", three hyphens alone; this line has "\\---". Write "---" above it and below it, at the beginning of the line.',
  ],
  [
    '***\ntitle: x\n***\n',
    '1:1-4 The front matter must begin with "---", three hyphens alone; this line has "***". Write "---" above it and below it, at the beginning of the line.',
  ],
  [
    '```yaml\ntitle: x\n```\n',
    '1:1-8 The front matter must begin with "---", three hyphens alone; this line has "```yaml". Write "---" above it and below it, at the beginning of the line.',
  ],
  [
    '<!-- x -->\n---\ntitle: x\n---\n',
    '2:1-1 Front matter must begin in line 1; there is text before it. Move that text below the front matter.',
  ],
  [
    '# A\n\n---\ntitle: x\n---\n',
    '3:1-1 Front matter must begin in line 1; there is text before it. Move that text below the front matter.',
  ],
  [
    'title: x\nlang: de\n\nText.\n',
    '1:1-1 The front matter has no opening and no closing line. Put a line "---" above its first key, and one below its last.',
  ],
])("says why it isn't front matter, and reads it: %j", (text, expected) => {
  const { handbook, problems } = handbookOf({ 'handbook/a.md': text })
  expect(problems.map(({ line, column, endColumn, message, hint }) => `${line}:${column}-${endColumn} ${message} ${hint}`)).toEqual([
    expected,
  ])
  expect(problems.map(({ code }) => code)).toEqual(['front-matter-missing'])
  expect(handbook.entries.map(({ title }) => title)).toEqual(['x'])
})
