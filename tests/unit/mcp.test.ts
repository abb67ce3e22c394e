/** `handbook mcp`, asked by the SDK's own client. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Client, InMemoryTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createLibrary } from '../../src/cli/mcp/library.ts'
import { createServer } from '../../src/cli/mcp/server.ts'
import type { SettingsInput } from '../../src/settings.ts'
import { callHandbook, projectRoot } from '../support/command.ts'
import { companyContent, never, scheduled, secret } from '../support/company.ts'
import { contentFolder } from '../support/folders.ts'
import { sentinelHandbook } from '../support/sentinel-handbook.ts'
import { ourNames } from '../../src/collections/table.ts'

type Audience = 'public' | 'staff'
const now = '2026-11-30T12:00:00Z'
const config = join(projectRoot, 'handbook.config.ts')

async function connect(audience: Audience, options: SettingsInput = {}): Promise<Client> {
  const server = createServer(createLibrary({ audience, now, config, ...options }), { audience, version: '1.2.3' })
  const [ours, theirs] = InMemoryTransport.createLinkedPair()
  const client = new Client({ name: 'test', version: '1.0.0' })
  await Promise.all([server.connect(ours), client.connect(theirs)])
  return client
}

interface Answer {
  text: string
  isError: boolean
}

async function ask(client: Client, name: string, given: Record<string, unknown> = {}): Promise<Answer> {
  const { content, isError = false } = await client.callTool({ name, arguments: given })
  const [first] = content
  return { text: first?.type === 'text' ? first.text : '', isError }
}

/** What the tests read of an answer in JSON. */
interface Rows {
  count: number
  without?: string[]
  results: { id?: string; title: string; url: string }[]
  entries: { id: string; url?: string }[]
}

const askForRows = async (client: Client, name: string, given: Record<string, unknown>) =>
  JSON.parse((await ask(client, name, given)).text) as Rows

const clients = {} as Record<Audience, Client>
beforeAll(async () => {
  clients.public = await connect('public')
  clients.staff = await connect('staff')
})
afterAll(() => Promise.all(Object.values(clients).map((client) => client.close())))

test.each([
  ['public', ['search', 'read', 'list', 'upgrade', 'changed']],
  ['staff', ['search', 'read', 'list', 'upgrade', 'changed', 'check_draft']],
] as const)('the tools for %s only read', async (audience, names) => {
  const { tools } = await clients[audience].listTools()
  expect(tools.map(({ name }) => name)).toEqual(names)
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true)
})

describe('search', () => {
  test.each([
    ['audit log', undefined, 'features/audit-log'],
    ['audit logs', 'features', 'features/audit-log'],
    ['which plan has single sign-on', 'feature', 'features/single-sign-on'],
    ['Helm chart EMQX Mosquitto', 'changelog', 'changelog/2026/06/helm-chart-moves-to-emqx'],
    ['release rhythm', undefined, 'handbook/planning/release-rhythm'],
  ])('%s, in %s', async (query, kind, id) => {
    const { results } = await askForRows(clients.public, 'search', { query, ...(kind && { kind }), limit: 3 })
    expect(results[0]?.id).toBe(id)
    expect(results.length).toBeLessThanOrEqual(3)
  })

  test('says which words no page has with the others', async () => {
    const { without } = await askForRows(clients.public, 'search', { query: 'audit log quokkamobile' })
    expect(without).toEqual(['quokkamobile'])
  })

  test('finds nothing for a word that no page has', async () => {
    expect(await askForRows(clients.public, 'search', { query: 'quokkamobile' })).toEqual({ count: 0, results: [] })
  })
})

