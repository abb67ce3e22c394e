/** `handbook new` for an entry that continues an existing one, called as by a user. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { callHandbook } from '../support/command.ts'
import { contentFolder, filesBelow } from '../support/folders.ts'

const measure = (target: number) =>
  `measures: [{ id: share, name: Share, unit: "%", direction: up, baseline: 10, target: ${target}, readings: [{ on: 2026-02-01, value: 12 }], source: S }]`
const objective = (title: string, status = 'active') =>
  `title: ${title}\nstrategy: plan\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: ${status}\n${measure(60)}\n`
const item = (title: string) => `title: ${title}\nhorizon: next\nstatus: planned\narea: ops\nobjectives: [reliable]\nhistory: []\n`

const linkIndex = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
  'areas.yaml': '- { id: ops, title: Operations, owner: ada }\n- { id: edge, title: Edge, owner: ada }\n',
  'features/log.md':
    '---\ntitle: Log\nsummary: S.\narea: ops\nlifecycle: [{ stage: ga, since: 2025-01-01 }]\navailability: undecided\n---\n',
  'strategy/plan.md':
    '---\ntitle: Plan\nscope: product\nstatus: active\nowner: bo\napprovers: [ada, bo]\neffective: 2026-01-01\npillars: [{ id: build, title: Build }]\nchanges: []\n---\n\nText.\n',
  'objectives/reliable.md': `---\n${objective('Reliable')}formerly: [sound]\n---\n\nSee [the other](./fast-2025.yaml).\n`,
  'objectives/fast-2025.yaml': objective('Fast'),
  'objectives/done.yaml': objective('Done', 'met'),
  'roadmap/search.yaml': item('Search'),
  'roadmap/export.yaml': item('Export'),
  'backlog/slow.yaml':
    'title: Slow\nkind: bug\nopened: 2026-05-01\nstatus: triaged\narea: edge\nroadmap: search\nurl: https://example.com/issues/7\n',
  'milestones/may.yaml':
    'title: May\ndri: ada\nstart: 2026-05-01\ndue: 2026-05-31\nstatus: closed\ngoals: []\nscope:\n  - { item: search, commitment: committed, announce: true, outcome: slipped, reason: Late. }\n  - { item: export, commitment: stretch, announce: true, outcome: slipped, reason: Late. }\n  - { item: slow, commitment: stretch, announce: { no: Small. }, outcome: dropped, reason: Too small. }\n',
}

const at = ['--now', '2026-11-24T12:00:00Z']
const make = async (content: string, ...args: string[]) => {
  const { code, stdout, stderr } = await callHandbook(['new', ...args, '--content', content, ...at])
  return { code, made: stdout.replaceAll(`${content}/`, '').trim().split('\n'), stderr: stderr.replaceAll(content, 'CONTENT') }
}
/** Except for reminders of drafts. */
const check = async (content: string) => {
  const { stdout } = await callHandbook(['check', '--format', 'json', '--content', content, ...at])
  return (JSON.parse(stdout).problems as { code: string; severity: string; file: string }[])
    .filter(({ code, severity }) => code !== 'stand-in-left' || severity === 'error')
    .map(({ code, file }) => `${code} ${file}`)
}
const change = (content: string, file: string, ...pairs: [string | RegExp, string][]) => {
  const path = join(content, file)
  const text = pairs.reduce(
    (all, [from, to]) => {
      expect(all).toMatch(from)
      return all.replace(from, to)
    },
    readFileSync(path, 'utf8'),
  )
  writeFileSync(path, text)
}

