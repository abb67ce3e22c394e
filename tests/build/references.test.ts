/** References from public to staff entries: no public file has their ids or titles. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wordsFileName } from '../../src/answers/search/file-names.ts'
import { readVocabulary } from '../../src/answers/search/vocabulary.ts'
import { callBuild } from '../support/build-here.ts'
import { contentFolder, filesBelow, filesWith, temporaryFolder } from '../support/folders.ts'

/** Letters of ids, titles and notes that customers may not see. */
const secret = 'zanziquokka'
const id = (kind: string) => `${secret}-${kind}`
const title = (kind: string) => `${secret} ${kind} title`
const staff = 'audience: staff'

const list = (...items: string[]) => `${items.map((item) => `- { ${item} }`).join('\n')}\n`
const page = (fields: readonly string[], body = 'Words.') => `---\n${fields.join('\n')}\n---\n\n${body}\n`

const files = {
  'tiers.yaml': list(
    'id: pro, names: [{ from: 2026-01-01, label: Pro }], rank: 1, offerings: [cloud], introduced: 2026-01-01',
    `id: ${id('tier')}, names: [{ from: 2026-01-01, label: ${title('tier')} }], rank: 2, offerings: [cloud], introduced: 2026-01-01, ${staff}`,
    `id: old, names: [{ from: 2025-01-01, label: Old }], rank: 0, offerings: [cloud, ${id('offering')}], introduced: 2025-01-01, successors: [${id('tier')}]`,
  ),
  'offerings.yaml': list(
    'id: cloud, title: Cloud, delivery: continuous',
    'id: hosted, title: Hosted, delivery: versioned',
    `id: ${id('offering')}, title: ${title('offering')}, delivery: versioned, ${staff}`,
  ),
  'people.yaml': list(
    `id: ada, name: Ada, active: true, role: ${id('role')}`,
    `id: ${id('person')}, name: ${title('person')}, active: true, ${staff}`,
  ),
  'areas.yaml': list(`id: core, title: Core, owner: ${id('person')}`, `id: ${id('area')}, title: ${title('area')}, owner: ada, ${staff}`),
  'glossary.yaml': list(
    `id: seen, term: Seen, definition: A word., see: features/${id('feature')}`,
    `id: ${id('term')}, term: ${title('term')}, definition: ${title('definition')}, ${staff}`,
  ),
  [`roles/${id('role')}.md`]: page([staff, `title: ${title('role')}`]),
  'roles/lead.md': page([
    `reportsTo: ${id('role')}`,
    `responsibilities: [{ text: Leads, owns: [handbook/${id('page')}, tiers/${id('tier')}] }]`,
    `notResponsible: [{ text: Pays, see: ${id('role')} }]`,
  ]),
  [`handbook/${id('page')}.md`]: page([staff, `title: ${title('page')}`]),
  'handbook/index.mdx': page(
    [`supersededBy: ${id('page')}`, `owner: ${id('person')}`],
    `# Book

<Ref to="handbook/${id('page')}"/>, <Ref to="tiers/${id('tier')}"/>, <Ref to="areas/${id('area')}">words</Ref>, <Tier id="${id('tier')}"/>,
<Person id="${id('person')}"/>, <Term id="${id('term')}"/> and [more](./${id('page')}.md).`,
  ),
  [`features/${id('feature')}.md`]: page([
    staff,
    `title: ${title('feature')}`,
    'summary: S.',
    'area: core',
    'lifecycle: []',
    'availability: []',
  ]),
  'features/mixed.md': page([
    'title: Mixed',
    'summary: Some of it.',
    `area: ${id('area')}`,
    `parent: ${id('feature')}`,
    `replacedBy: ${id('feature')}`,
    `lifecycle: [{ stage: beta, since: 2026-01-01 }, { stage: ga, since: "9.87" }]`,
    'availability:',
    '  - { tier: pro, offering: cloud, since: 2026-05-01, note: Seen by all }',
    `  - { tier: ${id('tier')}, offering: cloud, since: 2026-05-02, limit: { value: 7, unit: ${secret}s }, note: ${title('note')} }`,
    `  - { tier: pro, offering: ${id('offering')}, since: 2026-05-03, note: ${title('note')} }`,
    `  - { tier: pro, offering: hosted, since: "9.87", note: ${title('note')} }`,
  ]),
  'features/plain.md': page(['title: Plain', 'summary: All of it.', 'area: core', 'lifecycle: []', 'availability: []']),
  [`milestones/${id('milestone')}.md`]: page([
    staff,
    `title: ${title('milestone')}`,
    'start: 2026-01-01',
    'due: 2026-02-01',
    'status: active',
    'goals: []',
    'scope: []',
  ]),
  'milestones/m1.md': page([
    'title: M1',
    `dri: ${id('person')}`,
    'start: 2026-01-01',
    'due: 2026-02-01',
    'status: active',
    `goals: [{ text: ${title('goal')}, objective: ${id('objective')} }]`,
    'scope:',
    `  - { item: ${id('item')}, commitment: committed, announce: true, reason: ${title('reason')} }`,
    `  - { item: open, commitment: committed, announce: true, outcome: slipped, carriedTo: ${id('milestone')} }`,
    'release: "9.87"',
  ]),
  [`objectives/${id('objective')}.md`]: page([
    staff,
    `title: ${title('objective')}`,
    `strategy: ${id('strategy')}`,
    'owner: ada',
    'period: { from: 2026-01-01, to: 2026-12-31 }',
    'status: active',
    'measures: []',
  ]),
  'objectives/open.md': page([
    'title: Open objective',
    `strategy: ${id('strategy')}`,
    `owner: ${id('person')}`,
    'period: { from: 2026-01-01, to: 2026-12-31 }',
    'status: active',
    'measures: []',
  ]),
  [`strategy/${id('strategy')}.md`]: page([
    staff,
    `title: ${title('strategy')}`,
    'scope: company',
    'status: active',
    'owner: ada',
    'approvers: []',
    'effective: 2026-01-01',
    'changes: []',
  ]),
  [`roadmap/${id('item')}.md`]: page([
    staff,
    `title: ${title('item')}`,
    'horizon: now',
    'status: planned',
    'area: core',
    'objectives: []',
    'history: []',
  ]),
  'roadmap/open.md': page([
    'title: Open item',
    'horizon: now',
    'status: planned',
    `area: ${id('area')}`,
    `objectives: [${id('objective')}]`,
    `milestone: ${id('milestone')}`,
    `dependsOn: [${id('item')}]`,
    `bet: { hypothesis: ${title('hypothesis')}, killCriteria: ${title('criterion')}, decideBy: 2027-01-01 }`,
    'history: [{ on: 2026-01-01, change: Added, reason: Good }]',
  ]),
  'releases/1.0.md': page([
    'date: 2026-05-01',
    'status: released',
    'offering: hosted',
    `milestone: ${id('milestone')}`,
    'upgradeFrom: "9.87"',
  ]),
  'releases/2.0.md': page(['date: 2026-08-01', 'status: released', 'offering: hosted']),
  'releases/8.76.md': page(['date: 2026-06-01', 'status: released', `offering: ${id('offering')}`, `headline: ${title('headline')}`]),
  'releases/9.87.md': page([staff, 'date: 2026-07-01', 'status: planned', 'offering: hosted', `headline: ${title('headline')}`]),
  'changelog/one.md': page([
    'title: One',
    'description: D.',
    'type: deprecated',
    `features: [mixed, ${id('feature')}]`,
    `live: [{ offering: cloud, on: 2026-05-01 }, { offering: ${id('offering')}, on: 2026-05-04 }]`,
    'status: published',
    `authors: [ada, ${id('person')}]`,
    `reviews: [{ by: ${id('person')}, on: 2026-05-01, verdict: approve }]`,
    `deprecation: { removal: "9.87", announced: "1.0", replacement: ${title('replacement')} }`,
    `roadmap: [${id('item')}]`,
  ]),
  'changelog/two.md': page([
    `title: ${title('change')}`,
    'description: D.',
    'type: added',
    'features: []',
    `live: [{ offering: ${id('offering')}, on: 2026-05-04 }]`,
    'status: published',
    'authors: [ada]',
    'reviews: []',
  ]),
  'decisions/0001-open.md': page([
    'title: Decided',
    'status: accepted',
    'on: 2026-05-01',
    `deciders: [${id('person')}]`,
    `affects: [tiers/${id('tier')}, areas/${id('area')}, handbook/${id('page')}]`,
  ]),
  'openings/lead.md': page([
    `role: ${id('role')}`,
    'status: open',
    'posted: 2026-05-01',
    'validThrough: 2027-01-01T00:00:00Z',
    'employment: FULL_TIME',
    'applyUrl: https://example.com/apply',
  ]),
}

