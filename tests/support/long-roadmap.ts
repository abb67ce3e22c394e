/** A handbook with a long roadmap: items in 12 areas for 10 objectives, with insights, 20 milestones and announcements. */

const range = (count: number) => Array.from({ length: count }, (_, index) => index)
const statuses = ['planned', 'in-progress', 'considering', 'planned', 'planned', 'shipped'] as const

/**
 * Files by path, for a number of items that 60 divides. Item N is in area N % 12, has status N % 6 and is in milestone N % 20. Every fifth
 * has no objective; the others have N % 10, and every third has one more. The last sixth is for later with one insight each; the others
 * have four. Items 5, 11, 17 and so on to 59 were announced.
 */
export function longRoadmap(count: number): Record<string, string> {
  const sooner = (count / 6) * 5
  const many = (folder: string, count: number, text: (index: number) => string) =>
    Object.fromEntries(range(count).map((index) => [`${folder}/${folder[0]}${index}.yaml`, text(index)]))
  return {
    'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
    'areas.yaml': range(12)
      .map((index) => `- { id: area${index}, title: Area ${index}, owner: ada }\n`)
      .join(''),
    'offerings.yaml': '- { id: hosted, title: Hosted, delivery: versioned }\n',
    'tiers.yaml': '- { id: pro, names: [{ from: 2025-01-01, label: Pro }], rank: 1, offerings: [hosted], introduced: 2025-01-01 }\n',
    'features/find.yaml':
      'title: Find\nsummary: S.\narea: area1\nlifecycle: []\navailability: [{ tier: pro, offering: hosted, since: 2025-06-01 }]\n',
    'releases/2.8.yaml': 'date: 2026-06-20\nstatus: released\noffering: hosted\n',
    'strategy/now.yaml': 'title: S\nscope: product\nstatus: active\nowner: ada\napprovers: []\neffective: 2026-01-01\nchanges: []\n',
    ...many('objectives', 10, objective),
    ...many('roadmap', count, (index) => item(index, sooner)),
    ...many('insights', sooner * 4, (index) => insight(index, sooner)),
    ...many('milestones', 20, (index) => milestone(index, count / 20)),
    ...Object.fromEntries(range(10).map((index) => [`changelog/2026/06/c${index}.md`, change(index * 6 + 5)])),
  }
}

function objective(index: number): string {
  return `title: Objective ${index}\nstrategy: now\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\nmeasures: [{ id: m, name: M, unit: s, direction: up, baseline: 1, target: 2, readings: [], source: Log }]\n`
}

function item(index: number, sooner: number): string {
  const horizon = index < sooner ? ['now', 'next', 'later'][Math.floor(index / 12) % 3] : 'later'
  const status = index % 60 === 4 ? 'dropped\nreason: Nobody asked' : statuses[index % 6]
  const objectives = index % 5 === 4 ? [] : range(index % 3 === 0 ? 2 : 1).map((step) => `o${(index + step) % 10}`)
  return `title: An item of the roadmap with a usual title ${index}\nhorizon: ${horizon}\nstatus: ${status}\narea: area${index % 12}\nobjectives: [${objectives.join(', ')}]\nhistory: []\nscore: { model: rice, reach: ${index}, impact: 1, confidence: 0.5, effort: 3 }\n`
}

function insight(index: number, sooner: number): string {
  return `on: 2026-05-01\nsource: interview\ncustomer: { ref: c${index % 70}, segment: industry }\nrung: 3\nstatement: They told us of a long way to something, number ${index}.\nsupports: [r${index % sooner}${index < sooner / 5 ? `, r${sooner + index}` : ''}]\nrecordedBy: ada\n`
}

function milestone(index: number, items: number): string {
  const scope = range(items).map(
    (line) => `{ item: r${index + 20 * line}, commitment: committed, announce: { no: Small. }, outcome: shipped }`,
  )
  return `title: Milestone ${index}\ndri: ada\nstart: 2026-05-01\ndue: 2026-05-28\nstatus: closed\ngoals: []\nscope: [${scope.join(', ')}]\n`
}

function change(index: number): string {
  return `---\ntitle: What people can do ${index}\ndescription: D.\ntype: added\nfeatures: [find]\ndate: 2026-06-10\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-06-10, verdict: approve }]\nroadmap: [r${index}]\n---\n`
}
