/** Files that can't be read are unknown, not missing: their consequences are counted under the cause. */
import { describe, expect, test } from 'vitest'
import { formatGithub } from '../../src/problems/formats/github.ts'
import { formatJson } from '../../src/problems/formats/json.ts'
import { formatSarif } from '../../src/problems/formats/sarif.ts'
import { formatText } from '../../src/problems/formats/text.ts'
import { handbookOf } from './handbooks.ts'

const person = (id: string) => `- { id: ${id}, name: ${id.toUpperCase()}, active: true }\n`
const tier = (id: string) =>
  `- { id: ${id}, names: [{ from: 2026-01-01, label: ${id} }], rank: 2, offerings: [cloud], introduced: 2026-01-01 }\n`
const page = (owner: string) => `---\nowner: ${owner}\n---\n\nText.\n`
const strategy = (id: string, more: string) => `title: ${id}\nscope: product\napprovers: [pm]\neffective: 2026-01-01\nchanges: []\n${more}`

/** Location, code and number of consequences of visible problems, and the total number of problems. */
function outcome(files: Record<string, string>): { shown: string[]; all: number } {
  const { problems, all } = handbookOf(files)
  const shown = problems.map(
    ({ file, line, column, code, causes }) => `${file}:${line}:${column} ${code}${causes === undefined ? '' : ` +${causes}`}`,
  )
  return { shown, all: all.length }
}

