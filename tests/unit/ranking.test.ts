/** The order that the evidence gives to roadmap and backlog, and the sentences that explain it. */
import { describe, expect, test } from 'vitest'
import { segmentWeight } from '../../src/answers/ranking/evidence.ts'
import { type RankedList, rankingOf } from '../../src/answers/ranking/ranking.ts'
import { german } from '../../src/languages/de/german.ts'
import type { ConfigInput } from '../../src/config.ts'
import { callHandbook } from '../support/command.ts'
import { contentFolder } from '../support/folders.ts'
import { handbookOf, now } from './handbooks.ts'

type Files = Readonly<Record<string, string>>
type Weights = NonNullable<ConfigInput['ranking']>

const base: Files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
  'tiers.yaml': ['free', 'pro']
    .map(
      (id, rank) =>
        `- { id: ${id}, names: [{ from: 2026-01-01, label: ${id.toUpperCase()} }], rank: ${rank}, offerings: [cloud], introduced: 2026-01-01 }\n`,
    )
    .join(''),
  'strategy/now.yaml': 'title: S\nscope: product\nstatus: active\nowner: ada\napprovers: []\neffective: 2026-01-01\nchanges: []\n',
  'strategy/old.yaml': 'title: O\nscope: product\nstatus: archived\nowner: ada\napprovers: []\neffective: 2025-01-01\nchanges: []\n',
}

const item = (title: string, more = '', horizon = 'next', objectives = '') =>
  `title: ${title}\nhorizon: ${horizon}\nstatus: planned\narea: core\nobjectives: [${objectives}]\nhistory: []\n${more}`
const issue = (title: string, more: string, status = 'triaged') =>
  `title: ${title}\nkind: feature\nopened: 2026-05-01\nstatus: ${status}\n${more}`
const insight = (supports: string, ref: string, { rung = 3, on = '2026-11-24', segment = 'plant', tier = '' } = {}) =>
  `on: ${on}\nsource: interview\ncustomer: { ref: ${ref}, segment: "${segment}"${tier && `, tier: ${tier}`} }\nrung: ${rung}\nstatement: ${ref} waits.\nsupports: [${supports}]\nrecordedBy: ada\n`
const objective = (more: string, strategy = 'now') =>
  `title: T\nstrategy: ${strategy}\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\n${more}`
/** A measure at 10 of 100; today, 327 of 364 days have passed. */
const behind = (value: number, direction = 'up', on = '2026-11-01') =>
  `measures: [{ id: m, name: M, unit: x, direction: ${direction}, baseline: 0, target: 100, readings: [{ on: ${on}, value: ${value} }], source: Log }]\n`

function rankingIn(list: RankedList, files: Files, ranking: Weights = {}) {
  return rankingOf(list, handbookOf({ ...base, ...files }, { audience: 'staff', config: { ranking } }).handbook)
}

/** Ids with both positions. */
function ordersOf(list: RankedList, files: Files, ranking?: Weights): string[] {
  return rankingIn(list, files, ranking).rows.map(({ entry, planned, evidence }) => `${entry.id} ${planned} ${evidence}`)
}

/** The parts of the score of the item `a`, in their order. */
function partsOfA(files: Files, ranking?: Weights): number[] {
  const row = rankingIn('roadmap', { 'roadmap/a.yaml': item('A'), ...files }, ranking).rows.find(({ entry }) => entry.id === 'a')
  const { customers = Number.NaN, weight = 0, closeness = 0, freshness = 0, objective: factor = 0 } = row?.parts ?? {}
  const product = customers * weight * closeness * freshness * factor
  expect(row?.score).toBeCloseTo(product, 9)
  return [customers, weight, closeness, freshness, factor].map((part) => Math.round(part * 1000) / 1000)
}

