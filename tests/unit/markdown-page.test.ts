import { expect, test } from 'vitest'
import { makeMarkdownPage } from '../../src/outputs/markdown/entry.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const feature = 'summary: S.\narea: ops\nlifecycle: [{ stage: beta, since: "2.29" }, { stage: ga, since: 2026-05-07 }]'

const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true, role: pm }\n- { id: bo, name: Bo, active: true }\n',
  'areas.yaml': '- { id: ops, title: Operations, owner: ada }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: self, title: Self-hosted, delivery: versioned }\n',
  'tiers.yaml': '- { id: pro, names: [{ from: 2026-01-01, label: Pro }], rank: 1, offerings: [cloud], introduced: 2026-01-01 }\n',
  'handbook/index.md': '---\nowner: ada\n---\n\n# Book\n\nSee [the page](./page.mdx#part) and ![a plan](./plan.svg).\n',
  'handbook/plan.svg': '',
  'handbook/page.mdx':
    '---\ntitle: "Stars * and [brackets]"\ndescription: One_sentence.\n---\n\n## Part\n\n<Callout type="tip">\n\nGo to <Ref to="features/audit"/>.\n\n</Callout>\n',
  'roles/pm.md':
    '---\ntitle: Manager\nmission: Decides.\nresponsibilities: [{ text: Keeps things., owns: [changelog, handbook/page] }, { text: Listens. }]\nnotResponsible: [{ text: Building., see: dev }]\nskills: [Reads]\nhiringSteps: [Talk, Work]\n---\n',
  'roles/dev.md': '# Engineer\n',
  'features/audit.md': `---\ntitle: Audit\n${feature}\navailability:\n  - { tier: pro, offering: cloud, since: 2026-05-07, until: "2.30", limit: { value: 3, unit: days } }\n---\n\nText.\n`,
  'features/open.md': `---\ntitle: Open\n${feature.replace(/lifecycle.*/, 'lifecycle: []')}\navailability: undecided\n---\n`,
  'releases/2.29.yaml': 'date: 2026-04-07\nstatus: released\noffering: self\n',
  'releases/2.30.md':
    '---\ndate: 2026-05-07\nstatus: released\noffering: self\nknownIssues: [{ text: It squeaks., url: "https://example.com/1", fixedIn: "2.29" }, { text: It drips. }]\n---\n\nDo it.\n',
  'changelog/copy.md':
    '---\ntitle: Copy it\ndescription: D.\ntype: changed\nfeatures: [audit]\nstatus: published\nauthors: [ada]\nreviews: [{ by: bo, on: 2026-05-07, verdict: approve }]\ndate: 2026-05-07\nrelease: "2.30"\nmedia: [{ src: ./shot.png, alt: A shot, caption: Look, kind: image }]\nbreaking: { kind: api, impact: Some., action: Act., automated: true }\n---\n\nBody.\n',
  'changelog/shot.png': '',
  'strategy/one.md':
    '---\ntitle: Plan\nscope: product\nstatus: active\nowner: pm\napprovers: []\neffective: 2026-01-01\nchanges: [{ on: 2026-02-01, note: Moved. }]\n---\n',
  'objectives/more.md':
    '---\ntitle: More\nstrategy: one\nowner: pm\nperiod: { from: 2026-01-01, to: 2026-06-30 }\nstatus: active\nmeasures: [{ id: a, name: Users, unit: people, direction: up, baseline: 1, target: 3, readings: [{ on: 2026-03-01, value: 2 }], source: Count }]\n---\n',
}
const checked = handbookOf(files, { config: { base: '/base' } })
const updated = new Map([['handbook/index.md', '2026-05-08T10:00:00+02:00']])
const markdownOf = (collection: string, id: string) => makeMarkdownPage(entryOf(checked, collection, id), checked.handbook, updated)

