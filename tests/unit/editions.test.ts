/** Published editions of a repository with a history: pages, links between editions, and the cost of making them. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { findEditions } from '../../src/history/editions/archive.ts'
import { noStore, openStore, type Store } from '../../src/files/store.ts'
import { type Editions, makeEditions } from '../../src/history/editions/editions.ts'
import { layoutMark, readLayout, layoutParts, leanParts } from '../../src/page/layout.ts'
import { editionsWith, editionTargets } from '../../src/answers/editions/edition-index.ts'
import type { Audience } from '../../src/collections/fields/common.ts'
import { temporaryFolder } from '../support/folders.ts'
import { type OldHandbook, oldHandbook } from '../support/old-handbook.ts'
import { handbookIn } from './handbooks.ts'

const markPart = (part: (typeof layoutParts)[number]) => `<${part}>${layoutMark(part)}</${part}>`
const layout = layoutParts.map(markPart).join('\n')
const leanLayout = leanParts.map(markPart).join('\n')

let old: OldHandbook
beforeAll(() => {
  old = oldHandbook(true)
})

interface Made extends Editions {
  /** HTML of each published page by URL. */
  pages: Map<string, string>
}

function made(content: string, { store = noStore, audience = 'public' }: { store?: Store; audience?: Audience } = {}): Made {
  const { handbook, written, sources, redactions, defaults } = handbookIn(content, { audience })
  const { editions } = findEditions(content, written.entries, handbook.now)
  const files = sources.files.map(({ path }) => path)
  const pages = new Map<string, string>()
  const made = makeEditions({
    content,
    editions,
    handbook,
    written: written.entries,
    files,
    redactions,
    defaults,
    pageLayout: layout,
    leanLayout,
    changesLayout: leanLayout,
    program: '1',
    store,
    take: (url, html) => pages.set(url, html.toString('utf8')),
  })
  return { ...made, pages }
}

function pageAt({ pages }: Made, address: string): string {
  return pages.get(address) ?? ''
}

describe('a published edition', () => {
  test("has every visible page of its commit, except drafts and what's now for staff", () => {
    const addresses = (audience: Audience) =>
      made(old.content, { audience }).made.map(({ pages }) => pages.pages.map(({ url }) => url).toSorted())
    const spring = [
      '/',
      '/decisions/',
      '/decisions/0001-first/',
      '/handbook/',
      '/handbook/back/',
      '/handbook/both/',
      '/handbook/gone/',
      '/handbook/guide/',
    ]
    const summer = [
      '/',
      '/decisions/',
      '/decisions/0001-first/',
      '/handbook/',
      '/handbook/both/',
      '/handbook/manual/',
      '/handbook/manual/guide/',
    ]
    expect(addresses('public')).toEqual([spring, summer])
    const forStaff = ['/handbook/later-secret/', '/handbook/secret/']
    expect(addresses('staff')).toEqual([[...spring, ...forStaff].toSorted(), [...summer, ...forStaff].toSorted()])
  })

  test('links to its own pages, to files by content, and nowhere if it lacks a page', () => {
    const editions = made(old.content)
    const spring = pageAt(editions, '/editions/spring/handbook/guide/')
    expect(spring).toContain(
      'See <a href="/editions/spring/handbook/gone/#there">gone</a> and <a href="https://example.com/?a=1&#x26;b=2">elsewhere</a>',
    )
    expect(pageAt(editions, '/editions/summer/handbook/')).toContain(
      'Read <a href="/editions/summer/handbook/manual/guide/">guide</a> and <a href="/editions/summer/handbook/both/">both</a>.',
    )
    const image = /src="(\/_files\/[0-9a-f]{40}\/a\.png)" alt="A" width="(\d)"/
    const [first, second] = [spring, pageAt(editions, '/editions/summer/handbook/manual/guide/')].map((html) => image.exec(html)?.slice(1))
    expect([first?.[1], second?.[1], first?.[0] === second?.[0]]).toEqual(['4', '5', false])
    const files = editions.made.flatMap(({ pages }) => pages.files.map(([path]) => path))
    expect(files.toSorted()).toEqual(['handbook/a.png', 'handbook/a.png', 'handbook/same.png', 'handbook/same.png'])
  })

  test("shows content of unknown components, and text without today's required fields", () => {
    const editions = made(old.content)
    const both = pageAt(editions, '/editions/spring/handbook/both/')
    expect(both).toContain('Kept <strong>words</strong>.')
    expect(both).toContain('<a href="/editions/spring/decisions/0001-first/">First</a>')
    const decision = pageAt(editions, '/editions/spring/decisions/0001-first/')
    expect(decision).toContain('<p>We decided it.</p>')
    expect(decision).not.toContain('fact-row')
    expect(pageAt(editions, '/editions/summer/decisions/0001-first/')).toContain('<dt>Status</dt> <dd>Accepted</dd>')
    expect(editions.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'edition-unread The edition "spring" has problems of the kind key-missing by the current rules: 4 times, first in decisions/0001-first.md.',
      'edition-unread The edition "spring" has problems of the kind component-unknown by the current rules: once, in handbook/both/index.mdx.',
      'edition-unread The edition "spring" has problems of the kind key-unknown by the current rules: once, in handbook/both/index.mdx.',
      'edition-unread The edition "summer" has problems of the kind component-unknown by the current rules: once, in handbook/both/index.mdx.',
      'edition-unread The edition "summer" has problems of the kind key-unknown by the current rules: once, in handbook/both/index.mdx.',
    ])
  })

  test('never names hidden content', () => {
    const pages = [...made(old.content).pages.values()].join('\n')
    expect(pages).not.toMatch(/secret|Secret|Not finished|It was public once/)
    expect(JSON.stringify(made(old.content).index)).not.toMatch(/secret|draft/)
  })
})

