/** The key of a page bundle, and when a kept one isn't used. */
import { appendFileSync, mkdirSync, readdirSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleKey, siteKey } from '../../src/cli/bundle/key.ts'
import { findBundle, keepBundle, newBundleFolder } from '../../src/cli/bundle/store.ts'
import { german } from '../../src/languages/de/german.ts'
import { languageOf } from '../../src/languages/own-words.ts'
import { temporaryFolder } from '../support/folders.ts'

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

test.each([
  ['src/pages/index.astro', true],
  ['src/styles/print.css', true],
  ['public/redirect.js', false],
  ['package-lock.json', true],
  ['node_modules/.package-lock.json', true],
  ['astro.config.mjs', true],
  ['.env.production', true],
  ['src/content/handbook/index.md', false],
  ['handbook.config.ts', false],
  ['tests/a.test.ts', false],
])('whether a change of %s changes the key: %j', (path, isOther) => {
  const root = temporaryFolder()
  const before = bundleKey({ program: root, root, content: join(root, 'src/content') })
  write(root, path, 'one')
  const first = bundleKey({ program: root, root, content: join(root, 'src/content') })
  write(root, path, 'two')
  expect([first !== before, bundleKey({ program: root, root, content: join(root, 'src/content') }) !== first]).toEqual([isOther, isOther])
})

test('public variables are compiled in, and a bundle is made ready for a site, its base and its words', () => {
  const root = temporaryFolder()
  const key = () => bundleKey({ program: root, root, content: join(root, 'content') })
  const before = key()
  process.env['PUBLIC_OF_A_TEST'] = 'x'
  expect(key()).not.toBe(before)
  delete process.env['PUBLIC_OF_A_TEST']
  expect(key()).toBe(before)
  const site = { site: 'https://example.com', base: '/' }
  expect(
    new Set(
      [site, { ...site, site: 'https://example.org' }, { ...site, base: '/docs' }, { ...site, words: languageOf([german]) }].map((each) =>
        siteKey(before, each),
      ),
    ).size,
  ).toBe(4)
})

const entry = 'pages/prerender-entry.abc.mjs'

function keepOne(store: string, key: string, text = 'export {}'): void {
  const folder = newBundleFolder(store)
  write(folder, entry, text)
  write(folder, 'files/_assets/a.css', 'a {}')
  keepBundle(store, key, folder)
  rmSync(folder, { recursive: true, force: true })
}

test('the kept bundle is found, and no other files are left', () => {
  const store = temporaryFolder()
  keepOne(store, 'key')
  const folder = join(store, 'key')
  expect(findBundle(store, 'key')).toEqual({ folder, entry: join(folder, entry), files: join(folder, 'files') })
  expect(findBundle(store, 'other')).toBeUndefined()
  expect(readdirSync(store)).toEqual(['key'])
})

test.each<[string, (folder: string) => void]>([
  ['a file is cut off', (folder) => truncateSync(join(folder, entry), 3)],
  ['a file is changed', (folder) => appendFileSync(join(folder, 'files/_assets/a.css'), 'b {}')],
  ['a file is missing', (folder) => rmSync(join(folder, 'files/_assets/a.css'))],
  ['a file came in', (folder) => write(folder, 'pages/other.mjs', '')],
  ['the list is missing', (folder) => rmSync(join(folder, 'bundle.json'))],
  ['the list is cut off', (folder) => truncateSync(join(folder, 'bundle.json'), 10)],
])("a bundle whose %s isn't used, and is made again", (_, damage) => {
  const store = temporaryFolder()
  keepOne(store, 'key')
  damage(join(store, 'key'))
  expect(findBundle(store, 'key')).toBeUndefined()
  keepOne(store, 'key')
  expect(findBundle(store, 'key')).toBeDefined()
})

test("a bundle under another's key isn't used", () => {
  const store = temporaryFolder()
  keepOne(store, 'key')
  renameSync(join(store, 'key'), join(store, 'other'))
  expect(findBundle(store, 'other')).toBeUndefined()
})

test('of two builds at once, the first to finish keeps its bundle', () => {
  const store = temporaryFolder()
  const [first, second] = [newBundleFolder(store), newBundleFolder(store)]
  for (const folder of [second, first]) {
    write(folder, entry, folder)
    keepBundle(store, 'key', folder)
  }
  expect(findBundle(store, 'key')).toBeDefined()
  expect(readdirSync(store).sort()).toEqual(['key', first.slice(store.length + 1)].sort())
})

test('a build without a bundle keeps none', () => {
  const store = temporaryFolder()
  const folder = newBundleFolder(store)
  rmSync(folder, { recursive: true })
  keepBundle(store, 'key', folder)
  expect(readdirSync(store)).toEqual([])
})

test('the eight most recently used are kept', () => {
  const store = temporaryFolder()
  const day = (number: number) => new Date(`2026-01-0${number}T00:00:00Z`)
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) {
    keepOne(store, `key${number}`)
    utimesSync(join(store, `key${number}`), day(number), day(number))
  }
  findBundle(store, 'key1')
  keepOne(store, 'key9')
  expect(readdirSync(store).sort()).toEqual(['key1', 'key3', 'key4', 'key5', 'key6', 'key7', 'key8', 'key9'])
})
