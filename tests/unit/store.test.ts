/** What a store keeps, what it takes for lost, and what it removes. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore as open, type StoreLimits, storeKey } from '../../src/files/store.ts'
import { temporaryFolder } from '../support/folders.ts'

const bytes = (text: string) => Buffer.from(text)
const owner = { handbook: '/a', program: '1', redactions: '' }
const openStore = (folder: string, limits?: StoreLimits, whose = owner) => open(folder, whose, limits)
const key = storeKey('a')
const placeOf = ({ handbook, program, redactions } = owner) =>
  join(storeKey(handbook).slice(0, 12), storeKey(program, redactions).slice(0, 12))
const fileOf = (folder: string, name: string) => join(folder, placeOf(), name.slice(0, 2), name)
const filesIn = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile())

test('what was put is got, by this run and by the next', () => {
  const folder = temporaryFolder()
  const store = openStore(folder)
  store.put(key, bytes('one'))
  store.put(storeKey('empty'), bytes(''))
  expect(store.get(key)?.toString()).toBe('one')
  expect(openStore(folder).get(key)?.toString()).toBe('one')
  expect(openStore(folder).get(storeKey('empty'))?.toString()).toBe('')
  expect(openStore(folder).get(storeKey('b'))).toBeUndefined()
})

test('keys tell apart where one part ends and the next begins', () => {
  const keys = [storeKey('ab', 'c'), storeKey('a', 'bc'), storeKey('abc'), storeKey('abc', ''), storeKey(bytes('ab'), 'cd')]
  expect(new Set(keys).size).toBe(keys.length)
})

test.each<[string, (whole: Buffer) => Buffer]>([
  ['cut off', (whole) => whole.subarray(0, -1)],
  ['cut off within the checksum', (whole) => whole.subarray(0, 7)],
  ['empty', () => bytes('')],
  ['longer', (whole) => Buffer.concat([whole, bytes('x')])],
  ['of another program', () => bytes('{"format": 1, "result": "one, but not with a checksum"}')],
  ['with one bit changed', (whole) => Buffer.from(whole.map((byte, index) => (index === whole.length - 1 ? byte ^ 1 : byte)))],
])('a file that is %s counts as none, and is written anew', (_, change) => {
  const folder = temporaryFolder()
  openStore(folder).put(key, bytes('one'))
  const file = fileOf(folder, key)
  writeFileSync(file, change(readFileSync(file)))
  const store = openStore(folder)
  expect(store.get(key)).toBeUndefined()
  store.put(key, bytes('one'))
  expect(openStore(folder).get(key)?.toString()).toBe('one')
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
  openStore(folder).put(key, bytes('one'))
  chmodSync(join(folder, placeOf(), key.slice(0, 2)), 0o555)
  const store = openStore(folder)
  expect(store.get(key)?.toString()).toBe('one')
  store.prune()
  chmodSync(join(folder, placeOf(), key.slice(0, 2)), 0o755)
})

test('two runs that write the same key leave one whole file', () => {
  const folder = temporaryFolder()
  const [one, two] = [openStore(folder), openStore(folder)]
  one.put(key, bytes('same'))
  two.put(key, bytes('same'))
  one.prune()
  expect(two.get(key)?.toString()).toBe('same')
  expect(filesIn(folder)).toHaveLength(1)
})

const old = (folder: string, name: string, days: number) => {
  const then = new Date(Date.now() - days * 86_400_000)
  utimesSync(fileOf(folder, name), then, then)
}

test('what nobody used for long goes, and what this run used stays and is young again', () => {
  const folder = temporaryFolder()
  const keys = ['unused', 'used', 'young'].map((name) => storeKey(name))
  const [unused = '', used = '', young = ''] = keys
  for (const each of keys) openStore(folder).put(each, bytes('text'))
  old(folder, unused, 8)
  old(folder, used, 8)
  const store = openStore(folder, { maxBytes: 1000, maxDays: 7 })
  store.get(used)
  store.put(storeKey('new'), bytes('text'))
  store.prune()
  expect([unused, used, young].map((each) => openStore(folder).get(each)?.toString())).toEqual([undefined, 'text', 'text'])
  const next = openStore(folder, { maxBytes: 1000, maxDays: 7 })
  next.put(storeKey('newer'), bytes('text'))
  next.prune()
  expect(openStore(folder).get(used)?.toString()).toBe('text')
})

test('above the limit the oldest go first, and never what this run used', () => {
  const folder = temporaryFolder()
  const keys = ['a', 'b', 'c', 'd'].map((name) => storeKey(name))
  for (const [index, each] of keys.entries()) {
    openStore(folder).put(each, bytes('0123456789'))
    old(folder, each, 4 - index)
  }
  // A file has ten bytes and its checksum.
  const store = openStore(folder, { maxBytes: 3 * 26, maxDays: 30 })
  store.get(keys[0] ?? '')
  store.put(storeKey('e'), bytes('0123456789'))
  store.prune()
  expect(keys.map((each) => openStore(folder).get(each) !== undefined)).toEqual([true, false, false, true])
})

test('what a dead process left unfinished goes like everything that nobody uses', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, placeOf(), key.slice(0, 2)), { recursive: true })
  writeFileSync(`${fileOf(folder, key)}.0`, 'unfinished')
  old(folder, `${key}.0`, 8)
  const store = openStore(folder, { maxBytes: 1000, maxDays: 7 })
  store.put(storeKey('other'), bytes('one'))
  store.prune()
  expect(filesIn(folder).map(({ name }) => name)).toEqual([storeKey('other')])
})

test('nothing outlives a takedown, and other handbooks keep what they have', () => {
  const folder = temporaryFolder()
  const other = { ...owner, handbook: '/b' }
  openStore(folder).put(key, bytes('one'))
  openStore(folder, undefined, other).put(key, bytes('two'))
  const after = openStore(folder, undefined, { ...owner, redactions: 'a page' })
  expect(after.get(key)).toBeUndefined()
  expect(filesIn(folder)).toHaveLength(1)
  expect(openStore(folder, undefined, other).get(key)?.toString()).toBe('two')
  expect(openStore(folder).get(key)).toBeUndefined()
})

test('another program finds nothing, and leaves nothing of the one before', () => {
  const folder = temporaryFolder()
  openStore(folder).put(key, bytes('one'))
  expect(openStore(folder, undefined, { ...owner, program: '2' }).get(key)).toBeUndefined()
  expect(filesIn(folder)).toEqual([])
})
