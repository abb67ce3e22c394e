/** `handbook broadcast --send` by SMTP, against a server on this machine. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { callHandbook, projectRoot } from '../support/command.ts'
import { errorOf, startMailServer } from '../support/mail-server.ts'
import { monday, senderWith, tuesday, wednesday } from './sending.ts'

const people = ['ann@example.com', 'Ben <ben@example.com>', 'cleo@example.com']

function setup(url: string, more: Record<string, string> = {}) {
  const env = {
    HANDBOOK_SMTP_URL: url,
    HANDBOOK_MAIL_FROM: 'Example <news@example.com>',
    HANDBOOK_MAIL_TO: people.join(', '),
    HANDBOOK_MAIL_UNSUBSCRIBE: 'https://example.com/leave?who={address}&x=1, mailto:leave@example.com',
    HANDBOOK_SEND_TIMEOUT: '5',
    ...more,
  }
  const { content, edit, ledger, call } = senderWith(env)
  return {
    ...{ content, env, ledger },
    call: (now: string, ...args: string[]) => call(now, 'broadcast', 'first-logs', '--channel', 'email', ...args),
    edit: (from: string, to: string) => edit('changelog/logs.mdx', from, to),
  }
}

const headers = (text: string) => text.split('\r\n\r\n')[0]?.replaceAll('\r\n ', ' ').replaceAll('\r\n\t', ' ') ?? ''

test('it is delivered once, to each recipient alone', async () => {
  const server = await startMailServer()
  const { content, call, ledger } = setup(server.url())
  const first = await call(monday, '--send')
  expect([first.code, first.stdout, first.stderr]).toEqual([0, 'Sent "Export the <log> & keep it" by email to 3 recipients.\n', ''])
  expect(server.received.map(({ from, to }) => [from, ...to])).toEqual([
    ['news@example.com', 'ann@example.com'],
    ['news@example.com', 'ben@example.com'],
    ['news@example.com', 'cleo@example.com'],
  ])
  const text = server.received[1]?.text ?? ''
  expect(headers(text).replace(/--_NmP-[^"]+/, 'B')).toMatchInlineSnapshot(`
    "List-Unsubscribe: <https://example.com/leave?who=ben%40example.com&x=1>, <mailto:leave@example.com>
    List-Unsubscribe-Post: List-Unsubscribe=One-Click
    Auto-Submitted: auto-generated
    Precedence: bulk
    X-Auto-Response-Suppress: All
    From: Example <news@example.com>
    To: Ben <ben@example.com>
    Subject: Export the <log> & keep it
    Message-ID: <9da7245ff1a846a495cf016a14916162@handbook.example.com>
    Date: Mon, 23 Nov 2026 10:00:00 +0000
    MIME-Version: 1.0
    Content-Type: multipart/alternative; boundary="B""
  `)
  expect(text).toContain('Content-Type: text/plain; charset=utf-8')
  expect(text).toContain('Content-Type: text/html; charset=utf-8')
  expect(text.replaceAll('=\r\n', '')).toContain('Unsubscribe: https://example.com/leave?who=3Dben%40example.com&x=3D1')
  for (const other of ['ann@', 'cleo@', '{address}', '{{']) expect(text).not.toContain(other)
  expect(ledger()).toEqual([
    {
      of: 'first-logs',
      channel: 'email',
      audience: 'public',
      title: 'Export the <log> & keep it',
      at: '2026-11-23T10:00:00.000Z',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      receipt: expect.stringContaining('250') as string,
      sent: 3,
    },
  ])

  const second = await call(tuesday, '--send')
  expect([second.code, second.stdout]).toEqual([0, ''])
  expect(second.stderr).toContain('went out by email at 2026-11-23T10:00:00.000Z and has not changed since')
  expect(server.received).toHaveLength(3)
  expect(ledger()).toHaveLength(1)
  expect(readdirSync(content).filter((name) => name.startsWith('.'))).toEqual([])
  const checked = await callHandbook(['check', '--content', content, '--now', tuesday])
  expect(checked.stdout).not.toContain('broadcasts.yaml')
})

test('a mailbox that refuses is tried again, and the others never', async () => {
  const server = await startMailServer()
  server.refused.set('ben@example.com', '550 No such mailbox')
  const { call, ledger } = setup(server.url())
  const first = await call(monday, '--send')
  expect(first.code).toBe(2)
  expect(first.stdout).toBe('Sent "Export the <log> & keep it" by email to 2 recipients.\n')
  expect(first.stderr).toMatch(/^Not sent to b…@example\.com\. 127\.0\.0\.1:\d+ answered: 550 No such mailbox$/m)
  expect(first.stderr).toContain('1 recipient didn\'t get "Export the <log> & keep it". Run the command again to send it to them alone.')
  const [line] = ledger()
  expect(line).toMatchObject({ sent: 2, missing: [expect.stringMatching(/^[0-9a-f]{16}$/)] })
  expect(JSON.stringify(line)).not.toContain('@')

  const again = await call(tuesday, '--send')
  expect([again.code, again.stdout]).toEqual([2, ''])
  expect(ledger()).toHaveLength(1)

  server.refused.clear()
  const third = await call(wednesday, '--send')
  expect([third.code, third.stdout]).toEqual([0, 'Sent "Export the <log> & keep it" by email to 1 recipient.\n'])
  expect(server.received.map(({ to }) => to[0])).toEqual(['ann@example.com', 'cleo@example.com', 'ben@example.com'])
  expect(ledger()[1]).not.toHaveProperty('missing')
  expect((await call(wednesday, '--send')).stderr).toContain('Nothing to send')
})

test('a recipient who is no longer on the list is missed by nobody', async () => {
  const server = await startMailServer()
  server.refused.set('ben@example.com', '550 No such mailbox')
  const { content, env, call } = setup(server.url())
  await call(monday, '--send')
  const args = ['broadcast', 'first-logs', '--channel', 'email', '--content', content, '--now', tuesday, '--send']
  const { code, stderr } = await callHandbook(args, { ...env, HANDBOOK_MAIL_TO: 'ann@example.com, dora@example.com' })
  expect([code, stderr]).toEqual([0, "1 recipient who didn't get it is no longer in HANDBOOK_MAIL_TO.\n"])
  expect(server.received).toHaveLength(2)
  // Others get it only if that's asked for.
  expect((await callHandbook(args, { ...env, HANDBOOK_MAIL_TO: 'dora@example.com' })).stderr).toContain('Nothing to send')
  expect((await callHandbook([...args, '--again'], { ...env, HANDBOOK_MAIL_TO: 'dora@example.com' })).code).toBe(0)
  expect(server.received.map(({ to }) => to[0])).toEqual(['ann@example.com', 'cleo@example.com', 'dora@example.com'])
})

test('a changed message is refused without a reason, and sent as a correction with one', async () => {
  const server = await startMailServer()
  const { call, edit, ledger } = setup(server.url(), { HANDBOOK_MAIL_TO: 'list@example.com' })
  expect((await call(monday, '--send', '--correction', 'No.')).stderr).toContain("there's nothing to correct")
  await call(monday, '--send')
  edit('elsewhere', 'to another place')
  const refused = await call(tuesday, '--send')
  expect([refused.code, refused.stdout]).toEqual([2, ''])
  expect(refused.stderr).toContain('has changed since. To send a correction, say why: --correction')
  expect(server.received).toHaveLength(1)

  const sent = await call(tuesday, '--send', '--correction', 'The link was wrong.')
  expect([sent.code, sent.stdout]).toEqual([0, 'Sent "Correction: Export the <log> & keep it" by email to 1 recipient.\n'])
  const [first, second] = server.received.map(({ text }) => text)
  expect(second).toContain('Subject: Correction: Export the <log> & keep it')
  expect(second?.replaceAll('=\r\n', '').replaceAll('\r\n', ' ')).toContain('The link was wrong.')
  const idOf = (text = '') => /^Message-ID: (.*?)\r$/im.exec(text)?.[1]
  expect(second).toContain(`In-Reply-To: ${idOf(first)}`)
  expect(idOf(second)).not.toBe(idOf(first))
  expect(ledger()[1]).toMatchObject({ correction: 'The link was wrong.', sent: 1 })
  expect((await call(wednesday, '--send')).stderr).toContain('Nothing to send')
  expect((await call(wednesday, '--send', '--correction', 'Once more.')).stderr).toContain('Nothing to send')
  expect(server.received).toHaveLength(2)
})

test('a correction that was refused is repeated as one, with its reason', async () => {
  const server = await startMailServer()
  const { call, edit } = setup(server.url(), { HANDBOOK_MAIL_TO: 'list@example.com' })
  await call(monday, '--send')
  edit('elsewhere', 'to another place')
  server.refused.set('list@example.com', '451 Try later')
  expect((await call(tuesday, '--send', '--correction', 'The link was wrong.')).code).toBe(2)
  server.refused.clear()
  expect((await call(wednesday, '--send')).code).toBe(0)
  expect(server.received[1]?.text).toContain('Subject: Correction:')
  expect(server.received[1]?.text.replaceAll('=\r\n', '').replaceAll('\r\n', ' ')).toContain('The link was wrong.')
})

test('a server that takes the message but never answers leaves it in doubt, which only a person can settle', async () => {
  let isHanging = true
  const server = await startMailServer({}, () => (isHanging ? 'hang' : undefined))
  const { env, call, ledger } = setup(server.url(), { HANDBOOK_SEND_TIMEOUT: '0.8' })
  const first = await call(monday, '--send')
  expect(first.code).toBe(2)
  expect(first.stderr).toMatch(/It's unclear whether it reached a…@example\.com\. 127\.0\.0\.1:\d+ didn't answer within 0\.8 seconds\./)
  expect(first.stderr).toContain('run the command with --mark-sent instead of --send; if not, add --again.')
  expect(ledger()[0]).toMatchObject({ sent: 0, missing: [expect.any(String), expect.any(String)], unclear: [expect.any(String)] })

  isHanging = false
  env.HANDBOOK_SEND_TIMEOUT = '5'
  const second = await call(tuesday, '--send')
  expect([second.code, second.stdout]).toEqual([2, ''])
  expect(second.stderr).toContain('it\'s unclear whether "Export the <log> & keep it" reached 1 recipient at 2026-11-23T10:00:00.000Z')
  expect(server.received).toHaveLength(0)

  // It did arrive: the other two are left.
  const marked = await call(tuesday, '--mark-sent')
  expect([marked.code, marked.stdout]).toEqual([0, ''])
  expect((await call(wednesday, '--send')).code).toBe(0)
  expect(server.received.map(({ to }) => to[0])).toEqual(['ben@example.com', 'cleo@example.com'])
})

test('what was in doubt is sent again if asked to', async () => {
  let isHanging = true
  const server = await startMailServer({}, () => (isHanging ? 'hang' : undefined))
  const { env, call } = setup(server.url(), { HANDBOOK_SEND_TIMEOUT: '0.8' })
  await call(monday, '--send')
  isHanging = false
  env.HANDBOOK_SEND_TIMEOUT = '5'
  expect((await call(tuesday, '--send', '--again')).code).toBe(0)
  expect(server.received).toHaveLength(3)
})

test('a command that is killed leaves one recipient in doubt, and no lock', async () => {
  let child: ChildProcess | undefined
  const server = await startMailServer({}, ({ to }) => {
    if (to[0] !== 'ben@example.com' || !child) return undefined
    child.kill('SIGKILL')
    return 'hang'
  })
  const { content, env, call, ledger } = setup(server.url())
  const args = ['broadcast', 'first-logs', '--channel', 'email', '--send', '--content', content, '--now', monday]
  child = spawn(process.execPath, [`${projectRoot}src/cli/main.ts`, ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: 'ignore',
  })
  await once(child, 'exit')
  child = undefined
  expect(ledger()).toMatchObject([{ sent: 1, unclear: [expect.any(String)], missing: [expect.any(String)] }])
  const { code, stderr } = await call(tuesday, '--send')
  expect([code, stderr]).toEqual([2, expect.stringContaining("it's unclear whether")])
  expect((await call(tuesday, '--send', '--again')).code).toBe(0)
  expect(server.received.map(({ to }) => to[0])).toEqual(['ann@example.com', 'ben@example.com', 'cleo@example.com'])
  expect(readdirSync(content).filter((name) => name.startsWith('.'))).toEqual([])
})

test.each([
  [
    'a wrong password',
    'ada:secret-word@',
    { authOptional: false, onAuth: (_: unknown, __: unknown, done: (error: Error) => void) => done(errorOf('535 Wrong: secret-word')) },
    /doesn't accept the user and the password of HANDBOOK_SMTP_URL: 535 Wrong: …/,
  ],
  [
    'a server that wants encryption',
    '',
    {
      disabledCommands: ['AUTH'],
      onMailFrom: (_: unknown, __: unknown, done: (error: Error) => void) => done(errorOf('530 Must issue a STARTTLS command first')),
    },
    /answered: 530 Must issue a STARTTLS command first/,
  ],
  ['a certificate that nobody trusts', 'ada:secret-word@', { hideSTARTTLS: false }, /No connection to|secure connection/],
] as const)('%s is told, and nothing is lost', async (_, login, options, said) => {
  const server = await startMailServer(options as Parameters<typeof startMailServer>[0])
  const { call, ledger } = setup(server.url(login))
  const { code, stdout, stderr } = await call(monday, '--send')
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(said)
  expect(stderr).not.toContain('secret-word')
  expect(stderr).toContain("reached nobody. Run the command again once that's solved.")
  expect(ledger()[0]).toMatchObject({ sent: 0, missing: [expect.any(String), expect.any(String), expect.any(String)] })
  expect(ledger()[0]).not.toHaveProperty('unclear')
})

test('a server that refuses the message itself did not take it', async () => {
  let answer: string | undefined = '554 Looks like spam'
  const server = await startMailServer({}, () => (answer === undefined ? undefined : errorOf(answer)))
  const { call } = setup(server.url())
  expect((await call(monday, '--send')).stderr).toContain('answered: 554 Looks like spam')
  answer = undefined
  expect((await call(tuesday, '--send')).stdout).toContain('to 3 recipients')
})

test.each([
  ['one that never greets', () => {}],
  ['one that closes at once', (socket: { destroy(): void }) => socket.destroy()],
])('%s took nothing', async (_, onConnection) => {
  const silent = createServer((socket) => {
    socket.on('error', () => {})
    onTestFinished(() => void socket.destroy())
    onConnection(socket)
  })
  await new Promise<void>((resolve) => {
    silent.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void silent.close())
  const address = silent.address()
  const { call, ledger } = setup(`smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, {
    HANDBOOK_SEND_TIMEOUT: '0.2',
  })
  const { code, stderr } = await call(monday, '--send')
  expect([code, stderr]).toEqual([2, expect.stringContaining('reached nobody')])
  expect(ledger()[0]).toMatchObject({ sent: 0 })
  expect(ledger()[0]).not.toHaveProperty('unclear')
})

test('everything that is missing or malformed is named before anything is sent, without its value', async () => {
  const env = {
    HANDBOOK_SMTP_URL: 'hunter2',
    HANDBOOK_MAIL_FROM: 'a@example.com\nBcc: b@example.com',
    HANDBOOK_MAIL_TO: 'a@example.com, secret',
    HANDBOOK_MAIL_UNSUBSCRIBE: '',
    HANDBOOK_SEND_TIMEOUT: 'soon',
  }
  const { call, ledger } = senderWith(env)
  const { code, stderr } = await call(monday, 'broadcast', 'logs', '--channel', 'email', '--send')
  expect(code).toBe(2)
  expect(stderr).toMatchInlineSnapshot(`
    "Nothing was sent: the environment isn't set up for email.
      HANDBOOK_SMTP_URL is malformed. Write smtp://user:password@host:port, or smtps:// for a server that speaks TLS from the start. Encode special characters in the password, such as "@" as %40.
      HANDBOOK_MAIL_FROM is malformed. Write one address, such as "Example <news@example.com>".
      HANDBOOK_MAIL_TO is malformed. Number 2 of its 2 addresses isn't one.
      HANDBOOK_MAIL_UNSUBSCRIBE is missing: where recipients unsubscribe: an https or mailto address, or both.
      HANDBOOK_SEND_TIMEOUT is malformed. Write a number of seconds, up to 600.
    "
  `)
  expect(ledger()).toEqual([])
})

test('who edits the ledger meanwhile loses nothing', async () => {
  const server = await startMailServer({}, ({ to }) => {
    if (to[0] !== 'ben@example.com') return undefined
    const file = join(content, 'broadcasts.yaml')
    writeFileSync(file, `# Mine.\n${readFileSync(file, 'utf8')}`)
    return undefined
  })
  const { content, call, ledger } = setup(server.url())
  expect((await call(monday, '--send')).code).toBe(0)
  expect(readFileSync(join(content, 'broadcasts.yaml'), 'utf8')).toMatch(/^# Mine\.\n/)
  expect(ledger().at(-1)).toMatchObject({ sent: 3 })
  expect((await call(tuesday, '--send')).stderr).toContain('Nothing to send')
})

test('of lines with the same time, the last one counts, however many there are', async () => {
  const server = await startMailServer()
  const { content, call, ledger } = setup(server.url())
  await call(monday, '--send')
  const [line] = ledger()
  const broken = Array.from({ length: 12 }, () => ({ ...line, sent: 0, missing: ['a'] }))
  writeFileSync(join(content, 'broadcasts.yaml'), JSON.stringify([...broken, line]))
  expect((await call(monday, '--send')).stderr).toContain('Nothing to send')
  writeFileSync(join(content, 'broadcasts.yaml'), JSON.stringify([line, ...broken]))
  expect((await call(monday, '--send')).stderr).toContain('no longer in HANDBOOK_MAIL_TO')
})

test('a dry run says what would be sent, and sends nothing', async () => {
  const server = await startMailServer()
  const { call, ledger } = setup(server.url())
  const { code, stdout, stderr } = await call(monday, '--send', '--dry-run')
  expect([code, stdout, stderr]).toEqual([0, 'Would send "Export the <log> & keep it" by email to 3 recipients.\n', 'Nothing was sent.\n'])
  expect([server.received, ledger()]).toEqual([[], []])
})

test('two commands at once send it once', async () => {
  const server = await startMailServer()
  const { call } = setup(server.url())
  const results = await Promise.all([call(monday, '--send'), call(monday, '--send')])
  expect(results.map(({ code }) => code)).toEqual([0, 0])
  expect(server.received).toHaveLength(3)
})

test.each([
  [['draft'], 'its status is "draft"'],
  [['scheduled'], 'it is scheduled for'],
  [['inside'], 'it is for staff'],
  [['logs', '--out', 'x'], "option '--out <dir>' cannot be used with option '--send'"],
  [['logs', '--mark-sent'], "option '--mark-sent' cannot be used with option '--send'"],
  [['logs', '--tag', 'v1'], '"--tag" is for --channel github.'],
] as const)('%j is refused', async ([ref, ...more], said) => {
  const server = await startMailServer()
  const { content, env } = setup(server.url())
  const { code, stdout, stderr } = await callHandbook(
    ['broadcast', ref, '--channel', 'email', '--send', '--content', content, '--now', monday, ...more],
    env,
  )
  expect(code).toBeGreaterThan(0)
  expect(stdout).toBe('')
  expect(stderr).toContain(said)
  expect(server.received).toEqual([])
})
