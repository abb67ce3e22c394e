/** What feeds send of an entry is what its page says, but for what the page declares to be unsent: both print one value. */
import { expect, test } from 'vitest'
import { readContents } from '../../scripts/compare-sites.ts'
import { pageOf } from '../../src/collections/pages.ts'
import type { Entry } from '../../src/graph/entry.ts'
import { entriesOf } from '../../src/graph/graph.ts'
import { feedItems } from '../../src/outputs/feeds/items.ts'
import { entryPage } from '../../src/page/entry-page.ts'
import { chromeOf } from '../../src/page/page.ts'
import { printHtml } from '../../src/page/print-html.ts'
import { printEntry } from '../../src/page/printing.ts'
import type { PageParts } from '../../src/page/section.ts'
import { change, ground } from './feeds.ts'
import { handbookOf } from './handbooks.ts'

const published = (type: string, more = '') => `type: ${type}\nfeatures: [log]\ndate: 2026-03-04\nstatus: published\n${more}`
const release = (date: string, more = '') => `date: ${date}\nstatus: released\noffering: self-hosted\n${more}`
const strategy = (status: string, target: number, more = '') =>
  `title: Plan ${target}\nscope: company\nstatus: ${status}\nowner: ada\napprovers: [bob]\neffective: 2026-01-01\nreview: { last: 2026-01-01, every: 1 month }\n${more}`

const { handbook } = handbookOf({
  ...ground,
  'changelog/added.md': change('Added', published('added', 'highlight: true'), '\nText with **marks**.\n'),
  'changelog/breaks.md': change(
    'Breaks',
    published('changed', 'breaking: { kind: api, impact: Scripts fail., action: Make a token., automated: true }\nbackports: ["2.9.1"]'),
  ),
  'changelog/goes.md': change(
    'Goes',
    published('deprecated', 'deprecation: { announced: "2.9", removal: "2.10", replacement: The new one. }'),
  ),
  'changelog/leak.md': change(
    'Leak',
    published(
      'security',
      'security: { ids: [CVE-2026-1, CVE-2026-2], severity: high, affected: before 2.9.1, fixedIn: ["2.9", "2.9.1"], credit: Eve }',
    ),
  ),
  'changelog/picture.md': change('Picture', published('fixed', 'media: [{ src: ./a.png, alt: A, caption: See the top., kind: image }]')),
  'changelog/a.png': '',
  'changelog/revised.md': change(
    'Revised',
    published('changed', 'revisions: [{ on: 2026-03-05, note: First. }, { on: 2026-03-06, note: Second. }]'),
  ),
  'changelog/taken-back.md': change(
    'Taken back',
    published('added', 'revisions: [{ on: 2026-03-05, note: A limit. }, { on: 2026-03-06, note: It broke. }]').replace(
      'published',
      'withdrawn',
    ),
  ),
  'changelog/unexplained.md': change('Unexplained', published('removed').replace('published', 'withdrawn')),
  'releases/2.7.yaml': release('2026-01-02'),
  'releases/2.7.1.yaml': release('2026-01-05'),
  'releases/2.8.yaml': release('2026-02-05', 'reason: It lost data.\n').replace('released', 'yanked'),
  'releases/2.9.md': `---\n${release('2026-03-05', 'headline: Logs.\nupgradeFrom: "2.7"\nknownIssues: [{ text: Slow., url: "https://example.com/1", fixedIn: "2.9.1" }]\n')}---\n\nRead this.\n`,
  'releases/2.9.0-rc.1.yaml': release('2026-03-01'),
  'releases/2.9.1.yaml': release('2026-03-09'),
  'strategy/old.yaml': strategy('superseded', 60, 'changes: []\n'),
  'strategy/now.yaml': strategy(
    'active',
    75,
    'supersedes: old\npillars: [{ id: one, title: One thing }]\nchanges: [{ on: 2026-01-02, note: Reached. }]\n',
  ),
  'objectives/now.yaml':
    'title: Reliable\nstrategy: now\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\nmeasures: [{ id: share, name: Share, unit: "%", baseline: 0, target: 75, direction: up, readings: [], source: Logs }]\n',
  'roadmap/item.md':
    '---\ntitle: Item\nhorizon: now\nstatus: in-progress\narea: build\nobjectives: [now]\nsummary: What it is.\nbet: { hypothesis: It helps., killCriteria: It does not., decideBy: 2026-02-01 }\nhistory: [{ on: 2026-01-01, change: Added, reason: Asked for. }, { on: 2026-02-01, change: Moved, reason: Sooner. }]\n---\n\nWhy.\n',
})

