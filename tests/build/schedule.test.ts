/** An entry with a moment is nowhere in the output a second before it, and everywhere a second after. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { handbook } from '../support/command.ts'
import { contentFolder, filesWith, temporaryFolder } from '../support/folders.ts'

const [scheduled, never] = ['Zanzibarquokka', 'Wombatlighthouse']
const moment = '2026-11-24T12:00:00Z'
const entry = (id: string, word: string, fields: string) => ({
  [`changelog/${id}.md`]: `---\ntitle: ${word} ${id}\ndescription: ${word} described.\ntype: fixed\nfeatures: []\ndate: 2026-11-24\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-11-20, verdict: approve }]\n${fields}\n---\n\n## ${word} heading\n\nThe ${word} body.\n`,
})
const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
  'handbook/index.md': '# Book\n',
  ...entry('scheduled', scheduled, `status: approved\npublishAt: ${moment}`),
  ...entry('draft', never, 'status: draft'),
  ...entry('in-review', never, `status: in-review\npublishAt: ${moment}`),
  ...entry('withdrawn', never, `status: withdrawn\npublishAt: ${moment}\nrevisions: [{ on: 2026-11-23, note: Taken back. }]`),
}
const content = contentFolder(files, true)

function build(now: string, ...args: string[]): string {
  const out = join(temporaryFolder(), 'site')
  const { code, stderr } = handbook(['build', '--content', content, '--out', out, '--now', now, ...args])
  expect(code, stderr).toBe(0)
  return out
}

test('a second before its moment, its words are in no file', () => {
  const out = build('2026-11-24T11:59:59Z')
  expect(filesWith(out, scheduled)).toEqual([])
  expect(filesWith(out, never)).toEqual([])
  expect(existsSync(join(out, 'schedule.json'))).toBe(false)
})

test.each(['public', 'staff'])('a second after, %s get them everywhere they belong; what is not to be published stays away', (audience) => {
  const out = build('2026-11-24T12:00:01Z', '--audience', audience)
  const found = filesWith(out, scheduled)
  expect(found).toEqual(
    expect.arrayContaining([
      'changelog/feed.atom',
      'changelog/feed.json',
      'changelog/feed.rss',
      'changelog/index.html',
      'changelog/index.md',
      'changelog/scheduled/index.html',
      'changelog/scheduled/index.md',
      'llms-full.txt',
      'llms.txt',
    ]),
  )
  expect(found.some((path) => path.startsWith('pagefind/fragment/'))).toBe(true)
  expect(filesWith(out, `The ${never} body`)).toEqual([])
  if (audience === 'public') expect(filesWith(out, never)).toEqual([])
})

test('staff get the schedule, and of what is not published no body', () => {
  const out = build('2026-11-24T11:59:59Z', '--audience', 'staff')
  const { next } = JSON.parse(readFileSync(join(out, 'schedule.json'), 'utf8')) as { next: { at: string; changes: { id: string }[] }[] }
  expect(next[0]).toMatchObject({ at: '2026-11-24T12:00:00.000Z', changes: [{ kind: 'entry-published', id: 'scheduled' }] })
  for (const word of [scheduled, never]) expect(filesWith(out, `The ${word} body`)).toEqual([])
})

test.each([
  ['2026-11-24T11:50:00Z', [], 0],
  ['2026-11-24T11:44:59Z', [], 1],
  ['2026-11-24T11:44:59Z', ['--within', '1h'], 0],
  ['2026-11-24T12:00:00Z', ['--within', '2d'], 1],
  ['2026-11-24T11:50:00Z', ['--within', 'soon'], 2],
])('"due" at %s with %j ends with %i', (now, args, code) => {
  const result = handbook(['due', '--content', content, '--now', now, ...args])
  expect(result.code, result.stderr).toBe(code)
  expect(result.stdout).toBe(code === 0 ? `2026-11-24T12:00:00.000Z  scheduled  ${scheduled} scheduled\n` : '')
})