describe('the parts of the evidence', () => {
  const noObjective = 0.5

  test.each<[string, Files, number[]]>([
    ['no insight', {}, [0, 0, 0, 0, noObjective]],
    ['one customer', { 'insights/1.yaml': insight('a', 'c1') }, [1, 1, 0.6, 1, noObjective]],
    [
      'one customer with three insights counts once, with the strongest',
      {
        'insights/1.yaml': insight('a', 'c1', { rung: 1 }),
        'insights/2.yaml': insight('a', 'c1', { rung: 5, on: '2025-11-24' }),
        'insights/3.yaml': insight('a', 'c1', { rung: 2 }),
      },
      [1, 1, 1, 0.5, noObjective],
    ],
    [
      'two customers on different rungs',
      { 'insights/1.yaml': insight('a', 'c1', { rung: 5 }), 'insights/2.yaml': insight('a', 'c2', { rung: 1 }) },
      [2, 1, 0.55, 1, noObjective],
    ],
    ['a year old', { 'insights/1.yaml': insight('a', 'c1', { on: '2025-11-24' }) }, [1, 1, 0.6, 0.5, noObjective]],
    ['dated tomorrow', { 'insights/1.yaml': insight('a', 'c1', { on: '2026-11-25' }) }, [1, 1, 0.6, 1, noObjective]],
    ['a draft', { 'insights/1.yaml': `${insight('a', 'c1')}draft: true\n` }, [0, 0, 0, 0, noObjective]],
    ['of something else', { 'roadmap/b.yaml': item('B'), 'insights/1.yaml': insight('b', 'c1') }, [0, 0, 0, 0, noObjective]],
  ])('%s', (_, files, parts) => {
    expect(partsOfA(files)).toEqual(parts)
  })

  test.each<[string, Files, Weights, number[]]>([
    ['by segment', { 'insights/1.yaml': insight('a', 'c1', { segment: 'Plant, small' }) }, { segments: { plant: 3 } }, [1, 3, 0.6, 1, 0.5]],
    ['by plan', { 'insights/1.yaml': insight('a', 'c1', { tier: 'pro' }) }, { plans: { pro: 2 } }, [1, 2, 0.6, 1, 0.5]],
    [
      'by both',
      { 'insights/1.yaml': insight('a', 'c1', { tier: 'pro' }) },
      { plans: { pro: 2 }, segments: { plant: 0.5 } },
      [1, 1, 0.6, 1, 0.5],
    ],
    [
      'by the plan that the customer has now',
      {
        'insights/1.yaml': insight('a', 'c1', { tier: 'free', on: '2026-11-20' }),
        'roadmap/b.yaml': item('B'),
        'insights/2.yaml': insight('b', 'c1', { tier: 'pro', on: '2026-11-23' }),
        'insights/3.yaml': insight('b', 'c1'),
      },
      { plans: { pro: 2 }, halfLife: 36_500 },
      [1, 2, 0.6, 1, 0.5],
    ],
    [
      'a weight of 0 leaves a customer out',
      { 'insights/1.yaml': insight('a', 'c1', { tier: 'free' }), 'insights/2.yaml': insight('a', 'c2') },
      { plans: { free: 0 } },
      [1, 1, 0.6, 1, 0.5],
    ],
    ['a rung of 0 leaves an insight out', { 'insights/1.yaml': insight('a', 'c1') }, { rungs: { 3: 0 } }, [0, 0, 0, 0, 0.5]],
    ['the half-life', { 'insights/1.yaml': insight('a', 'c1', { on: '2026-11-04' }) }, { halfLife: 10 }, [1, 1, 0.6, 0.25, 0.5]],
    ['too old for a number', { 'insights/1.yaml': insight('a', 'c1', { on: '2010-01-01' }) }, { halfLife: 1 }, [0, 0, 0, 0, 0.5]],
    ['no objective', {}, { noObjective: 0 }, [0, 0, 0, 0, 0]],
  ])('weights: %s', (_, files, ranking, parts) => {
    expect(partsOfA(files, ranking)).toEqual(parts)
  })

  test.each<[string, string, string, number]>([
    ['current and on course', objective(behind(95)), '', 1],
    ['behind', objective(behind(0)), '', 1.449],
    ['behind, and not to count', objective(behind(0)), 'none', 1],
    ['beyond its target', objective(behind(200)), '', 1],
    ['with a value that should hold', objective(behind(0, 'hold')), '', 1],
    ['with a reading of the future', objective(behind(200, 'up', '2026-12-01')), '', 1.449],
    ['without a measure', objective('measures: []\n'), '', 1],
    ['that was met', objective(behind(0)).replace('active', 'met'), '', 0.5],
    ['of an archived strategy', objective(behind(0), 'old'), '', 0.5],
    ['that is a draft', `${objective(behind(0))}draft: true\n`, '', 0.5],
  ])('an objective %s', (_, text, none, factor) => {
    const files = { 'roadmap/a.yaml': item('A', '', 'next', 'goal'), 'objectives/goal.yaml': text, 'insights/1.yaml': insight('a', 'c1') }
    expect(partsOfA(files, none === '' ? {} : { behind: 0 })[4]).toBe(factor)
  })

  test.each<[string, Record<string, number>, number]>([
    ['energy', { energy: 2 }, 2],
    ['Energy, three plants', { energy: 2 }, 2],
    ['energy', { ' Energy': 2 }, 2],
    ['energy trade', { energy: 2 }, 1],
    ['energy, small', { energy: 2, 'energy, small': 3 }, 3],
    ['food', {}, 1],
  ])('the segment %s with %o weighs %d', (segment, weights, weight) => {
    expect(segmentWeight(segment, weights)).toBe(weight)
  })
})

