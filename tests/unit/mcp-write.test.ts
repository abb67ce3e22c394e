/** `handbook mcp --write`, asked by the SDK's own client. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client, InMemoryTransport } from '@modelcontextprotocol/client'
import { beforeAll, describe, expect, test } from 'vitest'
import { createLibrary } from '../../src/cli/mcp/library.ts'
import { createServer } from '../../src/cli/mcp/server.ts'
import { callHandbook } from '../support/command.ts'
import { temporaryFolder } from '../support/folders.ts'
import { write } from './disk.ts'
import { planContent, productContent } from './edited-content.ts'

const now = '2026-11-24T12:00:00Z'
let content: string
let client: Client

beforeAll(async () => {
  content = temporaryFolder(true)
  write(content, { ...productContent, ...planContent, 'people.yaml': productContent['people.yaml'] })
  const options = { audience: 'staff', content, now } as const
  const server = createServer(createLibrary(options), { audience: 'staff', version: '1.2.3', write: options })
  const [ours, theirs] = InMemoryTransport.createLinkedPair()
  client = new Client({ name: 'test', version: '1.0.0' })
  await Promise.all([server.connect(ours), client.connect(theirs)])
  return async () => {
    await client.close()
    rmSync(content, { recursive: true })
  }
})

async function ask(name: string, given: Record<string, unknown>): Promise<{ text: string; isError: boolean }> {
  const { content: parts, isError = false } = await client.callTool({ name, arguments: given })
  const [first] = parts
  return { text: first?.type === 'text' ? first.text : '', isError }
}
const read = (path: string) => readFileSync(join(content, path), 'utf8')

test('these tools write, and say so', async () => {
  const { tools } = await client.listTools()
  const writing = tools.filter(({ annotations }) => annotations?.readOnlyHint === false).map(({ name }) => name)
  expect(writing).toEqual([
    'new_entry',
    'set_values',
    'move',
    'retire',
    'move_roadmap_item',
    'settle_item',
    'approve_entry',
    'add_reading',
    'move_feature',
  ])
})

describe('each does what its command does', () => {
  test.each<[tool: string, given: Record<string, unknown>, said: string, path: string, written: string]>([
    [
      'new_entry',
      { kind: 'page', id: 'tea', title: 'Tea', values: { draft: false }, body: 'It is green.' },
      'handbook/tea.mdx',
      'handbook/tea.mdx',
      'It is green.',
    ],
    ['set_values', { id: 'people/bo', values: { active: false } }, 'people/bo: set "active".', 'people.yaml', 'active: false'],
    ['set_values', { id: 'people/bo', values: { active: true } }, 'people/bo: set "active".', 'people.yaml', '  active: true'],
    ['move', { from: 'handbook/tea', to: 'handbook/green-tea' }, 'is now "handbook/green-tea.mdx"', 'handbook/green-tea.mdx', 'green'],
    ['retire', { id: 'handbook/rota', to: 'handbook/planning' }, '"Rota" is retired.', 'redirects.yaml', '/handbook/rota/'],
    [
      'move_roadmap_item',
      { id: 'search', horizon: 'next', reason: 'Asked.' },
      'from later to next',
      'roadmap/search.mdx',
      "horizon: 'next'",
    ],
    [
      'settle_item',
      { milestone: 'november', item: 'search', outcome: 'shipped' },
      '"Search" shipped.',
      'milestones/november.yaml',
      'shipped',
    ],
    ['approve_entry', { id: '2026/11/find', by: 'bo' }, 'Bo approved', 'changelog/2026/11/find.md', 'by: bo'],
    ['add_reading', { id: 'speed', measure: 'wait', value: 4.5 }, '4.5 s on 2026-11-24', 'objectives/speed.yaml', 'value: 4.5'],
    ['move_feature', { id: 'export', to: 'team', since: '2026-12-01' }, 'Team gets "Export"', 'features/export.yaml', 'tier: team'],
  ])('%s %j', async (tool, given, said, path, written) => {
    const { text, isError } = await ask(tool, given)
    expect(text).toContain(said)
    expect(isError).toBe(false)
    expect(read(path)).toContain(written)
  })
})

describe('nothing is written', () => {
  test.each<[tool: string, given: Record<string, unknown>, message: string]>([
    ['set_values', { id: 'decisions/0002-two', values: { deciders: ['bob'] } }, 'There is no person or role "bob"'],
    ['set_values', { id: 'decisions/0002-two', values: { statuss: 'accepted' } }, 'A decision has no key "statuss"'],
    ['set_values', { id: 'decisions/0002-two', values: { status: 1 } }, 'because of --status'],
    ['move', { from: 'handbook/planning', to: '../x' }, 'is not below the content folder'],
    ['move', { from: 'handbook/planning', to: 'handbook/index' }, 'exists'],
    ['new_entry', { kind: 'page', id: 'planning', title: 'Planning' }, 'already'],
    ['approve_entry', { id: '2026/11/find', by: 'ada' }, 'Ada is an author'],
    ['retire', { id: 'decisions/0001-one' }, 'reference-missing'],
  ])('%s %j', async (tool, given, message) => {
    const before = read('decisions/0002-two.md') + read('changelog/2026/11/find.md') + read('handbook/planning.md')
    const { text, isError } = await ask(tool, given)
    expect(text).toContain(message)
    expect(isError).toBe(true)
    expect(read('decisions/0002-two.md') + read('changelog/2026/11/find.md') + read('handbook/planning.md')).toBe(before)
    expect(existsSync(join(content, 'decisions/0001-one.md'))).toBe(true)
  })

  test('for customers', async () => {
    const { code, stderr } = await callHandbook(['mcp', '--write', '--content', content])
    expect(code).toBe(2)
    expect(stderr).toContain('--write needs --audience staff')
  })
})
