/** `handbook digest`: what it sums up, and that nothing comes twice or gets lost. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startHttpServer } from '../support/http-server.ts'
import { startMailServer } from '../support/mail-server.ts'
import { change, ground } from './feeds.ts'
import { senderWith } from './sending.ts'

const added = (title: string, date: string, more = '') =>
  change(title, `type: added\nfeatures: [log]\ndate: ${date}\nstatus: published\n${more}`)
const files: Record<string, string> = {
  ...ground,
  'areas.yaml': `${ground['areas.yaml']}- { id: none, title: None, owner: ada }\n`,
  'features/other.md': ground['features/log.md']?.replace('title: Log', 'title: Other').replace(/ {2}- \{ tier: t2.*\n/, '') ?? '',
  'changelog/new.md': added('Export <logs>', '2026-03-04', 'release: "2.9"\n'),
  'changelog/old.md': added('Long ago', '2026-01-04'),
  'changelog/break.md': change(
    'Ask for a token',
    'type: changed\nfeatures: [other]\ndate: 2026-03-03\nstatus: published\nbreaking: { kind: api, impact: Scripts fail., action: Make a token., automated: false }',
  ),
  'changelog/secret.md': added('For us', '2026-03-04', 'audience: staff\n'),
  'changelog/draft.md': added('Not yet', '2026-03-04').replace('status: published', 'status: draft'),
  'changelog/gone.md': change(
    'Gone',
    'type: fixed\nfeatures: []\ndate: 2026-03-04\nstatus: withdrawn\nrevisions: [{ on: 2026-03-05, note: No. }]',
  ),
  'insights/a.yaml':
    'on: 2026-02-01\nsource: interview\ncustomer: { ref: c1, segment: s }\nrung: 4\nstatement: They need it.\nsupports: [search]\nrecordedBy: ada\n',
  'roadmap/search.md':
    '---\ntitle: Search\nhorizon: later\nstatus: planned\narea: build\nobjectives: []\nhistory:\n  - { on: 2026-03-05, change: From next to now., reason: A third customer asked. }\n  - { on: 2026-01-05, change: Added, reason: Old. }\n---\n',
}
const friday = '2026-03-06T10:00:00Z'
const nextFriday = '2026-03-13T10:00:00Z'

test('it has releases, what breaks, changes by type, and moves of the roadmap', async () => {
  const { call } = senderWith({}, {}, files)
  const { code, stdout, stderr } = await call(friday, 'digest')
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatchInlineSnapshot(`
    "What’s new at Example, 27 February – 6 March 2026

    Releases

    • 2.9 (https://handbook.example.com/releases/2.9/): Logs.

    Breaking changes

    • Ask for a token (https://handbook.example.com/changelog/break/): What
      it is.

    Added

    • Export <logs> (https://handbook.example.com/changelog/new/): What it
      is.

    Roadmap

    • Search (https://handbook.example.com/roadmap/search/): From next to
      now. A third customer asked.

    See all changes (https://handbook.example.com/changelog/)

    -- 
    You’re getting this because you asked Example for product updates.
    "
  `)
})

test.each([
  [
    ['--since', '2026-03-05'],
    ['2.9', 'Search'],
  ],
  [
    ['--since', '90d'],
    ['2.9', 'Ask for a token', 'Export <logs>', 'Long ago', 'Search', 'Search'],
  ],
  [
    ['--plan', 't2'],
    ['2.9', 'Export <logs>', 'Search'],
  ],
  [
    ['--audience', 'staff'],
    ['2.9', 'Ask for a token', 'Export <logs>', 'For us', 'Search'],
  ],
])('%j', async (args, titles) => {
  const { call } = senderWith({}, {}, files)
  const { stdout } = await call(friday, 'digest', ...args)
  expect([...stdout.matchAll(/^• (.*?)(?: \(https.*|:.*|)$/gm)].map(([, title]) => title).toSorted()).toEqual(titles.toSorted())
})

test.each([
  [['--plan', 't3'], 2, 'There is no plan "t3".'],
  [['--since', 'monday'], 2, '"monday" is neither a day nor a number of days.'],
  [['--since', '2026-03-07'], 2, '"2026-03-07" is after today, 2026-03-06.'],
  [['--send'], 2, '"--send" needs --channel email or --channel slack.'],
  [['--again'], 2, '"--again" needs --send.'],
  [['--since', '0d'], 0, 'Nothing to send: nothing was published since 2026-03-06.'],
])('%j: exit %i', async (args, code, said) => {
  const { call } = senderWith({}, {}, files)
  const result = await call(friday, 'digest', ...args)
  expect([result.code, result.stdout, result.stderr]).toEqual([code, '', expect.stringContaining(said)])
})

test('each thing is in one digest, also what is written late', async () => {
  const server = await startHttpServer((_, response) => void response.end('ok'))
  const { content, call, ledger } = senderWith({ HANDBOOK_SLACK_WEBHOOK: `${server.url}/services/secretsecret` }, {}, files)
  const send = (now: string, ...args: string[]) => call(now, 'digest', '--channel', 'slack', '--send', ...args)
  const first = await send(friday)
  expect([first.code, first.stdout]).toEqual([0, 'Sent "What’s new at Example, 27 February – 6 March 2026" to Slack.\n'])
  expect(ledger()).toMatchObject([
    { of: 'digest:2026-02-27/2026-03-06', items: expect.arrayContaining(['changelog/new', 'releases/2.9']) as string[] },
  ])
  for (const args of [[], ['--since', '90d', '--plan', 't1'], ['--since', '2026-03-01']]) {
    const again = await send(friday, ...args)
    // A plan's readers are others.
    expect([again.code, again.stdout === '']).toEqual([0, !args.includes('--plan')])
  }
  expect(server.requests).toHaveLength(2)
  // Written on Monday with Thursday's day.
  writeFileSync(join(content, 'changelog/late.md'), added('Came late', '2026-03-05'))
  const second = await send(nextFriday)
  expect(second.code).toBe(0)
  const body = server.requests[2]?.body ?? ''
  expect(body).toContain('Came late')
  expect(body).not.toContain('Export')
  expect((await send(nextFriday)).stderr).toMatch(
    /Nothing to send: nothing was published since 2026-03-06 that the digest of .* didn't have/,
  )
})

test('one that broke off is finished before the next', async () => {
  const server = await startMailServer()
  server.refused.set('b@example.com', '452 Full')
  const env = {
    HANDBOOK_SMTP_URL: server.url(),
    HANDBOOK_MAIL_FROM: 'news@example.com',
    HANDBOOK_MAIL_TO: 'a@example.com, b@example.com',
    HANDBOOK_MAIL_UNSUBSCRIBE: 'https://example.com/leave',
  }
  const { content, call } = senderWith(env, {}, files)
  const send = (now: string) => call(now, 'digest', '--channel', 'email', '--send')
  expect((await send(friday)).code).toBe(2)
  server.refused.clear()
  writeFileSync(join(content, 'changelog/more.md'), added('Next week', '2026-03-10'))
  expect((await send(nextFriday)).stdout).toBe('Sent "What’s new at Example, 27 February – 6 March 2026" by email to 1 recipient.\n')
  expect(server.received.map(({ to, text }) => [to[0], text.includes('Next week')])).toEqual([
    ['a@example.com', false],
    ['b@example.com', false],
  ])
  expect((await send(nextFriday)).stdout).toContain('to 2 recipients')
  expect(server.received.slice(2).map(({ text }) => text.includes('Next week'))).toEqual([true, true])
})

test('one in doubt is settled by a person', async () => {
  const server = await startHttpServer(() => {})
  const env = { HANDBOOK_SLACK_WEBHOOK: `${server.url}/services/secretsecret`, HANDBOOK_SEND_TIMEOUT: '0.5' }
  const { call, ledger } = senderWith(env, {}, files)
  const digest = (...args: string[]) => call(friday, 'digest', '--channel', 'slack', ...args)
  expect((await digest('--mark-sent')).stderr).toBe("No digest broke off, so there's nothing to record.\n")
  expect((await digest('--send')).stderr).toContain('If it did, run the command with --mark-sent instead of --send; if not, add --again.')
  expect((await digest('--send')).stderr).toContain("it's unclear whether")
  expect(await digest('--mark-sent')).toMatchObject({ code: 0, stdout: '', stderr: 'Recorded.\n' })
  expect(ledger()[1]).not.toHaveProperty('unclear')
  expect((await digest('--send')).stderr).toContain('Nothing to send')
  expect(server.requests).toHaveLength(1)
})
