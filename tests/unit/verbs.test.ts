/** Commands that edit content: `roadmap move`, `milestone settle`, `changelog approve`, `objective read`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { moveRoadmapItem } from '../../src/authoring/verbs/roadmap.ts'
import { runEdit } from '../../src/cli/content-edit.ts'
import { runIn } from '../../src/cli/shell.ts'
import { callHandbook, type Result } from '../support/command.ts'
import { planContent as files } from './edited-content.ts'
import { handbookIn } from './handbooks.ts'
import { temporaryFolder, write } from './disk.ts'

interface Called extends Result {
  /** The file after the call, by path. */
  read(path: string): string
  content: string
}

async function call(args: readonly string[], changed: Readonly<Record<string, string>> = {}): Promise<Called> {
  const content = temporaryFolder()
  write(content, { ...files, ...changed })
  const result = await callHandbook([...args, '--content', content, '--now', '2026-11-24T12:00:00Z'])
  return { ...result, content, read: (path) => readFileSync(join(content, path), 'utf8') }
}

/** Everything in the fixture, as it was. */
const unchanged = ({ read }: Called) => Object.entries(files).every(([path, text]) => read(path) === text)

test('the fixture has no errors', () => {
  const content = temporaryFolder()
  write(content, files)
  expect(handbookIn(content).problems.filter(({ severity }) => severity === 'error')).toEqual([])
})

describe('what is written', () => {
  test('a roadmap item has a new horizon, and a line in its history', async () => {
    const { code, stdout, read } = await call(['roadmap', 'move', 'search', 'next', '--reason', 'Bo asked: twice'])
    expect(code).toBe(0)
    expect(stdout).toContain('"Search" moved from later to next.\n')
    expect(read('roadmap/search.mdx')).toBe(
      files['roadmap/search.mdx']
        .replace("'later'", "'next'")
        .replace('history: []', 'history:\n  - on: 2026-11-24\n    change: From later to next\n    reason: "Bo asked: twice"'),
    )
  })

  test('its history keeps its form', async () => {
    const { read } = await call(['roadmap', 'move', 'roadmap/export.md', 'later', '--reason', 'Not now'])
    expect(read('roadmap/export.md')).toContain(
      '  reason: Asked for\n- on: 2026-11-24\n  change: From next to later\n  reason: Not now\n---',
    )
  })

  test('its history keeps the newest first', async () => {
    const path = 'roadmap/export.md'
    const newestFirst = files[path].replace('history:\n', 'history:\n# The newest\n- { on: 2026-11-01, change: Asked again, reason: Bo }\n')
    const { read } = await call(['roadmap', 'move', 'export', 'later', '--reason', 'Not now'], { [path]: newestFirst })
    expect(read(path)).toContain('# The newest\n- { on: 2026-11-24, change: From next to later, reason: Not now }\n- { on: 2026-11-01')
  })

  test('front matter in braces, as JSON', async () => {
    const path = 'roadmap/export.md'
    const json =
      '---\n{\n  "title": "Export", "horizon": "next", # soon\n  "status": "planned", "area": "trust",\n  "objectives": ["speed"],\n  "history": [],\n}\n---\n'
    const { code, read } = await call(['roadmap', 'move', 'export', 'later', '--reason', 'Not now, but soon'], { [path]: json })
    expect(code).toBe(0)
    expect(read(path)).toBe(
      json.replace('"next"', '"later"').replace('[],', '[{ on: 2026-11-24, change: From next to later, reason: "Not now, but soon" }],'),
    )
  })

  test('an item that slipped is carried over', async () => {
    const { code, read } = await call([
      'milestone',
      'settle',
      'november',
      'search',
      'slipped',
      '--to',
      'december',
      '--reason',
      'Bo was ill',
    ])
    expect(code).toBe(0)
    expect(read('milestones/november.yaml')).toContain(
      '    announce: true\n    outcome: slipped\n    carriedTo: december\n    reason: Bo was ill\n  - { item: export',
    )
    expect(read('milestones/december.yaml')).toMatch(/scope:\n {2}- item: search\n {4}commitment: committed\n {4}announce: true\n$/)
    expect(read('roadmap/search.mdx')).toBe(files['roadmap/search.mdx'].replace('milestone: november', 'milestone: december'))
  })

  test('an item in braces keeps its braces', async () => {
    const { read } = await call(['milestone', 'settle', 'november', 'export', 'dropped', '--reason', 'Too small, too late'])
    expect(read('milestones/november.yaml')).toContain(
      '- { item: export, commitment: stretch, announce: { no: Too small. }, outcome: dropped, reason: "Too small, too late" }\n',
    )
    expect(read('milestones/december.yaml')).toBe(files['milestones/december.yaml'])
  })

  test('an entry has a review', async () => {
    const { code, read } = await call(['changelog', 'approve', '2026/11/find', '--by', 'bo', '--on', '2026-11-23'])
    expect(code).toBe(0)
    expect(read('changelog/2026/11/find.md')).toBe(
      files['changelog/2026/11/find.md'].replace('reviews: []', 'reviews:\n  - { by: bo, on: 2026-11-23, verdict: approve }'),
    )
  })

  test.each([
    [['4.5'], '      - { on: 2026-11-01, value: 6 } # after the fix\n      - { on: 2026-11-24, value: 4.5 }\n    source'],
    [['-1', '--on', '2026-10-01'], '      - { on: 2026-09-01, value: 8 }\n      - { on: 2026-10-01, value: -1 }\n      - { on: 2026-11-01'],
  ])('a measure has a reading in the order of days: %s', async (args, lines) => {
    const { code, read } = await call(['objective', 'read', 'speed', 'wait', ...args])
    expect(code).toBe(0)
    expect(read('objectives/speed.yaml')).toContain(lines)
  })

  test('lines of Windows and a byte order mark stay', async () => {
    const path = 'changelog/2026/11/find.md'
    const windows = `\uFEFF${files[path].replaceAll('\n', '\r\n')}`
    const { read } = await call(['changelog', 'approve', '2026/11/find', '--by', 'bo'], { [path]: windows })
    const written = read(path)
    expect(written).toBe(windows.replace('reviews: []', 'reviews:\r\n  - { by: bo, on: 2026-11-24, verdict: approve }'))
  })
})

