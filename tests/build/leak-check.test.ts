/** The leak check of whole builds: a filter that is broken publishes nothing, and what is sound passes. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { handbook, projectRoot } from '../support/command.ts'
import { contentFolder, digestsOf, temporaryFolder } from '../support/folders.ts'

const unfiltered = { NODE_OPTIONS: `--import ${pathToFileURL(join(projectRoot, 'tests/support/unfiltered.mjs')).href}` }

const files = {
  'handbook/index.md': '# Book\n\n[Open](./open.md)\n',
  'handbook/open.md': '# Open\n\nFor everybody.\n',
  'handbook/zebra-farm.md': '---\naudience: staff\n---\n\n# Takeover\n\nWe buy the zebra farm in spring.\n',
}

test('a build whose filter is broken names what would come out, and changes nothing', () => {
  const content = contentFolder(files)
  const out = join(temporaryFolder(), 'site')
  expect(handbook(['build', '--content', content, '--out', out]).code).toBe(0)
  const before = digestsOf(out)
  const { code, stderr } = handbook(['build', '--content', content, '--out', out], unfiltered)
  expect(code).toBe(1)
  expect(stderr).toContain('handbook/zebra-farm.md:7  text')
  expect(stderr).toContain('(Markdown): We buy the zebra farm in spring')
  expect(stderr).toContain('Nothing was published.')
  expect(digestsOf(out)).toEqual(before)
})

/** What is alike in hidden and in shown texts, and no leak. */
const awkward = {
  ...files,
  'people.yaml':
    '- { id: ada, name: Ada Lovelace, active: true, audience: staff }\n- { id: now, name: Now, active: true, audience: staff }\n',
  'tiers.yaml':
    '- { id: team, names: [{ from: 2020-01-01, label: Team }], rank: 1, offerings: [hosted], introduced: 2020-01-01, audience: staff }\n',
  'offerings.yaml': '- { id: hosted, title: Hosted, delivery: continuous }\n',
  'handbook/same-title.md': '# Growth plan\n\nEverybody knows it.\n',
  'handbook/staff/same-title.md': '---\naudience: staff\n---\n\n# Growth plan\n\nWhat we told staff alone on 3 March 2026.\n',
  'handbook/quoted.md': '# Quoted\n\nAs somebody wrote: "Not all that glitters pays the rent". The team met on 3 March.\n',
  'handbook/staff/quoting.md':
    '---\naudience: staff\nreview: { last: 2026-11-01, every: 3 months }\n---\n\n# Quoting\n\nNot all that glitters pays the rent.\n\n| Next steps | On this page |\n| --- | --- |\n| Search | Recent changes |\n',
  'handbook/person.md': '# Person\n\nAda Lovelace wrote the first program.\n',
  'handbook/code.md': '# Code\n\n```html\n<!-- a comment that is shown -->\n<div hidden>shown too</div>\n```\n\n`{/* shown */}`\n',
}

test('words that everybody may see anyway are no leak, whoever else has them', () => {
  const out = join(temporaryFolder(), 'site')
  const { code, stderr } = handbook(['build', '--content', contentFolder(awkward), '--out', out, '--now', '2026-11-24T12:00:00Z'])
  expect(code, stderr).toBe(0)
})

test('audit says what it searched, and names files that somebody else put there', () => {
  const content = contentFolder(files)
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'site/handbook'), { recursive: true })
  writeFileSync(join(folder, 'site/index.html'), '<p>For everybody.</p>')
  const clean = handbook(['audit', join(folder, 'site'), '--content', content])
  expect(clean.code).toBe(0)
  expect(clean.stdout).toMatch(/^Nothing hidden in 1 file; searched for \d+ hidden phrases\.\n$/)

  writeFileSync(join(folder, 'site/handbook/zebra-farm.html'), '<p>We buy the <b>zebra</b> farm</p>')
  const found = handbook(['audit', join(folder, 'site'), '--content', content])
  expect(found.code).toBe(1)
  expect(found.stdout).toContain('handbook/zebra-farm.md:7  text\n  in handbook/zebra-farm.html (page): We buy the <b>zebra</b> farm')
  const json = JSON.parse(handbook(['audit', join(folder, 'site'), '--content', content, '--format', 'json']).stdout)
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

test('audit needs a folder with files, and content', () => {
  const content = contentFolder(files)
  const folder = temporaryFolder()
  expect(handbook(['audit', join(folder, 'none'), '--content', content])).toMatchObject({
    code: 2,
    stderr: `There is no folder "${join(folder, 'none')}".\n`,
  })
  expect(handbook(['audit', folder, '--content', content])).toMatchObject({ code: 2, stderr: `The folder "${folder}" holds no files.\n` })
  expect(handbook(['audit', folder, '--content', join(folder, 'none')]).code).toBe(2)
})