describe('read', () => {
  test.each([
    'features/audit-log',
    'audit-log',
    '/features/audit-log/',
    'features/audit-log.md',
    'https://handbook.example.com/features/audit-log/index.md#availability',
  ])('%s', async (id) => {
    const { text } = await ask(clients.public, 'read', { id })
    expect(text.split('\n').slice(0, 5)).toEqual([
      '# Audit Log',
      '',
      'Look up who did what, and when.',
      '',
      '- **Address:** <https://handbook.example.com/features/audit-log/>',
    ])
  })

  test('a list by its address', async () => {
    expect((await ask(clients.public, 'read', { id: '/decisions/' })).text).toMatch(/^# Decisions\n/)
  })

  test('not a list that has no page in Markdown, but says how to get it', async () => {
    const text = 'The list "/roadmap/" has no page in Markdown. Use the tool "list" with the kind "roadmap".'
    expect(await ask(clients.public, 'read', { id: 'https://handbook.example.com/roadmap/' })).toEqual({ text, isError: true })
  })

  test('an entry without a page, with the pages that refer to it', async () => {
    const { text } = await ask(clients.public, 'read', { id: 'hub' })
    expect(text).toMatch(/^# Hub\n\ntiers\/hub: tier\n/)
    expect(text).toContain('[Audit Log](https://handbook.example.com/features/audit-log/)')
  })
})

describe('list', () => {
  test.each([
    [{ kind: 'decision', status: 'rejected' }, 'public', /^0\d{3}-/],
    [{ kind: 'changelog', release: '2.30' }, 'public', /^2026\/05\/one-provider-for-every-login$/],
    [{ kind: 'features', area: 'security', plan: 'hub', offering: 'self-hosted', status: 'ga' }, 'public', /^[a-z-]+$/],
    [{ kind: 'insights' }, 'staff', /^\d{4}-\d{2}-/],
  ] as const)('%j for %s', async (request, audience, ids) => {
    const { count, entries } = await askForRows(clients[audience], 'list', request)
    expect(count).toBeGreaterThan(0)
    expect(entries.map(({ id }) => id).filter((id) => !ids.test(id))).toEqual([])
  })

  test('in parts', async () => {
    const all = await askForRows(clients.public, 'list', { kind: 'features', limit: 200 })
    const part = await askForRows(clients.public, 'list', { kind: 'features', limit: 2, offset: 3 })
    expect(part).toEqual({ ...all, entries: all.entries.slice(3, 5) })
  })
})

test('upgrade says what to do first, for a plan', async () => {
  const { text } = await ask(clients.public, 'upgrade', { from: '2.30', to: 'v3.0.0', plan: 'team', offering: 'self-hosted' })
  expect(
    text
      .split('\n')
      .filter((line) => line !== '')
      .slice(0, 6),
  ).toEqual([
    '# From 2.30 to 3.0',
    '2.30 (2026-05-07) → 3.0 (2026-08-27) on Self-hosted with Pro: 13 changes, 2 things to do',
    'Upgrade notes: 2.31, 2.31.2, 2.32, 3.0',
    '## What to do',
    '- Your plan, Team (later Pro), ended on 24 July 2026. Choose Edge, Hub or Fleet.',
    '- Install the EMQX operator in the cluster before you upgrade to 2.31.2 or later. ([Mosquitto removed from the Helm chart; EMQX takes its place](https://handbook.example.com/changelog/2026/06/helm-chart-moves-to-emqx/))',
  ])
})

describe('changed', () => {
  test('between editions, for customers', async () => {
    const { text } = await ask(clients.public, 'changed', { from: 'releases', to: 'direction' })
    expect(text).toMatch(/^# What changed from releases to direction\n/)
    expect(text).toContain('\n- announced-missing (page, added)\n')
    const kept = '[Keeping the strategy](https://handbook.example.com/handbook/strategy/keeping-the-strategy/) (page, changed)'
    expect(text.split('\n').filter((line) => line.endsWith(kept))).toEqual([`- ${kept}`, `### ${kept}`, `### ${kept}`])
    expect(text.match(/^## .*/gm)).toEqual(['## Binding sentences', '## Wording changed'])
  })

  test('until today, cut if it is long', async () => {
    const { text } = await ask(clients.public, 'changed', { from: 'beginning' })
    expect(text).toMatch(/^# What changed from beginning to today\n.*\n\n\(Cut here: these are \d+ of \d+ characters\.\)\n$/s)
    expect(text.length).toBeLessThan(100_100)
  })

  test('between revisions, for staff, as `handbook diff`', async () => {
    const { text } = await ask(clients.staff, 'changed', { from: 'releases', to: 'direction' })
    expect(text).toBe((await callHandbook(['diff', 'releases', 'direction', '--format', 'md', '--now', now])).stdout)
  })

  test('never between revisions, for customers', async () => {
    const { text, isError } = await ask(clients.public, 'changed', { from: 'HEAD' })
    expect(isError).toBe(true)
    expect(text).toMatch(/^There is no edition "HEAD"/)
  })
})

test('check_draft lists the problems of a text with their positions, and writes nothing', async () => {
  const text = '---\ntitle: New\nowner: nobody\n---\n\nSee [it](../features/nope.md).\n'
  const report = JSON.parse((await ask(clients.staff, 'check_draft', { path: 'handbook/new-page.md', text })).text) as {
    ok: boolean
    problems: { code: string; line: number; column: number }[]
    elsewhere: unknown[]
  }
  expect(report.ok).toBe(false)
  expect(report.problems.map(({ code, line, column }) => [code, line, column])).toEqual([
    ['reference-missing', 3, 8],
    ['link-missing', 6, 10],
  ])
  expect(report.elsewhere).toEqual([])
  expect((await ask(clients.staff, 'read', { id: 'handbook/new-page' })).isError).toBe(true)
})

test('check_draft lists what a text breaks elsewhere', async () => {
  const { text } = await ask(clients.staff, 'check_draft', { path: 'glossary.yaml', text: '[]\n' })
  const { elsewhere } = JSON.parse(text) as { elsewhere: { file: string }[] }
  expect(elsewhere.length).toBeGreaterThan(0)
  expect(elsewhere.map(({ file }) => file)).not.toContain('glossary.yaml')
})

test.each<[string, Record<string, unknown>, RegExp]>([
  ['read', { id: 'features/audit-lgo' }, /^There is no entry or page "features\/audit-lgo"\. Did you mean "features\/audit-log"\?/],
  ['list', { kind: 'featurs' }, /^There is no kind "featurs"\. Did you mean "features"\?$/],
  ['list', { kind: 'features', status: 'bta' }, /^There is no status "bta"\. Did you mean "beta"\?$/],
  ['upgrade', { from: '2.299' }, /^There is no release "2\.299"\. Did you mean "2\.\d+/],
  ['upgrade', { plan: 'zzz' }, /^There is no plan "zzz"\. The plans are .*hub/],
  ['changed', { from: 'begining', to: 'today' }, /^There is no (edition|commit) "begining"/],
  ['check_draft', { path: '../x.md', text: '' }, /^"\.\.\/x\.md" is not the path of a file below the content folder/],
  ['search', { query: 'a', limit: 5000 }, /limit/],
  ['search', { question: 'a' }, /query/],
])('bad input to %s, %j, is a tool error, and the server goes on', async (name, given, message) => {
  const answer = await ask(clients.staff, name, given)
  expect(answer).toMatchObject({ isError: true, text: expect.stringMatching(message) })
  expect((await ask(clients.staff, 'read', { id: 'audit-log' })).isError).toBe(false)
})

test('each page is a resource', async () => {
  const { resources } = await clients.public.listResources()
  expect(resources).toContainEqual(expect.objectContaining({ uri: 'handbook://page/features/audit-log/', name: 'Audit Log' }))
  const { contents } = await clients.public.readResource({ uri: 'handbook://page/features/audit-log/' })
  expect(contents[0]).toMatchObject({ mimeType: 'text/markdown', text: (await ask(clients.public, 'read', { id: 'audit-log' })).text })
})

/** Answers of all tools to everything that `list` names, to these words, and to ids with a typo. */
async function askEverything(client: Client, words: readonly string[], editions: readonly string[] = []): Promise<string> {
  const lists = await Promise.all(ourNames.map((kind) => ask(client, 'list', { kind, limit: 200 })))
  const ids = lists.flatMap(({ text }, index) => (JSON.parse(text) as Rows).entries.map(({ id }) => `${ourNames[index]}/${id}`))
  const asked = [
    ...ids.map((id) => ask(client, 'read', { id })),
    ...words.map((word) => ask(client, 'read', { id: word.slice(0, -1) })),
    ...words.map((query) => ask(client, 'search', { query, limit: 50 })),
    ...ourNames.map((kind) => ask(client, 'list', { kind, status: 'activ', area: 'x', plan: 'x', offering: 'x', release: '1' })),
    ...editions.flatMap((from) => [undefined, ...editions].map((to) => ask(client, 'changed', { from, ...(to && { to }) }))),
    ask(client, 'changed'),
    ask(client, 'upgrade'),
    ask(client, 'upgrade', { plan: 'x' }),
  ]
  const { resources } = await client.listResources()
  await client.close()
  // An answer may repeat the question.
  const repeated = new RegExp(`"(${[...words.map((word) => word.slice(0, -1)), ...editions].join('|')})"`, 'g')
  return [...lists, ...(await Promise.all(asked))].map(({ text }) => text.replace(repeated, '')).join('\n') + JSON.stringify(resources)
}

describe('customers get nothing that is for staff, from any tool', () => {
  test('entries for staff, drafts and what is scheduled', async () => {
    const content = companyContent()
    onTestFinished(() => rmSync(dirname(content), { recursive: true, force: true }))
    const options = { content, now: '2026-11-24T11:59:59Z' }
    const words = [secret, never, scheduled, 'inside', 'zebra farm', 'zebra-farm', 'lovelace']
    const [forCustomers, forStaff] = [
      await askEverything(await connect('public', options), words),
      await askEverything(await connect('staff', options), words),
    ]
    for (const word of [secret, never, scheduled, 'zebra farm', 'zebra-farm', 'people/lovelace', 'handbook/inside'])
      expect(forCustomers.toLowerCase()).not.toContain(word.toLowerCase())
    for (const word of [secret, 'zebra farm', 'people/lovelace']) expect(forStaff).toContain(word)
  })

  test('values, texts and ids of every collection, in editions too', async () => {
    const { repo, configFile, hidden, shown } = sentinelHandbook()
    onTestFinished(() => rmSync(repo.root, { recursive: true, force: true }))
    const client = await connect('public', { content: repo.content, config: configFile, now: '2026-11-24T12:00:00Z' })
    // One is for staff.
    const written = readFileSync(join(repo.content, 'editions.yaml'), 'utf8')
    const names = [...written.matchAll(/name: "?([^"\s,]+)/g)].map(([, name = '']) => name)
    expect(names.length).toBeGreaterThan(1)
    const answers = await askEverything(client, [...hidden.keys()].slice(0, 40), names)
    const found = new Set(answers.toLowerCase().match(/zq[a-z]+?ok/g))
    expect([...found].flatMap((word) => hidden.get(word) ?? [])).toEqual([])
    expect([...found].filter((word) => shown.has(word)).length).toBeGreaterThan(50)
  })
})

test('sees what changes on disk, and serves what is sound', async () => {
  const content = contentFolder({ 'handbook/index.md': '# Book\n', 'handbook/tea.md': '# Tea\n\nIt is green.\n' })
  const client = await connect('public', { content })
  onTestFinished(() => client.close())
  expect((await ask(client, 'read', { id: 'tea' })).text).toContain('It is green.')
  writeFileSync(join(content, 'handbook/tea.md'), '# Tea\n\nNow it is black.\n')
  writeFileSync(join(content, 'handbook/cake.md'), '---\ntitle: [\n---\n')
  expect((await ask(client, 'read', { id: 'tea' })).text).toContain('Now it is black.')
  expect((await ask(client, 'search', { query: 'black' })).text).toContain('handbook/tea')
  expect((await ask(client, 'search', { query: 'green' })).text).not.toContain('handbook/tea')
})

describe('over standard input and output', () => {
  /** Code of the company may log. */
  const commandLine = () => {
    const folder = contentFolder({
      'handbook.config.mjs': "console.log('Loaded.')\nexport default { title: 'T', organisation: 'O', site: 'https://example.com' }\n",
      'content/handbook/tea.md': '# Tea\n\nIt is green.\n',
    })
    const places = ['--config', join(folder, 'handbook.config.mjs'), '--content', join(folder, 'content')]
    return [join(projectRoot, 'src/cli/main.ts'), 'mcp', ...places]
  }

  test('answers a client', async () => {
    const transport = new StdioClientTransport({ command: process.execPath, args: commandLine(), cwd: projectRoot, stderr: 'pipe' })
    const client = new Client({ name: 'test', version: '1.0.0' })
    await client.connect(transport)
    expect(client.getServerVersion()?.name).toBe('handbook')
    expect((await ask(client, 'read', { id: 'tea' })).text).toContain('It is green.')
    await client.close()
  })

  test('writes nothing but messages, and ends with its input', async () => {
    const child = spawn(process.execPath, commandLine(), { cwd: projectRoot })
    const clientInfo = { name: 'test', version: '1.0.0' }
    const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo }
    child.stdin.write(`not a message\n${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })}\n`)
    const output: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text
        if (output.stdout.includes('"id":1')) child.stdin.end()
      })
    const [code] = await once(child, 'close')
    const lines = output.stdout.trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { id: number }).id)).toEqual([1])
    expect(output.stderr).toContain('Loaded.')
    expect(code).toBe(0)
  })
})

test.each([
  [['--audience', 'everyone'], /audience/],
  [['--content', '/nowhere/at/all'], /There is no content folder/],
])('refuses a wrong call: %j', async (args, message) => {
  const { code, stdout, stderr } = await callHandbook(['mcp', ...args])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(message)
})