test('--dry-run prints the difference and writes nothing', async () => {
  const called = await call(['roadmap', 'move', 'export', 'later', '--reason', 'Not now', '--dry-run'])
  expect(called.code).toBe(0)
  expect(called.stdout).toContain('-horizon: next\n+horizon: later\n')
  expect(called.stderr).toBe('Nothing was written.\n')
  expect(unchanged(called)).toBe(true)
})

describe('what is refused', () => {
  test.each<[args: string[], message: string]>([
    [['roadmap', 'move', 'serch', 'next', '--reason', 'x'], 'There is no roadmap/serch. Did you mean "search"?'],
    [['roadmap', 'move', 'search', 'later', '--reason', 'x'], '"Search" has the horizon "later" already.'],
    [['roadmap', 'move', 'search', 'next', '--reason', ' '], 'Say why "Search" moves: --reason'],
    [['milestone', 'settle', 'november', 'search', 'dropped', '--reason', ''], 'Say why "Search" was dropped: --reason'],
    [['objective', 'read', 'speed', 'wait', '1,234'], '"1,234" can be read in two ways. Write 1234 or 1.234.'],
    [['objective', 'read', 'speed', 'wait', '9007199254740993'], 'has more digits than can be stored'],
    [['roadmap', 'move', 'search', 'soon', '--reason', 'x'], 'Allowed choices are now, next, later.'],
    [['roadmap', 'move', 'search', 'next'], "required option '--reason <text>' not specified"],
    [['milestone', 'settle', 'octember', 'search', 'shipped'], 'There is no milestones/octember.'],
    [['milestone', 'settle', 'november', 'serch', 'shipped'], '"November" doesn\'t include "serch". Did you mean "search"?'],
    [['milestone', 'settle', 'november', 'search', 'slipped', '--reason', 'x'], 'The next one is "--to december".'],
    [['milestone', 'settle', 'november', 'search', 'slipped', '--to', 'december'], 'Say why "Search" slipped: --reason'],
    [['milestone', 'settle', 'november', 'search', 'dropped', '--reason', 'x', '--to', 'december'], 'Only a slipped item is carried over.'],
    [['milestone', 'settle', 'november', 'search', 'slipped', '--reason', 'x', '--to', 'november'], 'to the same milestone'],
    [['changelog', 'approve', '2026/11/fin', '--by', 'bo'], 'Did you mean "2026/11/find"?'],
    [['changelog', 'approve', '2026/11/find', '--by', 'boo'], 'There is no people/boo. Did you mean "bo"?'],
    [['changelog', 'approve', '2026/11/find', '--by', 'ada'], 'Ada is an author of "Find anything".'],
    [['changelog', 'approve', '2026/11/find', '--by', 'gone'], 'Gone is not active in "people.yaml"'],
    [['changelog', 'approve', '2026/11/find', '--by', 'bo', '--on', '2026-12-01'], '2026-12-01 is in the future.'],
    [['changelog', 'approve', '2026/11/find', '--by', 'bo', '--on', '24.11.2026'], '"24.11.2026" is not a valid date.'],
    [['objective', 'read', 'speed', 'wat', '5'], '"Speed" has no measure "wat". Did you mean "wait"?'],
    [['objective', 'read', 'speed', 'wait', '0,5'], '"0,5" is not a number. Write 0.5.'],
    [['objective', 'read', 'speed', 'wait', '45%'], '"45%" is not a number. Write 45.'],
    [['objective', 'read', 'speed', 'wait', '5', '--on', '2026-11-01'], '"Wait" has a reading of 2026-11-01 already: 6 s.'],
    [['objective', 'read', 'speed', 'wait', '5', '--on', '2027-01-01'], '2027-01-01 is in the future.'],
  ])('%j', async (args, message) => {
    const called = await call(args)
    expect(called.stderr).toContain(message)
    expect(called.code).toBe(2)
    expect(unchanged(called)).toBe(true)
  })

  test('a file that another program changed in the meantime', async () => {
    const content = temporaryFolder()
    write(content, files)
    const other = files['roadmap/export.md'].replace('Text.', 'Another text.')
    const program = (_: readonly string[], shell: Parameters<typeof runIn>[0]) =>
      runIn(shell, () =>
        runEdit({ content, now: '2026-11-24T12:00:00Z' }, (context) => {
          write(content, { 'roadmap/export.md': other })
          return moveRoadmapItem(context, { id: 'export', horizon: 'later', reason: 'x' })
        }),
      )
    await expect(callHandbook([], {}, program)).rejects.toThrow('"roadmap/export.md" changed while the command ran.')
    expect(readFileSync(join(content, 'roadmap/export.md'), 'utf8')).toBe(other)
  })

  test('an outcome that is settled already', async () => {
    const path = 'milestones/november.yaml'
    const settled = files[path].replace('announce: true', 'announce: true\n    outcome: shipped')
    const { code, stderr } = await call(['milestone', 'settle', 'november', 'search', 'dropped', '--reason', 'x'], { [path]: settled })
    expect(stderr).toContain('"Search" is settled in "November" already: shipped.')
    expect(code).toBe(2)
  })

  test('errors that it would add, with their place', async () => {
    const called = await call(['roadmap', 'move', 'search', 'now', '--reason', 'x'])
    expect(called.stderr).toContain('roadmap/search.mdx:3:10  error  roadmap-unevidenced\n')
    expect(called.stderr).toContain('Nothing was written: the content would not pass the check.')
    expect(called.code).toBe(1)
    expect(unchanged(called)).toBe(true)
  })

  test('errors that exist do not keep others from working', async () => {
    const { code, read } = await call(['roadmap', 'move', 'export', 'later', '--reason', 'x'], {
      'roadmap/other.md': '---\ntitle: Other\nhorizon: soon\n---\n',
    })
    expect(code).toBe(0)
    expect(read('roadmap/export.md')).toContain('horizon: later')
  })

  test('an entry with errors, a list as front matter, an alias', async () => {
    const change = (text: string) => call(['roadmap', 'move', 'export', 'later', '--reason', 'x'], { 'roadmap/export.md': text })
    const text = files['roadmap/export.md']
    const broken = await change(text.replace('planned', 'planed'))
    expect(broken.stderr).toContain('"roadmap/export.md" has errors. Fix them first')
    expect(broken.code).toBe(2)
    const list = await change('---\n- title: Export\n---\n')
    expect(list.stderr).toContain('"roadmap/export.md" has errors.')
    const alias = await change(text.replace(/history:\n.*?---/s, 'searchWords: &w []\nhistory: *w\n---'))
    expect(alias.stderr).toContain('"history" is written in a form that this command can\'t edit.')
    expect(alias.code).toBe(2)
  })
})

