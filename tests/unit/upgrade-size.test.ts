/** The data of the upgrade answer stays small enough to load on demand: 2,000 changes in 100 releases. */
import { brotliCompressSync, constants } from 'node:zlib'
import { expect, test } from 'vitest'
import { answerUpgrade } from '../../src/answers/upgrade/answer.ts'
import { collectUpgradeData } from '../../src/answers/upgrade/collect.ts'
import { readUpgrade } from '../../src/answers/upgrade/query.ts'
import { handbookOf } from './handbooks.ts'

const day = (index: number) => new Date(Date.UTC(2016, 0, 1 + index)).toISOString().slice(0, 10)
const verbs = ['Find', 'Export', 'Compare', 'Restore', 'Share', 'Rename', 'Watch', 'Limit', 'Sort', 'Import', 'Check', 'Group']
const nouns = [
  'audit log',
  'pipelines',
  'snapshots',
  'devices',
  'team members',
  'blueprints',
  'dashboards',
  'certificates',
  'brokers',
  'tables',
]
const ways = ['from the list', 'by area', 'with one click', 'for a whole group', 'before it runs', 'on a small screen', 'over the API']
const pick = (list: readonly string[], seed: number) => list[seed % list.length] ?? ''
const types = ['added', 'changed', 'fixed', 'fixed', 'added', 'deprecated', 'security', 'removed'] as const

const files: Record<string, string> = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: hosted, title: Hosted, delivery: versioned }\n',
  'tiers.yaml': ['starter', 'team', 'enterprise']
    .map(
      (id, rank) =>
        `- { id: ${id}, names: [{ from: 2016-01-01, label: ${id} }], rank: ${rank}, offerings: [cloud, hosted], introduced: 2016-01-01 }`,
    )
    .join('\n'),
}
for (let index = 0; index < 100; index += 1)
  files[`releases/${1 + Math.floor(index / 40)}.${index % 40}.yaml`] = `date: ${day(index * 28 + 27)}\nstatus: released\noffering: hosted\n`
for (let index = 0; index < 120; index += 1) {
  const tiers = ['starter', 'team', 'enterprise'].slice(index % 3)
  const rows = tiers.flatMap((tier) =>
    ['cloud', 'hosted'].map((offering) => `{ tier: ${tier}, offering: ${offering}, since: ${day(index * 20)} }`),
  )
  files[`features/f${index}.yaml`] = `title: Feature ${index}\nsummary: S.\narea: core\nlifecycle: []\navailability: [${rows.join(', ')}]\n`
}
for (let index = 0; index < 2000; index += 1) {
  const title = `${pick(verbs, index * 7)} ${pick(nouns, index * 11 + 3)} ${pick(ways, index * 5 + 1)} ${index}`
  const breaking =
    index % 40 === 1
      ? `breaking: { kind: api, impact: Callers of ${index} notice., action: Replace the call ${index} by its successor., automated: false }\n`
      : ''
  files[`changelog/e${index}.md`] =
    `---\ntitle: ${title}\ndescription: D.\ntype: ${pick(types, index)}\nfeatures: [f${index % 120}]\ndate: ${day(Math.floor(index * 1.4))}\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: 2016-01-01, verdict: approve }]\n${breaking}---\n`
}

test('it stays below 100 KB compressed, and every pair has an answer', () => {
  const { handbook } = handbookOf(files)
  const data = collectUpgradeData(handbook)
  expect([data.changes.length, data.releases.length]).toEqual([2000, 100])
  const sent = brotliCompressSync(JSON.stringify(data), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
  expect(sent.length).toBeLessThan(100_000)
  const upgrade = readUpgrade({ from: '1.0', to: '3.19', tier: 'team' }, data)
  const answer = upgrade && answerUpgrade(upgrade, data)
  expect(answer?.added.length).toBeGreaterThan(100)
  expect(answer?.actions.length).toBeGreaterThan(10)
})
