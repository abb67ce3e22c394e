import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Entry } from '../../src/graph/entry.ts'
import { entriesOf } from '../../src/graph/graph.ts'
import { flatten } from '../../src/graph/navigation.ts'
import { printEntry, printEntryAsMarkdown, printEntryForFeed } from '../../src/page/printing.ts'
import { generatedText } from '../../src/outputs/search/generated-text.ts'
import { makeMarkdownPage } from '../../src/outputs/markdown/entry.ts'
import { ourCollections } from '../../src/collections/collections.ts'
import { describeProblems, entryOf, handbookOf, sourcesOf, type TestOptions, textUnder } from './handbooks.ts'

const files = {
  'handbook/open.mdx':
    '[Staff](staff.md) and [draft](draft.md) and <Ref to="handbook/staff"/> and <Ref to="handbook/draft">own words</Ref>\n',
  'handbook/staff.md': '---\naudience: staff\ntitle: For staff\n---\n\n[Open](open.mdx)\n',
  'handbook/draft.md': '---\nstatus: draft\ntitle: A draft\n---\n\n[Open](open.mdx)\n',
  'handbook/folder/staff-only.md': '---\naudience: staff\n---\n',
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'insights/slow.md':
    '---\non: 2026-01-01\nsource: support\ncustomer: { ref: c1, segment: small }\nrung: 1\nstatement: It is slow.\nsupports: []\nrecordedBy: ada\naudience: public\n---\n',
}
const ids = (options: TestOptions) => handbookOf(files, options).handbook.entries.map(({ collection, id }) => `${collection}/${id}`)

describe('what a reader sees', () => {
  test.each([
    ['the public', {}, ['handbook/open', 'people/ada']],
    ['staff', { audience: 'staff' }, ['handbook/folder/staff-only', 'handbook/open', 'handbook/staff', 'insights/slow', 'people/ada']],
    ['the public, drafts shown', { drafts: true }, ['handbook/draft', 'handbook/open', 'people/ada']],
    [
      'staff, drafts shown',
      { audience: 'staff', drafts: true },
      ['handbook/draft', 'handbook/folder/staff-only', 'handbook/open', 'handbook/staff', 'insights/slow', 'people/ada'],
    ],
    ['the public, where people are for staff', { config: { audience: { people: 'staff' } } }, ['handbook/open']],
    ['the public, where insights were made public', { config: { audience: { insights: 'public' } } }, ['handbook/open', 'people/ada']],
  ] as const)('%s', (_, options, expected) => {
    expect(ids(options as TestOptions)).toEqual(expected)
  })

  test("an entry's own audience overrides that of its collection", () => {
    const { handbook } = handbookOf(
      { 'handbook/a.md': '---\naudience: public\n---\n', 'handbook/b.md': 'Text.\n' },
      { config: { audience: { handbook: 'staff' } } },
    )
    expect(handbook.entries.map(({ id }) => id)).toEqual(['a'])
  })

  test('has no trace of hidden entries in trees, backlinks, URLs and text', () => {
    const checked = handbookOf(files)
    const { handbook } = checked
    expect(flatten(handbook.trees.handbook).map(({ url }) => url)).toEqual(['/handbook/', '/handbook/open/'])
    expect([...handbook.backlinks.values()].flat()).toEqual([])
    expect(handbook.linkIndex.otherPages).not.toContain('/handbook/folder/')
    expect(handbook.entryIndex.find('handbook', 'staff')).toBeUndefined()
    const open = entryOf(checked, 'handbook', 'open')
    expect(printEntry(open, handbook).html).toBe('<p>Staff and draft and a page and own words</p>')
    expect(printEntryForFeed(open, handbook)).toBe('<p>Staff and draft and a page and own words</p>')
    expect(printEntryAsMarkdown(open, handbook)).toBe('Staff and draft and a page and own words\n')
  })

  test('has backlinks and links for those who may see both ends', () => {
    const checked = handbookOf(files, { audience: 'staff' })
    expect(checked.handbook.backlinks.get('handbook/open')?.map(({ id }) => id)).toEqual(['staff'])
    expect(printEntry(entryOf(checked, 'handbook', 'open'), checked.handbook).html).toBe(
      '<p><a href="/handbook/staff/">Staff</a> and draft and <a href="/handbook/staff/">For staff</a> and own words</p>',
    )
  })

  test('counts all entries of a collection, including hidden ones', () => {
    expect(handbookOf(files).counts).toEqual({ handbook: 4, insights: 1, people: 1 })
  })
})

