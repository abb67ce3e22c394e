/** `handbook broadcast` and `handbook export`: output, refusals and ledger. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { callBuild } from '../support/build-here.ts'
import { callHandbook } from '../support/command.ts'
import { filesBelow, contentFolder as folderOf, temporaryFolder } from '../support/folders.ts'
import { png } from '../support/images.ts'
import { files } from '../unit/broadcasts.ts'

const at = (now: string) => ['--now', now]

function contentFolder(content: Record<string, string>): string {
  const folder = folderOf(content)
  writeFileSync(join(folder, 'changelog/log.png'), png(4, 2))
  return folder
}

function run(content: string, ...args: string[]) {
  return callHandbook([...args, '--content', content])
}

test('sending the same again does nothing, a changed message is a correction', async () => {
  const content = contentFolder({ ...files, 'broadcasts.yaml': '# What went out.\n' })
  const out = join(temporaryFolder(), 'message')
  const send = (now: string, ...more: string[]) =>
    run(content, 'broadcast', 'first-logs', '--channel', 'email', '--out', out, ...at(now), ...more)

  const first = await send('2026-11-20T10:00:00Z', '--mark-sent')
  expect([first.code, first.stderr]).toEqual([0, ''])
  expect(first.stdout.trim().split('\n')).toEqual(['email.json', 'email.html', 'email.txt'].map((name) => join(out, name)))
  const ledger = readFileSync(join(content, 'broadcasts.yaml'), 'utf8')
  expect(ledger).toMatch(
    /^# What went out\.\n- of: first-logs\n {2}channel: email\n {2}audience: public\n {2}title: .*\n {2}at: 2026-11-20T10:00:00.000Z\n {2}digest: [0-9a-f]{64}\n$/,
  )

  const second = await send('2026-11-21T10:00:00Z', '--mark-sent')
  expect([second.code, second.stdout]).toEqual([0, ''])
  expect(second.stderr).toContain('went out by email at 2026-11-20T10:00:00.000Z and has not changed since')
  expect(readFileSync(join(content, 'broadcasts.yaml'), 'utf8')).toBe(ledger)

  const file = join(content, 'changelog/logs.mdx')
  writeFileSync(file, readFileSync(file, 'utf8').replace('elsewhere', 'to another place'))
  const third = await send('2026-11-22T10:00:00Z', '--mark-sent')
  expect(third.code).toBe(0)
  expect(third.stderr).toContain('This is a correction')
  const { subject } = JSON.parse(readFileSync(join(out, 'email.json'), 'utf8')) as { subject: string }
  expect(subject).toBe('Correction: Export the <log> & keep it')
  expect(readFileSync(join(out, 'email.txt'), 'utf8').replaceAll('\n', ' ')).toContain(
    'This corrects what we sent on 2026-11-20 under the title “Export the <log> & keep it”.',
  )
  expect((await send('2026-11-23T10:00:00Z')).stderr).toContain('went out by email at 2026-11-22T10:00:00.000Z')
  // The other channel isn't affected.
  expect((await run(content, 'broadcast', 'logs', '--channel', 'slack')).stdout).toContain('"text": "Export the')
})

test('a withdrawal is sent to those who got the announcement', async () => {
  const content = contentFolder(files)
  const send = (...args: string[]) => run(content, 'broadcast', 'fix', '--channel', 'github', ...at('2026-11-20T10:00:00Z'), ...args)
  expect((await send('--mark-sent')).code).toBe(0)
  const file = join(content, 'changelog/fix.md')
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('status: published', 'status: withdrawn\nrevisions: [{ on: 2026-11-21, note: It did not hold. }]'),
  )
  const { code, stdout } = await send()
  expect(code).toBe(0)
  expect(stdout).toContain('**Withdrawn 2026-11-21**\n\nIt did not hold.\n')
})

test.each([
  [['broadcast', 'draft', '--channel', 'email'], 1, '"Not yet" is not sent: its status is "draft"'],
  [['broadcast', 'scheduled', '--channel', 'email'], 1, 'it is scheduled for 2026-12-01T09:00:00Z'],
  [['broadcast', 'inside', '--channel', 'email'], 1, 'it is for staff'],
  [['broadcast', '3.0', '--channel', 'github'], 1, 'it is planned for 2027-01-10'],
  [['broadcast', 'taken-back', '--channel', 'email'], 1, 'never announced on this channel'],
  [['broadcast', 'lgos', '--channel', 'email'], 2, 'Did you mean "logs"?'],
  [['broadcast', 'logs'], 2, "required option '--channel <channel>' not specified"],
  [['broadcast', 'logs', '--channel', 'pigeon'], 2, 'Allowed choices are email, slack, github'],
  [['export', 'features'], 2, 'Write "changelog".'],
] as const)('%j is refused', async (args, code, said) => {
  const content = contentFolder(files)
  const result = await run(content, ...args, '--now', '2026-11-20T10:00:00Z')
  expect([result.code, result.stdout]).toEqual([code, ''])
  expect(result.stderr).toContain(said)
  expect(filesBelow(content)).toEqual(Object.keys(files).sort())
})

test("only errors in the message's content block it and are listed", async () => {
  const elsewhere = { ...files, 'handbook/a.md': '---\nowner: nobody\n---\n' }
  expect((await run(contentFolder(elsewhere), 'broadcast', 'logs', '--channel', 'slack')).code).toBe(0)
  const content = contentFolder({ ...elsewhere, 'features/log.yaml': `${files['features/log.yaml']}parent: none\n` })
  const sent = await run(content, 'broadcast', 'logs', '--channel', 'slack')
  expect([sent.code, sent.stdout]).toEqual([1, ''])
  expect(sent.stderr.replaceAll(content, 'CONTENT').replace(/in \d+ ms.*/, '')).toMatchInlineSnapshot(`
    "CONTENT/features/log.yaml:6:9  error  reference-missing
      There is no feature "none".
      \`npx handbook ls features\` lists them.

        6 | parent: none
          |         ~~~~

    1 error and 0 warnings in 1 file; 19 entries checked 
    Nothing was created: the message, or what it announces, has these errors. Fix them first.
    "
  `)
  expect((await run(content, 'broadcast', 'fix', '--channel', 'slack')).code).toBe(0)
  const exported = await run(content, 'export', 'changelog')
  expect([exported.code, exported.stdout]).toEqual([1, ''])
  expect(exported.stderr).toContain('1 error and 0 warnings in 1 file')
})

