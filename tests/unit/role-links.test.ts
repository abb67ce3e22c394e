/** Links to what a role owns, if readers have a page for it. */
import { expect, test } from 'vitest'
import type { Entry } from '../../src/graph/entry.ts'
import { roleView } from '../../src/collections/roles/view.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const files = {
  'roles/lead.md': '---\ntitle: Lead\nresponsibilities: [{ text: Both., owns: [insights, backlog, roles] }]\n---\n\nWhat Lead does.\n',
}

test.each([
  ['public', [undefined, undefined, '/roles/']],
  ['staff', ['/insights/', '/backlog/', '/roles/']],
] as const)('for %s readers', (audience, urls) => {
  const checked = handbookOf(files, { audience })
  const view = roleView(entryOf(checked, 'roles', 'lead') as unknown as Entry<'roles'>, checked.handbook)
  expect(view.responsibilities.flatMap(({ owns }) => owns.map(({ url }) => url))).toEqual(urls)
})
