/** A pre-release is listed and marked as such, but is never the latest, supported, a patch, or the default upgrade. */
import { describe, expect, test } from 'vitest'
import { answerHtml } from '../../src/components/upgrade/answer.ts'
import { calendarYears, supportCalendar } from '../../src/answers/calendar.ts'
import { entriesOfRelease, releaseOf } from '../../src/collections/changelog/view.ts'
import { buildHome } from '../../src/answers/home.ts'
import { inOrder } from '../../src/graph/order.ts'
import { type Change, reachOf } from '../../src/collections/changelog/reach.ts'
import { stateOf } from '../../src/collections/releases/view.ts'
import { findRelease, type Release, supportOf } from '../../src/collections/releases/order.ts'
import { listEvents } from '../../src/answers/schedule.ts'
import { answerUpgrade } from '../../src/answers/upgrade/answer.ts'
import { collectUpgradeData } from '../../src/answers/upgrade/collect.ts'
import { type AskedUpgrade, readUpgrade } from '../../src/answers/upgrade/query.ts'
import { defaultTarget, staticAnswers, versionsWithAnswers } from '../../src/answers/upgrade/static-answers.ts'
import { isMinor, isPrerelease, releaseKind, lineOf, finalVersion } from '../../src/plain/versions.ts'
import { makeCalendar } from '../../src/outputs/calendar.ts'
import { feedsIn } from './feeds.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const release = (date: string, more = '') => `date: ${date}\nstatus: released\noffering: hosted\n${more}`
const entry = (fields: string) =>
  `---\ntitle: Entry ${fields.length}\ndescription: D.\nfeatures: []\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-01-01, verdict: approve }]\n${fields}\n---\n`
const breaking = 'breaking: { kind: api, impact: Who calls it., action: Rename it., automated: false }'
const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
  'offerings.yaml': '- { id: hosted, title: Hosted, delivery: versioned }\n',
  'releases/2.9.yaml': release('2025-12-01'),
  'releases/2.10.yaml': release('2026-02-01'),
  'releases/2.10.1-rc.1.yaml': release('2026-02-10'),
  'releases/2.10.1.yaml': release('2026-02-20'),
  'releases/3.0.0-beta.2.yaml': release('2026-03-01'),
  'releases/3.0.0-beta.11.yaml': release('2026-03-10', 'upgradeFrom: "2.10"\n'),
  'releases/3.0.0-rc.1.md': `---\n${release('2026-04-01', 'supportedUntil: 2027-01-01\n')}---\n\nTry it.\n`,
  'changelog/tried.md': entry(`type: changed\ndate: 2026-04-01\nrelease: 3.0.0-rc.1\n${breaking}`),
  'changelog/later.md': entry('type: fixed\ndate: 2026-03-15'),
}
const final = { 'releases/3.0.0.md': `---\n${release('2026-05-01')}---\n\nUpgrade as usual.\n` }
const before = handbookOf(files)
const after = handbookOf({ ...files, ...final })
const find = (version: string, from = before) => findRelease(from.handbook, version) as Release
const change = (id: string, from = before) => entryOf(from, 'changelog', id) as unknown as Change

test.each([
  ['3.0.0-rc.1', '3.0', 'prerelease', '3.0.0'],
  ['3.0-rc.1', '3.0', 'prerelease', '3.0'],
  ['2.10.1-rc.1+build.7', '2.10', 'prerelease', '2.10.1'],
  ['3.0.0+build.5', '3.0', 'major', '3.0.0+build.5'],
  ['2.30.0+build-5', '2.30', 'minor', '2.30.0+build-5'],
  ['2.30.1+5', '2.30', 'patch', '2.30.1+5'],
])('%s belongs to %s and is a %s of %s', (version, line, kind, prepared) => {
  expect([lineOf(version), releaseKind(version), finalVersion(version)]).toEqual([line, kind, prepared])
  expect([isPrerelease(version), isMinor(version)]).toEqual([kind === 'prerelease', kind === 'major' || kind === 'minor'])
})

test('the only problem is that nothing follows yet', () => {
  expect(before.problems.map(({ code, file }) => `${code} ${file}`)).toEqual(['entry-unreleased changelog/later.md'])
  expect(after.problems).toEqual([])
})