describe('links to hidden content', () => {
  const codes = (from: string, to: string) =>
    handbookOf({ 'handbook/a.md': `---\n${from}\n---\n\n[x](b.md)\n`, 'handbook/b.md': `---\n${to}\n---\n` }).problems.map(
      ({ code }) => code,
    )

  test.each([
    ['public to public', '', '', []],
    ['public to staff', '', 'audience: staff', ['link-to-hidden']],
    ['public to draft', '', 'status: draft', ['link-to-hidden']],
    ['staff to staff', 'audience: staff', 'audience: staff', []],
    ['staff to draft', 'audience: staff', 'status: draft', ['link-to-hidden']],
    ['staff to public', 'audience: staff', '', []],
    ['draft to staff', 'status: draft', 'audience: staff', []],
    ['draft to draft', 'status: draft', 'status: draft', []],
  ])('%s', (_, from, to, expected) => {
    expect(codes(from, to)).toEqual(expected)
  })

  test('a staff page is linked from staff pages only', () => {
    const linking = (front: string) => handbookOf({ 'handbook/a.md': `---\n${front}\n---\n\n[x](/backlog/)\n` }).problems
    expect(linking('audience: staff')).toEqual([])
    expect(linking('status: draft')).toEqual([])
    expect(linking('')).toMatchObject([
      {
        code: 'link-to-hidden',
        line: 5,
        column: 5,
        message: '"/backlog/" is for staff, but this page is public.',
        hint: 'Remove the link, or set "audience: staff" here.',
      },
    ])
  })
})

describe('references to staff entries without a page', () => {
  const lists = (audience: string) => ({
    'people.yaml': `- { id: ada, name: Ada, active: true }\n- { id: ann, name: Ann, active: true${audience} }\n`,
    'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
    'tiers.yaml': `- { id: pro, names: [{ from: 2026-01-01, label: Pro }], rank: 1, offerings: [cloud], introduced: 2026-01-01${audience} }\n`,
    'areas.yaml': `- { id: core, title: Core, owner: ann }\n`,
  })
  const feature = (more = '') =>
    `---\ntitle: Search\nsummary: Find it.\narea: core\nlifecycle: []\navailability:\n  - { tier: pro, offering: cloud, since: 2026-01-01 }\n${more}---\n\n<Ref to="tiers/pro"/> for <Person id="ann"/>.\n`
  const report = (content: Record<string, string>, options: TestOptions = {}) =>
    describeProblems(
      handbookOf(content, options).problems.filter(({ code }) => code === 'link-to-hidden'),
      sourcesOf(content),
    )

  test('are reported at the id, in front matter and in prose', () => {
    expect(report({ ...lists(', audience: staff'), 'features/search.mdx': feature() })).toMatchInlineSnapshot(`
      "areas.yaml:1:35-1:38 error link-to-hidden
        | ann
        "Ann" is for staff, but this area is public.
        Remove the reference, or set "audience: staff" here.

      features/search.mdx:7:13-7:16 error link-to-hidden
        | pro
        "Pro" is for staff, but this page is public.
        Remove the reference, or set "audience: staff" here.

      features/search.mdx:10:10-10:19 error link-to-hidden
        | tiers/pro
        "Pro" is for staff, but this page is public.
        Remove the link, or set "audience: staff" here.

      features/search.mdx:10:39-10:42 error link-to-hidden
        | ann
        "Ann" is for staff, but this page is public.
        Remove the tag, or set "audience: staff" here."
    `)
  })

  test("aren't reported in staff entries", () => {
    const content = { ...lists(', audience: staff'), 'features/search.mdx': feature('audience: staff\n'), 'areas.yaml': '' }
    expect(report(content)).toBe('')
  })

  test('are reported in prose only, if the whole collection is for staff', () => {
    const config = { audience: { people: 'staff', tiers: 'staff' } } as const
    expect(report({ ...lists(''), 'features/search.mdx': feature() }, { config })).toMatchInlineSnapshot(`
      "features/search.mdx:10:10-10:19 error link-to-hidden
        | tiers/pro
        "Pro" is for staff, but this page is public.
        Remove the link, or set "audience: staff" here.

      features/search.mdx:10:39-10:42 error link-to-hidden
        | ann
        "Ann" is for staff, but this page is public.
        Remove the tag, or set "audience: staff" here."
    `)
  })

  test('are reported if they have an anchor in a list, and customers get the link without it', () => {
    const content = {
      'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous, audience: staff }\n',
      'areas.yaml': '- { id: core, title: The core, owner: ann, audience: staff }\n',
      'people.yaml': '- { id: ann, name: Ann, active: true }\n',
      'glossary.yaml': '- { id: seen, term: Seen, definition: D. }\n- { id: fleet, term: Fleet, definition: D., audience: staff }\n',
      'features/search.mdx': '---\ntitle: Search\nsummary: S.\narea: core\nlifecycle: []\navailability: []\naudience: public\n---\n',
      'handbook/page.md': '[a](/glossary/#fleet) [b](/glossary/#seen) [c](/features/#_on-cloud) [d](/features/#the-core)\n',
    }
    const { handbook, problems } = handbookOf(content)
    const hidden = problems.filter(({ code, file }) => code === 'link-to-hidden' && file === 'handbook/page.md')
    expect(hidden.map((problem) => textUnder(content['handbook/page.md'], problem))).toEqual([
      '/glossary/#fleet',
      '/features/#_on-cloud',
      '/features/#the-core',
    ])
    const [page] = entriesOf(handbook, 'handbook')
    expect(page && printEntry(page as unknown as Entry, handbook).html).toBe(
      '<p><a href="/glossary/">a</a> <a href="/glossary/#seen">b</a> <a href="/features/">c</a> <a href="/features/">d</a></p>',
    )
  })

  test('leave the entry public, without them', () => {
    const { handbook } = handbookOf({ ...lists(', audience: staff'), 'features/search.mdx': feature('owner: ann\n') })
    const [search] = entriesOf(handbook, 'features')
    expect(search?.data).toEqual({ title: 'Search', summary: 'Find it.', area: 'core', lifecycle: [], availability: [] })
    expect(search && printEntry(search as unknown as Entry, handbook).html).toBe('<p>a page for someone.</p>')
  })
})

