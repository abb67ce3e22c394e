/** Public redirects don't reveal URLs of staff pages. */
import { expect, test } from 'vitest'
import { filterVisibleRedirects } from '../../src/history/audience/visible-redirects.ts'
import type { Audience } from '../../src/collections/fields/common.ts'
import { contentFolder } from '../support/folders.ts'
import { repository } from '../support/repository.ts'
import { handbookIn } from './handbooks.ts'

const page = (title: string, more = '') => `---\ntitle: ${title}\n${more}---\n\nText of ${title}.\n`
const staff = 'audience: staff\n'

function redirectsOf(content: string, audience: Audience = 'public'): string[] {
  const { handbook, written, sources, defaults } = handbookIn(content, { audience })
  const files = sources.files.map(({ path }) => path)
  return filterVisibleRedirects({ content, handbook, written: written.entries, files, defaults }).map(({ from }) => from)
}

test.each<[string, Record<string, string>, Record<string, string | undefined>, string[]]>([
  ['a public page', { 'handbook/old.md': page('Old') }, { 'handbook/old.md': undefined }, ['/handbook/old/']],
  ['a page for staff', { 'handbook/old.md': page('Old', staff) }, { 'handbook/old.md': undefined }, []],
  ['a draft', { 'handbook/old.md': page('Old', 'status: draft\n') }, { 'handbook/old.md': undefined }, []],
  ['a page for staff of today', { 'handbook/old.md': page('Old', staff) }, {}, []],
  ['no page that git knows', {}, {}, ['/handbook/old/']],
])('from the URL of %s', (_, before, after, expected) => {
  const { content, commit } = repository()
  commit(before)
  const redirects = '- { from: /handbook/old/, to: /handbook/new/ }\n'
  commit({ ...after, 'handbook/new.md': page('New'), 'redirects.yaml': redirects })
  expect(redirectsOf(content)).toEqual(expected)
})

test.each<[string, string, string[]]>([
  ['staff', staff, []],
  ['all', '', ['/handbook/old/']],
])('from a former URL that was for %s', (_, more, expected) => {
  const { content, commit } = repository()
  commit({ 'handbook/old.md': page('Old', more) })
  commit({ 'handbook/old.md': undefined, 'handbook/new.md': page('New', 'formerly: [handbook/old]\n') })
  expect(redirectsOf(content)).toEqual(expected)
  expect(redirectsOf(content, 'staff')).toEqual(['/handbook/old/'])
})

test('from the URL of a folder that had only staff pages', () => {
  const { content, commit } = repository()
  commit({ 'handbook/deal/plan.md': page('Plan', staff) })
  const redirects = '- { from: /handbook/deal/, to: /handbook/new/ }\n'
  commit({ 'handbook/deal/plan.md': undefined, 'handbook/new.md': page('New'), 'redirects.yaml': redirects })
  expect(redirectsOf(content)).toEqual([])
})

test("without a history they're unchanged", () => {
  const content = contentFolder({ 'handbook/new.md': page('New'), 'redirects.yaml': '- { from: /handbook/old/, to: /handbook/new/ }\n' })
  expect(redirectsOf(content)).toEqual(['/handbook/old/'])
})