describe('between editions', () => {
  test.each<[string, string | undefined, string[]]>([
    [
      '/handbook/manual/guidance/',
      undefined,
      ['today /handbook/manual/guidance/', 'summer /editions/summer/handbook/manual/guide/', 'spring /editions/spring/handbook/guide/'],
    ],
    [
      '/handbook/guide/',
      'spring',
      ['today /handbook/manual/guidance/', 'summer /editions/summer/handbook/manual/guide/', 'spring /editions/spring/handbook/guide/'],
    ],
    [
      '/handbook/gone/',
      'spring',
      [
        'today lacks it, spring /editions/spring/handbook/gone/',
        'summer lacks it, spring /editions/spring/handbook/gone/',
        'spring /editions/spring/handbook/gone/',
      ],
    ],
    // A restored page is the same document.
    [
      '/handbook/back/',
      'spring',
      ['today /handbook/back/', 'summer lacks it, today /handbook/back/', 'spring /editions/spring/handbook/back/'],
    ],
    [
      '/handbook/new/',
      undefined,
      ['today /handbook/new/', 'summer lacks it, today /handbook/new/', 'spring lacks it, today /handbook/new/'],
    ],
    ['/decisions/', 'summer', ['today /decisions/', 'summer /editions/summer/decisions/', 'spring /editions/spring/decisions/']],
    ['/nowhere/', undefined, ['today lacks it', 'summer lacks it', 'spring lacks it']],
  ])('%s in %s', (path, edition, expected) => {
    const targets = editionTargets(made(old.content).index, path, edition)
    const told = ({ edition: name = 'today', url, nearest }: (typeof targets)[number]) =>
      url === undefined ? `${name} lacks it${nearest ? `, ${nearest.edition ?? 'today'} ${nearest.url}` : ''}` : `${name} ${url}`
    expect(targets.map(told)).toEqual(expected)
  })

  test("a deleted page's URL is found in the editions that had it", () => {
    const { index } = made(old.content)
    expect(editionsWith(index, '/handbook/guide/')).toEqual([{ edition: 'spring', url: '/editions/spring/handbook/guide/' }])
    expect(editionsWith(index, '/decisions/').map(({ edition }) => edition)).toEqual(['summer', 'spring'])
    expect(editionsWith(index, '/nowhere/')).toEqual([])
  })
})

describe('cost', () => {
  test('each revision of a file is read once, and each body printed once', () => {
    const { counts } = made(old.content)
    // Text files, and visible pages with a body; those that are the same in both editions count once.
    const files = { spring: 10, summer: 8, both: 5 }
    const bodies = { spring: 6, summer: 4, both: 1 }
    const once = ({ spring, summer, both }: typeof files) => spring + summer - both
    expect(counts).toEqual({ editions: 2, files: once(files), bodies: once(bodies), comparisons: 3, histories: 6, differences: 7 })
  })

  test('a second build makes nothing, and another edition leaves the others byte-identical', () => {
    const { content, commits } = oldHandbook()
    const store = openStore(temporaryFolder(), { handbook: 'a', program: '1', redactions: '' })
    const first = made(content, { store })
    expect(first.counts.editions).toBe(2)
    const again = made(content, { store })
    expect(again.counts).toEqual({ editions: 0, files: 0, bodies: 0, comparisons: 0, histories: 0, differences: 0 })
    expect(again.pages).toEqual(first.pages)

    writeFileSync(
      join(content, 'editions.yaml'),
      (['spring', 'summer', 'autumn'] as const)
        .map(
          (name, index) =>
            `- { name: ${name}, commit: ${commits[name]}, date: 2026-0${3 * (index + 1)}-01${name === 'spring' ? ', note: Before the move' : ''} }\n`,
        )
        .join(''),
    )
    const third = made(content, { store })
    expect(third.counts.editions).toBe(1)
    const before = first.pages
    // The same without the cache.
    for (const pages of [third.pages, made(content).pages])
      expect(new Map([...pages].filter(([address]) => !address.startsWith('/editions/autumn/')))).toEqual(before)
  })

  test('an added edition prints only bodies that no earlier edition has', () => {
    const { content, commits } = oldHandbook()
    const store = openStore(temporaryFolder(), { handbook: 'a', program: '1', redactions: '' })
    const cut = (editions: Readonly<Record<string, string>>) =>
      writeFileSync(
        join(content, 'editions.yaml'),
        Object.entries(editions)
          .map(([name, commit], index) => `- { name: ${name}, commit: ${commit}, date: 2026-0${3 * (index + 1)}-01 }\n`)
          .join(''),
      )
    const { spring = '', summer = '' } = commits
    cut({ spring })
    expect(made(content, { store }).counts).toMatchObject({ editions: 1, bodies: 6 })
    cut({ spring, summer })
    const added = made(content, { store })
    expect(added.counts).toMatchObject({ editions: 1, bodies: 3 })
    expect(added.pages).toEqual(made(content).pages)
    // Pages for another audience are printed for it.
    expect(made(content, { store, audience: 'staff' }).counts).toMatchObject({ editions: 2 })
    cut({ spring, summer, again: spring })
    expect(made(content, { store }).counts).toMatchObject({ editions: 1, bodies: 0 })
  })
})

test('the layout of published pages must have all marks', () => {
  expect(() => readLayout('<p>%%title%%</p>')).toThrow('The layout lacks %%description%%, %%address%%')
  const values = Object.fromEntries(layoutParts.map((part) => [part, `$& %%page%% ${part}`])) as Record<
    (typeof layoutParts)[number],
    string
  >
  expect(readLayout(layoutParts.map(layoutMark).join('|'))(values)).toBe(layoutParts.map((part) => `$& %%page%% ${part}`).join('|'))
})