test('the fixture has no problems', () => {
  expect(checked.problems.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('a page has its title, facts and text, with absolute URLs', () => {
  expect(markdownOf('handbook', 'index')).toMatchInlineSnapshot(`
    "# Book

    - **Address:** <https://handbook.example.com/base/handbook/>
    - **Owner:** [Ada](https://handbook.example.com/base/roles/pm/)
    - **Last updated:** 2026-05-08

    See [the page](https://handbook.example.com/base/handbook/page/#part) and ![a plan](https://handbook.example.com/base/handbook/plan.svg).
    "
  `)
})

test('Markdown in a title is escaped; components are printed', () => {
  expect(markdownOf('handbook', 'page')).toMatchInlineSnapshot(`
    "# Stars \\* and \\[brackets]

    One_sentence.

    - **Address:** <https://handbook.example.com/base/handbook/page/>

    ## Part

    > **Tip**
    >
    > Go to [Audit](https://handbook.example.com/base/features/audit/).
    "
  `)
})

test('a role has its responsibilities', () => {
  expect(markdownOf('roles', 'pm')).toMatchInlineSnapshot(`
    "# Manager

    Decides.

    - **Address:** <https://handbook.example.com/base/roles/pm/>

    ## Responsibilities

    - Keeps things. Maintains: [Changelog](https://handbook.example.com/base/changelog/), [Stars \\* and \\[brackets\\]](https://handbook.example.com/base/handbook/page/)
    - Listens.

    ## Not responsible for

    - Building. Owned by [Engineer](https://handbook.example.com/base/roles/dev/)

    ## Skills

    - Reads

    ## How we hire

    1. Talk
    2. Work
    "
  `)
})

test('a feature has its plans, stages and changes', () => {
  expect(markdownOf('features', 'audit')).toMatchInlineSnapshot(`
    "# Audit

    S.

    - **Address:** <https://handbook.example.com/base/features/audit/>
    - **Area:** Operations

    Text.

    ## Availability

    Not in any plan.

    **1 earlier plan**

    | Offering | Plan | Since      | Until                                                    | Notes        |
    | -------- | ---- | ---------- | -------------------------------------------------------- | ------------ |
    | Cloud    | Pro  | 2026-05-07 | [2.30](https://handbook.example.com/base/releases/2.30/) | Up to 3 days |

    ## Lifecycle

    1. **Beta** since [2.29](https://handbook.example.com/base/releases/2.29/)
    2. **Generally available** since 2026-05-07

    ## What changed

    - [Copy it](https://handbook.example.com/base/changelog/copy/) (2026-05-07, Breaking, Changed): D.
    "
  `)
})

test('a feature that is undecided is for all plans', () => {
  expect(markdownOf('features', 'open')).toContain('## Availability\n\nIn all plans.\n')
})

test('a release has its entries and known issues', () => {
  expect(markdownOf('releases', '2.30')).toMatchInlineSnapshot(`
    "# 2.30

    - **Address:** <https://handbook.example.com/base/releases/2.30/>
    - **Date:** 2026-05-07
    - **Offering:** Self-hosted

    Do it.

    ## Changes

    ### Breaking changes

    - [Copy it](https://handbook.example.com/base/changelog/copy/) (2026-05-07, Breaking, Changed): D. **What to do:** Act.

    [What changes when you upgrade to 2.30](https://handbook.example.com/base/changelog/upgrade/2.30/)

    ## Known issues

    - [It squeaks.](https://example.com/1) Fixed in [2.29](https://handbook.example.com/base/releases/2.29/).
    - It drips.

    ## Support

    Supported.
    "
  `)
})

test('a changelog entry has its release, images and what to do', () => {
  expect(markdownOf('changelog', 'copy')).toMatchInlineSnapshot(`
    "# Copy it

    D.

    - **Address:** <https://handbook.example.com/base/changelog/copy/>
    - **Date:** 2026-05-07
    - **Type:** Changed
    - **Release:** [2.30](https://handbook.example.com/base/releases/2.30/)
    - **Self-hosted:** in [2.30](https://handbook.example.com/base/releases/2.30/), for all plans

    **What to do**

    - Who’s affected: Some.
    - Action: Act.
    - Automatic: The upgrade does this automatically.

    Body.

    ![A shot](https://handbook.example.com/base/changelog/shot.png)\\
    Look

    ## Features

    - [Audit](https://handbook.example.com/base/features/audit/)
    "
  `)
})

test('a strategy has its objectives and changes, an objective its measures', () => {
  expect(markdownOf('strategy', 'one')).toMatchInlineSnapshot(`
    "# Plan

    - **Address:** <https://handbook.example.com/base/strategy/one/>
    - **Scope:** Product
    - **Status:** Active
    - **Effective:** 2026-01-01
    - **Owner:** [Manager](https://handbook.example.com/base/roles/pm/)

    **Changed on 2026-02-01**

    Moved.

    ## Objectives

    - [More](https://handbook.example.com/base/objectives/more/) (Active)

      Manager, 1 January 2026 – 30 June 2026

      - Users: 2 people (target 3 people)
    "
  `)
  expect(markdownOf('objectives', 'more')).toMatchInlineSnapshot(`
    "# More

    - **Address:** <https://handbook.example.com/base/objectives/more/>
    - **Strategy:** [Plan](https://handbook.example.com/base/strategy/one/)
    - **Status:** Active
    - **Owner:** [Manager](https://handbook.example.com/base/roles/pm/)

    ## Measures

    ### Users

    **2 people** 2026-03-01

    50%

    - Baseline 1 people
    - Target 3 people
    - 50% of the way from baseline to target.

    **Show as table**

    | Date       | people |
    | ---------- | ------ |
    | 2026-03-01 | 2      |

    Source: Count
    "
  `)
})
