/** Search indexes of a handbook with published editions: a record per text, with the editions that have it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { callBuild } from '../support/build-here.ts'
import { digestFiles, filesBelow, temporaryFolder } from '../support/folders.ts'
import { oldHandbook } from '../support/old-handbook.ts'
import { buildSite } from '../support/site.ts'

let options: string[]
let out: string
let staff: string

beforeAll(async () => {
  options = ['--content', oldHandbook(true).content, '--now', '2026-11-26T12:00:00Z']
  out = await buildSite(...options)
  staff = await buildSite(...options, '--audience', 'staff')
})

interface Record {
  url: string
  content: string
  meta: { [name: string]: string }
  filters: { edition?: string[]; kind?: string[] }
}

function recordsIn(index: string): Record[] {
  const folder = join(index, 'fragment')
  return filesBelow(folder)
    .map((file) => gunzipSync(readFileSync(join(folder, file))).toString('utf8'))
    .map((text) => JSON.parse(text.slice(text.indexOf('{'))) as Record)
    .sort((a, b) => (a.url < b.url ? -1 : 1))
}

const editionsOf = (records: readonly Record[]) => records.map(({ url, filters }) => `${url} ${filters.edition?.join(' ')}`)

test("the index of today has today's pages, and no editions", () => {
  const records = recordsIn(join(out, 'pagefind'))
  expect(records.filter(({ url, filters }) => url.startsWith('/editions/spring') || filters.edition)).toEqual([])
  expect(records.map(({ url }) => url)).toContain('/handbook/manual/guidance/')
})

test('the index of all editions has each text once: changed, renamed, deleted and restored', () => {
  expect(editionsOf(recordsIn(join(out, 'pagefind/editions')))).toEqual([
    // Pages of the site are those of today.
    '/ today',
    '/about/ today',
    '/changes/ today',
    '/changes/today/ today',
    '/decisions/ today spring summer',
    '/decisions/0001-first/ today summer',
    '/editions/ today',
    '/editions/compare/ today',
    '/editions/spring/decisions/0001-first/ spring',
    '/editions/spring/handbook/ spring',
    '/editions/spring/handbook/back/ spring',
    '/editions/spring/handbook/gone/ spring',
    '/editions/spring/handbook/guide/ spring',
    '/editions/summer/handbook/ summer',
    '/editions/summer/handbook/both/ spring summer',
    '/editions/summer/handbook/manual/guide/ summer',
    '/handbook/ today',
    '/handbook/back/ today',
    '/handbook/both/ today',
    '/handbook/manual/ today',
    '/handbook/manual/guidance/ today',
    '/handbook/new/ today',
    '/security/ today',
  ])
})

test('an old text is found by its words, under its own name', () => {
  const records = recordsIn(join(out, 'pagefind/editions'))
  const guide = records.find(({ url }) => url.endsWith('spring/handbook/guide/'))
  expect(guide?.meta).toMatchObject({ title: 'Guide', kind: 'Handbook' })
  expect(guide?.content).toContain('Line 3 of a page that goes on.')
  expect(records.find(({ url }) => url.endsWith('spring/handbook/gone/'))?.meta['headings']).toBe('There')
})

test('nothing that is or was for staff is in a public record', () => {
  const words = filesBelow(join(out, 'pagefind')).filter((file) => file.endsWith('words.txt'))
  expect(words).toHaveLength(2)
  const texts = [...recordsIn(join(out, 'pagefind')), ...recordsIn(join(out, 'pagefind/editions'))].map((record) => JSON.stringify(record))
  expect(texts.filter((text) => /secret|public once/i.test(text))).toEqual([])
  const seen = editionsOf(recordsIn(join(staff, 'pagefind/editions'))).filter((each) => each.includes('secret'))
  expect(seen).toEqual([
    '/editions/summer/handbook/later-secret/ spring summer',
    '/handbook/later-secret/ today',
    '/handbook/secret/ today spring summer',
  ])
})

test('a second build writes the same bytes', async () => {
  const again = join(temporaryFolder(), 'site')
  const { code, stderr } = await callBuild('--out', again, ...options)
  expect(code, stderr).toBe(0)
  expect(digestFiles(join(again, 'pagefind'))).toEqual(digestFiles(join(out, 'pagefind')))
})

test('the engine exists once', () => {
  expect(existsSync(join(out, 'pagefind/pagefind.js'))).toBe(true)
  expect(existsSync(join(out, 'pagefind/editions/pagefind.js'))).toBe(false)
})