describe('consequences are counted under their cause', () => {
  test.each<[string, Record<string, string>, string[], number]>([
    [
      'a shared file in conflict',
      { 'people.yaml': `<<<<<<< a\n${person('pm')}=======\n>>>>>>> b\n`, 'handbook/a.md': page('pm'), 'handbook/b.md': page('em') },
      ['people.yaml:1:1 merge-conflict +2'],
      3,
    ],
    [
      'a shared file that is no list',
      { 'people.yaml': 'pm: { name: PM }\n', 'handbook/a.md': page('pm') },
      ['people.yaml:1:1 value-invalid +1'],
      2,
    ],
    [
      'one item whose id is misspelled',
      {
        'people.yaml': `${person('em')}- { idd: pm, name: PM, active: true }\n`,
        'handbook/a.md': page('pm'),
        'handbook/b.md': page('nobody'),
      },
      ['people.yaml:2:5 key-unknown +1', 'handbook/b.md:2:8 reference-missing'],
      3,
    ],
    ...(
      [
        ['is missing', 'name: PM', '1:3 key-missing'],
        ['is empty', 'id:, name: PM', '1:5 value-invalid'],
        ['is a number', 'id: 5, name: PM', '1:9 value-invalid'],
        ['is in curly quotes', 'id: “pm”, name: PM', '1:9 id-invalid'],
        ['is one of another', 'id: em, name: PM', '2:9 id-duplicate'],
      ] as const
    ).map(([what, values, place]): [string, Record<string, string>, string[], number] => [
      `one item whose id ${what}`,
      {
        'people.yaml': place.startsWith('2')
          ? `${person('em')}- { ${values}, active: true }\n`
          : `- { ${values}, active: true }\n${person('em')}`,
        'handbook/a.md': page('pm'),
        'handbook/b.md': page('em'),
      },
      [`people.yaml:${place} +1`],
      2,
    ]),
    ...['hub: a', '@hub', 'hub:'].map((written): [string, Record<string, string>, string[], number] => [
      `one item whose id is not YAML: ${written}`,
      {
        'people.yaml': `${person('em')}- id: ${written}\n  name: Hub\n  active: true\n`,
        'handbook/a.md': page('hub'),
        'handbook/b.md': page('nobody'),
      },
      ['people.yaml:2:7 yaml-invalid +1', 'handbook/b.md:2:8 reference-missing'],
      3,
    ]),
    ...['Id', 'ident'].map((key): [string, Record<string, string>, string[], number] => [
      `one item whose id stands under "${key}"`,
      { 'people.yaml': `- ${key}: pm\n  name: PM\n  active: true\n`, 'handbook/a.md': page('pm') },
      ['people.yaml:1:3 key-unknown +1'],
      2,
    ]),
    [
      'one item that a dash too many parts in two',
      {
        'people.yaml': `${person('em')}- id: pm\n  name: PM\n- role: writer\n  active: true\n${person('cto')}`,
        'roles/writer.md': 'Text.\n',
        'handbook/a.md': page('pm'),
        'handbook/b.md': page('cto'),
        'handbook/c.md': page('nobody'),
      },
      ['people.yaml:4:1 key-missing +1', 'handbook/c.md:2:8 reference-missing'],
      3,
    ],
    [
      'one item that cannot be typed, and has its id',
      { 'people.yaml': `- { id: pm, name: [PM], active: true }\n`, 'handbook/a.md': page('pm') },
      ['people.yaml:1:19 value-invalid'],
      1,
    ],
    [
      'one item that is not YAML: the others stay known',
      {
        'people.yaml': `${person('em')}- id: pm\n  name: "PM\n${person('cto')}`,
        'handbook/a.md': page('em'),
        'handbook/b.md': page('pm'),
        'handbook/c.md': page('cot'),
      },
      ['people.yaml:3:9 yaml-invalid +1', 'handbook/c.md:2:8 reference-missing'],
      3,
    ],
    [
      'a successor whose owner is empty',
      {
        'people.yaml': person('pm'),
        'strategy/a.yaml': strategy('A', 'owner: pm\nstatus: superseded\n'),
        'strategy/b.yaml': strategy('B', 'owner:\nstatus: active\nsupersedes: a\n'),
      },
      ['strategy/b.yaml:6:1 value-invalid +1'],
      2,
    ],
    [
      'but not one that has nothing to do with it',
      {
        'people.yaml': person('pm'),
        'strategy/a-long-name.yaml': strategy('A', 'owner: pm\nstatus: superseded\n'),
        'strategy/b.yaml': strategy('B', 'owner:\nstatus: active\n'),
      },
      ['strategy/a-long-name.yaml:7:9 strategy-without-successor', 'strategy/b.yaml:6:1 value-invalid'],
      2,
    ],
    [
      'a page with another ending',
      { 'handbook/guide.markdown': 'Text.\n', 'handbook/a.md': '[a](./guide.md), [b](guide.markdown), [c](/handbook/guide/)\n' },
      ['handbook/guide.markdown:1:1 file-type-unknown +3'],
      4,
    ],
    [
      'a page at the top',
      { 'onboarding.md': 'Text.\n', 'handbook/a.md': '[a](./onboarding.md) [b](../onboarding.md) [c](./other.md)\n' },
      ['onboarding.md:1:1 entry-misplaced +2', 'handbook/a.md:1:48 link-missing'],
      4,
    ],
    [
      'a folder that is misspelled',
      { 'chanelog/2026/a.mdx': 'Text.\n', 'handbook/a.md': '[a](../changelog/2026/a.mdx)\n' },
      ['chanelog:1:1 entry-misplaced +1'],
      2,
    ],
    [
      'a first item without its dash, with a list in it',
      {
        'tiers.yaml': `# Plans.\nid: team\n  names:\n    - from: 2026-01-01\n      label: Team\n  rank: 1\n  offerings: [cloud]\n  introduced: 2026-01-01\n${tier('hub')}`,
        'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
        'handbook/a.mdx': '<Tier id="team" /> <Tier id="hub" /> <Tier id="nothing" />\n',
      },
      ['tiers.yaml:2:1 yaml-invalid +1', 'handbook/a.mdx:1:48 reference-missing'],
      3,
    ],
    [
      'a first item of one line without its dash',
      { 'people.yaml': `id: pm\n${person('em')}`, 'handbook/a.md': page('em') },
      ['people.yaml:1:1 yaml-invalid'],
      1,
    ],
    [
      'a list named after one of its entries',
      { 'person.yaml': person('pm'), 'handbook/a.md': page('pm') },
      ['person.yaml:1:1 entry-misplaced +1'],
      2,
    ],
    [
      'a list that is not there, with many references into it',
      { 'handbook/a.md': page('pm'), 'handbook/b.md': page('em'), 'handbook/c.md': page('pm') },
      ['people.yaml:1:1 reference-missing +3'],
      4,
    ],
    [
      'but a few may be the first of their kind',
      { 'handbook/a.md': page('pm'), 'handbook/b.md': page('em') },
      ['handbook/a.md:2:8 reference-missing', 'handbook/b.md:2:8 reference-missing'],
      2,
    ],
    [
      'a list without an entry',
      { 'people.yaml': '# All of us.\n', 'handbook/a.md': page('pm'), 'handbook/b.md': page('em'), 'handbook/c.md': page('pm') },
      ['people.yaml:1:1 file-empty +3'],
      4,
    ],
    [
      'redirects that cannot be read',
      { 'redirects.yaml': '- { from: /handbook/old/, to: /handbook/a/\n', 'handbook/a.md': '[a](/handbook/old/)\n' },
      ['redirects.yaml:1:3 yaml-invalid +1'],
      2,
    ],
  ])('%s', (_, files, shown, all) => {
    expect(outcome(files)).toEqual({ shown, all })
  })
})

