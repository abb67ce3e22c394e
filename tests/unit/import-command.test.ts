/** `handbook import` as a command: twice, without writing, over changed files, and with wrong calls. */
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { callHandbook } from '../support/command.ts'
import { contentFolder, digestFiles, temporaryFolder } from '../support/folders.ts'
import { importFrom, pixel, readFiles, sourceFolder } from './imports.ts'

const site = { 'a.md': '[b](b.md) ![p](p.png) [gone](gone.md)\n', 'b.md': '---\nweight: 2\n---\n\nText.\n', 'p.png': pixel }

describe('the same files again', () => {
  test('change nothing', async () => {
    const folder = sourceFolder(site)
    const first = await importFrom('markdown', folder)
    const before = digestFiles(first.content)
    const second = await importFrom('markdown', folder, { content: first.content })
    expect(digestFiles(second.content)).toEqual(before)
    expect(first.report.at(-1)).toBe('3 files read; 3 written to CONTENT/, 0 as before, 0 left as they are.')
    expect(second.report.at(-1)).toBe('3 files read; 0 written to CONTENT/, 3 as before, 0 left as they are.')
    expect(second.report).toContain('a.md -> handbook/a.md (as before)')
  })

  test('leave files alone that somebody has edited', async () => {
    const folder = sourceFolder(site)
    const { content } = await importFrom('markdown', folder)
    writeFileSync(join(content, 'handbook/b.md'), 'Mine.\n')
    const { code, files, report } = await importFrom('markdown', folder, { content })
    expect(code).toBe(0)
    expect(files['handbook/b.md']).toBe('Mine.\n')
    expect(report).toContain('b.md -> handbook/b.md (exists with another text, so it is left as it is)')
  })

  test('keep out of the way of pages that were there before', async () => {
    const content = contentFolder({ 'handbook/a.mdx': 'Mine.\n' })
    const folder = sourceFolder(site)
    await importFrom('markdown', folder, { content })
    const before = readFiles(content)
    expect(Object.keys(before)).toEqual(['handbook/a-2.md', 'handbook/a.mdx', 'handbook/b.md', 'handbook/p.png'])
    await importFrom('markdown', folder, { content })
    expect(readFiles(content)).toEqual(before)
  })
})

test('--dry-run writes nothing, and reports the same', async () => {
  const folder = sourceFolder(site)
  const dry = await importFrom('markdown', folder, { args: ['--dry-run'] })
  const wet = await importFrom('markdown', folder)
  expect(existsSync(dry.content)).toBe(false)
  expect(dry.report.slice(0, -1)).toEqual(wet.report.slice(0, -1))
  expect(dry.report.at(-1)).toBe('3 files read; 3 would be written to CONTENT/, 0 as before, 0 left as they are.')
})

test('--into names a folder of the collection', async () => {
  const { files } = await importFrom('markdown', site, { args: ['--into', 'handbook/sales'] })
  expect(Object.keys(files)).toEqual(['handbook/sales/a.md', 'handbook/sales/b.md', 'handbook/sales/p.png'])
})

test('a folder that is the handbook itself takes pages, and nothing else', async () => {
  const content = contentFolder({ 'there.md': 'Mine.\n' })
  expect(Object.keys((await importFrom('markdown', site, { content })).files)).toContain('b.md')
  const { code, stderr } = await importFrom('keep-a-changelog', { 'CHANGELOG.md': '## [1.0.0]\n\n### Added\n\n- A\n' }, { content })
  expect([code, stderr]).toEqual([
    2,
    "This folder is the handbook itself, so it has no folder for \"releases\". Add one in handbook.config.ts: folders: { handbook: '.', releases: 'releases' }.\n",
  ])
})

test('a file that is not UTF-8 is named, and the others are imported', async () => {
  const { code, files, report } = await importFrom('markdown', { 'a.md': Buffer.from([0xe4, 0x6f]), 'b.md': 'Text.\n' })
  expect(code).toBe(1)
  expect(Object.keys(files)).toEqual(['handbook/b.md'])
  expect(report.slice(0, 2)).toEqual(['a.md -> nothing', '  a.md It is not text in UTF-8, so it is not imported. Save it as UTF-8.'])
})

test('front matter that is not valid is kept as a comment, with its line', async () => {
  const { code, files, report } = await importFrom('markdown', {
    'a.md': '---\ntitle: A\nb: [c\n---\n\nText.\n',
    'b.md': '+++\ntitle = "B"\nc = = 1\n+++\n\nText.\n',
  })
  expect(code).toBe(1)
  expect(files['handbook/a.md']).toBe('<!--\ntitle: A\nb: [c\n-->\n\n\nText.\n')
  expect(files['handbook/b.md']).toBe('<!--\ntitle = "B"\nc = = 1\n-->\n\n\nText.\n')
  expect(report.filter((line) => line.includes('front matter'))).toMatchInlineSnapshot(`
    [
      "  a.md:4 Its front matter is not valid YAML (Flow sequence in block collection must be sufficiently indented and end with a ]); it is kept as a comment.",
      "  b.md:3 Its front matter is not valid TOML; it is kept as a comment.",
    ]
  `)
})

test.skipIf(process.platform === 'win32')('a link out of the folder is not followed', async () => {
  const folder = sourceFolder({ 'a.md': 'Text.\n' })
  const outside = temporaryFolder()
  writeFileSync(join(outside, 'secret.md'), 'Secret.\n')
  symlinkSync(join(outside, 'secret.md'), join(folder, 'b.md'))
  const { files, report } = await importFrom('markdown', folder)
  expect(Object.keys(files)).toEqual(['handbook/a.md'])
  expect(report).toContain('  b.md This link leads out of the folder, or nowhere, so it is not imported.')
})

describe('a wrong call is refused', () => {
  test.each([
    ['an unknown source', ['markdwn', '.'], 'There is no source "markdwn". Did you mean "markdown"?\n'],
    ['another collection', ['hugo', '.', '--into', 'roles'], '"hugo" can only be imported into "handbook", not into "roles".\n'],
    [
      'a folder without an address',
      ['hugo', '.', '--into', 'handbook/../x'],
      '"../x" can\'t be a folder: use letters, digits, and hyphens.\n',
    ],
    ['a missing path', ['hugo', '/nowhere/at/all'], 'There is no file or folder "/nowhere/at/all".\n'],
  ])('%s', async (_, args, message) => {
    const content = contentFolder({ 'handbook/a.md': 'Text.\n' })
    const source = sourceFolder({ 'x.md': 'Text.\n' })
    const { code, stderr } = await callHandbook(['import', ...args.map((each) => (each === '.' ? source : each)), '--content', content])
    expect([code, stderr]).toEqual([2, message])
  })

  test('an empty folder, one without pages, and the content folder itself', async () => {
    const empty = temporaryFolder()
    expect((await importFrom('markdown', empty)).stderr).toBe('The folder "SOURCE" is empty.\n')
    const pictures = sourceFolder({ 'a.png': pixel })
    for (const source of ['markdown', 'docusaurus', 'hugo', 'jekyll', 'notion', 'confluence'])
      expect(await importFrom(source, pictures)).toMatchObject({ code: 2, stderr: expect.stringContaining('There are no ') })
    const content = contentFolder({ 'handbook/a.md': 'Text.\n' })
    mkdirSync(join(content, 'more'))
    for (const path of [content, join(content, 'handbook')])
      expect((await importFrom('markdown', path, { content })).stderr).toContain('and the content folder overlap')
  })
})
