/** Decomposed letters, as stored by macOS, equal composed ones everywhere. */
import { expect, test } from 'vitest'
import { printEntry } from '../../src/page/printing.ts'
import { describeProblems, entryOf, handbookOf, sourcesOf } from './handbooks.ts'

const [composed, decomposed] = ['\u00e9', 'e\u0301']
const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'

test.each([
  ['a heading', composed, composed],
  ['a heading and the link', decomposed, decomposed],
  ['the heading', decomposed, composed],
  ['the link', composed, decomposed],
  ['an escaped link', composed, encodeURIComponent(decomposed)],
])('anchors: %s', (_, heading, link) => {
  const files = {
    'handbook/a.md': `# A\n\n## Caf${heading}\n\n[here](#caf${link})\n`,
    'handbook/b.md': `# B\n\n[there](a.md#caf${link})\n`,
  }
  const checked = handbookOf(files)
  expect(describeProblems(checked.problems, sourcesOf(files))).toBe('')
  const htmlOf = (id: string) => printEntry(entryOf(checked, 'handbook', id), checked.handbook).html
  expect(htmlOf('a')).toContain(`id="caf${composed}"`)
  expect(decodeURIComponent(htmlOf('a'))).toContain(`<a href="#caf${composed}">here</a>`)
  expect(decodeURIComponent(htmlOf('b'))).toContain(`<a href="/handbook/a/#caf${composed}">there</a>`)
})

test('an explicit id keeps its form, and links match it', () => {
  const files = { 'handbook/a.md': `# A\n\n<a id="caf${decomposed}"></a>\n\n[here](#caf${composed})\n` }
  const checked = handbookOf(files)
  expect(describeProblems(checked.problems, sourcesOf(files))).toBe('')
  expect(decodeURIComponent(printEntry(entryOf(checked, 'handbook', 'a'), checked.handbook).html)).toContain(
    `<a href="#caf${decomposed}">here</a>`,
  )
})

test.each([
  [decomposed, composed],
  [composed, decomposed],
  [decomposed, encodeURIComponent(composed)],
])('images and downloads: %s on disk, %s in the link', (name, link) => {
  const files = { 'handbook/a.md': `# A\n\n![x](caf${link}.svg) [y](/handbook/caf${link}.svg)\n`, [`handbook/caf${name}.svg`]: svg }
  const checked = handbookOf(files)
  expect(describeProblems(checked.problems, sourcesOf(files))).toBe('')
  expect(decodeURIComponent(printEntry(entryOf(checked, 'handbook', 'a'), checked.handbook).html)).toContain(
    `src="/handbook/caf${name}.svg"`,
  )
})

test('ids and folders', () => {
  const files = {
    [`handbook/caf${decomposed}/a.md`]: `# A\n\n[b](../caf${composed}/b.md)\n`,
    [`handbook/caf${decomposed}/b.md`]: '# B\n',
  }
  const checked = handbookOf(files)
  expect(checked.problems.filter(({ code }) => code === 'link-missing')).toEqual([])
  for (const form of [composed, decomposed]) expect(checked.written.entryIndex.find('handbook', `caf${form}/a`)?.title).toBe('A')
})
