/** What a store keeps, what it takes for lost, and what it removes. */
import { chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore as open, type StoreLimits, storeKey } from '../../src/files/store.ts'
import { temporaryFolder } from '../support/folders.ts'

const bytes = (text: string) => Buffer.from(text)
const owner = { handbook: '/a', program: '1', redactions: '' }
const openStore = (folder: string, limits?: StoreLimits, whose = owner) => open(folder, whose, limits)
const key = storeKey('a')
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))

/** A run that keeps these texts by their own names. Returns its file. */
function keep(folder: string, texts: readonly string[], limits?: StoreLimits): string {
  const before = new Set(filesIn(folder))
  const store = openStore(folder, limits)
  for (const text of texts) store.put(storeKey(text), bytes(text))
  store.prune()
  return filesIn(folder).find((file) => !before.has(file)) ?? ''
}

const found = (folder: string, texts: readonly string[]) =>
  texts.filter((text) => openStore(folder).get(storeKey(text))?.toString() === text)

/** Creates a file of an age in days. */
function age(file: string, days: number): void {
  const then = new Date(Date.now() - days * 86_400_000)
  utimesSync(file, then, then)
}

test('what was put is got, by this run and by the next', () => {
  const folder = temporaryFolder()
  const store = openStore(folder)
  store.put(key, bytes('one'))
  store.put(storeKey('empty'), bytes(''))
  store.put('a key of any form', bytes('two'))
  expect(store.get(key)?.toString()).toBe('one')
  store.prune()
  expect(openStore(folder).get(key)?.toString()).toBe('one')
  expect(openStore(folder).get(storeKey('empty'))?.toString()).toBe('')
  expect(openStore(folder).get('a key of any form')?.toString()).toBe('two')
  expect(openStore(folder).get(storeKey('b'))).toBeUndefined()
  expect(filesIn(folder)).toHaveLength(1)
})

test('what was put last is got, and the same again takes no space', () => {
  const folder = temporaryFolder()
  for (const [index, text] of ['one', 'two', 'two', 'three'].entries()) {
    const before = new Set(filesIn(folder))
    const store = openStore(folder)
    store.put(key, bytes(text))
    expect(store.get(key)?.toString()).toBe(text)
    store.prune()
    for (const file of filesIn(folder)) if (!before.has(file)) age(file, 9 - index)
  }
  expect(filesIn(folder)).toHaveLength(3)
  expect(openStore(folder).get(key)?.toString()).toBe('three')
})

test('keys tell apart where one part ends and the next begins', () => {
  const keys = [storeKey('ab', 'c'), storeKey('a', 'bc'), storeKey('abc'), storeKey('abc', ''), storeKey(bytes('ab'), 'cd')]
  expect(new Set(keys).size).toBe(keys.length)
})

const flip = (whole: Buffer, at: number) => Buffer.from(whole.map((byte, index) => (index === at ? byte ^ 1 : byte)))

test.each<[string, (whole: Buffer) => Buffer, string[]]>([
  ['cut off in the last result', (whole) => whole.subarray(0, -1), ['one', 'two']],
  ['cut off in the head of the last one', (whole) => whole.subarray(0, -10), ['one', 'two']],
  ['empty', () => bytes(''), []],
  ['longer', (whole) => Buffer.concat([whole, bytes('and more')]), ['one', 'two', 'three']],
  ['of another program', () => bytes('{"format": 1, "result": "one"}'.repeat(10)), []],
  ['with one bit of the last result changed', (whole) => flip(whole, whole.length - 1), ['one', 'two']],
  ['with one bit of a size changed', (whole) => flip(whole, 20), []],
  ['with one bit of a name changed', (whole) => flip(whole, 0), []],
])('of a file that is %s, only what is whole is taken, and the rest is written anew', (_, change, whole) => {
  const folder = temporaryFolder()
  const texts = ['one', 'two', 'three']
  const file = keep(folder, texts)
  writeFileSync(file, change(readFileSync(file)))
  expect(found(folder, texts)).toEqual(whole)
  keep(folder, texts)
  expect(found(folder, texts)).toEqual(texts)
})

test('where nothing can be written, nothing is kept and nothing fails', () => {
  const folder = temporaryFolder()
  // A file where the folder should be: the same as a disk that is full or can't be written to, for root too.
  writeFileSync(join(folder, 'cache'), '')
  const store = openStore(join(folder, 'cache'))
  store.put(key, bytes('one'))
  expect(store.get(key)).toBeUndefined()
  store.prune()
  expect(readFileSync(join(folder, 'cache'), 'utf8')).toBe('')
})

test('a folder that can be read alone still gives what it has', () => {
  const folder = temporaryFolder()
  const place = join(keep(folder, ['one']), '..')
  chmodSync(place, 0o555)
  expect(found(folder, ['one'])).toEqual(['one'])
  openStore(folder).prune()
  chmodSync(place, 0o755)
})

test('two runs side by side keep what each of them made', () => {
  const folder = temporaryFolder()
  const [one, two] = [openStore(folder), openStore(folder)]
  one.put(storeKey('both'), bytes('both'))
  two.put(storeKey('both'), bytes('both'))
  one.put(storeKey('one'), bytes('one'))
  two.put(storeKey('two'), bytes('two'))
  one.prune()
  two.prune()
  expect(found(folder, ['both', 'one', 'two'])).toEqual(['both', 'one', 'two'])
})

