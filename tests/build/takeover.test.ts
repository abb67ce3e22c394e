/** `handbook new` where the new entry goes on from one that is there, called as a person calls it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { handbook } from '../support/command.ts'
import { contentFolder, filesBelow } from '../support/folders.ts'

const measure = (target: number) =>
  `measures: [{ id: share, name: Share, unit: "%", direction: up, baseline: 10, target: ${target}, readings: [{ on: 2026-02-01, value: 12 }], source: S }]`
const objective = (title: string, status = 'active') =>
  `title: ${title}\nstrategy: plan\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: ${status}\n${measure(60)}\n`
const item = (title: string) => `title: ${title}\nhorizon: next\nstatus: planned\narea: ops\nobjectives: [reliable]\nhistory: []\n`

const world = {
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
const make = (content: string, ...args: string[]) => {
  const { code, stdout, stderr } = handbook(['new', ...args, '--content', content, ...at])
  return { code, made: stdout.replaceAll(`${content}/`, '').trim().split('\n'), stderr: stderr.replaceAll(content, 'CONTENT') }
}
const check = (content: string) => {
  const { stdout } = handbook(['check', '--format', 'json', '--content', content, ...at])
  return (JSON.parse(stdout).problems as { code: string; file: string }[]).map(({ code, file }) => `${code} ${file}`)
}
const change = (content: string, file: string, ...pairs: [string, string][]) => {
  const path = join(content, file)
  const text = pairs.reduce(
    (all, [from, to]) => {
      expect(all).toContain(from)
      return all.replace(from, to)
    },
    readFileSync(path, 'utf8'),
  )
  writeFileSync(path, text)
}

describe('a strategy that supersedes another', () => {
  test('takes over pillars, owner, approvers and what is not settled, and passes together with the old one', () => {
    const content = contentFolder(world)
    const before = check(content)
    const { code, made, stderr } = make(content, 'strategy', '--title', 'Next plan', '--supersedes', 'plan')
    expect([code, made]).toEqual([0, ['strategy/next-plan.mdx', 'objectives/fast-2026.yaml', 'objectives/reliable-2026.md']])
    expect(stderr).toMatchInlineSnapshot(`
      "When the new one is in force: "status: active" in it, and "status: superseded" in "strategy/plan.md".
      Say how it ended in "objectives/fast-2025.yaml": met, missed or dropped.
      Say how it ended in "objectives/reliable.md": met, missed or dropped.
      Say under "changes" why it replaces "Plan".
      "
    `)
    expect(readFileSync(join(content, made[0] ?? ''), 'utf8')).toMatchInlineSnapshot(`
      "---
      owner: bo
      title: Next plan
      scope: product
      status: draft
      approvers:
        - ada
        - bo
      effective: 2026-11-24
      supersedes: plan
      pillars:
        - id: build
          title: Build
      changes:
        - on: 2026-11-24
          note: 'Taken over from "Plan": pillars, owner, approvers, the objectives "Fast",
            "Reliable".'
      ---

      Write the text here.
      "
    `)
    expect(readFileSync(join(content, made[2] ?? ''), 'utf8')).toMatchInlineSnapshot(`
      "---
      title: Reliable
      strategy: next-plan
      owner: ada
      period:
        from: 2026-01-01
        to: 2026-12-31
      status: active
      measures:
        - id: share
          name: Share
          unit: "%"
          direction: up
          baseline: 10
          target: 60
          readings:
            - on: 2026-02-01
              value: 12
          source: S
      ---

      See [the other](./fast-2025.yaml).
      "
    `)
    expect(check(content)).toEqual(before)

    change(content, 'strategy/plan.md', ['status: active', 'status: superseded'])
    change(content, 'strategy/next-plan.mdx', ['status: draft', 'status: active'])
    change(content, 'objectives/reliable.md', ['status: active', 'status: missed'])
    change(content, 'objectives/fast-2025.yaml', ['status: active', 'status: dropped'])
    expect(check(content)).toEqual(before)
  })

  test('keeps what is given', () => {
    const content = contentFolder(world)
    make(content, 'strategy', '--id', 'next', '--supersedes', 'plan', '--owner', 'ada', '--changes', '[{ on: 2026-11-01, note: Because. }]')
    const text = readFileSync(join(content, 'strategy/next.mdx'), 'utf8')
    expect(text).toContain('owner: ada\n')
    expect(text).toContain('note: Because.\n')
  })

  test('is refused where there is none', () => {
    const content = contentFolder(world)
    const files = filesBelow(content)
    expect(make(content, 'strategy', '--title', 'Next', '--supersedes', 'plam')).toEqual({
      code: 2,
      made: [''],
      stderr: 'There is no strategy/plam. Did you mean "plan"?\n',
    })
    expect(filesBelow(content)).toEqual(files)
  })
})

describe('a milestone', () => {
  test('takes over what slipped, and passes as soon as the old one says where it went', () => {
    const content = contentFolder(world)
    const { made, stderr } = make(content, 'milestone', '--title', 'December', '--dri', 'ada')
    expect(readFileSync(join(content, made[0] ?? ''), 'utf8')).toContain(
      'start: 2026-11-24\ndue: 2026-12-24\nstatus: planned\ngoals: []\nscope:\n  - item: search\n    commitment: committed\n    announce: true\n  - item: export\n    commitment: stretch\n    announce: true\n',
    )
    expect(stderr).toBe(
      'Write "carriedTo: december" at "search" in "milestones/may.yaml".\nWrite "carriedTo: december" at "export" in "milestones/may.yaml".\n',
    )
    change(
      content,
      'milestones/may.yaml',
      ['reason: Late.', 'reason: Late., carriedTo: december'],
      ['reason: Late. }', 'reason: Late., carriedTo: december }'],
    )
    expect(check(content)).toEqual([])
  })

  test('leaves what has a home', () => {
    const june =
      'title: June\ndri: ada\nstart: 2026-06-01\ndue: 2026-12-31\nstatus: planned\ngoals: []\nscope: [{ item: search, commitment: committed, announce: true }]\n'
    const content = contentFolder({ ...world, 'milestones/june.yaml': june })
    const { made } = make(content, 'milestone', '--title', 'July', '--dri', 'ada')
    const text = readFileSync(join(content, made[0] ?? ''), 'utf8')
    expect(text).toContain('item: export')
    expect(text).not.toContain('item: search')
  })
})

describe('an entry of the changelog', () => {
  test.each([
    ['roadmap/search', ['title: Search\n', 'type: added\n', 'features:\n  - log\n', 'roadmap:\n  - search\n', 'status: draft\n'], ''],
    [
      'backlog/slow',
      ['title: Slow\n', 'type: fixed\n', 'features: []\n', 'roadmap:\n  - search\n', 'issues:\n  - https://example.com/issues/7\n'],
      'Name the features that it touches.\n',
    ],
  ])('is made from %s', (from, lines, todo) => {
    const content = contentFolder(world)
    const before = check(content)
    const { made, stderr } = make(content, 'changelog', '--from', from)
    const text = readFileSync(join(content, made[0] ?? ''), 'utf8')
    for (const line of lines) expect(text).toContain(line)
    expect(stderr).toBe(todo)
    expect(check(content)).toEqual(before)
  })

  test.each([
    [['--from', 'features/log'], 'An entry of the changelog is made from "backlog/ID" or "roadmap/ID", not from "features/log".\n'],
    [['--from=roadmap/serach'], 'There is no roadmap/serach. Did you mean "search"?\n'],
    [['--from='], 'The option "--from" has no value. Write --from backlog/ID or --from roadmap/ID.\n'],
  ])('is refused with %s', (args, message) => {
    expect(make(contentFolder(world), 'changelog', ...args)).toEqual({ code: 2, made: [''], stderr: message })
  })

  test('a redirect still has its key "from"', () => {
    const content = contentFolder(world)
    expect(make(content, 'redirect', '--from', '/old/', '--to', '/').code).toBe(0)
    expect(readFileSync(join(content, 'redirects.yaml'), 'utf8')).toContain('from: /old/')
  })
})
