/** References in published editions, histories and diffs to entries that are for staff by now. */
import { beforeAll, describe, expect, test } from 'vitest'
import { repository } from '../support/repository.ts'
import { editionsIn, type Made, pagesIn } from './published-editions.ts'

/** Ids and words of what is for staff today. */
const secret = 'zanziquokka'

const people = (audience: string) =>
  `- { id: ada, name: Ada, active: true }\n- { id: ${secret}-ann, name: ${secret} Ann, active: true${audience} }\n`
const tiers = (audience: string) =>
  `- { id: pro, names: [{ from: 2026-01-01, label: Pro }], rank: 1, offerings: [cloud], introduced: 2026-01-01 }\n- { id: ${secret}-tier, names: [{ from: 2026-01-01, label: ${secret} plan }], rank: 2, offerings: [cloud], introduced: 2026-01-01${audience} }\n`
const offerings = (audience: string) =>
  `- { id: cloud, title: Cloud, delivery: continuous }\n- { id: ${secret}-offering, title: ${secret} offering, delivery: versioned${audience} }\n`

const feature = (since: string, owner: string) => `---
title: Mixed
summary: Some of it.
owner: ${owner}
area: core
lifecycle: []
availability:
  - { tier: pro, offering: cloud, since: 2026-01-01 }
  - { tier: ${secret}-tier, offering: cloud, since: ${since}, note: ${secret} note of ${since} }
---

Words.
`
const item = (hypothesis: string) => `---
title: Item
horizon: now
status: planned
area: core
objectives: []
bet: { hypothesis: ${secret} ${hypothesis}, killCriteria: ${secret} criterion, decideBy: 2027-01-01 }
history: []
---

Words.
`
const release = (date: string, headline = '') =>
  `---\ndate: ${date}\nstatus: released\noffering: ${secret}-offering\nheadline: ${secret} headline ${headline}\n---\n\n${secret} notes.\n`

let forPublic: string
let forStaff: string
beforeAll(() => {
  const { content, commit } = repository(true)
  const one = commit(
    {
      'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
      'people.yaml': people(''),
      'tiers.yaml': tiers(''),
      'offerings.yaml': offerings(''),
      'features/mixed.md': feature('2026-01-02', 'ada'),
      'roadmap/item.md': item('first'),
      'releases/7.89.md': release('2026-01-10'),
      'releases/7.90.md': release('2026-01-11'),
    },
    '2026-01-20',
  )
  const two = commit(
    {
      'features/mixed.md': feature('2026-02-02', `${secret}-ann`),
      'roadmap/item.md': item('second'),
      'releases/7.89.md': release('2026-01-10', 'again'),
    },
    '2026-02-20',
  )
  const lines = [one, two].map((id, index) => `- { name: e${index + 1}, commit: ${id}, date: 2026-0${index + 1}-28 }\n`)
  commit(
    {
      'editions.yaml': lines.join(''),
      'people.yaml': people(', audience: staff'),
      'tiers.yaml': tiers(', audience: staff'),
      'offerings.yaml': offerings(', audience: staff'),
      'features/mixed.md': feature('2026-03-03', 'ada'),
      'releases/7.90.md': undefined,
    },
    '2026-03-20',
  )
  const textOf = (made: Made) => [...pagesIn(made)].map(([url, html]) => `${url}\n${html}`).join('\n')
  forPublic = textOf(editionsIn(content))
  forStaff = textOf(editionsIn(content, { audience: 'staff' }))
})

describe("for customers, editions, histories and diffs show of what's now for staff", () => {
  test('no id, title or note', () => {
    expect(forPublic.match(new RegExp(`.{0,80}${secret}.{0,40}`, 'g')) ?? []).toEqual([])
  })

  test('no release of a hidden offering, current or deleted', () => {
    expect(forPublic).not.toContain('7.89')
    expect(forPublic).not.toContain('7.90')
  })

  test('the rest of the entry', () => {
    expect(forPublic).toContain('/editions/e1/features/mixed/')
    expect(forPublic).toContain('/history/features/mixed/')
  })

  test('that the owner changed, but not who it is', () => {
    expect(forPublic).toContain('Owner changed')
  })
})

test('staff find all of it', () => {
  for (const words of ['plan', 'note of 2026-01-02', 'offering', 'headline again', 'Ann', 'second', 'criterion'])
    expect(forStaff, words).toContain(`${secret} ${words}`)
  expect(forStaff).toContain('7.90')
})