describe('a strategy that supersedes another', () => {
  test('takes over pillars, owner, approvers and open objectives, and is valid together with the old one', async () => {
    const content = contentFolder(linkIndex)
    const before = await check(content)
    const { code, made, stderr } = await make(content, 'strategy', '--title', 'Next plan', '--supersedes', 'plan')
    expect([code, made]).toEqual([0, ['strategy/next-plan.mdx', 'objectives/fast.yaml', 'objectives/reliable-2.md']])
    expect(stderr).toMatchInlineSnapshot(`
      "Still to write: "effective", the text.
      Say under "changes" why it replaces "Plan".
      Write the period in "objectives/fast.yaml", review its baselines and targets, and remove "draft: true". Its readings start empty.
      Write the period in "objectives/reliable-2.md", review its baselines and targets, and remove "draft: true". Its readings start empty.
      Say how it ended, met, missed or dropped: \`npx handbook set objectives/fast-2025 --status met\`.
      Say how it ended, met, missed or dropped: \`npx handbook set objectives/reliable --status met\`.
      When the new strategy takes effect, it ends the old one: \`npx handbook set strategy/next-plan --status active\`.
      It is a draft: change its status from "draft" when it is ready.
      "
    `)
    expect(readFileSync(join(content, made[0] ?? ''), 'utf8')).toMatchInlineSnapshot(`
      "---
      title: Next plan
      owner: bo
      scope: product
      status: draft
      approvers:
        - ada
        - bo
      effective: TODO # Effective date (date, YYYY-MM-DD)
      supersedes: plan
      pillars:
        - id: build
          title: Build
      changes:
        - on: 2026-11-24
          note: 'Taken over from "Plan": pillars, owner, approvers, the objectives "Fast", "Reliable".'
      ---

      TODO: Write the text here.
      "
    `)
    expect(readFileSync(join(content, made[2] ?? ''), 'utf8')).toMatchInlineSnapshot(`
      "---
      title: Reliable
      draft: true
      strategy: next-plan
      owner: ada
      period:
        from: TODO
        to: TODO
      status: active
      measures:
        - id: share
          name: Share
          unit: "%"
          direction: up
          baseline: 10
          target: 60
          readings: []
          source: S
      ---

      See [the other](./fast-2025.yaml).
      "
    `)
    expect(await check(content)).toEqual(before)

    change(content, 'strategy/plan.md', ['status: active', 'status: superseded'])
    change(content, 'strategy/next-plan.mdx', ['status: draft', 'status: active'], [/effective: TODO.*/, 'effective: 2027-01-01'])
    change(content, 'strategy/next-plan.mdx', ['TODO: Write the text here.', 'What we do next.'])
    change(content, 'objectives/reliable.md', ['status: active', 'status: missed'])
    change(content, 'objectives/fast-2025.yaml', ['status: active', 'status: dropped'])
    for (const copy of made.slice(1))
      change(content, copy, ['draft: true\n', ''], ['from: TODO', 'from: 2027-01-01'], ['to: TODO', 'to: 2027-12-31'])
    expect(await check(content)).toEqual(before)
  })

  test('gives the copies its own first year', async () => {
    const content = contentFolder(linkIndex)
    const { made } = await make(content, 'strategy', '--title', 'Next plan', '--supersedes', 'plan', '--effective', '2027-01-01')
    expect(made).toEqual(['strategy/next-plan.mdx', 'objectives/fast-2027.yaml', 'objectives/reliable-2027.md'])
    expect(readFileSync(join(content, 'objectives/fast-2027.yaml'), 'utf8')).toContain('period:\n  from: 2027-01-01\n  to: TODO\n')
  })

  test('keeps given values', async () => {
    const content = contentFolder(linkIndex)
    await make(
      content,
      'strategy',
      '--id',
      'next',
      '--supersedes',
      'plan',
      '--owner',
      'ada',
      '--changes',
      '[{ on: 2026-11-01, note: Because. }]',
    )
    const text = readFileSync(join(content, 'strategy/next.mdx'), 'utf8')
    expect(text).toContain('owner: ada\n')
    expect(text).toContain('note: Because.\n')
  })

  test('is refused if there is none', async () => {
    const content = contentFolder(linkIndex)
    const files = filesBelow(content)
    expect(await make(content, 'strategy', '--title', 'Next', '--supersedes', 'plam')).toEqual({
      code: 2,
      made: [''],
      stderr: 'There is no strategy/plam. Did you mean "plan"?\n',
    })
    expect(filesBelow(content)).toEqual(files)
  })
})