describe('the orders', () => {
  test('the roadmap is planned by horizon, progress, score and title; ended items and drafts have no place', () => {
    const score = (reach: number) => `score: { model: rice, reach: ${reach}, impact: 1, confidence: 0.5, effort: 1 }\n`
    const files = {
      'roadmap/late.yaml': item('Late', score(900), 'later'),
      'roadmap/low.yaml': item('Low', score(1)),
      'roadmap/high.yaml': item('High', score(9)),
      'roadmap/b.yaml': item('Same'),
      'roadmap/a.yaml': item('Same'),
      'roadmap/begun.yaml': item('Begun').replace('planned', 'in-progress'),
      'roadmap/done.yaml': item('Done').replace('planned', 'shipped'),
      'roadmap/gone.yaml': item('Gone', 'reason: R\n').replace('planned', 'dropped'),
      'roadmap/draft.yaml': item('Draft', 'draft: true\n'),
    }
    expect(ordersOf('roadmap', files)).toEqual(['begun 1 1', 'high 2 2', 'low 3 3', 'a 4 4', 'b 5 5', 'late 6 6'])
  })

  test('the backlog has untriaged issues last, and leaves out what is planned by risk', () => {
    const files = {
      'backlog/new.yaml': issue('New', '', 'new'),
      'backlog/second.yaml': issue('Second', 'priority: p2\n'),
      'backlog/first.yaml': issue('First', 'priority: p1\n'),
      'backlog/done.yaml': issue('Done', '', 'done'),
      'backlog/closed.yaml': issue('Closed', '', 'closed'),
      'backlog/bug.yaml': issue('Bug', 'severity: low\npriority: p3\n').replace('feature', 'bug'),
      'backlog/severe.yaml': issue('Severe', 'severity: critical\n').replace('feature', 'bug'),
      'backlog/debt.yaml': issue('Debt', '').replace('feature', 'debt'),
      'backlog/hole.yaml': issue('Hole', '').replace('feature', 'security'),
      'insights/1.yaml': insight('new', 'c1'),
    }
    expect(ordersOf('backlog', files)).toEqual(['first 1 2', 'second 2 3', 'bug 3 4', 'new 4 1'])
    expect(rankingIn('backlog', files).unranked.map(({ id }) => id)).toEqual(['debt', 'hole', 'severe'])
  })

  test('equal evidence stays in planned order, in whatever order its insights are', () => {
    const three = [0, 1, 2]
    const files = Object.fromEntries([
      ['roadmap/b.yaml', item('B')],
      ['roadmap/a.yaml', item('A')],
      ...three.flatMap((index) => [
        [`insights/a${index}.yaml`, insight('a', `c${index}`, { rung: index + 1 })],
        [`insights/b${index}.yaml`, insight('b', `c${9 - index}`, { rung: index + 1 })],
      ]),
    ]) as Files
    expect(ordersOf('roadmap', files)).toEqual(['a 1 1', 'b 2 2'])
  })

  test('an issue has half of the evidence of its roadmap item, unless its own is stronger', () => {
    const files = {
      'roadmap/a.yaml': item('A'),
      'backlog/part.yaml': issue('Part', 'roadmap: a\n'),
      'insights/1.yaml': insight('a', 'c1'),
      'insights/2.yaml': insight('part', 'c2'),
      'insights/3.yaml': insight('a, part', 'c3'),
    }
    const [row] = rankingIn('backlog', files).rows
    expect(row?.parts).toMatchObject({ customers: 3, weight: 2.5 / 3, closeness: 0.6 })
    expect(rankingIn('backlog', files, { inherited: 0 }).rows[0]?.parts).toMatchObject({ customers: 2, weight: 1 })
  })

  test('customers never get it: their handbook has no insights', () => {
    const files = { ...base, 'roadmap/a.yaml': item('A'), 'insights/1.yaml': insight('a', 'c1') }
    expect(rankingOf('roadmap', handbookOf(files).handbook).rows.map(({ score }) => score)).toEqual([0])
  })
})

