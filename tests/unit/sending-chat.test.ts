/** `handbook broadcast --send` to a Slack webhook and to GitHub, against servers on this machine. */
import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import type { Outcome } from '../../src/outputs/sending/courier.ts'
import { readSlackSetup } from '../../src/outputs/sending/environment.ts'
import { slackCourier } from '../../src/outputs/sending/slack.ts'
import { type Request, startHttpServer } from '../support/http-server.ts'
import { monday, senderWith, tuesday, wednesday } from './sending.ts'

const path = '/services/T0001/B0002/secretsecretsecret'

async function slack(answer: (request: Request, response: ServerResponse) => void, more: Record<string, string> = {}) {
  const server = await startHttpServer(answer)
  const sender = senderWith({ HANDBOOK_SLACK_WEBHOOK: server.url + path, HANDBOOK_SEND_TIMEOUT: '5', ...more })
  const send = (now: string, ...args: string[]) => sender.call(now, 'broadcast', 'logs', '--channel', 'slack', '--send', ...args)
  return { ...sender, server, send }
}

const ok = (_: Request, response: ServerResponse) => void response.end('ok')

test('a Slack message is delivered once, and corrected by another', async () => {
  const { server, send, edit, ledger } = await slack(ok)
  const first = await send(monday)
  expect([first.code, first.stdout, first.stderr]).toEqual([0, 'Sent "Export the <log> & keep it" to Slack.\n', ''])
  expect(server.requests).toMatchObject([{ method: 'POST', path }])
  expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({ text: 'Export the &lt;log&gt; &amp; keep it' })
  expect((await send(tuesday)).stderr).toContain('Nothing to send')
  edit('changelog/logs.mdx', 'See', 'Look')
  expect([(await send(tuesday)).code, server.requests.length]).toEqual([2, 1])
  expect((await send(tuesday, '--correction', 'The caption was wrong.')).code).toBe(0)
  const { text, blocks } = JSON.parse(server.requests[1]?.body ?? '') as { text: string; blocks: unknown[] }
  expect(text).toBe('Correction: Export the &lt;log&gt; &amp; keep it')
  expect(JSON.stringify(blocks)).toContain('The caption was wrong.')
  expect(ledger().map(({ correction }) => correction)).toEqual([undefined, 'The caption was wrong.'])
})

test('what a server refuses is repeated, and nothing else', async () => {
  let isBroken = true
  const { server, send, ledger } = await slack((request, response) =>
    isBroken ? response.writeHead(500).end('Oops') : ok(request, response),
  )
  const first = await send(monday)
  expect([first.code, first.stdout]).toEqual([2, ''])
  expect(first.stderr).toMatch(/^Not sent to 127\.0\.0\.1:\d+\. 127\.0\.0\.1:\d+ answered 500: Oops\.$/m)
  expect(first.stderr).toContain('"Export the <log> & keep it" reached nobody. Run the command again once that\'s solved.')
  expect(ledger()).toMatchObject([{ sent: 0, missing: ['slack'] }])
  expect((await send(tuesday)).code).toBe(2)
  expect(ledger()).toHaveLength(1)
  isBroken = false
  expect((await send(wednesday)).code).toBe(0)
  expect((await send(wednesday)).stderr).toContain('Nothing to send')
  expect(server.requests).toHaveLength(3)
})

test('a message in doubt is sent again only if asked to', async () => {
  const { server, send, ledger } = await slack(() => {}, { HANDBOOK_SEND_TIMEOUT: '0.5' })
  expect((await send(monday)).code).toBe(2)
  expect(ledger()).toMatchObject([{ sent: 0, unclear: ['slack'] }])
  const second = await send(tuesday)
  expect([second.code, second.stderr]).toEqual([2, expect.stringContaining("it's unclear whether")])
  expect(server.requests).toHaveLength(1)
  expect((await send(tuesday, '--again')).code).toBe(2)
  expect(server.requests).toHaveLength(2)
})

/** What became of one message. */
async function post(url: string): Promise<Outcome> {
  const setup = readSlackSetup({ HANDBOOK_SLACK_WEBHOOK: url + path, HANDBOOK_SEND_TIMEOUT: '0.5' })
  const [delivery] = slackCourier({ text: 'a', mrkdwn: false, blocks: [] }, setup).deliveries
  return delivery?.send() ?? { kind: 'sent' }
}

