/** A handbook in German, one with a word of its own, and one in English after it. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { german } from '../../src/languages/de/german.ts'
import { english } from '../../src/languages/use-words.ts'
import { buildHere, callBuild } from '../support/build-here.ts'
import { callHandbook, projectRoot } from '../support/command.ts'
import { digestFiles, filesBelow, temporaryFolder } from '../support/folders.ts'
import { foreignTexts } from '../support/interface-texts.ts'
import { type Repository, repository } from '../support/repository.ts'

const now = '2026-11-26T12:00:00Z'
let repo: Repository
const folders: string[] = []

beforeAll(async () => {
  repo = repository(true)
  const sample = temporaryFolder(true)
  folders.push(repo.root, sample)
  await callHandbook(['init', sample, '--name', 'Acme', '--yes', '--now', now])
  const content = join(sample, 'content')
  const files = Object.fromEntries(filesBelow(content).map((path) => [path, readFileSync(join(content, path))]))
  const first = repo.commit(files, '2026-11-20')
  const index = readFileSync(join(content, 'handbook/index.md'), 'utf8')
  repo.commit(
    {
      'editions.yaml': `- { name: herbst, date: 2026-11-20, commit: ${first} }\n`,
      'handbook/index.md': index.replace('This page is yours', 'This page belongs to you'),
    },
    '2026-11-24',
  )
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** The options of a build with these settings, as JavaScript. */
function optionsFor(name: string, settings: string): string[] {
  const file = join(repo.root, `${name}.config.mjs`)
  const module = pathToFileURL(`${projectRoot}src/languages/de/german.ts`)
  writeFileSync(
    file,
    `import { german } from '${module}'\nexport default { title: 'Acme', organisation: 'Acme', site: 'https://example.com', ${settings} }\n`,
  )
  return ['--content', repo.content, '--config', file, '--now', now]
}

async function buildAs(name: string, settings: string, ...more: string[]): Promise<string> {
  const out = join(temporaryFolder(true), 'site')
  folders.push(out)
  await buildHere(out, [...optionsFor(name, settings), ...more])
  return out
}

describe('in German', () => {
  let site = ''
  beforeAll(async () => {
    site = await buildAs('german', "lang: 'de', words: german", '--audience', 'staff')
  })
  const read = (path: string) => readFileSync(join(site, path), 'utf8')

  test('no page, script or feed has a word of the English interface', () => {
    const content = filesBelow(repo.content).map((path) => readFileSync(join(repo.content, path), 'utf8').replace(/\s+/g, ' '))
    const texts = foreignTexts(english, german).filter(
      ({ text }) => !content.some((each) => each.toLowerCase().includes(text.toLowerCase())),
    )
    // Enough to prove something.
    expect(texts.length).toBeGreaterThan(700)
    const found = filesBelow(site)
      .filter((path) => /\.(html|md|js|json|atom|rss|ics|txt)$/.test(path) && !/^pagefind\/pagefind/.test(path))
      .flatMap((path) => {
        const page = read(path).replaceAll('&#x27;', "'")
        // Scripts have values of their own: `today`, `planned`.
        const isScript = path.endsWith('.js')
        return texts
          .filter(({ text }) => (text.includes(' ') ? page.includes(text) : !isScript && page.includes(`>${text}<`)))
          .map(({ path: key, text }) => `${path}: ${key}: ${text}`)
      })
    expect(found).toEqual([])
  })

  test('pages have the language, German dates and lists', () => {
    expect(read('index.html')).toContain('<html lang="de" dir="ltr">')
    expect(read('releases/1.0/index.html')).toMatch(/\d\. November 2026/)
    expect(read('releases/1.0/index.md')).toContain('Unterstützt')
    expect(read('openings/index.html')).toContain('Niederlande, Deutschland')
    expect(read('404.html')).toContain('Seite nicht gefunden')
    expect(read('llms.txt')).toContain('Änderungsprotokoll')
    expect(read('changelog/feed.atom')).toContain('xml:lang="de"')
    expect(read('releases/calendar.ics')).toContain('Acme: Versionen')
    expect(read('editions/herbst/index.html')).toContain('Das ist die Ausgabe „herbst“')
  })

  test('scripts speak German, under names of their own', () => {
    const scripts = filesBelow(site).filter((path) => path.startsWith('_assets/') && path.endsWith('.js'))
    const all = scripts.map(read).join('\n')
    expect(all).not.toContain('__HANDBOOK_WORDS')
    for (const text of [german.search.none('x'), german.upgrade.undoneWhy, german.compare.failed, german.changelogList.nothing])
      expect(all).toContain(text.split('x')[0])
    const pages = filesBelow(site).filter((path) => path.endsWith('.html'))
    const named = pages.flatMap((path) => [...read(path).matchAll(/(?<=src="\/)_assets\/[^"]+\.js/g)].map(String))
    expect(named.filter((name) => !scripts.includes(name))).toEqual([])
    const imported = [...all.matchAll(/(?<=["'`]\.\/)[\w.-]+\.js/g)].map(String)
    expect(imported.length).toBeGreaterThan(0)
    expect(imported.filter((name) => !scripts.includes(`_assets/${name}`))).toEqual([])
  })
})

test('words are those of one handbook: one before and after others is the same, byte for byte', async () => {
  const before = digestFiles(await buildAs('english', ''))
  const own = await buildAs('own', "lang: 'de', words: [german, { collections: { changelog: { title: 'Neuheiten' } } }]")
  const page = readFileSync(join(own, 'changelog/index.html'), 'utf8')
  expect(page).toContain('<h1 class="page-title">Neuheiten</h1>')
  expect(page).toContain('Zum Inhalt')
  const some = await buildAs('some', "words: { site: { chrome: { menu: 'Contents' } }, news: { isNew: 'Fresh' } }")
  expect(readFileSync(join(some, 'index.html'), 'utf8')).toMatch(/>Contents<\/button>/)
  expect(readFileSync(join(some, 'index.html'), 'utf8')).toContain('Skip to content')
  expect(digestFiles(await buildAs('english', ''))).toEqual(before)
})

test('a function that fails is named, and nothing is published', async () => {
  const out = join(temporaryFolder(), 'site')
  const failing = optionsFor('failing', 'words: { releases: { today: (day) => day.nothing.at(0) } }')
  expect(await callBuild(...failing, '--out', out)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('"words.releases.today" failed: Cannot read properties of undefined'),
  })
  expect(existsSync(out)).toBe(false)
  const misspelt = optionsFor('misspelt', 'words: { site: { chrom: {} } }')
  expect(await callHandbook(['build', ...misspelt, '--out', out])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Unrecognized key: "chrom". Did you mean "chrome"?\n  → at words.site'),
  })
})
