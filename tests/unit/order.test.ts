/** Ordering of ids that contain numbers, in lists and between pages. */
import { expect, test } from 'vitest'
import { compareIds } from '../../src/plain/compare.ts'
import { inOrder } from '../../src/graph/order.ts'
import { handbookOf } from './handbooks.ts'

test.each([
  [
    ['10-a', '9-b', '1-c', '100-d', '99-e', '2-f', '0011-g'],
    ['1-c', '2-f', '9-b', '10-a', '0011-g', '99-e', '100-d'],
  ],
  [
    ['v10', 'v9', 'v', 'va'],
    ['v', 'v9', 'v10', 'va'],
  ],
  [
    ['a/10/x', 'a/9/x', 'a', 'a/9'],
    ['a', 'a/9', 'a/9/x', 'a/10/x'],
  ],
  [
    ['7', '007', '07'],
    ['007', '07', '7'],
  ],
  [
    ['tracker/12', 'tracker/2', 'tracker/123456789012345678901', 'tracker/123456789012345678900'],
    ['tracker/2', 'tracker/12', 'tracker/123456789012345678900', 'tracker/123456789012345678901'],
  ],
])('%j', (ids, sorted) => {
  expect(ids.toSorted(compareIds)).toEqual(sorted)
  expect(ids.toReversed().toSorted(compareIds)).toEqual(sorted)
})

test('decisions are by number, newest first', () => {
  const decision = (title: string) => `---\ntitle: ${title}\nstatus: accepted\non: 2026-01-01\ndeciders: [pm]\naffects: []\n---\n\nText.\n`
  const ids = ['1-a', '2-b', '9-c', '10-d', '11-e', '99-f', '100-g']
  const { handbook } = handbookOf({
    'people.yaml': '- { id: pm, name: Product Manager, active: true }\n',
    ...Object.fromEntries(ids.map((id) => [`decisions/${id}.md`, decision(id)])),
  })
  expect(inOrder(handbook, 'decisions').map(({ id }) => id)).toEqual(ids.toReversed())
})