test.each<[string, Outcome['kind'], (response: ServerResponse) => void, string]>([
  ['an error', 'failed', (response) => response.writeHead(500).end('Oops\n\nno'), 'HOST answered 500: Oops no.'],
  ['an error without words', 'failed', (response) => response.writeHead(503).end(), 'HOST answered 503.'],
  ['a webhook that is gone', 'failed', (response) => response.writeHead(404).end('no_service'), 'HOST answered 404: no_service.'],
  [
    'too many requests',
    'failed',
    (response) => response.writeHead(429, { 'retry-after': '30' }).end('rate_limited'),
    'HOST answered 429: rate_limited. Try again in 30 seconds.',
  ],
  [
    'a redirect',
    'failed',
    (response) => response.writeHead(302, { location: 'http://elsewhere.example/take' }).end(),
    "HOST redirects to elsewhere.example (302). Redirects aren't followed, so that secrets go nowhere else. Use the final address.",
  ],
  [
    'a redirect to nowhere',
    'failed',
    (response) => response.writeHead(307).end(),
    "HOST redirects (307). Redirects aren't followed, so that secrets go nowhere else. Use the final address.",
  ],
  [
    'an answer that repeats the secret',
    'failed',
    (response) => response.writeHead(400).end(`no ${path}, secretsecretsecret!`),
    'HOST answered 400: no …, …!',
  ],
  ['a huge answer', 'failed', (response) => response.writeHead(500).end('x'.repeat(5_000_000)), `HOST answered 500: ${'x'.repeat(200)}…`],
  ['an answer that never ends', 'failed', (response) => response.writeHead(500).write('x'), 'HOST answered 500: x.'],
  ['no answer', 'unclear', () => {}, "HOST didn't answer within 0.5 seconds."],
  ['a broken connection', 'unclear', (response) => void response.destroy(), 'The connection to HOST broke: other side closed.'],
  [
    'a login page',
    'unclear',
    (response) => response.end('<html>Log in</html>'),
    'HOST answered 200: <html>Log in</html>. Slack would say "ok".',
  ],
])('%s: %s', async (_, kind, answer, reason) => {
  const server = await startHttpServer((_request, response) => answer(response))
  const outcome = await post(server.url)
  expect(outcome.kind).toBe(kind)
  expect('reason' in outcome && outcome.reason.replaceAll(new URL(server.url).host, 'HOST')).toBe(reason)
  expect(server.requests).toHaveLength(1)
})

test.each([
  ['http://127.0.0.1:9', "127.0.0.1:9 can't be reached: bad port."],
  ['https://handbook.invalid', "handbook.invalid can't be reached: "],
])('%s took nothing', async (url, reason) => {
  expect(await post(url)).toEqual({ kind: 'failed', reason: expect.stringContaining(reason) as string })
})

test.each([
  ['http://hooks.example.com/services/a', 'HANDBOOK_SLACK_WEBHOOK is malformed. Write an address with https://'],
  ['secret-words', 'HANDBOOK_SLACK_WEBHOOK is malformed. Write a whole address'],
  ['', 'HANDBOOK_SLACK_WEBHOOK is missing: the address of an incoming webhook.'],
])('the webhook "%s" is refused', async (url, said) => {
  const { call, ledger } = senderWith({ HANDBOOK_SLACK_WEBHOOK: url })
  const { code, stderr } = await call(monday, 'broadcast', 'logs', '--channel', 'slack', '--send')
  expect([code, stderr]).toEqual([2, expect.stringContaining(said)])
  expect(stderr).not.toContain('secret-words')
  expect(ledger()).toEqual([])
})

/** GitHub's API as far as it's used, with its releases by tag. */
async function github(tags: string[], more: Record<string, string> = {}) {
  const releases = new Map<string, { id: number; html_url: string; name: string; body: string; [key: string]: unknown }>()
  /** Answers differently to some requests. */
  const odd: { answer: ((request: Request, response: ServerResponse) => boolean) | undefined } = { answer: undefined }
  const server = await startHttpServer((request, response) => {
    const send = (status: number, value: unknown) => response.writeHead(status).end(JSON.stringify(value))
    const rest = request.path.replace('/repos/example/product', '')
    if (odd.answer?.(request, response)) return
    const known = releases.get(rest.replace('/releases/tags/', ''))
    if (rest.startsWith('/git/ref/tags/')) return void (tags.includes(rest.slice(14)) ? send(200, {}) : send(404, { message: 'Not Found' }))
    if (request.method === 'GET') return void (known ? send(200, known) : send(404, { message: 'Not Found' }))
    const body = JSON.parse(request.body) as { tag_name: string; name: string; body: string }
    if (request.method === 'POST') {
      const made = { ...body, id: releases.size + 1, html_url: `https://github.example/releases/${body.tag_name}` }
      releases.set(body.tag_name, made)
      return void send(201, made)
    }
    const changed = [...releases.values()].find(({ id }) => rest === `/releases/${id}`)
    if (!changed) return void send(404, {})
    return void send(200, Object.assign(changed, body))
  })
  const env = {
    GITHUB_TOKEN: 'ghp_secretsecret',
    GITHUB_REPOSITORY: 'example/product',
    GITHUB_API_URL: `${server.url}/`,
    HANDBOOK_SEND_TIMEOUT: '5',
    ...more,
  }
  const sender = senderWith(env)
  const send = (now: string, ...args: string[]) => sender.call(now, 'broadcast', '2.9', '--channel', 'github', '--send', ...args)
  return { ...sender, server, releases, odd, send, writes: () => server.requests.filter(({ method }) => method !== 'GET').length }
}

