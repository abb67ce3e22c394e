/** Past and present audiences decide who sees a page in published editions and histories. */
import { beforeAll, describe, expect, test } from 'vitest'
import { repository } from '../support/repository.ts'
import { editionsIn, type Made, pagesIn } from './published-editions.ts'

const page = (text: string, more = '') => `---\ntitle: Page\n${more}---\n\n${text}\n`
const staff = 'audience: staff\n'

let forPublic: Made
let forStaff: Made
beforeAll(() => {
  const { content, commit } = repository(true)
  const one = commit(
    {
      'handbook/gone.md': page('Public till the end.'),
      'handbook/narrowed.md': page('Public at first, narrowed before it went.'),
      'handbook/broken.md': page('Public at first, broken before it went.'),
      'handbook/flip.md': page('Public in one.'),
      'handbook/typo.md': page('For staff as it seems.', 'audience: intern\n'),
    },
    '2026-01-20',
  )
  const two = commit(
    {
      'handbook/narrowed.md': page('For staff alone.', staff),
      'handbook/broken.md': '---\ntitle: [\naudience: staff\n---\n\nFor staff as it seems.\n',
      'handbook/flip.md': page('For staff in two.', staff),
    },
    '2026-02-20',
  )
  const three = commit(
    {
      'handbook/gone.md': undefined,
      'handbook/narrowed.md': undefined,
      'handbook/broken.md': undefined,
      'handbook/typo.md': undefined,
      'handbook/flip.md': page('Public in three.'),
    },
    '2026-03-20',
  )
  const lines = [one, two, three].map((id, index) => `- { name: e${index + 1}, commit: ${id}, date: 2026-0${index + 1}-28 }\n`)
  commit({ 'editions.yaml': lines.join('') })
  forPublic = editionsIn(content)
  forStaff = editionsIn(content, { audience: 'staff' })
})

const closedIn = ({ made }: Made) => made.map(({ pages }) => pages.pages.flatMap(({ file, url }) => (file === undefined ? [] : [url])))

describe('for the public', () => {
  test('a page that was for staff when deleted, as far as it could be read, is in no edition', () => {
    expect(closedIn(forPublic)).toEqual([['/handbook/flip/', '/handbook/gone/'], ['/handbook/gone/'], ['/handbook/flip/']])
    expect([...pagesIn(forPublic).values()].join('\n')).not.toMatch(/narrowed|broken|staff/)
  })

  test('a history names only editions that have the page', () => {
    const history = pagesIn(forPublic).get('/history/handbook/flip/') ?? ''
    expect(history).toContain('href="/editions/e1/"')
    expect(history).toContain('href="/editions/e3/"')
    expect(history).not.toContain('href="/editions/e2/"')
  })
})

test('staff find all of it', () => {
  expect(closedIn(forStaff).map((urls) => urls.length)).toEqual([5, 5, 1])
  expect(pagesIn(forStaff).get('/history/handbook/flip/')).toContain('href="/editions/e2/"')
})

test('a deleted page has the audience of its last edition, and is hidden if that differs', () => {
  const { content, commit } = repository()
  const edition = commit({ 'handbook/moved.md': page('It moves.'), 'handbook/inner.md': page('For staff.', staff) }, '2026-01-20')
  commit({ 'editions.yaml': `- { name: one, commit: ${edition}, date: 2026-01-31 }\n` }, '2026-02-10')
  commit({ 'handbook/moved.md': undefined, 'handbook/later.md': page('It moves.'), 'handbook/inner.md': page('For all.') }, '2026-02-20')
  commit({ 'handbook/later.md': undefined, 'handbook/inner.md': undefined }, '2026-03-20')
  const changes = pagesIn(editionsIn(content)).get('/changes/') ?? ''
  expect(Array.from(changes.matchAll(/href="(\/editions\/one\/handbook[^"]*)"/g), ([, href]) => href)).toEqual([
    '/editions/one/handbook/moved/',
  ])
})