test('what another run removes meanwhile is still read, or counts as none', () => {
  const folder = temporaryFolder()
  const file = keep(folder, ['one', 'two'])
  const store = openStore(folder)
  expect(store.get(storeKey('one'))?.toString()).toBe('one')
  writeFileSync(file, '')
  expect(store.get(storeKey('two'))).toBeUndefined()
  store.put(storeKey('two'), bytes('two'))
  store.prune()
  expect(found(folder, ['two'])).toEqual(['two'])
})

test('what nobody used for long goes, and what this run used stays and is young again', () => {
  const folder = temporaryFolder()
  const limits = { maxBytes: 1000, maxDays: 7 }
  const [unused, used, young] = [keep(folder, ['unused']), keep(folder, ['used']), keep(folder, ['young'])]
  age(unused, 8)
  age(used, 8)
  age(young, 6)
  const store = openStore(folder, limits)
  store.get(storeKey('used'))
  store.put(storeKey('new'), bytes('new'))
  store.prune()
  expect(found(folder, ['unused', 'used', 'young', 'new'])).toEqual(['used', 'young', 'new'])
  keep(folder, ['newer'], limits)
  expect(found(folder, ['used'])).toEqual(['used'])
})

test('above the limit the oldest go first, and never what this run used', () => {
  const folder = temporaryFolder()
  const texts = ['a', 'b', 'c', 'd'].map((name) => name.repeat(1000))
  for (const [index, text] of texts.entries()) age(keep(folder, [text]), 4 - index)
  const other = openStore(folder, undefined, { ...owner, handbook: '/b' })
  other.put(key, bytes('o'.repeat(1000)))
  other.prune()
  const store = openStore(folder, { maxBytes: 3500, maxDays: 30 })
  store.get(storeKey(texts[0] ?? ''))
  store.put(storeKey('e'), bytes('e'.repeat(1000)))
  store.prune()
  expect(filesIn(folder).reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThanOrEqual(3500)
  expect(openStore(folder).get(storeKey(texts[0] ?? ''))).toBeDefined()
  expect(openStore(folder).get(storeKey('e'))).toBeDefined()
})

test('an older result never comes back, however often what lies beside it is used', () => {
  const folder = temporaryFolder()
  const run = (act: (store: ReturnType<typeof openStore>) => void) => {
    const store = openStore(folder)
    act(store)
    store.prune()
  }
  run((store) => {
    store.put(key, bytes('old'))
    store.put(storeKey('beside'), bytes('beside'))
  })
  for (const file of filesIn(folder)) age(file, 5)
  run((store) => store.put(key, bytes('new')))
  // The older file is now the one that was used last.
  run((store) => store.get(storeKey('beside')))
  for (let index = 0; index < 12; index++) {
    expect(openStore(folder).get(key)?.toString()).toBe('new')
    run((store) => store.put(storeKey(`${index}`), bytes(`${index}`)))
  }
})

test('many files become few, with what was used and what was not', () => {
  const folder = temporaryFolder()
  const texts = Array.from({ length: 30 }, (_, index) => `text ${index}`)
  for (const [index, text] of texts.entries()) {
    age(keep(folder, [text]), 1)
    if (index % 2 === 0) expect(found(folder, [text])).toEqual([text])
  }
  expect(filesIn(folder).length).toBeLessThanOrEqual(10)
  expect(found(folder, texts)).toEqual(texts)
})

test('when files are merged, what nobody used stays as old as it was', () => {
  const folder = temporaryFolder()
  const limits = { maxBytes: 1 << 20, maxDays: 7 }
  age(keep(folder, ['unused'], limits), 6)
  for (let index = 0; index < 10; index++) keep(folder, [`text ${index}`], limits)
  const times = filesIn(folder).map((file) => statSync(file).mtimeMs)
  expect(Math.min(...times)).toBeLessThan(Date.now() - 5 * 86_400_000)
  expect(found(folder, ['unused'])).toEqual(['unused'])
})

test('nothing outlives a takedown, and other handbooks keep what they have', () => {
  const folder = temporaryFolder()
  const other = { ...owner, handbook: '/b' }
  keep(folder, ['one'])
  const theirs = openStore(folder, undefined, other)
  theirs.put(key, bytes('two'))
  theirs.prune()
  const after = openStore(folder, undefined, { ...owner, redactions: 'a page' })
  expect(after.get(storeKey('one'))).toBeUndefined()
  expect(filesIn(folder)).toHaveLength(1)
  expect(openStore(folder, undefined, other).get(key)?.toString()).toBe('two')
  expect(found(folder, ['one'])).toEqual([])
})

test('another program finds nothing, and leaves nothing of the one before', () => {
  const folder = temporaryFolder()
  keep(folder, ['one'])
  expect(openStore(folder, undefined, { ...owner, program: '2' }).get(storeKey('one'))).toBeUndefined()
  expect(filesIn(folder)).toEqual([])
})
