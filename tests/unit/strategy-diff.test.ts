/** Changes in meaning between versions of entries and of strategies. */
import { describe, expect, test } from 'vitest'
import { strategyText } from '../../src/collections/strategy/words.ts'
import { diffEntries, diffFields } from '../../src/graph/entry-diff.ts'
import { diffStrategies, newReasons, strategyVersion } from '../../src/collections/strategy/meaning.ts'
import { handbookOf } from './handbooks.ts'

interface Version {
  strategy?: string
  objectives?: Record<string, string>
}

const people = '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n- { id: cy, name: Cy, active: true }\n'
const document = `title: Strategy
scope: product
status: active
owner: ada
approvers: [ada, bo]
effective: 2026-01-01
pillars: [{ id: build, title: Build }, { id: run, title: Run }]
changes: [{ on: 2026-01-01, note: First version. }]
review: { last: 2026-11-01, every: "3 months" }
`
const objective = `title: Reliable
strategy: plan
owner: ada
period: { from: 2026-01-01, to: 2026-12-31 }
status: active
measures:
  - { id: share, name: Share, unit: "%", direction: up, baseline: 10, target: 60, readings: [{ on: 2026-02-01, value: 12 }], source: S }
  - { id: speed, name: Speed, unit: ms, direction: down, baseline: 90, target: 50, readings: [], source: S }
`

function versionOf({ strategy = document, objectives = { reliable: objective } }: Version, id = 'plan') {
  const files = Object.entries(objectives).map(([name, text]) => [`objectives/${name}.yaml`, text] as const)
  const { written, problems } = handbookOf({ 'people.yaml': people, [`strategy/${id}.yaml`]: strategy, ...Object.fromEntries(files) })
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const version = strategyVersion(id, written)
  if (!version) throw new Error(`There is no strategy "${id}".`)
  return version
}

const linesOf = (before: Version, after: Version) =>
  diffStrategies(versionOf(before), versionOf(after)).map((each) => strategyText.changeLine(each))