describe('each difference is explained', () => {
  const sentences = (files: Files, ranking?: Weights, list: RankedList = 'roadmap') =>
    Object.fromEntries(rankingIn(list, files, ranking).rows.map(({ entry, sentence }) => [entry.id, sentence]))
  const ab = { 'roadmap/a.yaml': item('A'), 'roadmap/b.yaml': item('B') }

  test.each<[string, Files, Weights, Record<string, string>]>([
    ['nothing to go by', ab, {}, { a: 'Same place: no insight supports it.', b: 'Same place: no insight supports it.' }],
    [
      'evidence against none',
      { ...ab, 'insights/1.yaml': insight('b', 'c1', { tier: 'pro' }), 'insights/2.yaml': insight('b', 'c2') },
      {},
      {
        a: 'Planned 1st, evidence says 2nd: no insight supports it, and 1 item planned below it has evidence.',
        b: 'Planned 2nd, evidence says 1st: 2 customers, 1 of them on PRO, against none for “A”.',
      },
    ],
    [
      'more customers',
      { ...ab, 'insights/1.yaml': insight('b', 'c1'), 'insights/2.yaml': insight('b', 'c2'), 'insights/3.yaml': insight('a', 'c3') },
      {},
      {
        a: 'Planned 1st, evidence says 2nd: “B” has 2 customers, against 1 customer here.',
        b: 'Planned 2nd, evidence says 1st: 2 customers, against 1 customer for “A”.',
      },
    ],
    [
      'fewer customers, closer to behaviour',
      {
        ...ab,
        'insights/1.yaml': insight('a', 'c1', { rung: 1 }),
        'insights/2.yaml': insight('a', 'c2', { rung: 1 }),
        'insights/3.yaml': insight('b', 'c3', { rung: 5, tier: 'pro' }),
      },
      {},
      {
        a: 'Planned 1st, evidence says 2nd: “B” has 1 customer on PRO (closer to behaviour), against 2 customers here.',
        b: 'Planned 2nd, evidence says 1st: 1 customer on PRO (closer to behaviour), against 2 customers for “A”.',
      },
    ],
    [
      'more recent, with more weight, for a current objective',
      {
        'roadmap/a.yaml': item('A'),
        'roadmap/b.yaml': item('B', '', 'next', 'goal'),
        'objectives/goal.yaml': objective('measures: []\n'),
        'insights/1.yaml': insight('a', 'c1', { on: '2025-11-24' }),
        'insights/2.yaml': insight('b', 'c2', { segment: 'energy' }),
      },
      { segments: { energy: 2 } },
      {
        a: 'Planned 1st, evidence says 2nd: “B” has 1 customer (with more weight, more recent and for an objective that counts more), against 1 customer here.',
        b: 'Planned 2nd, evidence says 1st: 1 customer (with more weight, more recent and for an objective that counts more), against 1 customer for “A”.',
      },
    ],
    [
      'without weight',
      {
        ...ab,
        'insights/1.yaml': insight('b', 'c1'),
        'insights/2.yaml': insight('a', 'c2', { rung: 1 }),
        'insights/3.yaml': insight('a', 'c3', { rung: 1 }),
      },
      { rungs: { 1: 0 } },
      {
        a: 'Planned 1st, evidence says 2nd: none of its 2 insights has any weight, and 1 item planned below it has evidence.',
        b: 'Planned 2nd, evidence says 1st: 1 customer, against none for “A”.',
      },
    ],
  ])('%s', (_, files, ranking, expected) => {
    expect(sentences(files, ranking)).toEqual(expected)
  })

  test('issues that are untriaged, or have the evidence of their roadmap item', () => {
    const files = {
      'roadmap/a.yaml': item('A'),
      'backlog/part.yaml': issue('Part', 'roadmap: a\n'),
      'backlog/plan.yaml': issue('Plan', 'priority: p1\n'),
      'backlog/new.yaml': issue('New', '', 'new'),
      'backlog/old.yaml': issue('Old', '', 'new'),
      'insights/1.yaml': insight('a', 'c1'),
      'insights/2.yaml': insight('new', 'c2'),
    }
    expect(sentences(files, {}, 'backlog')).toEqual({
      plan: 'Planned 1st, evidence says 3rd: no insight supports it, and 2 items planned below it have evidence.',
      part: 'Same place: 1 customer through its roadmap item.',
      new: 'Not triaged yet, evidence says 1st: 1 customer, against none for “Plan”.',
      old: 'Not triaged yet: no insight supports it.',
    })
  })

  test('in German', () => {
    const { ranking } = german
    expect(ranking.moved(5, 2, ranking.stronger('4 Kunden', ['aktueller'], ranking.customers(1), 'A'))).toBe(
      'Geplant auf Platz 5, belegt auf Platz 2: 4 Kunden (aktueller), gegenüber 1 Kunde bei „A“.',
    )
  })
})