describe('before its version exists', () => {
  const { handbook } = before
  const data = collectUpgradeData(handbook)
  const ask = (asked: AskedUpgrade) => {
    const upgrade = readUpgrade(asked, data)
    return upgrade && answerUpgrade(upgrade, data)
  }

  test('the start page shows the latest regular one', () => {
    expect([buildHome(handbook).current?.id, buildHome(handbook).next?.id]).toEqual(['2.10.1', undefined])
  })

  test("it's listed by version, and marked", () => {
    expect(inOrder(handbook, 'releases').map(({ title }) => title)).toEqual([
      '3.0.0-rc.1 (pre-release)',
      '3.0.0-beta.11 (pre-release)',
      '3.0.0-beta.2 (pre-release)',
      '2.10.1',
      '2.10.1-rc.1 (pre-release)',
      '2.10',
      '2.9',
    ])
  })

  test("it's never supported, and ends no support", () => {
    expect(supportOf(find('3.0.0-rc.1'), handbook)).toEqual({ until: undefined, isSupported: false, endedBy: undefined })
    expect(supportCalendar(handbook)?.windows.map(({ first, latest }) => [first.id, latest.id])).toEqual([
      ['2.10', '2.10.1'],
      ['2.9', '2.9'],
    ])
    expect(supportOf(find('2.9'), handbook).until).toBeUndefined()
    expect(listEvents({ ...handbook, now: '2026-01-01T00:00:00Z' }).map(({ id }) => id)).toEqual([])
  })

  test("it isn't a patch", () => {
    const [{ minors, patches, prereleases } = {}] = calendarYears(handbook)
    expect([minors, patches, prereleases]).toEqual([1, 1, 4])
    expect(stateOf(find('2.10'), handbook)).toMatchObject({ patches: [{ id: '2.10.1' }], prereleases: [] })
    expect(stateOf(find('2.10.1'), handbook)).toMatchObject({ prereleases: [{ id: '2.10.1-rc.1' }] })
    expect(stateOf(find('2.10.1-rc.1'), handbook)).toMatchObject({
      prerelease: { of: { id: '2.10.1' } },
      opener: undefined,
      support: undefined,
    })
    expect(stateOf(find('3.0.0-rc.1'), handbook)).toMatchObject({ prerelease: { of: undefined }, patches: [], prereleases: [] })
  })

  test('the calendar file marks it, without an end of support', () => {
    const summaries = makeCalendar(handbook)
      .match(/(?<=SUMMARY:).*/g)
      ?.map((line) => line.trim())
    expect(summaries).toEqual([
      'Example 2.9',
      'Example 2.10',
      'Example 2.10.1-rc.1 (pre-release)',
      'Example 2.10.1',
      'Example 3.0.0-beta.2 (pre-release)',
      'Example 3.0.0-beta.11 (pre-release)',
      'Example 3.0.0-rc.1 (pre-release)',
    ])
  })

  test("nobody upgrades to it or from it by default, and it's no required stop", () => {
    expect(defaultTarget(data)).toBe('2.10.1')
    expect(versionsWithAnswers(data)[0]).toBe('3.0.0-rc.1')
    expect(staticAnswers('3.0.0-rc.1', data, 3)?.sincePrevious.from.version).toBe('2.10.1')
    expect([ask({})?.from.version, ask({})?.to.version]).toEqual(['2.9', '2.10.1'])
    expect(ask({ to: '3.0.0-rc.1' })).toMatchObject({ from: { version: '2.9' }, to: { version: '3.0.0-rc.1' }, stops: [] })
    expect(ask({ to: '3.0.0-beta.11' })).toMatchObject({ stops: ['2.10'] })
    expect(ask({ from: '3.0-rc.1', to: '2.10' })).toMatchObject({ to: { version: '3.0.0-rc.1' }, notes: [{ kind: 'turned-round' }] })
  })

  test.each([
    ['not in the calendar', {}, '3.0.0-rc.1', [{ kind: 'prerelease', version: '3.0.0', on: undefined }]],
    [
      'planned',
      { 'releases/3.0.0.yaml': 'date: 2030-05-01\nstatus: planned\noffering: hosted\n' },
      '3.0.0',
      [{ kind: 'prerelease', version: '3.0.0', on: '2030-05-01' }],
    ],
    [
      'withdrawn',
      { 'releases/3.0.0.yaml': 'date: 2026-05-01\nstatus: yanked\noffering: hosted\nreason: It failed.\n' },
      '3.0.0',
      [{ kind: 'yanked', version: '3.0.0', reason: 'It failed.', instead: undefined }],
    ],
  ])("those who run it and give no version didn't ask for a downgrade: %s", (_, more, to, notes) => {
    const upgrade = readUpgrade({ from: '3.0.0-rc.1' }, collectUpgradeData(handbookOf({ ...files, ...more }).handbook))
    expect(upgrade?.notes).toEqual(notes)
    expect(collectUpgradeData(handbookOf({ ...files, ...more }).handbook).releases[upgrade?.to ?? -1]?.version).toBe(to)
  })

  test('nor did those who run a planned or withdrawn version', () => {
    for (const status of ['planned', 'yanked\nreason: It failed.']) {
      const more = { 'releases/3.1.yaml': `date: 2030-05-01\nstatus: ${status}\noffering: hosted\n` }
      const upgrade = readUpgrade({ from: '3.1', to: ' ' }, collectUpgradeData(handbookOf({ ...files, ...more }).handbook))
      expect(upgrade?.notes.map(({ kind }) => kind)).toEqual([status.split('\n')[0]])
    }
  })

  test('the answer says so in words', () => {
    const html = (from: string) => {
      const answer = ask({ from })
      return answer && answerHtml(answer, data)
    }
    expect(html('3.0.0-rc.1')).toContain('You’re on a pre-release; 3.0.0 isn’t out yet.</p>')
    expect(html('2.10.1-rc.1')).not.toContain('You’re on a pre-release')
  })

  test('it has only entries that name it', () => {
    expect(reachOf(change('later'), handbook).map(({ releases }) => releases.map(({ id }) => id))).toEqual([[]])
    expect(releaseOf(change('tried'), handbook)?.id).toBe('3.0.0-rc.1')
  })

  test('feeds mark it', () => {
    const feeds = feedsIn(files)
    for (const format of ['atom', 'rss', 'json']) expect(feeds.get(`/releases/feed.${format}`)?.text).toContain('3.0.0-rc.1 (pre-release)')
    expect(feeds.get('/releases/feed.json')?.text).toContain('This is a pre-release for testing.')
  })
})