describe('triage examples follow from the plans they need', () => {
  const triage = (tier: string, input = 'team') =>
    `- { id: urgent, when: { tier: ${tier} }, then: { priority: p1, route: pm, respondWithin: 4 hours }, examples: [{ input: { title: X, kind: bug, severity: low, tier: ${input} }, expect: { priority: p1 } }] }\n- { id: rest, when: {}, then: { priority: p4, route: pm, respondWithin: 5 days }, examples: [] }\n`
  const ground = {
    'roles/pm.md': 'Text.\n',
    'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
    'tiers.yaml': tier('team').replace('label: team', 'label: Crew'),
  }
  test.each<[string, Record<string, string>, string[]]>([
    ['all is well', { 'triage.yaml': triage('team', 'Crew') }, []],
    ['a rule names none', { 'triage.yaml': triage('Crew') }, ['triage.yaml:1:31 tier-name-as-id']],
    [
      'their list is in conflict',
      { 'triage.yaml': triage('team'), 'tiers.yaml': `<<<<<<< a\n${tier('team')}=======\n>>>>>>> b\n` },
      ['tiers.yaml:1:1 merge-conflict +1'],
    ],
    [
      'a name of theirs cannot be read',
      {
        'triage.yaml': triage('team', 'Crew'),
        'tiers.yaml': tier('team').replace('label: team', 'label: Team }, { from: 2026-02-01, label: [Crew]'),
      },
      ['tiers.yaml:1:85 value-invalid +1'],
    ],
    ['an example names none', { 'triage.yaml': triage('team', 'crewe') }, ['triage.yaml:1:118 triage-example-fails']],
  ])('%s', (_, files, shown) => {
    expect(outcome({ ...ground, ...files }).shown).toEqual(shown)
  })
})

test('names the dash that the first item lacks', () => {
  const { problems } = handbookOf({
    'people.yaml': `# Us.\n\nid: pm\n  name: PM\n  active: true\n${person('em')}`,
    'handbook/a.md': page('pm'),
  })
  expect(problems.map(({ line, column, message, hint, fix }) => ({ line, column, message, hint, fix }))).toEqual([
    {
      line: 3,
      column: 1,
      message: 'This list entry does not begin with "- ". 1 follows from this.',
      hint: 'Write "- id:".',
      fix: { replace: '- id' },
    },
  ])
})

test.each([
  ['hub: a', 'hub-a'],
  ['@hub', 'hub'],
  ['hub:', 'hub'],
])("doesn't quote an invalid id: %s", (written, name) => {
  const { problems } = handbookOf({ 'people.yaml': `${person('em')}- id: ${written}\n  name: Hub\n  active: true\n` })
  expect(problems.map(({ hint, suggestions, fix }) => ({ hint, suggestions, fix }))).toEqual([
    { hint: `Name it "${name}".`, suggestions: [name], fix: undefined },
  ])
})

test('says so in words, and the cause of errors is an error', () => {
  const { problems } = handbookOf({ 'handbook/guide.markdown': 'Text.\n', 'handbook/a.md': '[a](./guide.md)\n' })
  expect(problems.map(({ severity, message, causes }) => [severity, message, causes])).toEqual([
    ['error', 'A file of "handbook" cannot end in ".markdown"; it is ignored. 1 follows from this.', 1],
  ])
})

test('shows them after their cause if all are requested', () => {
  const { problems, all } = handbookOf({ 'people.yaml': 'pm\n', 'handbook/a.md': page('pm') })
  expect(all.map(({ file, causes }) => [file, causes])).toEqual([
    ['people.yaml', 1],
    ['handbook/a.md', undefined],
  ])
  const printed = JSON.parse(formatJson(problems, {}, 0)) as { problems: object[] }
  expect(printed.problems.map((each) => Object.keys(each))).toEqual([
    ['code', 'severity', 'file', 'line', 'column', 'endLine', 'endColumn', 'message', 'hint', 'causes'],
  ])
})

test('prints related locations in every format', () => {
  const { problems } = handbookOf({ 'handbook/a.md': '---\ntitle: A\ntitle: B\n---\n' })
  expect(JSON.parse(formatJson(problems, {}, 0))).toMatchObject({
    problems: [{ code: 'yaml-invalid', related: [{ file: 'handbook/a.md', line: 2, column: 1, message: 'first given here' }] }],
  })
  expect(formatText(problems, { createTextLookup: () => undefined, colour: false })).toContain('\n  first given here: handbook/a.md:2\n')
  expect(formatGithub(problems, 'content/')).toContain('Remove one of the two. (first given here: content/handbook/a.md:2)')
  expect(JSON.parse(formatSarif(problems, 'content/', { helpFor: (code) => ({ text: code, markdown: code }) }))).toMatchObject({
    runs: [
      { results: [{ relatedLocations: [{ message: { text: 'first given here' }, physicalLocation: { region: { startLine: 2 } } }] }] },
    ],
  })
})