describe('staff values in public entries', () => {
  const bet = '{ hypothesis: We think so., killCriteria: Nobody comes., decideBy: 2027-01-01 }'
  const content = {
    'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
    'people.yaml': '- { id: ada, name: Ada, active: true }\n',
    'roadmap/item.md': `---\ntitle: Item\nhorizon: now\nstatus: planned\narea: core\nobjectives: []\nbet: ${bet}\nhistory: []\n---\n\n[Bet](#bet)\n`,
    'changelog/one.md':
      '---\ntitle: One\ndescription: D.\ntype: added\nfeatures: []\ndate: 2026-01-01\nstatus: published\nauthors: [ada]\nreviews: []\nbroadcast: [email]\n---\n\nText.\n',
  }
  const printed = (options: TestOptions) => {
    const { handbook } = handbookOf(content, options)
    return handbook.entryIndex.pages
      .map((entry) => makeMarkdownPage(entry, handbook, new Map()) + generatedText(entry, handbook))
      .join('\n')
  }

  test('are printed for staff only', () => {
    for (const words of ['We think so.', 'Nobody comes.', '2027-01-01', 'Email']) {
      expect(printed({ audience: 'staff' }), words).toContain(words)
      expect(printed({}), words).not.toContain(words)
    }
  })

  test('have no location that public pages could link to', () => {
    const codes = (files: Record<string, string>) =>
      handbookOf(files).problems.flatMap(({ code, file }) => (file === 'roadmap/item.md' ? code : []))
    expect(codes(content)).toContain('anchor-missing')
    const forStaff = content['roadmap/item.md'].replace('title: Item', 'title: Item\naudience: staff')
    expect(codes({ ...content, 'roadmap/item.md': forStaff })).not.toContain('anchor-missing')
  })

  test('may all be omitted', () => {
    for (const name of ourCollections.names) {
      const { schema, staffFields = [] } = ourCollections.of(name)
      for (const field of staffFields)
        expect((schema.shape[field] as z.ZodType | undefined)?.safeParse(undefined).success, `${name}: ${field}`).toBe(true)
    }
  })
})
