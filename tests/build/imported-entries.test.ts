/** A site of entries that were written for another program: everything that shows them copes with what they lack, and makes nothing up. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { contentFolder, filesBelow } from '../support/folders.ts'
import { decisionRecords, fiftyEntries } from '../support/imported-entries.ts'
import { buildSite } from '../support/site.ts'

let site: string
const read = (path: string) => readFileSync(join(site, path), 'utf8')
const pages = (folder: string) => filesBelow(join(site, folder)).filter((path) => /^[^/]*\d[^/]*\/index\.html$/.test(path))

beforeAll(async () => {
  const content = contentFolder(
    {
      ...fiftyEntries(),
      ...decisionRecords(),
      'offerings.yaml': '- { id: app, title: App, delivery: versioned }\n- { id: cloud, title: Cloud, delivery: continuous }\n',
      'tiers.yaml':
        '- id: pro\n  rank: 1\n  names: [{ label: Pro, from: 2025-01-01 }]\n  introduced: 2025-01-01\n  offerings: [app, cloud]\n',
      'releases/1.0.yaml': 'date: 2026-03-01\nstatus: released\noffering: app\n',
      'releases/1.1.yaml': 'date: 2026-04-01\nstatus: released\noffering: app\n',
    },
    true,
  )
  site = await buildSite('--content', content, '--now', '2026-11-30')
})

test('each entry and each decision has its page', () => {
  expect(pages('changelog')).toHaveLength(50)
  expect(pages('decisions')).toHaveLength(22)
})

test('no page prints a value that is missing', () => {
  const texts = filesBelow(site).filter((path) => /\.(html|md|json|atom|rss|txt)$/.test(path) && !path.startsWith('_astro/'))
  const withGaps = texts.filter((path) =>
    /(>|: |")(undefined|null|NaN|Invalid Date)\b|badge-undefined/.test(read(path).replace(/<script.*?<\/script>/gs, '')),
  )
  expect(withGaps).toEqual([])
})

test('an entry shows no type, no plan and no author that it does not name', () => {
  expect(read('changelog/2026-03-13-change-3/index.md')).toMatchInlineSnapshot(`
    "# Change 3

    - **Address:** <https://handbook.example.com/changelog/2026-03-13-change-3/>
    - **Date:** 2026-03-13
    - **Release:** [1.1](https://handbook.example.com/releases/1.1/)
    - **App:** in [1.1](https://handbook.example.com/releases/1.1/)
    - **Cloud:** from 2026-03-13

    Text 3.
    "
  `)
  expect(read('changelog/2026-03-13-change-3/index.html')).not.toContain('all plans')
})

test('the upgrade answer lists changes of an unknown kind, and does not promise that there is nothing to do', () => {
  const html = read('changelog/upgrade/1.1/index.html')
  expect(html).toContain('Other changes')
  expect(html).toContain('50 changes')
  expect(html).not.toContain('nothing to do')
})

test('feeds and the release have all entries', () => {
  expect(JSON.parse(read('changelog/feed.json')).items).toHaveLength(50)
  expect(read('releases/1.1/index.html').match(/href="\/changelog\/2026-03-[^"]*"/g)?.length).toBe(50)
  expect(JSON.parse(read('changelog/type/changed/feed.json')).items).toHaveLength(10)
})

test('a decision names its people and its successor', () => {
  expect(read('decisions/0005-choice/index.md')).toMatchInlineSnapshot(`
    "# Choice 5

    **This decision was replaced**

    Replaced by [Choice 6](https://handbook.example.com/decisions/0006-choice/)

    - **Address:** <https://handbook.example.com/decisions/0005-choice/>
    - **Status:** Superseded
    - **Date:** 2024-01-05
    - **Deciders:** Robin Example
    - **Replaced by:** [Choice 6](https://handbook.example.com/decisions/0006-choice/)

    - Status: superseded by [ADR-0006](https://handbook.example.com/decisions/0006-choice/)
    - Deciders: Robin Example
    - Date: 2024-01-05

    ## Context and Problem Statement

    Problem 5.

    ## Timeline

    1. **Choice 5** (Superseded, 2024-01-05, this page)
    2. [Choice 6](https://handbook.example.com/decisions/0006-choice/) (Accepted, 2024-01-06)
    "
  `)
  expect(read('decisions/0006-choice/index.md')).toContain('**Replaces:** [Choice 5]')
})
