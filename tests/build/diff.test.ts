/** `handbook diff`, called as by a user. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { callHandbook } from '../support/command.ts'
import { contentFolder, temporaryFolder } from '../support/folders.ts'
import { repository } from '../support/repository.ts'
import { editionsIn } from '../unit/published-editions.ts'

const strategy = (more: string) =>
  `---\ntitle: Plan\nscope: product\nstatus: active\napprovers: [ada]\neffective: 2026-01-01\n${more}---\n\nWhere we go.\n`
const objective = (target: number) =>
  `title: Reliable\nstrategy: plan\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\nmeasures:\n  - { id: share, name: Share, unit: "%", direction: up, baseline: 10, target: ${target}, readings: [], source: S }\n`
const page = (text: string) => `---\ntitle: Page\n---\n\n${text}\n`

const first = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n',
  'areas.yaml': '- { id: ops, title: Operations, owner: ada }\n',
  'strategy/plan.md': strategy('owner: ada\nchanges: []\n'),
  'objectives/reliable.yaml': objective(60),
  'handbook/page.md': page('Old.'),
  'handbook/gone.md': '---\ntitle: Gone\n---\n\nNothing of what it says here is said anywhere else.\n',
  'handbook/é.png': 'no text',
  '_drafts/x.md': 'nothing',
}
const second = {
  'areas.yaml': '- { id: ops, title: Operations, owner: bo }\n',
  'strategy/plan.md': strategy(
    'owner: bo\nchanges: [{ on: 2026-11-20, note: Share was reached. }, { on: 2026-11-20, note: Bo keeps it. }]\n',
  ),
  'objectives/reliable.yaml': objective(75),
  'handbook/page.md': page('New.'),
  'handbook/gone.md': undefined,
  'handbook/more/new.md': '---\ntitle: New\n---\n\nText.\n',
}

const text = `What changed from HEAD to worktree

Strategy “Plan”
  Owner: Ada → Bo
      2026-11-20: Bo keeps it.
  Measure “Share” of “Reliable” – target: 60% → 75%
      2026-11-20: Share was reached.

areas/ops changed: Operations
  Owner: Ada → Bo
handbook/more/new added: New
handbook/gone removed: Gone

Text
  handbook/page.md
    - Old.
    + New.
`

describe('reports changes, meaning first', () => {
  test('since the last commit', async () => {
    const { content, commit, write } = repository()
    commit(first)
    write(second)
    expect(await callHandbook(['diff', '--content', content])).toEqual({ code: 0, stdout: text, stderr: '' })
  })

  test('between commits, and to an edition by name', async () => {
    const { content, commit, write } = repository()
    const old = commit(first)
    commit({ ...second, 'handbook/page.md': page('New.') })
    const named = await callHandbook(['diff', old.slice(0, 8), 'HEAD', '--content', content])
    expect(named.stdout).toBe(text.replace('HEAD to worktree', `${old.slice(0, 8)} to HEAD`))
    write({ 'editions.yaml': `- { name: spring, commit: ${old}, date: 2026-11-01 }\n` })
    expect((await callHandbook(['diff', 'spring', 'main', '--content', content])).stdout).toBe(
      text.replace('HEAD to worktree', 'spring to main'),
    )
    expect((await callHandbook(['diff', 'main', 'main', '--content', content])).stdout).toBe('Nothing changed from main to main.\n')
  })

  test('as Markdown for a pull request', async () => {
    const { content, commit, write } = repository()
    commit({ ...first, 'areas.yaml': first['areas.yaml'].replace('Operations', '"Day * to * day"') })
    write({ ...second, 'areas.yaml': second['areas.yaml'].replace('Operations', '"Day * to * day"') })
    expect((await callHandbook(['diff', '--format', 'md', '--content', content])).stdout).toMatchInlineSnapshot(`
      "## What changed from HEAD to worktree

      ### Strategy “Plan”

      - **Owner: Ada → Bo**. 2026-11-20: Bo keeps it.
      - **Measure “Share” of “Reliable” – target: 60% → 75%**. 2026-11-20: Share was reached.

      ### areas

      - **areas/ops changed: Day \\* to \\* day**
        - Owner: Ada → Bo

      ### handbook

      - **handbook/more/new added: New**
      - **handbook/gone removed: Gone**

      ### Text

      - \`handbook/page.md\`
        - Removed: ~~Old.~~
        - Added: **New.**
      "
    `)
  })

  test('as JSON', async () => {
    const { content, commit, write } = repository()
    commit(first)
    write(second)
    const { stdout } = await callHandbook(['diff', '--format', 'json', '--content', content])
    const { strategies, entries, texts } = JSON.parse(stdout)
    expect(strategies[0].changes[1]).toEqual({
      of: 'measure',
      aspect: 'target',
      title: 'Share',
      objective: 'Reliable',
      id: 'reliable',
      from: '60%',
      to: '75%',
      reason: { on: '2026-11-20', note: 'Share was reached.' },
    })
    expect(entries.map(({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`)).toEqual([
      'changed ops',
      'added more/new',
      'removed gone',
    ])
    expect(texts).toEqual(['handbook/page.md'])
  })

  test('words of all prose fields; obligations come first', async () => {
    const { content, commit, write } = repository()
    const { 'handbook/page.md': _, ...others } = first
    const feature = (body: string) => `---\ntitle: Log\nsummary: S.\narea: ops\nlifecycle: []\navailability: undecided\n---\n\n${body}\n`
    commit({
      ...others,
      'handbook/page.mdx': page('## Data\n\nWe must keep it for 30 days.\n\n<Callout>\nAsk [Ada](gone.md).\n</Callout>'),
      'handbook/spaces.md': page('One\ntwo.'),
      'handbook/promise.md': page('Text.\n\nWe will not sell it.'),
      'features/log.md': feature('- It counts\n- It prints'),
    })
    write({
      'handbook/page.mdx': page('## Data\n\nWe should keep it for 60 days.\n\n<Callout>\nAsk [Ada](spaces.md).\n</Callout>'),
      'handbook/spaces.md': page('One two.'),
      'handbook/promise.md': undefined,
      'features/log.md': feature('- It counts\n- It warns\n- It prints'),
    })
    expect((await callHandbook(['diff', '--content', content])).stdout).toMatchInlineSnapshot(`
      "What changed from HEAD to worktree

      handbook/promise removed: Page

      Binding sentences
        handbook/page.mdx
          ~ We [-must-] {+should+} keep it for [-30-] {+60+} days.
        handbook/promise.md
          - We will not sell it.

      Text
        features/log.md
          + It warns
        handbook/page.mdx
          ~ We [-must-] {+should+} keep it for [-30-] {+60+} days.
          ~ Ask Ada.
              “Ada” now links to /handbook/spaces/, not /handbook/gone/
      "
    `)
    expect((await callHandbook(['diff', '--content', content, '--format', 'md'])).stdout).toMatchInlineSnapshot(`
      "## What changed from HEAD to worktree

      ### handbook

      - **handbook/promise removed: Page**

      ### Binding sentences

      - \`handbook/page.mdx\`
        - Changed: We ~~must~~ **should** keep it for ~~30~~ **60** days.
      - \`handbook/promise.md\`
        - Removed: ~~We will not sell it.~~

      ### Text

      - \`features/log.md\`
        - Added: **It warns**
      - \`handbook/page.mdx\`
        - Changed: We ~~must~~ **should** keep it for ~~30~~ **60** days.
        - Changed: Ask Ada. (“Ada” now links to /handbook/spaces/, not /handbook/gone/)
      "
    `)
    const { sentences, blocks } = JSON.parse((await callHandbook(['diff', '--content', content, '--format', 'json'])).stdout)
    expect(sentences.map(({ file, kind }: { file: string; kind: string }) => [file, kind])).toEqual([
      ['handbook/page.mdx', 'changed'],
      ['handbook/promise.md', 'removed'],
    ])
    expect(blocks[0]).toEqual({ file: 'features/log.md', kind: 'added', words: [{ kind: 'added', text: 'It warns' }], notes: [] })
  })

  test('plans, issues and renamed pages in words', async () => {
    const { content, commit, write } = repository()
    const feature = (availability: string) => `title: Audit Log\nsummary: S.\narea: ops\nlifecycle: []\navailability: ${availability}\n`
    const issue = (number: number) => `title: Issue ${number}\nkind: bug\nopened: 2026-11-0${number}\nstatus: new\n`
    commit({
      'people.yaml': first['people.yaml'],
      'areas.yaml': first['areas.yaml'],
      'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
      'tiers.yaml': '- { id: edge, names: [{ from: 2026-01-01, label: Edge }], rank: 1, offerings: [cloud], introduced: 2026-01-01 }\n',
      'features/log.yaml': feature('[{ tier: edge, offering: cloud, since: 2026-08-27 }]'),
      'handbook/old.md': '---\ntitle: Old\n---\n\nWhat was written long ago.\n',
    })
    write({
      'features/log.yaml': feature('[{ tier: edge, offering: cloud, since: 2026-08-27, until: 2026-12-01 }]'),
      'handbook/old.md': undefined,
      'handbook/new.md': '---\ntitle: New\nformerly: [old]\n---\n\nAll of this is said in other words.\n',
      ...Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`backlog/${number}.yaml`, issue(number)])),
    })
    expect((await callHandbook(['diff', '--content', content, '--format', 'md'])).stdout).toMatchInlineSnapshot(`
      "## What changed from HEAD to worktree

      ### backlog

      - **5 issues added: “Issue 1”, “Issue 2”, “Issue 3” and 2 more**

      ### features

      - **features/log changed: Audit Log**
        - Edge loses Audit Log on Cloud on 1 December 2026.

      ### handbook

      - **handbook/new renamed (was old): New**
        - Title: Old → New

      ### Text

      - \`handbook/new.md\`
        - Removed: ~~What was written long ago.~~
        - Added: **All of this is said in other words.**
      "
    `)
    const { stdout } = await callHandbook(['diff', '--content', content])
    expect(stdout).not.toMatch(/[{}[\]]"|":/)
    expect(stdout).toContain('features/log changed: Audit Log\n  Edge loses Audit Log on Cloud on 1 December 2026.\n')
    expect(stdout).toContain('\n5 issues added: “Issue 1”, “Issue 2”, “Issue 3” and 2 more\n')
    expect(stdout).toContain('handbook/new renamed (was old): New\n  Title: Old → New\n')
    const { entries } = JSON.parse((await callHandbook(['diff', '--content', content, '--format', 'json'])).stdout)
    expect(entries.find(({ id }: { id: string }) => id === 'log')).toMatchObject({
      says: ['Edge loses Audit Log on Cloud on 1 December 2026.'],
    })
    expect(entries.filter(({ collection }: { collection: string }) => collection === 'backlog').length).toBe(5)
  })

  test('a page with another name, title and text is the same document, as on pages of changes', async () => {
    const { content, commit } = repository()
    const id = commit({ 'handbook/old.md': '---\ntitle: Old\n---\n\nWhat was written long ago.\n' }, '2026-10-01')
    commit({
      'editions.yaml': `- { name: spring, commit: ${id}, date: 2026-10-01 }\n`,
      'handbook/old.md': undefined,
      'handbook/new.md': '---\ntitle: New\nformerly: [old]\n---\n\nAll of this is said in other words.\n',
    })
    const { entries } = JSON.parse((await callHandbook(['diff', 'spring', 'HEAD', '--content', content, '--format', 'json'])).stdout)
    const told = entries.filter(({ collection }: { collection: string }) => collection === 'handbook')
    expect(told).toMatchObject([{ kind: 'renamed', id: 'new', before: 'old', says: ['Title: Old → New'] }])
    const { today } = editionsIn(content)
    const list = today.find(({ url }) => url === '/changes/today/')?.html ?? ''
    expect(list.replace(/<[^>]+>/g, ' ')).toMatch(/Handbook {2}Moved .* New {3}Moved from \/handbook\/old\/ .* Title: Old → New/)
  })

  test('whitespace alone is no change', async () => {
    const { content, commit, write } = repository()
    commit({ ...first, 'handbook/spaces.md': page('One\ntwo.') })
    write({ 'handbook/spaces.md': page('One two.') })
    expect((await callHandbook(['diff', '--content', content])).stdout).toBe('Nothing changed from HEAD to worktree.\n')
  })

  test('a new strategy is compared with the one it supersedes', async () => {
    const { content, commit, write } = repository()
    commit(first)
    write({
      'strategy/plan.md': strategy('owner: ada\nchanges: []\n').replace('status: active', 'status: superseded'),
      'strategy/next.md': strategy('owner: ada\nsupersedes: plan\nchanges: [{ on: 2026-11-20, note: We look further. }]\n').replace(
        'Plan',
        'Next',
      ),
      'objectives/reliable.yaml': objective(60).replace('status: active', 'status: met'),
      'objectives/reliable-next.yaml': objective(75).replace('strategy: plan', 'strategy: next'),
    })
    const { stdout } = await callHandbook(['diff', '--content', content])
    // One line is the cause of all of it, so it's reported once.
    expect(stdout).toContain(
      'Strategy “Next”, which replaces “Plan”\n  2026-11-20: We look further.\n      Title: Plan → Next\n      Objective “Reliable” – id: reliable → reliable-next\n      Measure “Share” of “Reliable” – target: 60% → 75%\n',
    )
    expect(stdout).toContain('Strategy “Plan”\n  Status: Active → Superseded\n  Objective “Reliable” – status: Active → Met\n')
  })

  test('unreadable files are left out, with a note', async () => {
    const { content, commit, write } = repository()
    commit({ ...first, 'roadmap/broken.yaml': 'title: Broken\n' })
    write({ 'roadmap/broken.yaml': 'title: Broken\narea: none\n', 'roadmap/worse.yaml': 'title: [\n' })
    const { code, stdout, stderr } = await callHandbook(['diff', '--content', content])
    expect([code, stdout]).toEqual([0, 'Nothing changed from HEAD to worktree.\n'])
    expect(stderr).toMatchInlineSnapshot(`
      "One entry of HEAD can’t be read under today’s rules, so it is not compared:
        roadmap/broken: roadmap/broken.yaml:1:1 A roadmap item needs "area".
      2 entries of worktree can’t be read under today’s rules, so they are not compared:
        roadmap/broken: roadmap/broken.yaml:1:1 A roadmap item needs "history".
        roadmap/worse: roadmap/worse.yaml:1:8 A list that begins with "[" is never closed.
      "
    `)
  })

  test('a list with an unreadable item reports no deletions', async () => {
    const { content, commit, write } = repository()
    const people = '- { id: ada, name: Ada, active: true }\n- id: bo\n  name: Bo\n  active: true\n'
    commit({ ...first, 'people.yaml': people })
    write({ 'people.yaml': people.replace('- id: bo\n', '- id: bo: b\n') })
    const { code, stdout, stderr } = await callHandbook(['diff', '--content', content])
    expect([code, stdout]).toEqual([0, 'Nothing changed from HEAD to worktree.\n'])
    expect(stderr).toContain('worktree can’t be read under today’s rules')
    expect(stderr).toContain('people.yaml:2:')
  })

  test("what was unreadable before doesn't count as new", async () => {
    const { content, commit } = repository()
    const people = '- { id: ada, name: Ada, active: true }\n'
    commit({ ...first, 'handbook/a.md': '---\ntitle: [\n---\n\nText.\n', 'people.yaml': `${people}- { id: bo }\n` })
    commit({ 'handbook/a.md': '---\ntitle: A\n---\n\nText.\n', 'people.yaml': `${people}- { id: bo, name: Bo, active: true }\n` })
    const { stdout, stderr } = await callHandbook(['diff', 'HEAD~1', 'HEAD', '--content', content])
    expect(stdout).toBe('Nothing changed from HEAD~1 to HEAD.\n')
    expect(stderr).toMatchInlineSnapshot(`
      "2 entries of HEAD~1 can’t be read under today’s rules, so they are not compared:
        handbook/a: handbook/a.md:2:8 A list that begins with "[" is never closed.
        people/bo: people.yaml:2:3 A person needs "active".
      "
    `)
  })
})

describe('is refused with one sentence', () => {
  const refused = async (content: string, ...args: string[]) => {
    const { code, stdout, stderr } = await callHandbook(['diff', ...args, '--content', content])
    return { code, stdout, stderr: stderr.replaceAll(content, 'CONTENT') }
  }

  test('a folder outside any repository', async () => {
    expect(await refused(contentFolder(first as Record<string, string>))).toEqual({
      code: 2,
      stdout: '',
      stderr: '"CONTENT" is not in a git repository.\n',
    })
  })

  test('a missing folder', async () => {
    expect((await refused(join(temporaryFolder(), 'none'))).stderr).toBe('There is no content folder "CONTENT".\n')
  })

  test('a repository without commits, an unknown revision, and something that looks like an option', async () => {
    const { content, commit, write } = repository()
    write(first)
    expect(await refused(content)).toEqual({ code: 2, stdout: '', stderr: 'There is no commit "HEAD" in the repository of "CONTENT".\n' })
    commit({})
    expect(await refused(content, 'spring')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'There is no commit "spring" in the repository of "CONTENT".\n',
    })
    expect((await callHandbook(['diff', '--content', content, '--', '--all'])).stderr).toMatch(
      /^There is no commit "--all" in the repository/,
    )
  })

  test('a commit from before the folder existed', async () => {
    const { content, git, commit } = repository()
    git('commit', '--quiet', '--allow-empty', '--message=Empty')
    commit(first)
    expect((await refused(content, 'HEAD~1')).stderr).toMatch(/^The folder "the content" does not exist in the commit [0-9a-f]{10}\.\n$/)
  })

  test('a shallow clone without the commit', async () => {
    const { root, git, commit } = repository()
    commit(first)
    commit(second)
    const clone = join(temporaryFolder(), 'clone')
    mkdirSync(clone)
    git('clone', '--quiet', '--depth=1', `file://${root.replaceAll(' ', '%20')}`, clone)
    const { code, stderr } = await refused(join(clone, 'the content'), 'HEAD~1')
    expect([code, stderr]).toEqual([
      2,
      'There is no commit "HEAD~1" here. This clone is shallow: it has only the latest commits. Get the others with "git fetch --unshallow".\n',
    ])
  })
})
