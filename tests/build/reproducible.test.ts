/** The same commit and time give the same bytes on any machine. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handbook } from '../support/command.ts'
import { digestFiles, temporaryFolder } from '../support/folders.ts'
import { png } from '../support/images.ts'
import { repository } from '../support/repository.ts'

const page = (title: string, text: string) => `---\ntitle: ${title}\n---\n\n${text}\n`

/** Lists each folder in reverse, as another file system might. */
const reversed = `
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const { readdirSync, readdir } = fs
const { readdir: later } = fs.promises
const isList = (found) => Array.isArray(found)
fs.readdirSync = (...args) => { const found = readdirSync(...args); return isList(found) ? found.reverse() : found }
fs.promises.readdir = async (...args) => { const found = await later(...args); return isList(found) ? found.reverse() : found }
fs.readdir = (...args) => { const done = args.pop(); return readdir(...args, (error, found) => done(error, isList(found) ? found.reverse() : found)) }
syncBuiltinESMExports()
`

function exampleRepository(): string {
  const { commit, root } = repository(true)
  const first = commit(
    {
      'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: ilka, name: İlkaÿ, active: true }\n',
      'handbook/index.md': page('Book', 'See [one](./one.md).\n\n![Dot](./dot.png)'),
      'handbook/dot.png': png(40, 30),
      'handbook/one.md': page('Ölçü', 'Title in one language, sorted in another.'),
      'handbook/istanbul.md': page('istanbul', 'İ and i, I and ı.'),
    },
    '2026-01-10',
  )
  commit({ 'handbook/one.md': page('Ölçü', 'It changed.'), 'handbook/two.md': page('Two', 'New.') }, '2026-02-10')
  commit({ 'editions.yaml': `- { name: spring, commit: ${first}, date: 2026-02-01 }\n` }, '2026-03-01')
  return root
}

let root: string
let folder: string
let first: Record<string, string>

function clone(name: string): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  execFileSync('git', ['clone', '--quiet', root, path])
  return path
}

function build(path: string, env: Record<string, string>): Record<string, string> {
  const out = join(folder, 'out')
  rmSync(out, { recursive: true, force: true })
  const args = ['build', '--content', join(path, 'the content'), '--out', out, '--now', '2026-11-24T12:00:00Z']
  expect(handbook(args, env)).toMatchObject({ code: 0, stderr: '' })
  return digestFiles(out)
}

beforeAll(() => {
  root = exampleRepository()
  folder = temporaryFolder(true)
  first = build(clone('one'), { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' })
})

afterAll(() => {
  for (const path of [root, folder]) rmSync(path, { recursive: true, force: true })
})

test('it has editions, histories, pictures and a marker', () => {
  expect(Object.keys(first)).toEqual(
    expect.arrayContaining([
      'handbook-build.json',
      'editions/spring/handbook/one/index.html',
      'history/handbook/one/index.html',
      'handbook/dot.png',
    ]),
  )
})

test('again, with a warm cache, in another time zone and language', () => {
  expect(build(join(folder, 'one'), { TZ: 'UTC', LC_ALL: 'C' })).toEqual(first)
})

test('from another clone in a path with a space, with a cold cache, with folders read in another order', () => {
  const preload = join(folder, 'reversed.mjs')
  writeFileSync(preload, reversed)
  const env = { TZ: 'America/Los_Angeles', LC_ALL: 'C', NODE_OPTIONS: `--import="${preload}"` }
  expect(build(clone('another place/with a space'), env)).toEqual(first)
})