describe('a settlement that is not complete', () => {
  const path = 'milestones/november.yaml'
  const slipped = (more: string) => ({
    [path]: files[path].replace(
      'commitment: committed\n    announce: true',
      `commitment: committed\n    announce: true\n    outcome: slipped${more}`,
    ),
  })

  test('gets its later milestone, and keeps its reason', async () => {
    const { code, read } = await call(
      ['milestone', 'settle', 'november', 'search', 'slipped', '--to', 'december'],
      slipped('\n    reason: Too long.'),
    )
    expect(code).toBe(0)
    expect(read(path)).toContain('    outcome: slipped\n    carriedTo: december\n    reason: Too long.\n')
    expect(read('milestones/december.yaml')).toContain('item: search')
  })

  test('gets its reason, and keeps its later milestone', async () => {
    const { code, read } = await call(
      ['milestone', 'settle', 'november', 'search', 'slipped', '--reason', 'Too long.'],
      slipped('\n    carriedTo: december'),
    )
    expect(code).toBe(0)
    expect(read(path)).toContain('    carriedTo: december\n    reason: Too long.\n')
  })

  test('is not turned into another one', async () => {
    await expect(call(['milestone', 'settle', 'november', 'search', 'dropped', '--reason', 'No.'], slipped(''))).resolves.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is settled in "November" already: slipped.'),
    })
  })
})

test('a reading of -0 is 0, and a reason of several lines stays one value', async () => {
  const reading = await call(['objective', 'read', 'speed', 'wait', '-0', '--on', '2026-11-20'])
  expect(reading.read('objectives/speed.yaml')).toContain('      - { on: 2026-11-20, value: 0 }\n')
  const moved = await call(['roadmap', 'move', 'export', 'later', '--reason', 'Not: now\nnot # soon '])
  expect(moved.read('roadmap/export.md')).toContain('  reason: "Not: now\\nnot # soon"\n')
})