/** The objective and the document with one part replaced. */
const withObjective = (from: string, to: string): Version => ({ objectives: { reliable: replaced(objective, from, to) } })
const withDocument = (from: string, to: string): Version => ({ strategy: replaced(document, from, to) })

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The text does not hold "${from}".`)
  return text.replace(from, to)
}

describe('between two versions of a strategy', () => {
  test.each<[string, Version, string[]]>([
    ['nothing', {}, []],
    ['approvers in another order', withDocument('[ada, bo]', '[bo, ada]'), []],
    [
      'pillars in another order',
      withDocument('{ id: build, title: Build }, { id: run, title: Run }', '{ id: run, title: Run }, { title: Build, id: build }'),
      [],
    ],
    ['measures in another order', { objectives: { reliable: reordered() } }, []],
    ['a reading', withObjective('[{ on: 2026-02-01, value: 12 }]', '[{ on: 2026-02-01, value: 12 }, { on: 2026-03-01, value: 15 }]'), []],
    ['a target', withObjective('target: 60', 'target: 75'), ['Measure “Share” of “Reliable” – target: 60% → 75%']],
    ['a baseline', withObjective('baseline: 10', 'baseline: 12'), ['Measure “Share” of “Reliable” – baseline: 10% → 12%']],
    ['a unit', withObjective('unit: ms', 'unit: s'), ['Measure “Speed” of “Reliable” – unit: ms → s']],
    [
      'a unit with its target',
      withObjective('unit: ms, direction: down, baseline: 90, target: 50', 'unit: s, direction: down, baseline: 90, target: 5'),
      ['Measure “Speed” of “Reliable” – unit: ms → s', 'Measure “Speed” of “Reliable” – target: 50 ms → 5 s'],
    ],
    ['a direction', withObjective('direction: down', 'direction: hold'), ['Measure “Speed” of “Reliable” – direction: down → hold']],
    ['the id of a measure', withObjective('id: speed', 'id: pace'), ['Measure “Speed” of “Reliable” – id: speed → pace']],
    ['the name of a measure', withObjective('name: Speed', 'name: Pace'), ['Measure “Pace” of “Reliable” was called “Speed”']],
    [
      'another measure',
      withObjective('id: speed, name: Speed', 'id: pace, name: Pace'),
      ['Measure “Pace” of “Reliable” was added', 'Measure “Speed” of “Reliable” was dropped'],
    ],
    ['an owner of an objective', withObjective('owner: ada', 'owner: bo'), ['Objective “Reliable” – owner: ada → bo']],
    [
      'a period',
      withObjective('to: 2026-12-31', 'to: 2027-06-30'),
      ['Objective “Reliable” – period: 2026-01-01 – 2026-12-31 → 2026-01-01 – 2027-06-30'],
    ],
    ['a status', withObjective('status: active', 'status: met'), ['Objective “Reliable” – status: Active → Met']],
    ['an objective given up', withObjective('status: active', 'status: dropped'), ['Objective “Reliable” was dropped']],
    ['a title', withObjective('title: Reliable', 'title: Sound'), ['Objective “Sound” was called “Reliable”']],
    ['an id with the same title', { objectives: { sound: objective } }, ['Objective “Reliable” – id: reliable → sound']],
    [
      'an id with the same title, and a target',
      { objectives: { sound: objective.replace('target: 60', 'target: 75') } },
      ['Objective “Reliable” – id: reliable → sound', 'Measure “Share” of “Reliable” – target: 60% → 75%'],
    ],
    [
      'another objective',
      { objectives: { fast: objective.replace('title: Reliable', 'title: Fast') } },
      ['Objective “Fast” was added', 'Objective “Reliable” was dropped'],
    ],
    ['no objective', { objectives: {} }, ['Objective “Reliable” was dropped']],
    ['the owner', withDocument('owner: ada', 'owner: bo'), ['Owner: ada → bo']],
    ['approvers', withDocument('[ada, bo]', '[bo, cy]'), ['Approver added: cy', 'Approver removed: ada']],
    ['the first day', withDocument('effective: 2026-01-01', 'effective: 2026-02-01'), ['Effective from: 2026-01-01 → 2026-02-01']],
    ['the scope', withDocument('scope: product', 'scope: company'), ['Scope: Product → Company']],
    ['the status', withDocument('status: active', 'status: in-review'), ['Status: Active → In review']],
    ['the title', withDocument('title: Strategy', 'title: Plan'), ['Title: Strategy → Plan']],
    ['the review', withDocument('every: "3 months"', 'every: "1 year"'), ['Review: 2026-11-01, every 3 months → 2026-11-01, every 1 year']],
    [
      'a pillar',
      withDocument('{ id: run, title: Run }', '{ id: govern, title: Govern }'),
      ['Pillar “Govern” was added', 'Pillar “Run” was dropped'],
    ],
    ['the name of a pillar', withDocument('title: Run', 'title: Operate'), ['Pillar “Operate” was called “Run”']],
    ['the id of a pillar', withDocument('id: run', 'id: operate'), ['Pillar “Run” – id: run → operate']],
  ])('%s', (_, after, lines) => {
    expect(linesOf({}, after)).toEqual(lines)
  })

  test('the reverse says the same the other way round', () => {
    expect(linesOf(withObjective('target: 60', 'target: 75'), {})).toEqual(['Measure “Share” of “Reliable” – target: 75% → 60%'])
  })
})

function reordered(): string {
  const [head = '', share = '', speed = ''] = objective.split(/\n {2}- /)
  return `${head}\n  - ${speed.trim()}\n  - ${share}\n`
}

describe('with the written reason', () => {
  const notes = (...lines: string[]) =>
    document
      .replace('First version. }]', `First version. }, ${lines.map((note) => `{ on: 2026-11-01, note: "${note}" }`).join(', ')}]`)
      .replace('owner: ada', 'owner: bo')
  const reasonsOf = (strategy: string) => {
    const after = { strategy, objectives: { reliable: objective.replace('target: 60', 'target: 75').replace('unit: ms', 'unit: s') } }
    return diffStrategies(versionOf({}), versionOf(after)).map(({ title, aspect, reason }) => [title, aspect, reason?.note])
  }

  test('each change gets the line that names it', () => {
    expect(reasonsOf(notes('Share was reached too early.', 'Bo keeps this from now on.', 'Speed is counted in seconds.'))).toEqual([
      ['Strategy', 'owner', 'Bo keeps this from now on.'],
      ['Share', 'target', 'Share was reached too early.'],
      ['Speed', 'unit', 'Speed is counted in seconds.'],
    ])
  })

  test('a single new line is the reason for everything', () => {
    expect(reasonsOf(notes('We look further.')).map(([, , note]) => note)).toEqual([
      'We look further.',
      'We look further.',
      'We look further.',
    ])
  })

  test('an old line is no reason, nor is any of several that name nothing', () => {
    expect(reasonsOf(notes()).map(([, , note]) => note)).toEqual([undefined, undefined, undefined])
    expect(reasonsOf(notes('One.', 'Two.')).map(([, , note]) => note)).toEqual([undefined, undefined, undefined])
    const [before, after] = [versionOf({}), versionOf({ strategy: notes('One.') })]
    expect(newReasons(before, after)).toEqual([{ on: '2026-11-01', note: 'One.' }])
  })
})

test("between a strategy and its successor, necessary differences aren't changes", () => {
  const ended = { ...withObjective('status: active', 'status: met'), strategy: document.replace('status: active', 'status: archived') }
  const next = {
    strategy: document.replace('effective: 2026-01-01', 'effective: 2026-11-01'),
    objectives: { 'reliable-2027': objective.replace('strategy: plan', 'strategy: next').replace('target: 60', 'target: 80') },
  }
  expect(diffStrategies(versionOf(ended), versionOf(next, 'next')).map((each) => strategyText.changeLine(each))).toEqual([
    'Objective “Reliable” – id: reliable → reliable-2027',
    'Measure “Share” of “Reliable” – target: 60% → 80%',
  ])
})

describe('between entries of any collection', () => {
  test.each<[string, unknown, unknown, unknown]>([
    ['lists in another order', { a: ['x', 'y'] }, { a: ['y', 'x'] }, []],
    ['keys in another order', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ['a value within', { a: { b: 1 } }, { a: { b: 2 } }, [{ path: 'a.b', from: 1, to: 2 }]],
    ['a key that is new', {}, { a: 1 }, [{ path: 'a', from: undefined, to: 1 }]],
    [
      'an item of a list',
      { a: ['x'] },
      { a: ['x', 'x', 'z'] },
      [
        { path: 'a', from: undefined, to: 'x' },
        { path: 'a', from: undefined, to: 'z' },
      ],
    ],
    [
      'an item by its id',
      { a: [{ id: 'x', n: 1 }, { id: 'y' }] },
      { a: [{ id: 'y' }, { id: 'x', n: 2 }] },
      [{ path: 'a.x.n', from: 1, to: 2 }],
    ],
    [
      'items with one day twice',
      {
        a: [
          { on: 1, n: 1 },
          { on: 1, n: 2 },
        ],
      },
      { a: [{ on: 1, n: 1 }] },
      [{ path: 'a', from: { on: 1, n: 2 }, to: undefined }],
    ],
  ])('%s', (_, from, to, changes) => {
    expect(diffFields(from, to)).toEqual(changes)
  })

  test('added, removed, renamed, changed', () => {
    const page = (title: string, text = 'Text.') => `---\ntitle: ${title}\n---\n\n${text}\n`
    const entriesOf = (files: Record<string, string>) => handbookOf(files).written.entries
    const before = entriesOf({
      'handbook/a.md': page('A'),
      'handbook/b.md': page('B'),
      'handbook/c.md': page('C'),
      'handbook/d.md': page('D'),
    })
    const after = entriesOf({
      'handbook/a.md': page('A'),
      'handbook/bee.md': page('B'),
      'handbook/c.md': page('C', 'Other.'),
      'handbook/e.md': page('E'),
    })
    expect(
      diffEntries(before, after).map(({ kind, entry, before: old, isTextChanged }) => [kind, old?.id, entry.id, isTextChanged]),
    ).toEqual([
      ['renamed', 'b', 'bee', false],
      ['changed', 'c', 'c', true],
      ['added', undefined, 'e', false],
      ['removed', 'd', 'd', false],
    ])
  })

  test("two with the same title aren't a rename", () => {
    const files = (...names: string[]) =>
      handbookOf(Object.fromEntries(names.map((name) => [`handbook/${name}.md`, '---\ntitle: Same\n---\nText.\n']))).written.entries
    expect(diffEntries(files('a'), files('b', 'c')).map(({ kind }) => kind)).toEqual(['added', 'added', 'removed'])
  })
})
