/** The leak check in whole builds: with a broken filter nothing is published, and valid output passes. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { callBuild } from '../support/build-here.ts'
import { callHandbook, handbook, projectRoot } from '../support/command.ts'
import { companySite } from '../support/company.ts'
import { repository } from '../support/repository.ts'
import { contentFolder, digestFiles, filesBelow, temporaryFolder } from '../support/folders.ts'

const unfiltered = { NODE_OPTIONS: `--import ${pathToFileURL(join(projectRoot, 'tests/support/unfiltered.mjs')).href}` }

const files = {
  'handbook/index.md': '# Book\n\n[Open](./open.md)\n',
  'handbook/open.md': '# Open\n\nFor everybody.\n',
  'handbook/zebra-farm.md': '---\naudience: staff\n---\n\n# Takeover\n\nWe buy the zebra farm in spring.\n',
}

test('a build with a broken filter names the leaks, and changes nothing', async () => {
  const content = contentFolder(files)
  const out = join(temporaryFolder(), 'site')
  expect((await callBuild('--content', content, '--out', out)).code).toBe(0)
  const before = digestFiles(out)
  const { code, stderr } = handbook(['build', '--content', content, '--out', out], unfiltered)
  expect(code).toBe(1)
  expect(stderr).toContain('handbook/zebra-farm.md:7  text')
  expect(stderr).toContain('(Markdown): We buy the zebra farm in spring')
  expect(stderr).toContain('Nothing was published.')
  expect(digestFiles(out)).toEqual(before)
})

test("words that are public anyway aren't leaks", async () => {
  expect(filesBelow(await companySite('public'))).toContain('handbook/quoted/index.html')
})

test('audit says what it searched, and names files that somebody else put there', async () => {
  const content = contentFolder(files)
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'site/handbook'), { recursive: true })
  writeFileSync(join(folder, 'site/index.html'), '<p>For everybody.</p>')
  const clean = await callHandbook(['audit', join(folder, 'site'), '--content', content])
  expect(clean.code).toBe(0)
  expect(clean.stdout).toMatch(/^No hidden text in 1 file; searched for \d+ hidden phrases\.\n$/)

  writeFileSync(join(folder, 'site/handbook/zebra-farm.html'), '<p>We buy the <b>zebra</b> farm</p>')
  const found = await callHandbook(['audit', join(folder, 'site'), '--content', content])
  expect(found.code).toBe(1)
  expect(found.stdout).toContain('handbook/zebra-farm.md:7  text\n  in handbook/zebra-farm.html (page): We buy the <b>zebra</b> farm')
  const json = JSON.parse((await callHandbook(['audit', join(folder, 'site'), '--content', content, '--format', 'json'])).stdout)
  expect(json).toMatchObject({ format: 1, ok: false, files: 2 })
  expect(json.leaks).toContainEqual({
    source: 'handbook/zebra-farm.md',
    line: 1,
    what: 'id',
    output: 'handbook/zebra-farm.html',
    place: 'file name',
    words: 'zebra-farm',
  })
})

test('audit needs a folder with files, and content', async () => {
  const content = contentFolder(files)
  const folder = temporaryFolder()
  expect(await callHandbook(['audit', join(folder, 'none'), '--content', content])).toMatchObject({
    code: 2,
    stderr: `There is no folder "${join(folder, 'none')}".\n`,
  })
  expect(await callHandbook(['audit', folder, '--content', content])).toMatchObject({
    code: 2,
    stderr: `The folder "${folder}" is empty.\n`,
  })
  expect((await callHandbook(['audit', folder, '--content', join(folder, 'none')])).code).toBe(2)
})

test.each([
  ['a page that says it today', { 'handbook/line.md': '# Line\n\nAn alarming page.\n' }, undefined, true],
  ['an old text that said it', { 'handbook/line.md': '# Line\n\nAn alarming page.\n' }, '# Line\n\nA calm page.\n', true],
  [
    'an old text for staff that said it',
    { 'handbook/line.md': '---\naudience: staff\n---\n\n# Line\n\nAn alarming page.\n' },
    '# Line\n\nA calm page.\n',
    false,
  ],
  ['nothing', {}, '# Line\n\nA calm page.\n', false],
])('a stem in a search index is explained by %s', async (_, before, after, isExplained) => {
  const repo = repository()
  repo.commit({ ...before, 'handbook/night.md': '---\naudience: staff\n---\n\n# Night\n\nThe alarm sounds.\n' }, '2026-01-01')
  if (after !== undefined) repo.commit({ 'handbook/line.md': after }, '2026-02-01')
  const site = join(temporaryFolder(), 'site')
  mkdirSync(site, { recursive: true })
  // A text of five bytes in CBOR.
  writeFileSync(join(site, 'en.pf_index'), Buffer.from('\x65alarm', 'latin1'))
  const { code, stdout } = await callHandbook(['audit', site, '--content', repo.content])
  expect(stdout).toContain(isExplained ? 'No hidden text in 1 file' : 'in en.pf_index (search index): alarm')
  expect(code).toBe(isExplained ? 0 : 1)
})
