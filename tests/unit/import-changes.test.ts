/** `handbook import` of changelogs, releases and issues: what is known is written, and what isn't makes a draft or stays as text. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readHead } from '../../src/importing/head.ts'
import { callHandbook, projectRoot } from '../support/command.ts'
import { contentFolder, filesBelow } from '../support/folders.ts'
import { errorsIn, importFrom, readFiles } from './imports.ts'

const lists = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n',
  'offerings.yaml': '- { id: app, title: App, delivery: versioned }\n',
}

const changelog = `# Changelog

All notable changes.

## [Unreleased]

### Added

- Drafts of [plans](https://example.com/plans)

## [1.2.0] - 2026-03-05

A quiet release.

### Added

- [Audit log](https://example.com/a): Who changed what.
- Export to \`.csv\`. It takes a minute.

### Odd things

- One odd thing

### Fixed

- **Breaking:** [Dates][d]: Times are in UTC.

## 1.1.0 - 2026-02-30 [YANKED]

### Security

- A very long sentence that goes on and on about what was wrong with the login and how it was found in the end

## Spring cleaning

### Removed

- The old menu

[Unreleased]: https://example.com/u
[1.2.0]: https://example.com/1.2.0
[d]: https://example.com/d
`

describe('keep-a-changelog', () => {
  test('writes an entry for each change and a release for each version', async () => {
    const { code, files, report, content } = await importFrom(
      'keep-a-changelog',
      { 'CHANGELOG.md': changelog },
      { content: contentFolder(lists) },
    )
    expect(code).toBe(0)
    expect(files['releases/1.2.0.md']).toBe(
      '---\ndate: 2026-03-05\nstatus: released\noffering: app\n---\n\nA quiet release.\n\n### Odd things\n\n- One odd thing\n',
    )
    expect(files['changelog/2026/03/audit-log.md']).toBe(
      '---\ntitle: Audit log\ndescription: Who changed what.\ntype: added\nrelease: 1.2.0\ndate: 2026-03-05\nstatus: published\n---\n',
    )
    expect(files['changelog/2026/03/export-to-csv.md']).toContain('Export to `.csv`. It takes a minute.\n')
    expect(files['changelog/drafts-of-plans.md']).toContain('Drafts of [plans](https://example.com/plans)\n')
    expect(report.filter((line) => /^ {2}CHANGELOG\.md:\d/.test(line) && !line.includes('is a draft: it lacks'))).toMatchInlineSnapshot(`
      [
        "  CHANGELOG.md:20 "Odd things" isn't a type of change, so its item stays in the text of the release.",
        "  CHANGELOG.md:26 "Dates" is a breaking change: write "breaking", with its impact and what to do.",
        "  CHANGELOG.md:28 "1.1.0 - 2026-02-30 [YANKED]" has no date in the form YYYY-MM-DD.",
        "  CHANGELOG.md:32 The title is cut at 80 characters: "A very long sentence that goes on and on about what was wrong with the login…".",
        "  CHANGELOG.md:34 "Spring cleaning" isn't a version, so its changes have no release.",
        "  CHANGELOG.md:34 "Spring cleaning" has no date in the form YYYY-MM-DD.",
      ]
    `)
    expect(await errorsIn(content)).toEqual([])
  })

  test('reads back what `export changelog` wrote', async () => {
    const manual = ['--content', join(projectRoot, 'docs'), '--config', join(projectRoot, 'docs/handbook.config.ts')]
    const now = ['--now', '2026-12-31']
    const { stdout } = await callHandbook(['export', 'changelog', ...manual, ...now])
    const { files, content } = await importFrom(
      'keep-a-changelog',
      { 'CHANGELOG.md': stdout },
      { content: contentFolder(lists), args: now },
    )
    const titles = Array.from(stdout.matchAll(/^- (?:\*\*[^*]+\*\* )?\[((?:[^\]\\]|\\.)+)\]\(/gm), ([, title = '']) =>
      title.replace(/\\(.)/g, '$1'),
    )
    expect(titles.length).toBeGreaterThan(20)
    const entries = Object.entries(files).filter(([path]) => path.startsWith('changelog/'))
    expect(entries.map(([, text]) => String(readHead(text).head.values()['title'])).sort()).toEqual(titles.sort())
    expect(Object.keys(files).filter((path) => path.startsWith('releases/'))).toEqual(
      Array.from(stdout.matchAll(/^## \[([\d.]+)\]/gm), ([, version]) => `releases/${version}.md`).sort(),
    )
    expect(await errorsIn(content, '2026-12-31')).toEqual([])
  })

  test('gives the same names when newer changes come first', async () => {
    const before = '## [1.0.0] - 2026-01-05\n\n### Fixed\n\n- Typo\n'
    const content = contentFolder(lists)
    await importFrom('keep-a-changelog', { 'CHANGELOG.md': before }, { content })
    const first = readFiles(content)
    await importFrom('keep-a-changelog', { 'CHANGELOG.md': `## [1.0.1] - 2026-01-06\n\n### Fixed\n\n- Typo\n\n${before}` }, { content })
    expect(readFiles(content)).toEqual({
      ...first,
      'changelog/2026/01/typo-2.md': expect.anything(),
      'releases/1.0.1.md': expect.anything(),
    })
  })

  test('is refused without versions', async () => {
    const { code, stderr } = await importFrom('keep-a-changelog', { 'CHANGELOG.md': '# Changelog\n\nNothing yet.\n' })
    expect([code, stderr]).toEqual([
      1,
      'Nothing was imported. "CHANGELOG.md" has no headings with versions or dates, such as "## [1.2.0] - 2026-11-30".\n',
    ])
  })
})

const releases = [
  {
    tag_name: 'v2.0.0',
    published_at: '2026-05-01T10:00:00Z',
    body: "## What's Changed\r\n* Fix x in https://example.com/1\r\n\r\n### Bug Fixes\r\n* Crash on start",
  },
  { tag_name: 'nightly', published_at: '2026-05-02T10:00:00Z', body: 'Some text' },
  { name: 'No tag' },
  { tag_name: 'v3', draft: true },
]

test('github-releases keeps notes without a type in the text of the release', async () => {
  const given = { 'releases.json': JSON.stringify(releases, null, 2) }
  const { code, files, report, content } = await importFrom('github-releases', given, {
    content: contentFolder(lists),
    path: 'releases.json',
  })
  expect(code).toBe(1)
  expect(files['releases/2.0.0.md']).toContain("## What's Changed\n\n* Fix x in https://example.com/1\n")
  expect(files['changelog/2026/05/crash-on-start.md']).toContain('type: fixed\nrelease: 2.0.0\n')
  expect(files['changelog/2026/05/nightly.md']).toContain('Some text')
  expect(report.filter((line) => line.startsWith('  releases.json'))).toMatchInlineSnapshot(`
    [
      "  releases.json:2 "What's Changed" isn't a type of change, so its item stays in the text of the release.",
      "  releases.json:2 "Bug Fixes" is read as the type "fixed".",
      "  releases.json:7 "nightly" isn't a version, so its changes have no release.",
      "  releases.json:7 "nightly" has no type of change.",
      "  releases.json:12 This release has no tag ("tag_name"), so it is not imported.",
      "  releases.json:15 "v3" is a draft on GitHub, so it is not imported.",
    ]
  `)
  expect(await errorsIn(content)).toEqual([])
})

describe('github-issues', () => {
  const issue = (number: number, more: object = {}) => ({
    number,
    title: `Issue ${number}`,
    state: 'open',
    labels: [{ name: 'bug' }],
    created_at: '2026-01-02T03:04:05Z',
    html_url: `https://example.com/issues/${number}`,
    user: { login: 'ada' },
    ...more,
  })

  test('writes an issue with its text, and names labels without a meaning', async () => {
    const given = [
      issue(7, { labels: [{ name: 'odd' }], body: 'See [this](./x.md).\r\n\r\n<script>x</script>' }),
      issue(8, { state: 'closed', state_reason: 'completed' }),
      issue(9, { state: 'closed' }),
      issue(10, { pull_request: {} }),
    ]
    const { code, files, report, content } = await importFrom(
      'github-issues',
      { 'issues.json': JSON.stringify(given, null, 2) },
      { path: 'issues.json' },
    )
    expect(code).toBe(0)
    expect(Object.keys(files)).toEqual(['backlog/7.md', 'backlog/8.md', 'backlog/9.md'])
    expect(files['backlog/7.md']).toBe(
      '---\ntitle: Issue 7\nkind: feature\nopened: 2026-01-02\nreporter: ada\nurl: https://example.com/issues/7\nstatus: new\n---\n\nSee this.\n\n<!-- <script>x</script> -->\n',
    )
    expect(files['backlog/8.md']).toContain('kind: bug\n')
    expect(files['backlog/8.md']).toContain('status: done\n')
    expect(files['backlog/9.md']).toContain('status: closed\n')
    expect(report.filter((line) => line.startsWith('  issues.json'))).toMatchInlineSnapshot(`
      [
        "  issues.json 1 of its 4 items is a pull request, which is not imported.",
        "  issues.json:2 The label "odd" has no meaning here (1 issue). Say what it means under "issues" in handbook.config.ts; write {} to ignore it.",
        "  issues.json:2 1 issue without a label for the kind: read as "feature". Label them in the tracker, for example "bug", or map labels to kinds under "issues" in handbook.config.ts.",
        "  issues.json:2 The link to "./x.md" is kept as text: The link "./x.md" is broken.",
        "  issues.json:2 "<script>x</script>" has no counterpart; it is kept as a comment.",
      ]
    `)
    expect(await errorsIn(content)).toEqual([])
  })

  test.each([
    ['[{ "number": 1 "title": "x" }]', /^Nothing was imported\. issues\.json:1:16 This export is broken here: /],
    ['[{ "number": 1,\n', /^Nothing was imported\. issues\.json:1:15 This export is cut off here\./],
    ['{ "a": 1 }', /^Nothing was imported\. issues\.json:1:1 This export is not a list\./],
    ['[1]', /^Nothing was imported\. issues\.json:1:2 This item is not an object\./],
  ])('names line and column of %j', async (text, message) => {
    const { code, stderr, content } = await importFrom('github-issues', { 'issues.json': text }, { path: 'issues.json' })
    expect(code).toBe(1)
    expect(stderr).toMatch(message)
    expect(() => filesBelow(content)).toThrow()
  })
})