test('an exported changelog may link to the files of its entries', async () => {
  const content = contentFolder(files)
  const out = join(temporaryFolder(), 'a/CHANGELOG.md')
  const { code } = await run(content, 'export', 'changelog', '--links', 'source', '--out', out, ...at('2026-11-20T10:00:00Z'))
  expect(code).toBe(0)
  const links = [...readFileSync(out, 'utf8').matchAll(/(?:\]\(|\]: )(?!https:)([^)\n]+)/g)].map(([, link = '']) => link)
  expect(links.length).toBeGreaterThan(2)
  expect(links.filter((link) => !existsSync(join(dirname(out), decodeURI(link))))).toEqual([])
})

test('the exported changelog is the Markdown page of its list', async () => {
  const content = contentFolder(files)
  const [out, site] = [join(temporaryFolder(), 'a/CHANGELOG.md'), join(temporaryFolder(), 'site')]
  expect((await run(content, 'export', 'changelog', '--out', out, ...at('2026-11-20T10:00:00Z'))).stdout).toBe(`${out}\n`)
  expect((await callBuild('--content', content, '--out', site, ...at('2026-11-20T10:00:00Z'))).code).toBe(0)
  const text = readFileSync(out, 'utf8')
  expect(text).toContain('## [2.10] - 2026-02-10 [YANKED]')
  expect(readFileSync(join(site, 'changelog/index.md'), 'utf8')).toBe(text)
})