describe('a milestone', () => {
  test('takes over what slipped, and is valid once the old one says where it went', async () => {
    const content = contentFolder(linkIndex)
    const { made, stderr } = await make(content, 'milestone', '--title', 'December', '--dri', 'ada')
    expect(readFileSync(join(content, made[0] ?? ''), 'utf8')).toContain(
      'start: TODO # First day (date, YYYY-MM-DD)\ndue: TODO # Last day (date, YYYY-MM-DD)\nstatus: planned\ngoals: []\nscope:\n  - item: search\n    commitment: committed\n    announce: true\n  - item: export\n    commitment: stretch\n    announce: true\n',
    )
    expect(stderr).toBe(
      'Still to write: "start", "due", the text.\nWrite "carriedTo: december" at "search" in "milestones/may.yaml".\nWrite "carriedTo: december" at "export" in "milestones/may.yaml".\nIt is a draft: remove "draft: true" when it is ready.\n',
    )
    change(
      content,
      'milestones/may.yaml',
      ['reason: Late.', 'reason: Late., carriedTo: december'],
      ['reason: Late. }', 'reason: Late., carriedTo: december }'],
    )
    expect(await check(content)).toEqual([])
  })

  test('leaves out what is in another milestone', async () => {
    const june =
      'title: June\ndri: ada\nstart: 2026-06-01\ndue: 2026-12-31\nstatus: planned\ngoals: []\nscope: [{ item: search, commitment: committed, announce: true }]\n'
    const content = contentFolder({ ...linkIndex, 'milestones/june.yaml': june })
    const { made } = await make(content, 'milestone', '--title', 'July', '--dri', 'ada')
    const text = readFileSync(join(content, made[0] ?? ''), 'utf8')
    expect(text).toContain('item: export')
    expect(text).not.toContain('item: search')
  })
})

describe('an entry of the changelog', () => {
  test.each([
    [
      'roadmap/search',
      'search',
      ['type: added\n', 'features:\n  - log\n', 'roadmap:\n  - search\n', 'status: draft\n'],
      'Still to write: "title", "description", "authors", the text.\n',
    ],
    [
      'backlog/slow',
      'slow',
      ['type: fixed\n', 'features:\n  - TODO # One of: log\n', 'roadmap:\n  - search\n', 'issues:\n  - https://example.com/issues/7\n'],
      'Still to write: "title", "description", "features", "authors", the text.\n',
    ],
  ])("is made from %s, whose title isn't the one for readers", async (from, name, lines, todo) => {
    const content = contentFolder(linkIndex)
    const before = await check(content)
    const { made, stderr } = await make(content, 'changelog', '--from', from)
    const text = readFileSync(join(content, made[0] ?? ''), 'utf8')
    expect(made).toEqual([`changelog/2026/11/${name}.mdx`])
    for (const line of lines) expect(text).toContain(line)
    expect(text).toContain(
      `title: "TODO: What changed, or what readers can now do; up to 80 characters." # We call it "${name === 'slow' ? 'Slow' : 'Search'}"\n`,
    )
    expect(text).not.toMatch(/^date:/m)
    expect(stderr).toBe(
      `${todo}Rename the file after its title before it is published: its name becomes its address.\nSet "date" or "live" to the date it becomes available.\nIt is a draft: change its status from "draft" when it is ready.\n`,
    )
    expect(await check(content)).toEqual(before)
  })

  test.each([
    [['--from', 'features/log'], 'A changelog entry can be made from "backlog/ID" or "roadmap/ID", not from "features/log".\n'],
    [['--from=roadmap/serach'], 'There is no roadmap/serach. Did you mean "search"?\n'],
    [['--from='], 'The option "--from" has no value. Write --from backlog/ID or --from roadmap/ID.\n'],
  ])('is refused with %s', async (args, message) => {
    expect(await make(contentFolder(linkIndex), 'changelog', ...args)).toEqual({ code: 2, made: [''], stderr: message })
  })

  test('a redirect still has its key "from"', async () => {
    const content = contentFolder(linkIndex)
    expect((await make(content, 'redirect', '--from', '/old/', '--to', '/')).code).toBe(0)
    expect(readFileSync(join(content, 'redirects.yaml'), 'utf8')).toContain('from: /old/')
  })
})
