/** Which of a company's own pages an audience gets. */
import { expect, test } from 'vitest'
import { configSchema } from '../../src/config.ts'
import { selectPages } from '../../src/graph/own-pages.ts'

const ours = 'node_modules/astro-handbook/build/src/routes/about.astro'
const theirs = 'src/pages/x.astro'
const paths = (...given: [string, string][]) => given.map(([pathname, component]) => ({ pathname, route: { component } }))

function select(pages: unknown, audience: 'public' | 'staff', given: ReturnType<typeof paths>, configFile = '/acme/handbook.config.ts') {
  const config = configSchema.parse({ title: 'T', organisation: 'O', site: 'https://example.com', pages })
  const warnings: string[] = []
  const shown = selectPages(given, { config, audience, root: '/acme', configFile }, (message) => warnings.push(message)).map(
    ({ pathname }) => pathname,
  )
  return { shown, warnings }
}

const listed = [
  { path: '/open/', title: 'Open', audience: 'public' },
  { path: '/feed.xml', title: 'Feed', audience: 'public' },
  { path: '/secret/', title: 'Secret' },
]
const all = paths(['/about/', ours], ['/open', theirs], ['/secret/', theirs], ['/feed.xml', theirs], ['/unlisted/', theirs])

test('the public gets what is listed as public, and a warning names the rest', () => {
  const { shown, warnings } = select(listed, 'public', all)
  expect(shown).toEqual(['/about/', '/open', '/feed.xml'])
  expect(warnings).toEqual([expect.stringMatching(/^Left out of the public site: "\/secret\/", "\/unlisted\/"\. /)])
})

test('a page listed as one for staff is left out without a word', () => {
  const forStaff = [{ path: '/secret/', title: 'Secret', audience: 'staff' }]
  expect(select(forStaff, 'public', paths(['/secret/', theirs])).warnings).toEqual([])
})

test('staff get all', () => {
  expect(select(listed, 'staff', all)).toEqual({ shown: ['/about/', '/open', '/secret/', '/feed.xml', '/unlisted/'], warnings: [] })
})

test.each([
  ['public', 'a listed page', listed, paths(['/open', theirs], ['/feed.xml', theirs]), undefined],
  ['public', 'a listed page that no file makes', listed, paths(['/open', theirs]), 'lists "/feed.xml", but no file in src/pages makes it'],
  ['staff', 'a page for staff that no file makes', listed, paths(['/open', theirs], ['/feed.xml', theirs]), 'lists "/secret/"'],
  ['public', 'a page in the place of ours that is not public', [], paths(['/about/', theirs]), 'takes the place of "/about/"'],
] as const)('for %s: %s', (audience, _, pages, given, message) => {
  const act = () => select(pages, audience, [...given])
  if (message === undefined) expect(act).not.toThrow()
  else expect(act).toThrow(message)
})

test('another handbook of the same folder has the pages that it lists', () => {
  const other = '/acme/docs/handbook.config.ts'
  const open = listed.slice(0, 1)
  expect(select(open, 'public', all, other)).toEqual({ shown: ['/about/', '/open'], warnings: [] })
  expect(select(open, 'staff', all, other)).toEqual({ shown: ['/about/', '/open'], warnings: [] })
  const inOurPlace = paths(['/about/', theirs])
  expect(select([], 'staff', inOurPlace, other).shown).toEqual(['/about/'])
  expect(() => select([], 'public', inOurPlace, other)).toThrow('takes the place of "/about/"')
})
