/** Generates a planning handbook of any size: a strategy with objectives, roadmap items with insights and issues, milestones. */
export interface PlanningSizes {
  items: number
  insights: number
  issues: number
  milestones: number
}

/** Returns texts by path. `told` appears in insights and issues, which only staff may read. */
export function planningFiles({ items, insights, issues, milestones }: PlanningSizes, told = 'Somebody'): Record<string, string> {
  return {
    'handbook/index.md': '# Book\n',
    'people.yaml': '- { id: ada, name: Ada, active: true }\n',
    'areas.yaml': range(12)
      .map((index) => `- { id: area${index}, title: Area ${index}, owner: ada }\n`)
      .join(''),
    'strategy/now.yaml': 'title: S\nscope: product\nstatus: active\nowner: ada\napprovers: []\neffective: 2026-01-01\nchanges: []\n',
    'triage.yaml':
      '- { id: bugs, when: { kind: bug, keywords: [broken] }, then: { priority: p2, route: area1, respondWithin: 1 day }, examples: [] }\n- { id: rest, when: {}, then: { priority: p3, route: area2, respondWithin: 1 week }, examples: [] }\n',
    ...many(
      'objectives',
      20,
      (index) =>
        `title: Objective ${index}\nstrategy: now\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\nmeasures: [{ id: m, name: M, unit: s, direction: up, baseline: 1, target: 2, readings: [], source: Log }]\n`,
    ),
    ...many(
      'roadmap',
      items,
      (index) =>
        `title: An item of the roadmap with a usual title ${index}\nhorizon: ${index % 3 ? 'next' : 'later'}\nstatus: planned\narea: area${index % 12}\nobjectives: [o${index % 20}]\nhistory: []\nscore: { model: rice, reach: ${index}, impact: 1, confidence: 0.5, effort: 3 }\n`,
    ),
    ...many(
      'insights',
      insights,
      (index) =>
        `on: 2026-05-01\nsource: interview\ncustomer: { ref: c${index % 70}, segment: industry }\nrung: ${(index % 5) + 1}\nstatement: ${told} told us of a long way to something, number ${index}.\nsupports: [r${index % items}]\nrecordedBy: ada\n`,
    ),
    ...many(
      'backlog',
      issues,
      (index) =>
        `title: ${told} has filed <b>something</b> & more ${index}\nkind: ${index % 2 ? 'bug' : 'feature'}\nopened: 2026-05-01\nstatus: ${['new', 'triaged', 'scheduled', 'done'][index % 4]}\nsize: M\nroadmap: r${index % items}\n`,
    ),
    ...many(
      'milestones',
      milestones,
      (index) =>
        `title: Milestone ${index}\ndri: ada\nstart: 2026-05-01\ndue: 2026-05-28\nstatus: closed\ngoals: []\nscope: [${range(30)
          .map((line) => `{ item: b${(index * 30 + line) % issues}, commitment: committed, announce: { no: Small. }, outcome: shipped }`)
          .join(', ')}]\n`,
    ),
  }
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index)
const many = (folder: string, count: number, text: (index: number) => string) =>
  Object.fromEntries(range(count).map((index) => [`${folder}/${folder[0]}${index}.yaml`, text(index)]))
