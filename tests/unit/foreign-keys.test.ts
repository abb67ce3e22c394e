/** Front matter of other generators: what a page takes over, and what keeps it from being published. */
import { expect, test } from 'vitest'
import { readForeignKeys } from '../../src/model/foreign-keys.ts'

const own = new Set(['title', 'navTitle', 'navOrder', 'description', 'status', 'formerly', 'lang'])

test.each<[Record<string, unknown>, Record<string, unknown>, string[]]>([
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
  [{ draft: 'true' }, { status: 'draft' }, ['draft']],
  [{ draft: false, published: true }, {}, []],
  [{ published: false }, { status: 'draft' }, []],
  [{ publishDate: '2027-01-01' }, { status: 'draft' }, ['publishDate']],
  [{ publishDate: '2026-01-01' }, {}, ['publishDate']],
  [{ unheard: 1 }, { unheard: 1 }, []],
])('%j', (raw, values, ignored) => {
  const written = { ...values, ...Object.fromEntries(ignored.map((key) => [key, raw[key]])) }
  expect(readForeignKeys(raw, own, '2026-11-29T12:00:00.000Z')).toEqual({ values, ignored, written })
})
