import { describe, expect, test } from 'vitest'
import { flatten } from '../../src/model/navigation.ts'
import { printEntry, printEntryAsMarkdown, printEntryForFeed } from '../../src/model/printing.ts'
import { entryOf, handbookOf, type TestOptions } from './handbooks.ts'

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

describe('what a reader gets to see', () => {
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

  test('what the entry says goes before what the configuration says of its collection', () => {
    const { handbook } = handbookOf(
      { 'handbook/a.md': '---\naudience: public\n---\n', 'handbook/b.md': 'Text.\n' },
      { config: { audience: { handbook: 'staff' } } },
    )
    expect(handbook.entries.map(({ id }) => id)).toEqual(['a'])
  })

  test('has no trace of hidden entries in trees, backlinks, addresses and text', () => {
    const checked = handbookOf(files)
    const { handbook } = checked
    expect(flatten(handbook.trees.handbook).map(({ url }) => url)).toEqual(['/handbook/', '/handbook/open/'])
    expect([...handbook.backlinks.values()].flat()).toEqual([])
    expect(handbook.world.otherPages).not.toContain('/handbook/folder/')
    expect(handbook.catalogue.find('handbook', 'staff')).toBeUndefined()
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

  test('counts all entries of a collection, hidden ones included', () => {
    expect(handbookOf(files).counts).toEqual({ handbook: 4, insights: 1, people: 1 })
  })
})

describe('links to what a reader may not see', () => {
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

  test('a page that only staff get is linked from pages for staff alone', () => {
    const linking = (front: string) => handbookOf({ 'handbook/a.md': `---\n${front}\n---\n\n[x](/backlog/)\n` }).problems
    expect(linking('audience: staff')).toEqual([])
    expect(linking('status: draft')).toEqual([])
    expect(linking('')).toMatchObject([
      {
        code: 'link-to-hidden',
        line: 5,
        column: 5,
        message: '"/backlog/" is for staff, and this page is public.',
        hint: 'Take the link out, or set "audience: staff" here.',
      },
    ])
  })
})
