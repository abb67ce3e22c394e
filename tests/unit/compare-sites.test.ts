/** The script that compares two built sites. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { compareSites, readContents } from '../../scripts/compare-sites.ts'
import { temporaryFolder } from '../support/folders.ts'

test('a page is its text, links, headings and ids', () => {
  const html = '<h2 id="a">One <em>two</em></h2><p>Three<a href="/x/">four</a> <img src="/i.png" alt=""></p><script>no()</script>'
  expect(readContents(html)).toEqual({
    text: 'One two Threefour',
    links: ['/x/', '/i.png'],
    headings: ['h2 #a One two'],
    ids: ['a'],
  })
})

const before = { 'a/index.html': '<p>One</p>', 'a/index.md': 'One\n', 'gone/index.html': '' }

test.each([
  ['nothing', before, []],
  ['classes and spaces between elements', { ...before, 'a/index.html': '<p class="x"> One\n</p>' }, []],
  ['a word', { ...before, 'a/index.html': '<p>Two</p>' }, ['a/index.html text']],
  ['a link', { ...before, 'a/index.html': '<p><a href="/">One</a></p>' }, ['a/index.html links']],
  ['a heading', { ...before, 'a/index.html': '<h2>One</h2>' }, ['a/index.html headings']],
  ['an id', { ...before, 'a/index.html': '<p id="x">One</p>' }, ['a/index.html ids']],
  ['another file', { ...before, 'a/index.md': 'Two\n' }, ['a/index.md bytes']],
  [
    'pages that come and go',
    { 'new/index.html': '', ...before, 'gone/index.html': undefined },
    ['gone/index.html missing', 'new/index.html new'],
  ],
] as const)('reports a difference: %s', (_, after, expected) => {
  const [old, now] = [write(before), write(after)]
  expect(compareSites(old, now).map(({ path, what }) => `${path} ${what}`)).toEqual(expected)
})

function write(files: Readonly<Record<string, string | undefined>>): string {
  const folder = temporaryFolder()
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