const entries: Entry[] = (['changelog', 'releases', 'strategy', 'roadmap'] as const).flatMap((name) => [...entriesOf(handbook, name)])
const sent = new Map<Entry, string>(
  (['changelog', 'releases', 'strategy', 'roadmap'] as const).flatMap((name) =>
    [...feedItems(name, handbook)].map(([entry, { html }]): [Entry, string] => [entry, html]),
  ),
)
const inFeeds = entries.filter((entry) => sent.has(entry))

test('each kind is among them', () => {
  expect(entries.filter((entry) => !sent.has(entry)).map(({ file }) => file)).toEqual(['releases/2.10.yaml'])
  expect(new Set(entriesOf(handbook, 'changelog').map(({ data }) => data.type)).size).toBe(6)
})

test.each(inFeeds.map((entry) => [entry.file, entry] as const))('%s', (_, entry) => {
  expect(wordsBySection(sent.get(entry) ?? '')).toEqual(wordsBySection(articleOf(entry, sentParts(pageOf(entry, handbook)))))
})

test('what is left out is what changes without the entry', () => {
  const titles = (html: string) => readContents(html).headings.flatMap((heading) => /^h2 \S* (.*?)#?$/.exec(heading)?.[1] ?? [])
  const leftOut = inFeeds.flatMap((entry) => {
    const kept = titles(sent.get(entry) ?? '')
    return titles(articleOf(entry, pageOf(entry, handbook))).filter((title) => !kept.includes(title))
  })
  expect([...new Set(leftOut)].toSorted()).toMatchInlineSnapshot(`
    [
      "Features",
      "From need to release",
      "Objectives",
      "Patch releases",
      "Pre-releases",
      "Support",
    ]
  `)
})

/** The page as it is sent by its own declarations. */
function sentParts({ marks = [], notice = [], sections, ...parts }: PageParts): PageParts {
  const isSent = ({ isUnsent }: { isUnsent?: boolean }) => !isUnsent
  return {
    ...parts,
    marks: marks.filter(({ label }) => label !== undefined),
    notice: notice.filter(isSent),
    sections: sections.filter(isSent),
  }
}

/** The article of the page, without its title and its facts. */
function articleOf(entry: Entry, parts: PageParts): string {
  const chrome = chromeOf(entry, handbook, new Map())
  const html = printHtml([entryPage({ entry, chrome, facts: [], body: printEntry(entry, handbook), parts })], (path) => path)
  return html.slice(html.indexOf('</h1>'), html.indexOf('</article>'))
}

/** The words under each heading, whatever their order in a line and the signs between them. */
function wordsBySection(html: string): Record<string, string[]> {
  const parts = html
    .replace(/<a class="permalink".*?<\/a>/g, '')
    .split(/(?=<h2)/)
    .filter((part) => readContents(part).text !== '')
  return Object.fromEntries(
    parts.map((part) => {
      const { text, headings } = readContents(part)
      const words = text.replace(/[·:]/g, ' ').split(/\s+/).filter(Boolean)
      return [part.startsWith('<h2') ? (headings[0] ?? '').replace(/^h2 \S* /, '') : '', words.toSorted()]
    }),
  )
}
