/** Front matter of other generators: what a page uses, and what keeps it unpublished. */
import { expect, test } from 'vitest'
import { readForeignKeys } from '../../src/graph/reading/foreign-keys.ts'
import { handbookOf } from './handbooks.ts'

const own = new Set(['title', 'navTitle', 'navOrder', 'description', 'status', 'formerly', 'lang'])

test.each<[Record<string, unknown>, Record<string, unknown>, string[], string[]?]>([
  [{ title: 'T' }, { title: 'T' }, []],
  [{ sidebar_position: 2, sidebar_label: 'S' }, { navOrder: 2, navTitle: 'S' }, []],
  [{ nav_order: 2, navOrder: 1 }, { navOrder: 1 }, []],
  [{ weight: 'heavy' }, {}, ['weight']],
  [{ sidebar: { label: 'S', order: 3 } }, { navTitle: 'S', navOrder: 3 }, []],
  [{ sidebar: 'guide' }, {}, ['sidebar']],
  [{ eleventyNavigation: { key: 'K', order: 4, parent: 'P' } }, { navTitle: 'K', navOrder: 4 }, []],
  [{ linkTitle: 'L', weight: 5, summary: 'S' }, { navTitle: 'L', navOrder: 5, description: 'S' }, []],
  [{ aliases: ['/old/'] }, { formerly: ['/old/'] }, []],
  [{ redirect_from: '/old/' }, { formerly: ['/old/'] }, []],
  [{ aliases: ['Another name'] }, {}, ['aliases']],
  [{ layout: 'x', tags: ['y'] }, {}, ['layout', 'tags']],
  [{ draft: true }, { status: 'draft' }, []],
  [{ draft: true, status: 'active' }, { status: 'draft' }, []],
  [{ draft: 'true' }, { status: 'draft' }, []],
  [{ draft: false, published: true }, {}, []],
  [{ published: false }, { status: 'draft' }, []],
  [{ publishDate: '2027-01-01' }, { status: 'draft' }, [], ['publishDate']],
  [{ publishDate: new Date('2027-01-01'), status: 'active' }, { status: 'draft' }, [], ['publishDate']],
  [{ date: '2027-01-01' }, { status: 'draft' }, [], ['date']],
  [{ date: '2027-01-01', publishDate: '2026-01-01' }, {}, ['date', 'publishDate']],
  [{ date: '2026-01-01' }, {}, ['date']],
  [{ date: 'soon' }, {}, ['date']],
  [{ expiryDate: '2026-01-01' }, { status: 'draft' }, [], ['expiryDate over']],
  [{ unpublishdate: '2026-11-29T12:00:00Z' }, { status: 'draft' }, [], ['unpublishdate over']],
  [{ expiryDate: '2027-01-01' }, {}, []],
  [{ expiryDate: 'never' }, {}, ['expiryDate']],
  [{ publishDate: '2026-01-01' }, {}, ['publishDate']],
  [{ unheard: 1 }, { unheard: 1 }, []],
  // Docusaurus
  [{ id: 'x', slug: '/x', sidebar_class_name: 'y', sidebar_label: 'S' }, { navTitle: 'S' }, ['id', 'slug', 'sidebar_class_name']],
  // Hugo
  [{ menu: { main: { weight: 30, name: 'M', parent: 'P' } } }, { navOrder: 30, navTitle: 'M' }, []],
  [{ menu: 'main', weight: 2 }, { navOrder: 2 }, ['menu']],
  [{ weight: 1, menu: { docs: { weight: 9 } } }, { navOrder: 1 }, []],
  [{ menus: { main: { weight: 4 } }, linktitle: 'L' }, { navOrder: 4, navTitle: 'L' }, []],
  // Jekyll
  [{ layout: 'page', permalink: '/x/', excerpt: 'E' }, { description: 'E' }, ['layout', 'permalink']],
  // just-the-docs
  [{ nav_order: 3, parent: 'P', grand_parent: 'G', has_children: true }, { navOrder: 3 }, ['parent', 'grand_parent', 'has_children']],
  // VitePress
  [{ outline: 'deep', layout: 'home', hero: { name: 'H', text: 'T' } }, { title: 'H' }, ['outline', 'layout', 'hero']],
  [{ title: 'T', hero: { name: 'H' } }, { title: 'T' }, ['hero']],
])('%j', (raw, values, ignored, held = []) => {
  const heldBack = held.map((each) => ({ key: each.replace(' over', ''), isOver: each.endsWith(' over') }))
  const written = { ...values, ...Object.fromEntries(ignored.map((key) => [key, raw[key]])) }
  expect(readForeignKeys(raw, { own, now: '2026-11-29T12:00:00.000Z', draftMark: { status: 'draft' } })).toEqual({
    values,
    ignored,
    heldBack,
    written,
  })
})

test.each([
  ['publishDate: 2099-01-01', 'The date in "publishDate" is in the future, so the page is not published.'],
  ['date: 2099-01-01', 'The date in "date" is in the future, so the page is not published.'],
  ['expiryDate: 2001-01-01', 'The date in "expiryDate" has passed, so the page is not published.'],
])('%s is reported', (line, message) => {
  const { handbook, problems } = handbookOf({ 'handbook/page.md': `---\ntitle: T\n${line}\n---\n\nText.\n` }, { drafts: false })
  const hint = 'Write "status: draft" instead, or remove the key to publish the page.'
  expect(problems).toMatchObject([{ code: 'key-foreign', line: 3, column: 1, message, hint }])
  expect(handbook.entryIndex.find('handbook', 'page')).toBeUndefined()
})