/** The search vocabulary omits shared prefixes, so a text search finds no words in it. */
function wordsIn(site: string): string[] {
  return [...readVocabulary(readFileSync(join(site, 'pagefind', wordsFileName), 'utf8')).keys()]
}

test('no public file has an id, a title or a note of staff content; staff have all of it', async () => {
  const content = contentFolder(files)
  const [open, inside] = [join(temporaryFolder(), 'public'), join(temporaryFolder(), 'staff')]
  const now = ['--now', '2026-11-24T12:00:00Z']
  const { code, stderr } = await callBuild('--content', content, '--out', open, '--lenient', ...now)
  expect(code, stderr).toBe(0)
  expect(filesWith(open, secret)).toEqual([])
  expect(filesBelow(open).filter((path) => path.includes(secret))).toEqual([])
  expect(wordsIn(open).filter((word) => word.includes(secret))).toEqual([])
  expect([...filesWith(open, '9.87'), ...filesWith(open, '8.76')]).toEqual([])
  const [feature, roadmap] = ['features/mixed/index.html', 'roadmap/open/index.html'].map((file) => readFileSync(join(open, file), 'utf8'))
  expect(feature).toContain('Seen by all')
  expect(roadmap).toContain('Open item')
  expect(filesBelow(open)).toEqual(
    expect.arrayContaining(['changelog/one/index.html', 'openings/lead/index.html', 'milestones/m1/index.html']),
  )

  expect((await callBuild('--content', content, '--out', inside, '--lenient', '--audience', 'staff', ...now)).code).toBe(0)
  for (const kind of [
    'tier',
    'offering',
    'person',
    'area',
    'term',
    'role',
    'page',
    'feature',
    'milestone',
    'objective',
    'strategy',
    'item',
  ])
    expect(filesWith(inside, title(kind)), kind).not.toEqual([])
  for (const kind of ['note', 'goal', 'reason', 'hypothesis', 'criterion', 'replacement', 'change', 'headline'])
    expect(filesWith(inside, title(kind)), kind).not.toEqual([])
})