describe('once its version exists', () => {
  const { handbook } = after
  const data = collectUpgradeData(handbook)
  const ids = (asked: AskedUpgrade) => {
    const upgrade = readUpgrade(asked, data)
    return upgrade && answerUpgrade(upgrade, data).breaking.map(({ change: { id }, version }) => `${id} ${version}`)
  }

  test("that version has the pre-release's changes, once", () => {
    expect(entriesOfRelease(handbook, { id: '3.0.0' }).map(({ id }) => id)).toEqual(['tried', 'later'])
    expect(ids({ from: '2.10', to: '3.0' })).toEqual(['tried 3.0.0'])
    expect(ids({ from: '2.10', to: '3.0.0-rc.1' })).toEqual(['tried 3.0.0-rc.1'])
    expect(ids({ from: '3.0.0-beta.11', to: '3.0' })).toEqual(['tried 3.0.0'])
    expect(ids({ from: '3.0.0-rc.1', to: '3.0' })).toEqual([])
  })

  test("it's the latest, and lists its pre-releases", () => {
    expect(buildHome(handbook).current?.id).toBe('3.0.0')
    expect(stateOf(find('3.0.0', after), handbook).prereleases.map(({ id }) => id)).toEqual(['3.0.0-beta.2', '3.0.0-beta.11', '3.0.0-rc.1'])
  })
})

describe('checks', () => {
  const problems = (more: Readonly<Record<string, string>>) =>
    handbookOf({ ...files, ...final, ...more }).problems.map(({ code, file, line, column, message, hint }) =>
      [`${file}:${line}:${column} ${code} ${message}`, hint].join(' | '),
    )

  test('a pre-release of a patch may not break anything; one dated after its version is unordered', () => {
    expect(problems({ 'changelog/bad.md': entry(`type: fixed\ndate: 2026-02-09\nrelease: 2.10.1-rc.1\n${breaking}`) })).toEqual([
      'changelog/bad.md:10:10 breaking-in-patch "Entry 134" is a breaking change, but 2.10.1-rc.1 prepares a patch release, which must be safe to install without reading the notes. | Move it to the next minor release, 3.0.0 of 2026-05-01; if the patch is already out, add upgrade notes to it.',
    ])
    expect(problems({ 'releases/3.0.0-rc.2.yaml': release('2026-06-01') })).toEqual([
      'releases/3.0.0.md:2:7 release-order 3.0.0 is dated 2026-05-01, before 3.0.0-rc.2 of 2026-06-01. | Correct the date here or in "releases/3.0.0-rc.2.yaml".',
    ])
  })

  test.each([
    ['3.1.0+build.5', 'Name it "3.1.0"; the part after "+" does not distinguish releases.'],
    ['3.1.0-rc.1+build.5', 'Name it "3.1.0-rc.1"; the part after "+" does not distinguish releases.'],
    ['3.1.0 rc 1', 'Name the file after the version, for example "2.30.yaml".'],
    ['3.1 (new)', 'Name the file after the version, for example "2.30.yaml".'],
    ['3.1.0-rc 1', 'Name it "3.1.0-rc-1".'],
  ])("the hint for the file name %s doesn't change the version", (name, hint) => {
    const found = problems({ [`releases/${name}.yaml`]: release('2026-06-01') }).filter((line) => line.includes('id-invalid'))
    expect(found).toEqual([`releases/${name}.yaml:1:1 id-invalid "${name}" cannot be part of a URL. | ${hint}`])
  })
})
