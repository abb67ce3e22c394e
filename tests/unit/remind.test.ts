/** `handbook remind`: what each owner is told, and that it comes once a day. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startHttpServer } from '../support/http-server.ts'
import { startMailServer } from '../support/mail-server.ts'
import { temporaryFolder } from '../support/folders.ts'
import { monday, senderWith, tuesday } from './sending.ts'

const page = (title: string, owner: string, last: string) =>
  `---\ntitle: ${title}\nowner: ${owner}\nreview: { last: ${last}, every: 3 months }\n---\n\nText.\n`
const files: Record<string, string> = {
  'people.yaml':
    '- { id: ada, name: Ada, active: true, role: lead }\n- { id: bob, name: Bob, active: true }\n- { id: cy, name: Cy, active: true, role: lead }\n- { id: eve, name: Eve, active: false, role: lead }\n',
  'roles/lead.md': '# Lead\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'triage.yaml': '- { id: bugs, when: { kind: bug }, then: { priority: p2, route: core, respondWithin: 1 day }, examples: [] }\n',
  'backlog/new.yaml': 'title: Broken <thing>\nkind: bug\nopened: 2026-11-20\nstatus: new\n',
  'backlog/odd.yaml': 'title: Odd\nkind: debt\nopened: 2026-11-20\nstatus: new\n',
  'handbook/old.md': page('Old', 'lead', '2026-01-01'),
  'handbook/soon.md': page('Soon', 'bob', '2026-09-01'),
  'handbook/later.md': page('Later', 'bob', '2026-11-01'),
  'decisions/0001-due.md':
    '---\ntitle: Due\nstatus: proposed\non: 2026-10-02\ndeciders: [ada, bob]\naffects: []\nconfirmBy: 2026-12-01\n---\n',
  'decisions/0002-far.md': '---\ntitle: Far\nstatus: proposed\non: 2026-10-02\ndeciders: [bob]\naffects: []\nconfirmBy: 2027-03-01\n---\n',
  'changelog/waiting.md':
    '---\ntitle: Waiting\ndescription: D.\ntype: fixed\nfeatures: []\ndate: 2026-11-20\nstatus: in-review\nauthors: [ada]\nreviews: []\n---\n',
}

test('each owner has what is overdue, open, or soon due', async () => {
  const { call } = senderWith({}, {}, files)
  const { code, stdout, stderr } = await call(monday, 'remind')
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatchInlineSnapshot(`
    "Ada (3)

      Decisions to make

      • Due (https://handbook.example.com/decisions/0001-due/): Ada, Bob; by 1
        December 2026

      Changelog entries in progress

      • Waiting: needs someone else’s approval; since 20 November 2026

      Untriaged issues

      • Broken <thing> (https://handbook.example.com/backlog/#new): 2 days
        late; filed 3 days ago; p2, answer within 1 day

    Bob (2)

      Decisions to make

      • Due (https://handbook.example.com/decisions/0001-due/): Ada, Bob; by 1
        December 2026

      Pages to review

      • Soon (https://handbook.example.com/handbook/soon/): by 1 December 2026

    Lead (1)

      Pages to review

      • Old (https://handbook.example.com/handbook/old/): 236 days late; since
        1 April 2026

    No owner (1)

      Untriaged issues

      • Odd (https://handbook.example.com/backlog/#odd): filed 3 days ago
    "
  `)
  expect((await call(monday, 'remind', '--within', '120d')).stdout).toMatch(/Far[\s\S]*Later/)
  expect((await call(monday, 'remind', '--within', '1d')).stdout).not.toContain('Soon')
  expect((await call(monday, 'remind', '--site', 'https://staff.example.com/book/')).stdout).toContain(
    '(https://staff.example.com/book/handbook/old/)',
  )
})

test('nothing is waiting', async () => {
  const { call } = senderWith({}, {}, { 'handbook/index.md': '# A\n' })
  expect(await call(monday, 'remind', '--channel', 'slack', '--send')).toMatchObject({
    code: 0,
    stdout: '',
    stderr: 'Nothing is waiting.\n',
  })
})

test('each owner gets an email a day; a role without an address is everyone in it', async () => {
  const server = await startMailServer()
  server.refused.set('bob@example.com', '550 Gone')
  const env = {
    HANDBOOK_SMTP_URL: server.url(),
    HANDBOOK_MAIL_FROM: 'book@example.com',
    HANDBOOK_OWNERS: 'ada=ada@example.com, bob=Bob <bob@example.com>',
  }
  const { call, content, ledger } = senderWith(env, {}, files)
  const send = (now: string) => call(now, 'remind', '--channel', 'email', '--send')
  const first = await send(monday)
  expect(first.code).toBe(2)
  expect(first.stdout).toBe(
    'Sent "Ada: 3 things are waiting on you" by email to 1 recipient.\nSent "Lead: 1 thing is waiting on you" by email to 1 recipient.\n',
  )
  expect(first.stderr).toContain('Not sent to b…@example.com.')
  expect(first.stderr).toContain('No one was reminded of 1 thing without an owner.')
  expect(server.received.map(({ to }) => to)).toEqual([['ada@example.com'], ['ada@example.com']])
  const [{ text } = { text: '' }] = server.received
  expect(text).toContain('Subject: 3 things are waiting on you')
  expect(text).not.toContain('List-Unsubscribe')
  expect(text).not.toContain('Unsubscribe')
  // The content stays as it is.
  expect(ledger()).toEqual([])

  server.refused.clear()
  const second = await send(monday)
  expect([second.code, second.stdout]).toEqual([0, 'Sent "Bob: 2 things are waiting on you" by email to 1 recipient.\n'])
  expect(server.received).toHaveLength(3)
  expect((await send(monday)).stdout).toBe('')
  // Something new is worth another message; the next day is too.
  writeFileSync(join(content, 'handbook/more.md'), page('More', 'bob', '2026-01-01'))
  expect((await send(monday)).stdout).toBe('Sent "Bob: 3 things are waiting on you" by email to 1 recipient.\n')
  expect((await send(tuesday)).stdout.match(/^Sent/gm)).toHaveLength(3)
})

test('a Slack message names its owner', async () => {
  const server = await startHttpServer((_, response) => void response.end('ok'))
  const { call } = senderWith({ HANDBOOK_SLACK_WEBHOOK: `${server.url}/services/secretsecret` }, {}, files)
  expect((await call(monday, 'remind', '--channel', 'slack', '--send')).code).toBe(0)
  const texts = server.requests.map(({ body }) => (JSON.parse(body) as { text: string }).text)
  expect(texts).toEqual(['Ada: 3 things are waiting on you', 'Bob: 2 things are waiting on you', 'Lead: 1 thing is waiting on you'])
  await call(monday, 'remind', '--channel', 'slack', '--send')
  expect(server.requests).toHaveLength(3)
})

const file = join(temporaryFolder(true), 'owners.yaml')
writeFileSync(file, 'ada: ada@example.com\nlead: [x]\n')

test.each([
  ['', 'HANDBOOK_OWNERS is missing: the addresses of owners'],
  ['ada=ada@example.com, adda=x@example.com', 'HANDBOOK_OWNERS has "adda", which is neither a person nor a role.'],
  ['ada=secret words', 'HANDBOOK_OWNERS has no address for "ada".'],
  ['/nowhere/owners.yaml', 'HANDBOOK_OWNERS names the file "/nowhere/owners.yaml", which doesn\'t exist.'],
  ['{"ada": "ada@example.com"}', 'HANDBOOK_OWNERS is malformed. Write ids with their addresses'],
  ['ada ada@example.com', 'HANDBOOK_OWNERS is malformed.'],
  [file, 'HANDBOOK_OWNERS has no address for "lead".'],
])('HANDBOOK_OWNERS: %s', async (owners, said) => {
  const env = { HANDBOOK_SMTP_URL: 'smtp://127.0.0.1:9', HANDBOOK_MAIL_FROM: 'a@example.com', HANDBOOK_OWNERS: owners }
  const { call } = senderWith(env, {}, files)
  const { code, stdout, stderr } = await call(monday, 'remind', '--channel', 'email', '--send')
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(said)])
  expect(stderr).not.toContain('secret words')
})

test('a role that one person has is that person, in one message', async () => {
  const alone = { ...files, 'people.yaml': files['people.yaml']?.replace(/.*id: cy.*\n/, '') ?? '' }
  const server = await startMailServer()
  const env = {
    HANDBOOK_SMTP_URL: server.url(),
    HANDBOOK_MAIL_FROM: 'news@example.com',
    HANDBOOK_OWNERS: 'lead=lead@example.com, bob=bob@example.com',
  }
  const { call } = senderWith(env, {}, alone)
  const { stdout } = await call(monday, 'remind')
  expect(stdout).toMatch(/^Ada \(4\)\n/)
  expect(stdout).not.toContain('Lead')
  expect((await call(monday, 'remind', '--channel', 'email', '--send')).code).toBe(0)
  expect(server.received.flatMap(({ to }) => to)).toEqual(['lead@example.com', 'bob@example.com'])
})

test('owners without an address are named', async () => {
  const server = await startMailServer()
  const env = { HANDBOOK_SMTP_URL: server.url(), HANDBOOK_MAIL_FROM: 'a@example.com', HANDBOOK_OWNERS: 'bob=bob@example.com' }
  const { call } = senderWith(env, {}, files)
  const { code, stderr } = await call(monday, 'remind', '--channel', 'email', '--send')
  expect(code).toBe(2)
  expect(stderr).toContain('"Ada" was not reminded: HANDBOOK_OWNERS has no address for "ada".')
  expect(stderr).toContain('"Lead" was not reminded: HANDBOOK_OWNERS has no address for "lead".')
  expect(server.received.map(({ to }) => to)).toEqual([['bob@example.com']])
})

test('a server that is down is tried once', async () => {
  const env = {
    HANDBOOK_SMTP_URL: 'smtp://127.0.0.1:9',
    HANDBOOK_MAIL_FROM: 'a@example.com',
    HANDBOOK_OWNERS: 'ada=ada@example.com, bob=bob@example.com',
  }
  const { call } = senderWith(env, {}, files)
  const { code, stderr } = await call(monday, 'remind', '--channel', 'email', '--send')
  expect([code, stderr.match(/^Not sent to/gm)]).toEqual([2, ['Not sent to']])
  expect(stderr).toContain('The other owners were not reminded, because that would fail for the same reason.')
})

test('a reminder in doubt does not keep the others back', async () => {
  let count = 0
  const server = await startHttpServer((_, response) => void (count++ === 0 ? response.destroy() : response.end('ok')))
  const { call } = senderWith({ HANDBOOK_SLACK_WEBHOOK: `${server.url}/services/secretsecret` }, {}, files)
  const first = await call(monday, 'remind', '--channel', 'slack', '--send')
  expect([first.code, first.stderr]).toEqual([2, expect.stringContaining('If it did, do nothing; if not, add --again.')])
  const second = await call(monday, 'remind', '--channel', 'slack', '--send')
  expect([second.code, second.stdout.match(/^Sent/gm)]).toEqual([2, first.stdout === '' ? ['Sent', 'Sent'] : null])
  expect((await call(monday, 'remind', '--channel', 'slack', '--send', '--again')).code).toBe(0)
})
