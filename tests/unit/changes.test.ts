/** Changes between editions of a repository with a history, and since the last one: exactly which lines, and for whom. */
import { beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/files/store.ts'
import type { Audience } from '../../src/collections/fields/common.ts'
import { temporaryFolder } from '../support/folders.ts'
import { png } from '../support/images.ts'
import { type OldHandbook, oldHandbook } from '../support/old-handbook.ts'
import { repository } from '../support/repository.ts'
import { editionsIn as made, type Made } from './published-editions.ts'

let old: OldHandbook
let editions: Made
/** The public also sees authors and commit messages of commits that touch only public files. */
const authored = { config: { authorship: 'public' } } as const
beforeAll(() => {
  old = oldHandbook(true)
  editions = made(old.content, authored)
})

/** All pages of changes by full path. */
function pagesIn({ pages, today }: Made): Map<string, string> {
  return new Map([
    ...[...pages].filter(([url]) => /^\/editions\/\w+\/changes\//.test(url)),
    ...today.map(({ url, html }): [string, string] => [url, html]),
  ])
}

/** What a reader sees of the main part, a line per block. */
function linesOf(html = ''): string[] {
  return html
    .slice(html.indexOf('<h1'), html.indexOf('</main>'))
    .replace(/<span class="sr-only">[^<]*<\/span>/g, '')
    .replace(/<(ins|del)>/g, (_, tag) => (tag === 'ins' ? '{+' : '[-'))
    .replace(/<\/(ins|del)>/g, (_, tag) => (tag === 'ins' ? '+}' : '-]'))
    .replace(/<a [^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/g, '$2 ($1)')
    .replace(/<\/span><span/g, '</span> | <span')
    .split(/<\/?(?:p|h\d|li|ul|section|details|summary|div)\b[^>]*>/)
    .map((line) => line.replace(/<[^>]+>/g, '').trim())
    .filter(Boolean)
}

describe('changes of an edition', () => {
  test("the first says that it's the first", () => {
    expect(linesOf(pagesIn(editions).get('/editions/spring/changes/'))).toEqual([
      'Changes in edition “spring”',
      '“spring” is the first edition, so there is nothing to compare it with.',
    ])
  })

  test('deleted, renamed and changed pages, each with its size', () => {
    expect(linesOf(pagesIn(editions).get('/editions/summer/changes/'))).toEqual([
      'Changes in edition “summer”',
      'Between edition “spring” of 1 March 2026 and edition “summer”.',
      'Removed pages',
      'Handbook | 2 words removed',
      'Back (/editions/spring/handbook/back/)',
      'Handbook | 4 words removed',
      'Gone (/editions/spring/handbook/gone/)',
      'Wording and images',
      'Handbook | one word added, 3 words removed',
      'Handbook (/editions/summer/changes/handbook/)',
      'Handbook | Moved | 2 words removed',
      'Guide (/editions/summer/changes/handbook/manual/guide/)',
      'Moved from /handbook/guide/',
      'Decisions | values that can’t be read in one version',
      'First (/editions/summer/decisions/0001-first/)',
    ])
  })

  test("differences link to pages of the edition; a link to a renamed page isn't a change", () => {
    expect(linesOf(pagesIn(editions).get('/editions/summer/changes/handbook/'))).toEqual([
      'Handbook',
      'Between edition “spring” of 1 March 2026 and edition “summer”.',
      'Read it in edition “summer” (/editions/summer/handbook/)Read it in edition “spring” (/editions/spring/handbook/)',
      'Wording changed',
      'Read guide (/editions/summer/handbook/manual/guide/)[-, gone, both-] and [-back-] {+both (/editions/summer/handbook/both/)+}.',
    ])
  })

  test('another image is shown next to the old one, each as it was', () => {
    const page = pagesIn(editions).get('/editions/summer/changes/handbook/manual/guide/') ?? ''
    const pictures = [...page.matchAll(/<(del|ins)>.*?src="\/_files\/([0-9a-f]{40})\/a\.png" alt="A" width="(\d)"/g)]
    expect(pictures.map(([, tag, , width]) => `${tag} ${width}`)).toEqual(['del 4', 'ins 5'])
    expect(new Set(pictures.map(([, , blob]) => blob)).size).toBe(2)
  })
})

test('today against the last edition: new pages, a new title, words', () => {
  const pages = pagesIn(editions)
  expect(linesOf(pages.get('/changes/today/'))).toEqual([
    'What changed since the last edition',
    'Between edition “summer” of 1 June 2026 and today.',
    'Changed in meaning',
    'Handbook | Moved | 2 words added, 2 words removed',
    'Guidance (/changes/today/handbook/manual/guidance/)',
    'Moved from /handbook/manual/guide/',
    'Title: Guide → Guidance',
    'New pages',
    'Handbook | 2 words added',
    'Back again (/handbook/back/)',
    'Handbook | 3 words added',
    'New (/handbook/new/)',
    'Wording and images',
    'Handbook | one word added, 3 words removed',
    'Handbook (/changes/today/handbook/)',
    'Handbook | 3 words added, 4 words removed',
    'Both (/changes/today/handbook/both/)',
  ])
  expect([...pages.keys()].filter((address) => address.startsWith('/changes/')).toSorted()).toEqual([
    '/changes/',
    '/changes/today/',
    '/changes/today/handbook/',
    '/changes/today/handbook/both/',
    '/changes/today/handbook/manual/guidance/',
  ])
  expect([...pages.values()].join('')).not.toMatch(/\uFDD0|\uFDD1|%%/)
})

test('values, measures and obligations come first, and a strategy includes its objectives', () => {
  const { content, commit } = repository()
  const strategy = `title: Grow
scope: product
status: active
owner: ada
approvers: [ada]
effective: 2026-01-01
pillars: [{ id: build, title: Build }]
changes: [{ on: 2026-01-01, note: First version. }]
review: { last: 2026-11-01, every: "3 months" }
`
  const objective = (target: number) => `title: Reach
strategy: grow
owner: ada
period: { from: 2026-01-01, to: 2026-12-31 }
status: active
measures: [{ id: users, name: Users, unit: "%", direction: up, baseline: 1, target: ${target}, readings: [], source: S }]
`
  const page = (text: string) => `---\ntitle: Rules\nowner: ada\n---\n\n${text}\n`
  const first = commit({
    'people.yaml': '- { id: ada, name: Ada, active: true }\n',
    'strategy/grow.yaml': strategy,
    'objectives/reach.yaml': objective(10),
    'handbook/index.md': page('We keep logs.'),
  })
  commit({
    'objectives/reach.yaml': objective(20),
    'handbook/index.md': page('We must keep logs.'),
    'editions.yaml': `- { name: one, commit: ${first}, date: 2026-02-01 }\n`,
  })
  expect(linesOf(pagesIn(made(content)).get('/changes/today/'))).toMatchInlineSnapshot(`
    [
      "What changed since the last edition",
      "Between edition “one” of 1 February 2026 and today.",
      "Changed in meaning",
      "Handbook | one word added",
      "Rules (/changes/today/handbook/)",
      "We {+must+} keep logs.",
      "Strategy",
      "Grow (/changes/today/strategy/grow/)",
      "Measure “Users” of “Reach” – target: 10% → 20%",
      "Objectives",
      "Reach (/changes/today/objectives/reach/)",
      "Measures: Users, target: 10% → 20%",
    ]
  `)
})

describe('the history of a page', () => {
  test('revisions, newest first, with editions and sizes; a plain rename is shown as such', () => {
    expect(linesOf(pagesIn(editions).get('/history/handbook/manual/guidance/'))).toMatchInlineSnapshot(`
      [
        "History of “Guidance”",
        "3 revisions, the latest on 20 November 2026.",
        "20 November 20262 words added, 2 words removed",
        "Changed in meaning",
        "Moved from /handbook/manual/guide/",
        "Title: Guide → Guidance",
        "Show diff",
        "13 unchanged parts",
        "Line 0 of a page that goes on.",
        "Line 1 of a page that goes on.",
        "Line 2 of a page that goes on.",
        "Line 3 of a page that goes on.",
        "Line 4 of a page that goes on.",
        "Line 5 of a page that goes on.",
        "Line 6 of a page that goes on.",
        "Line 7 of a page that goes on.",
        "Line 8 of a page that goes on.",
        "Line 9 of a page that goes on.",
        "Line 10 of a page that goes on.",
        "Line 11 of a page that goes on.",
        "[-See elsewhere.-]",
        "{+The end.+}",
        "20 May 2026Ada | 2 words removed",
        "Change",
        "Moved from /handbook/guide/",
        "In editions: summer (/editions/summer/)",
        "Show diff",
        "13 unchanged parts",
        "Line 0 of a page that goes on.",
        "Line 1 of a page that goes on.",
        "Line 2 of a page that goes on.",
        "Line 3 of a page that goes on.",
        "Line 4 of a page that goes on.",
        "Line 5 of a page that goes on.",
        "Line 6 of a page that goes on.",
        "Line 7 of a page that goes on.",
        "Line 8 of a page that goes on.",
        "Line 9 of a page that goes on.",
        "Line 10 of a page that goes on.",
        "Line 11 of a page that goes on.",
        "See [-gone and-] elsewhere (https://example.com/?a=1&#x26;b=2).",
        "20 February 2026113 words added",
        "First version",
        "In editions: spring (/editions/spring/)",
      ]
    `)
    expect(linesOf(pagesIn(editions).get('/history/handbook/back/'))).toMatchInlineSnapshot(`
      [
        "History of “Back again”",
        "2 revisions, the latest on 20 August 2026.",
        "20 August 2026Ada | one word added, one word removed",
        "Change",
        "Title: Back → Back again",
        "Show diff",
        "[-First-]{+Second+} time.",
        "20 February 20262 words added",
        "First version",
        "In editions: spring (/editions/spring/)",
      ]
    `)
  })
})

test("a version that's invalid today isn't called unchanged", () => {
  const lines = linesOf(pagesIn(editions).get('/history/decisions/0001-first/'))
  expect(lines).toContain('Values changed, but one of the versions can’t be read')
})

test('changes by week and by edition', () => {
  expect(linesOf(pagesIn(editions).get('/changes/'))).toMatchInlineSnapshot(`
    [
      "What changed",
      "By week since the last edition, then by edition. Changes in meaning come first.",
      "Since the last edition",
      "1 June 2026",
      "All changes since “summer” (/changes/today/)",
      "Pages: 2 changed, 2 new, 1 moved.",
      "Week 47, from 16 November 2026",
      "20 November 2026Handbook | 2 words added, 2 words removed",
      "Guidance (/history/handbook/manual/guidance/#_revision-3)",
      "Title: Guide → Guidance",
      "20 November 2026Handbook | 3 words added, 4 words removed",
      "Both (/history/handbook/both/#_revision-2)",
      "20 November 2026Handbook | one word added, 3 words removed",
      "Handbook (/history/handbook/#_revision-3)",
      "Week 34, from 17 August 2026",
      "20 August 2026Handbook | one word added, one word removed",
      "Back again (/history/handbook/back/#_revision-2)",
      "Change",
      "Title: Back → Back again",
      "20 August 2026Handbook | New",
      "New (/history/handbook/new/#_revision-1)",
      "Change",
      "By edition",
      "1 June 2026",
      "Summer (/editions/summer/changes/)",
      "Pages: 2 changed, 1 moved, 2 removed.",
      "1 March 2026",
      "Spring (/editions/spring/changes/)",
      "Before the move. First edition.",
    ]
  `)
})

test('nothing of a hidden page appears; staff find it', () => {
  const all = (audience: Audience) => [...pagesIn(made(old.content, { audience })).values()].join('\n')
  expect(all('public')).not.toMatch(/secret|Secret|Not finished|It was public once|draft/i)
  expect(all('staff')).toContain('It was public once')
})

test('what was staff-only or unpublished at the time is in no public history', () => {
  const { content, commit } = repository()
  const page = (text: string, more = '') => ({ 'handbook/index.md': `---\ntitle: Rules\n${more}---\n\n${text}\n` })
  commit(page('Zanzibar.', 'audience: staff\n'), '2026-01-05')
  commit(page('Quokka.', 'status: draft\n'), '2026-02-05')
  commit(page('Open.'), '2026-03-05')
  commit(page('Open now.'), '2026-04-05')
  const seen = pagesIn(made(content, authored)).get('/history/handbook/') ?? ''
  expect(linesOf(seen)).toEqual([
    'History of “Rules”',
    '2 revisions, the latest on 5 April 2026.',
    '5 April 2026Ada | one word added',
    'Change',
    'Show diff',
    'Open {+now+}.',
    // The previous version was a draft, and the commit message may be about that.
    '5 March 2026one word added',
    'First version',
  ])
  const forStaff = linesOf(pagesIn(made(content, { audience: 'staff' })).get('/history/handbook/')).join(' ')
  expect(forStaff).toContain('Zanzibar')
  expect(forStaff).not.toContain('Quokka')
})

describe('author and message of a change', () => {
  const page = (title: string, more = '', text = `Text of ${title}.`) => `---\ntitle: ${title}\n${more}---\n\n${text}\n`
  const long = Array.from({ length: 12 }, (_, line) => `Line ${line}.`).join('\n\n')
  const renamed = { 'handbook/b.md': undefined, 'handbook/c.md': page('B', '', long) }
  type Files = Parameters<ReturnType<typeof repository>['commit']>[0]
  /** A page that changes together with something else. */
  function changedWith(beside: Files, before: Files = {}) {
    const { content, commit } = repository()
    commit({ 'handbook/index.md': page('Handbook'), ...before })
    commit({ 'handbook/index.md': page('Rules'), ...beside })
    return content
  }
  const told = (content: string, audience: Audience = 'public') =>
    linesOf(pagesIn(made(content, { audience, ...authored })).get('/history/handbook/'))[2]?.includes('Ada')

  test.each<[string, Files, Files, boolean]>([
    ['nothing', {}, {}, true],
    ['a public page', { 'handbook/b.md': page('B') }, {}, true],
    ['a file that no page shows', { 'handbook/b.png': png(2, 2) }, {}, false],
    ['a picture that it shows', { 'handbook/index.md': page('Rules', '', '![B](b.png)'), 'handbook/b.png': png(2, 2) }, {}, true],
    [
      'a picture that it shows no more',
      { 'handbook/b.png': undefined },
      { 'handbook/index.md': page('Handbook', '', '![B](b.png)'), 'handbook/b.png': png(2, 2) },
      true,
    ],
    [
      'a picture of another public page',
      { 'handbook/b.png': png(3, 3) },
      { 'handbook/b.md': page('B', '', '[B](b.png)'), 'handbook/b.png': png(2, 2) },
      true,
    ],
    [
      'a picture of a page for staff',
      { 'handbook/b.png': png(3, 3) },
      { 'handbook/b.md': page('B', 'audience: staff\n', '![B](b.png)'), 'handbook/b.png': png(2, 2) },
      false,
    ],
    ['a file above the content', { '../src/billing.ts': 'x' }, {}, false],
    ['the configuration', { '../handbook.config.ts': 'x' }, {}, false],
    ['what came from elsewhere', { '../notes/b.md': undefined, 'handbook/b.md': page('B') }, { '../notes/b.md': page('B') }, false],
    ['what went elsewhere', { '../notes/b.md': page('B'), 'handbook/b.md': undefined }, { 'handbook/b.md': page('B') }, false],
    ['a text that is left out', { 'handbook/_part.md': 'Part.' }, {}, false],
    ['a file of no collection', { 'notes/b.md': 'Text.' }, {}, false],
    ['bytes named as a text', { 'handbook/b.md': new Uint8Array([0, 1, 2]) }, {}, false],
    ['a page that was for staff', { 'handbook/b.md': page('B') }, { 'handbook/b.md': page('B', 'audience: staff\n') }, false],
    ['a page that was for staff under another name', renamed, { 'handbook/b.md': page('B', 'audience: staff\n', long) }, false],
    ['a page that was public under another name', renamed, { 'handbook/b.md': page('B', '', long) }, true],
    ['a page for staff', { 'handbook/b.md': page('B', 'audience: staff\n') }, {}, false],
    ['a draft', { 'handbook/b.md': page('B', 'status: draft\n') }, {}, false],
    ['what nobody can read', { 'handbook/b.md': '---\n: [\n---\n' }, {}, false],
    ['an insight', { 'insights/b.md': page('B') }, {}, false],
    ['a public page that is gone by then', { 'handbook/b.md': undefined }, { 'handbook/b.md': page('B') }, true],
    ['a page for staff that is gone by then', { 'handbook/b.md': undefined }, { 'handbook/b.md': page('B', 'audience: staff\n') }, false],
  ])('changed together with %s', (_, beside, before, expected) => {
    const content = changedWith(beside, before)
    expect(told(content)).toBe(expected)
    expect(told(content, 'staff')).toBe(true)
  })

  test('a note with redacted words is shown to nobody', () => {
    const { content, git, write } = repository()
    write({ 'handbook/index.md': page('Handbook') })
    git('add', '--all')
    git('commit', '--quiet', '--message=Save', '--trailer=Reader-Note: Say that Quokka falls')
    expect(told(content, 'staff')).toBe(true)
    write({ 'editions.yaml': '- withheld: { document: handbook/index.md, block: Quokka falls, date: 2026-11-20, reason: Asked }\n' })
    for (const audience of ['staff', 'public'] as const) expect(told(content, audience)).toBe(false)
  })

  test("it's hidden once what changed with it is for staff, whatever was cached", () => {
    const { content, commit } = repository()
    const store = openStore(temporaryFolder(), { handbook: 'a', program: '1', redactions: '' })
    const authors = () =>
      linesOf(pagesIn(made(content, { store, ...authored })).get('/history/handbook/')).filter((line) => line.includes('Ada')).length
    commit({ 'handbook/index.md': page('Handbook'), 'handbook/b.md': page('B') })
    expect(authors()).toBe(1)
    commit({ 'handbook/b.md': page('B', 'audience: staff\n') })
    expect(authors()).toBe(0)
  })
})

test('a page whose values are valid in only one of two editions counts as changed', () => {
  const { content, commit } = repository()
  const decision = (more: string) => `---\ntitle: First\n${more}---\n\nWe decided it.\n`
  const first = commit({ 'people.yaml': '- { id: ada, name: Ada, active: true }\n', 'decisions/0001-first.md': decision('') }, '2026-02-01')
  commit({
    'decisions/0001-first.md': decision('status: accepted\non: 2026-01-05\ndeciders: [ada]\naffects: []\n'),
    'editions.yaml': `- { name: one, commit: ${first}, date: 2026-02-01 }\n`,
  })
  expect(linesOf(pagesIn(made(content)).get('/changes/today/')).slice(2)).toEqual([
    'Wording and images',
    'Decisions | values that can’t be read in one version',
    'First (/decisions/0001-first/)',
  ])
})

test('a change of only an image is shown, next to the old one', () => {
  const { content, commit } = repository()
  const page = '---\ntitle: Handbook\n---\n\nSee:\n\n![The board](a.png)\n\n![Other](b.png)\n'
  const first = commit({ 'handbook/index.md': page, 'handbook/a.png': png(4, 2), 'handbook/b.png': png(3, 3) }, '2026-02-01')
  const second = commit({ 'handbook/a.png': png(5, 2) }, '2026-03-01')
  const third = commit({ 'README.md': 'Nothing of it is shown.' }, '2026-04-01')
  const names = { one: first, two: second, three: third }
  commit({
    'editions.yaml': Object.entries(names)
      .map(([name, id], at) => `- { name: ${name}, commit: ${id}, date: 2026-0${at + 2}-02 }\n`)
      .join(''),
  })
  commit({ 'handbook/b.png': png(6, 6) })
  const pages = pagesIn(made(content))
  expect(linesOf(pages.get('/editions/two/changes/'))).toEqual([
    'Changes in edition “two”',
    'Between edition “one” of 2 February 2026 and edition “two”.',
    'Wording and images',
    'Handbook | 1 image replaced',
    'Handbook (/editions/two/changes/handbook/)',
  ])
  expect(pages.get('/editions/two/changes/handbook/')).toMatch(/<del>.*?a\.png".*?width="4".*<ins>.*?a\.png".*?width="5"/s)
  expect(linesOf(pages.get('/editions/three/changes/'))).toContain('No visible changes.')
  expect(linesOf(pages.get('/changes/today/'))).toContain('Handbook | 1 image replaced')
})

describe('pages deleted since the last edition', () => {
  const page = (title: string, more = '') => `---\ntitle: ${title}\n${more}---\n\nText of ${title}.\n`

  test("are listed in their week, with the edition that has them; staff pages aren't", () => {
    const { content, commit } = repository()
    const first = commit(
      {
        'handbook/index.md': page('Handbook'),
        'handbook/a.md': page('Kept in one'),
        'handbook/s.md': page('Secret', 'audience: staff\n'),
        'handbook/d.md': page('Draft', 'status: draft\n'),
      },
      '2026-02-01',
    )
    commit({ 'editions.yaml': `- { name: one, commit: ${first}, date: 2026-02-01 }\n`, 'handbook/b.md': page('In none') }, '2026-03-02')
    commit({ 'handbook/a.md': undefined, 'handbook/b.md': undefined, 'handbook/s.md': undefined, 'handbook/d.md': undefined }, '2026-03-10')
    const store = openStore(temporaryFolder(), { handbook: 'a', program: '1', redactions: '' })
    const lines = () => linesOf(pagesIn(made(content, { store })).get('/changes/'))
    expect(lines()).toEqual([
      'What changed',
      'By week since the last edition, then by edition. Changes in meaning come first.',
      'Since the last edition',
      '1 February 2026',
      'All changes since “one” (/changes/today/)',
      'Pages: 1 removed.',
      'Week 11, from 9 March 2026',
      '10 March 2026Handbook | Removed',
      'Kept in one (/editions/one/handbook/a/)',
      'Read it in edition “one”',
      '10 March 2026Handbook | Removed',
      'In none',
      'By edition',
      '1 February 2026',
      'One (/editions/one/changes/)',
      'First edition.',
    ])
    expect(lines()).toEqual(lines())
    expect(linesOf(pagesIn(made(content, { audience: 'staff' })).get('/changes/')).join(' ')).toContain('Secret')
  })

  test('what was removed before its date never existed, whatever today is', () => {
    const { content, commit } = repository()
    const entry = `---
title: Quokka
description: It hops.
type: added
status: approved
publishAt: 2026-04-01T08:00:00Z
date: 2026-04-01
features: []
---

It hops.
`
    commit({ 'handbook/index.md': page('Handbook') }, '2026-03-02')
    commit({ 'handbook/index.md': page('Book'), 'changelog/2026/04/quokka.mdx': entry }, '2026-03-09')
    commit({ 'handbook/index.md': page('Rules'), 'changelog/2026/04/quokka.mdx': undefined }, '2026-03-16')
    const pages = pagesIn(made(content, authored))
    expect(pages.get('/changes/')).not.toContain('Quokka')
    // The author and the message of the commit may be about the other file.
    expect(linesOf(pages.get('/history/handbook/')).filter((line) => line.includes('Ada'))).toHaveLength(1)
    const forStaff = pagesIn(made(content, { audience: 'staff' })).get('/history/handbook/')
    expect(linesOf(forStaff).filter((line) => line.includes('Ada'))).toHaveLength(3)
  })

  test("restored or renamed pages aren't deleted", () => {
    const { content, commit } = repository()
    const text = Array.from({ length: 12 }, (_, line) => `Line ${line}.`).join('\n\n')
    commit(
      { 'handbook/index.md': page('Handbook'), 'handbook/a.md': page('A'), 'handbook/b.md': `---\ntitle: B\n---\n\n${text}\n` },
      '2026-03-02',
    )
    commit({ 'handbook/a.md': undefined, 'handbook/b.md': undefined, 'handbook/c.md': `---\ntitle: B\n---\n\n${text}\n` }, '2026-03-10')
    commit({ 'handbook/a.md': page('A again') }, '2026-03-11')
    expect(pagesIn(made(content)).get('/changes/')).not.toContain('Removed')
  })
})

describe('size and cost', () => {
  test('a thousand changed documents stay below 100 KB per page, and all are listed', () => {
    const { content, commit } = repository()
    const files = (text: string) =>
      Object.fromEntries(
        Array.from({ length: 1000 }, (_, index) => [
          `handbook/page-${index}.md`,
          `---\ntitle: Page ${index}\n---\n\nWe must ${text} number ${index}.\n`,
        ]),
      )
    const first = commit(files('keep'), '2026-02-01')
    commit({ ...files('never lose'), 'editions.yaml': `- { name: one, commit: ${first}, date: 2026-02-01 }\n` }, '2026-11-20')
    const pages = made(content).today
    const lists = pages.filter(({ url }) => /^\/changes\/today\/(page\/\d+\/)?$/.test(url))
    expect(pages.filter(({ url }) => /^\/changes\/(page\/\d+\/)?$/.test(url)).length).toBeGreaterThan(1)
    expect(Math.max(...pages.map(({ html }) => Buffer.byteLength(html)))).toBeLessThan(85_000)
    expect(lists.flatMap(({ html }) => html.match(/<h3>/g) ?? [])).toHaveLength(1000)
    expect(lists[1]?.html).toContain('<a href="/changes/today/page/2/" aria-current="page">')
  })

  test("cached comparisons aren't repeated", () => {
    const store = openStore(temporaryFolder(), { handbook: 'a', program: '1', redactions: '' })
    const first = made(old.content, { store })
    expect(first.counts.comparisons).toBe(3)
    const again = made(old.content, { store })
    expect(again.counts).toEqual({ editions: 0, files: 0, bodies: 0, comparisons: 0, histories: 0, differences: 0 })
    expect(pagesIn(again)).toEqual(pagesIn(first))
  })

  test('another revision of a page rewrites its own history only', () => {
    const { content, commit } = oldHandbook()
    const store = openStore(temporaryFolder(), { handbook: 'a', program: '1', redactions: '' })
    const pages = made(content, { store }).counts.histories
    commit({ 'handbook/new.md': '---\ntitle: New\n---\n\nNobody must read it.\n' }, '2026-11-22')
    expect([pages, made(content, { store }).counts.histories]).toEqual([6, 1])
  })
})