test('a GitHub release is made once, and edited by a correction', async () => {
  const { server, releases, send, edit, ledger, writes } = await github(['v2.9'])
  const first = await send(monday)
  expect([first.code, first.stdout, first.stderr]).toEqual([
    0,
    'Sent "2.9: Logs & more" to GitHub: https://github.example/releases/v2.9\n',
    '',
  ])
  expect(server.requests[0]?.headers).toMatchObject({ authorization: 'Bearer ghp_secretsecret' })
  expect(releases.get('v2.9')).toMatchObject({
    name: '2.9',
    prerelease: false,
    make_latest: 'legacy',
    body: expect.stringContaining('Stop the _old_ queue first.') as string,
  })
  expect(ledger()).toMatchObject([{ receipt: 'https://github.example/releases/v2.9', sent: 1 }])
  expect((await send(tuesday)).stderr).toContain('Nothing to send')
  edit('releases/2.9.mdx', 'first.', 'before that.')
  expect((await send(tuesday)).code).toBe(2)
  expect(writes()).toBe(1)
  expect((await send(tuesday, '--correction', 'The order was wrong.')).code).toBe(0)
  expect(server.requests.at(-1)?.method).toBe('PATCH')
  expect(releases.get('v2.9')?.body).toContain('before that.')
  expect(releases.get('v2.9')?.body).toContain('The order was wrong.')
})

test('after a sending that broke off, GitHub is asked what it has', async () => {
  const { odd, send, writes, ledger } = await github(['2.9'])
  // It makes the release, and the answer is lost.
  let count = 0
  odd.answer = ({ method }, response) => {
    if (method !== 'POST' || count++ > 0) return false
    const end = response.end.bind(response)
    response.end = (() => response.destroy()) as unknown as typeof end
    return false
  }
  const first = await send(monday)
  expect([first.code, first.stderr]).toEqual([2, expect.stringContaining('Run the command again: it asks first what has arrived.')])
  expect(ledger()).toMatchObject([{ unclear: ['github'] }])
  const second = await send(tuesday)
  expect([second.code, second.stdout]).toEqual([0, expect.stringContaining('https://github.example/releases/2.9')])
  expect(writes()).toBe(1)
})

test('notes that somebody else wrote stay, unless asked otherwise', async () => {
  const { releases, send } = await github(['v2.9'])
  const other = { id: 7, html_url: 'https://github.example/7', name: 'Ours', body: 'By hand.' }
  releases.set('v2.9', other)
  const refused = await send(monday)
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('already has a release for the tag "v2.9", with other notes')])
  expect(other.body).toBe('By hand.')
  expect((await send(tuesday, '--again')).code).toBe(0)
  expect(other.body).toContain('Stop the _old_ queue first.')
})

test('a tag is never made', async () => {
  const { send, writes } = await github(['release-2.9'])
  const { code, stderr } = await send(monday)
  expect([code, stderr]).toEqual([2, expect.stringContaining('example/product has no tag "v2.9" or "2.9" or "v2.9.0" or "2.9.0"')])
  expect(writes()).toBe(0)
  expect((await send(tuesday, '--tag', 'release-2.9')).code).toBe(0)
})

test.each([
  [401, { message: 'Bad credentials ghp_secretsecret' }, 'answered 401: {"message":"Bad credentials …"}.'],
  [500, {}, 'answered 500: {}.'],
  [301, {}, 'redirects (301)'],
])('GitHub answers %i: it is told, and repeated', async (status, value, said) => {
  const { odd, send, writes } = await github(['v2.9'])
  odd.answer = (_, response) => {
    response.writeHead(status).end(JSON.stringify(value))
    return true
  }
  const { code, stderr } = await send(monday)
  expect([code, stderr]).toEqual([2, expect.stringContaining(said)])
  expect(stderr).not.toContain('ghp_secretsecret')
  odd.answer = undefined
  expect((await send(tuesday)).code).toBe(0)
  expect(writes()).toBe(1)
})

test('an entry is no release of GitHub', async () => {
  const { call, server } = await github([])
  const { code, stderr } = await call(monday, 'broadcast', 'logs', '--channel', 'github', '--send')
  expect([code, stderr]).toEqual([2, 'GitHub has releases, and "first-logs" is an entry. Send the release that has it.\n'])
  expect(server.requests).toEqual([])
})

test('missing variables are named together', async () => {
  const { call } = senderWith({ GITHUB_TOKEN: '', GITHUB_REPOSITORY: 'product', GITHUB_API_URL: 'http://api.example.com' })
  expect((await call(monday, 'broadcast', '2.9', '--channel', 'github', '--send')).stderr).toMatchInlineSnapshot(`
    "Nothing was sent: the environment isn't set up for GitHub.
      GITHUB_TOKEN is missing: a token that may write contents.
      GITHUB_REPOSITORY is malformed. Write the owner and the name, such as example/product.
      GITHUB_API_URL is malformed. Write an address with https://, so that nobody can read the secret on its way.
    "
  `)
})
