/** The handbook for tests that only read a built site: one site for the public, and one for staff. */
import { boardContent } from './board-content.ts'
import { contentFolder } from './folders.ts'
import { buildSite } from './site.ts'

/** In everything that is for staff, a draft or unused, and nowhere else. */
export const secret = 'Bandicootzebra'

/** In scheduled entries, and in entries that are never published. */
export const [scheduled, never] = ['Quollharbour', 'Potoroolighthouse']
const timed = (id: string, word: string, fields: string) => ({
  [`changelog/${id}.md`]: `---\ntitle: ${word} ${id}\ndescription: ${word} described.\ntype: fixed\nfeatures: []\ndate: 2026-11-24\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-11-20, verdict: approve }]\n${fields}\n---\n\n## ${word} heading\n\nThe ${word} body.\n`,
})
const moment = '2026-11-24T12:00:00Z'
const timedEntries = {
  ...timed('timed', scheduled, `status: approved\npublishAt: ${moment}`),
  ...timed('timed-draft', never, 'status: draft'),
  ...timed('timed-review', never, `status: in-review\npublishAt: ${moment}`),
  ...timed('timed-withdrawn', never, `status: withdrawn\npublishAt: ${moment}\nrevisions: [{ on: 2026-11-23, note: Taken back. }]`),
}

const hidden = {
  'handbook/inside.md': `---\naudience: staff\ntitle: Inside ${secret}\n---\n\n${secret} [Open](./open.md) ![plan](./plan-${secret}.svg)\n`,
  [`handbook/plan-${secret}.svg`]: `<svg xmlns="http://www.w3.org/2000/svg"><title>${secret}</title></svg>`,
  'handbook/draft.md': `---\nstatus: draft\ntitle: Draft ${secret}\nformerly: [/old-${secret}/]\n---\n\n${secret}\n`,
  'insights/one.md': `---\non: 2026-05-01\nsource: interview\ncustomer: { ref: ${secret}, segment: x }\nrung: 3\nstatement: ${secret}\nsupports: []\nrecordedBy: pm\naudience: public\n---\n`,
}

/** Similarities between hidden and visible texts that aren't leaks. */
const awkward = {
  'handbook/zebra-farm.md': '---\naudience: staff\n---\n\n# Takeover\n\nWe buy the zebra farm in spring.\n',
  'tiers.yaml':
    '- { id: team, names: [{ from: 2020-01-01, label: Team }], rank: 1, offerings: [hosted], introduced: 2020-01-01, audience: staff }\n',
  'offerings.yaml': '- { id: hosted, title: Hosted, delivery: continuous }\n',
  'handbook/same-title.md': '# Growth plan\n\nEverybody knows it.\n',
  'handbook/staff/same-title.md': '---\naudience: staff\n---\n\n# Growth plan\n\nWhat we told staff alone on 3 March 2026.\n',
  'handbook/quoted.md': '# Quoted\n\nAs somebody wrote: "Not all that glitters pays the rent". The team met on 3 March.\n',
  'handbook/staff/quoting.md':
    '---\naudience: staff\nreview: { last: 2026-11-01, every: 3 months }\n---\n\n# Quoting\n\nNot all that glitters pays the rent.\n\n| Next steps | On this page |\n| --- | --- |\n| Search | Recent changes |\n',
  'handbook/person.md': '# Person\n\nAda Lovelace wrote the first program.\n',
  'handbook/code.md': '# Code\n\n```html\n<!-- a comment that is shown -->\n<div hidden>shown too</div>\n```\n\n`{/* shown */}`\n',
}

const strategy = (title: string, more: string) =>
  `---\ntitle: ${title}\nscope: product\nowner: ada\napprovers: [ada]\neffective: ${title === 'Old' ? '2025' : '2026'}-01-01\n${more}\n---\n\nText.\n`
const readings = Array.from(
  { length: 60 },
  (_, index) => `{ on: 2026-0${1 + Math.floor(index / 20)}-${String(1 + (index % 20)).padStart(2, '0')}, value: ${10 + index} }`,
)
const objective = (title: string, of: string, target: number, status: string) =>
  `title: ${title}\nstrategy: ${of}\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: ${status}\nmeasures:\n  - { id: share, name: Share, unit: "%", direction: up, baseline: 10, target: ${target}, readings: [${readings.join(', ')}], source: Count }\n  - { id: none, name: None, unit: "", direction: hold, baseline: 1, target: 1, readings: [], source: Count }\n`
const many = Array.from({ length: 30 }, (_, index) => [`objectives/o${index}.yaml`, objective(`Objective ${index}`, 'now', 70, 'active')])
const strategies = {
  'strategy/old.md': strategy('Old', 'status: superseded\nchanges: []'),
  'strategy/now.md': strategy(
    'Now',
    'status: active\nsupersedes: old\npillars: [{ id: build, title: Build & run }]\nreview: { last: 2026-01-01, every: 3 months }\nchanges: [{ on: 2026-01-02, note: Share was <reached>. }]',
  ),
  'objectives/reliable.yaml': objective('Reliable', 'old', 60, 'met'),
  'objectives/reliable-2026.yaml': objective('Reliable', 'now', 75, 'active'),
  ...Object.fromEntries(many),
}

const files = {
  ...boardContent,
  'handbook/index.md': '# Book\n\n[Open](./open.md)\n',
  'handbook/open.md': '# Open\n\nFor everybody.\n',
  'people.yaml': [
    '- { id: ada, name: Ada, active: true }\n',
    '- { id: bob, name: Bob, active: true }\n',
    '- { id: pm, name: Somebody, active: true }\n',
    '- { id: lovelace, name: Ada Lovelace, active: true, audience: staff }\n',
    '- { id: now, name: Now, active: true, audience: staff }\n',
  ].join(''),
  ...timedEntries,
  ...hidden,
  ...awkward,
  ...strategies,
}

/** The content in a new folder. */
export const companyContent = () => contentFolder(files, true)

/** The site one second before the scheduled entry is published. */
export function companySite(audience: 'public' | 'staff', now = '2026-11-24T11:59:59Z'): Promise<string> {
  return buildSite('--content', companyContent(), '--audience', audience, '--now', now)
}
