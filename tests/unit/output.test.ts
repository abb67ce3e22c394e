/** The folder that a build fills: what is written, and what becomes a second name for a published file. */
import { mkdirSync, readFileSync, readlinkSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openOutput } from '../../src/files/output.ts'
import { temporaryFolder } from '../support/folders.ts'

const then = new Date('2026-01-05T00:00:00Z')

/** A published site with old files only. */
function publish(files: Record<string, string>): string {
  const folder = temporaryFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
    utimesSync(join(folder, path), then, then)
  }
  return folder
}

const isOld = (file: string) => statSync(file).mtimeMs === then.getTime()

test.each<[string, string, boolean]>([
  ['the same', 'one', true],
  ['other ones of the same length', 'two', false],
  ['fewer', 'on', false],
  ['none', '', false],
])('a file whose bytes are %s keeps its time: %s', (_, text, isKept) => {
  const previous = publish({ 'a/index.html': 'one' })
  const out = openOutput(temporaryFolder(), previous)
  out.put('/a/index.html', text)
  expect(readFileSync(out.file('a/index.html'), 'utf8')).toBe(text)
  expect(isOld(out.file('a/index.html'))).toBe(isKept)
  expect(readFileSync(join(previous, 'a/index.html'), 'utf8')).toBe('one')
})

test('what is written again never changes the published file', () => {
  const previous = publish({ a: 'one', b: 'one' })
  const out = openOutput(temporaryFolder(), previous)
  out.put('a', 'one')
  out.put('a', 'two')
  out.put('b', Buffer.from('two'))
  out.put('b', 'one')
  expect(readFileSync(out.file('a'), 'utf8')).toBe('two')
  expect(readFileSync(out.file('b'), 'utf8')).toBe('one')
  expect([readFileSync(join(previous, 'a'), 'utf8'), isOld(join(previous, 'a'))]).toEqual(['one', true])
})

test('a link that somebody put into the published site is not taken for a page', () => {
  const previous = publish({ secret: 'one' })
  symlinkSync(join(previous, 'secret'), join(previous, 'a'))
  const out = openOutput(temporaryFolder(), previous)
  out.put('a', 'one')
  expect(isOld(out.file('a'))).toBe(false)
  expect(() => readlinkSync(out.file('a'))).toThrow('EINVAL')
})

test.each([
  ['without a published site', undefined],
  ['beside one', publishedAgain],
])('a second file with the name of a new one is refused, %s', (_, make) => {
  const out = openOutput(temporaryFolder(), make?.())
  out.putNew('a', 'one')
  expect(() => out.putNew('a', 'one')).toThrow('EEXIST')
  expect(() => out.put('a/b', 'one')).toThrow(/EEXIST|ENOTDIR/)
})

function publishedAgain(): string {
  return publish({ a: 'one' })
}

test('a site that is gone, and one that is no folder, are no reason to fail', () => {
  for (const previous of [join(temporaryFolder(), 'gone'), join(publish({ a: '' }), 'a')]) {
    const out = openOutput(temporaryFolder(), previous)
    out.put('b/c', 'one')
    expect(readFileSync(out.file('b/c'), 'utf8')).toBe('one')
  }
})

test('after clearing, the folder is empty and can be filled again', () => {
  const previous = publish({ 'a/b': 'one' })
  const out = openOutput(temporaryFolder(), previous)
  out.put('a/b', 'one')
  out.clear()
  out.putNew('a/b', 'two')
  expect(readFileSync(join(previous, 'a/b'), 'utf8')).toBe('one')
})