describe('handbook rank', () => {
  const files = {
    ...base,
    'objectives/goal.yaml': objective('measures: []\n').replace('active', 'met'),
    'roadmap/a.yaml': item('A', '', 'next', 'goal'),
    'roadmap/b.yaml': item('B <b>', '', 'next', 'goal'),
    'insights/1.yaml': insight('b', 'c1', { tier: 'pro' }),
    'backlog/hole.yaml': issue('Hole', '').replace('feature', 'security'),
  }
  const call = (content: Files, ...args: string[]) =>
    callHandbook(['rank', '--content', contentFolder({ ...content }), '--now', now, ...args])

  test('prints both orders, with the reason', async () => {
    const { code, stdout, stderr } = await call(files)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatchInlineSnapshot(`
      "Roadmap: The evidence would move 2 of 2 items.

      Planned  Evidence
            1         2  A (next, planned)
                         Planned 1st, evidence says 2nd: no insight supports it, and 1 item planned below it has evidence.
            2         1  B <b> (next, planned)
                         Planned 2nd, evidence says 1st: 1 customer on PRO, against none for “A”.
                         Score 0.3 = customers 1 × weight 1 × closeness 0.6 × freshness 1 × objective 0.5

      Backlog: There is nothing to rank.

      Not ranked: Hole. Security, debt and severe bugs are planned by risk, not by how many customers ask.
      "
    `)
  })

  test('prints all numbers as JSON', async () => {
    const { code, stdout } = await call(files, '--format', 'json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
      {
        "format": 1,
        "lists": [
          {
            "items": [
              {
                "evidence": 2,
                "file": "roadmap/a.yaml",
                "horizon": "next",
                "id": "a",
                "insights": [],
                "parts": {
                  "closeness": 0,
                  "customers": 0,
                  "freshness": 0,
                  "objective": 0.5,
                  "weight": 0,
                },
                "planned": 1,
                "plans": [],
                "score": 0,
                "sentence": "Planned 1st, evidence says 2nd: no insight supports it, and 1 item planned below it has evidence.",
                "status": "planned",
                "title": "A",
                "url": "https://handbook.example.com/roadmap/a/",
              },
              {
                "evidence": 1,
                "file": "roadmap/b.yaml",
                "horizon": "next",
                "id": "b",
                "insights": [
                  "1",
                ],
                "parts": {
                  "closeness": 0.6,
                  "customers": 1,
                  "freshness": 1,
                  "objective": 0.5,
                  "weight": 1,
                },
                "planned": 2,
                "plans": [
                  {
                    "customers": 1,
                    "name": "PRO",
                  },
                ],
                "score": 0.3,
                "sentence": "Planned 2nd, evidence says 1st: 1 customer on PRO, against none for “A”.",
                "status": "planned",
                "title": "B <b>",
                "url": "https://handbook.example.com/roadmap/b/",
              },
            ],
            "list": "roadmap",
            "unranked": [],
          },
          {
            "items": [],
            "list": "backlog",
            "unranked": [
              {
                "id": "hole",
                "kind": "security",
                "title": "Hole",
              },
            ],
          },
        ],
        "now": "2026-11-24T12:00:00.000Z",
        "weights": {
          "behind": 0.5,
          "halfLife": 365,
          "inherited": 0.5,
          "noObjective": 0.5,
          "plans": {},
          "rungs": {
            "1": 0.1,
            "2": 0.3,
            "3": 0.6,
            "4": 0.8,
            "5": 1,
          },
          "segments": {},
        },
      }
    `)
  })

  test('prints what is sound of a content with errors, and says so', async () => {
    const { code, stdout, stderr } = await call({ ...files, 'roadmap/c.yaml': 'title: [\n' })
    expect(code).toBe(0)
    expect(stdout).toContain('2 items')
    expect(stderr).toBe('The content has errors, so something may be missing here. The command "check" lists them.\n')
  })

  test('an empty handbook has nothing to rank', async () => {
    const { code, stdout } = await call({ 'handbook/index.md': '---\ntitle: T\n---\n\nText.\n' })
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Roadmap: There is nothing to rank.\n\nBacklog: There is nothing to rank.\n' })
  })

  test.each([
    [['--format', 'xml'], "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json."],
    [['--content', '/nowhere/at/all'], 'There is no content folder "/nowhere/at/all".'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await callHandbook(['rank', ...args])
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })
})

describe('weights for names that do not exist', () => {
  const files = { ...base, 'roadmap/a.yaml': item('A'), 'insights/1.yaml': insight('a', 'c1', { segment: 'energy, three plants' }) }
  const problems = (ranking: Weights, content: Files = files) =>
    handbookOf(content, { audience: 'staff', config: { ranking } })
      .problems.filter(({ file }) => file === 'handbook.config.ts')
      .map(({ code, message, hint }) => [code, message, hint].join(' '))

  test.each<[Weights, string[]]>([
    [{ plans: { pro: 2 }, segments: { Energy: 1, 'energy, three plants': 2 } }, []],
    [{ plans: { proo: 2 } }, ['reference-missing There is no plan "proo", which has a weight under "ranking". Did you mean "pro"?']],
    [{ plans: { PRO: 2 } }, ['reference-missing There is no plan "PRO", which has a weight under "ranking". Did you mean "pro"?']],
    [
      { plans: { zzzzzz: 2 } },
      ['reference-missing There is no plan "zzzzzz", which has a weight under "ranking". The plans are "free", "pro".'],
    ],
    [
      { segments: { enrgy: 2 } },
      ['value-invalid No insight has the segment "enrgy", which has a weight under "ranking". Did you mean "energy"?'],
    ],
    [
      { segments: { food: 2 } },
      ['value-invalid No insight has the segment "food", which has a weight under "ranking". The segments are "energy, three plants".'],
    ],
  ])('%o', (ranking, expected) => {
    expect(problems(ranking)).toEqual(expected)
  })

  test('segments are not compared while there are no insights', () => {
    expect(problems({ segments: { food: 2 } }, { ...base, 'roadmap/a.yaml': item('A') })).toEqual([])
  })

  test.each([
    [{ halfLive: 3 }, /"halfLive.{4}Did you mean .{2}halfLife/],
    [{ halfLife: 0 }, 'halfLife'],
    [{ rungs: { 6: 1 } }, /Its keys are \W+1\W+2\W+3\W+4\W+5/],
    [{ plans: { pro: -1 } }, 'pro'],
    [{ inherited: 2 }, 'inherited'],
  ])('the configuration refuses %o', (ranking, message) => {
    expect(() => handbookOf(files, { config: { ranking: ranking as Weights } })).toThrow(message)
  })
})
