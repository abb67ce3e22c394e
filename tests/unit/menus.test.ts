/** The links on every page that a company chooses, and where readers report problems. */
import { expect, test } from 'vitest'
import { configSchema } from '../../src/config.ts'
import { type Place, visibleMenu } from '../../src/graph/menus.ts'
import { feedbackAddress } from '../../src/page/feedback.ts'
import { handbookOf } from './handbooks.ts'

const files = {
  'handbook/index.md': '# Book\n',
  'handbook/inside.md': '---\naudience: staff\n---\n\n# Inside\n',
  'handbook/guides/start.md': '# Start\n',
  'redirects.yaml': '- { from: /old/, to: /handbook/ }\n',
}
const pages = [
  { path: '/pricing/', title: 'Pricing', audience: 'public' as const, menu: 'head' as const },
  { path: '/plans/', title: 'Plans' },
]

function menu(place: Place, config: object, audience: 'public' | 'staff' = 'public') {
  const { handbook, problems } = handbookOf(files, { config: { pages, ...config }, audience })
  const found = problems.filter(({ code }) => code === 'link-missing')
  return { links: visibleMenu(place, handbook).map(({ title, url }) => `${title} ${url}`), problems: found }
}

test('without a choice, the lists that have pages, and own pages with a place', () => {
  expect(menu('head', {}).links).toEqual(['Handbook /handbook/', 'Pricing /pricing/'])
})

test('chosen links keep their order; an own page with a place comes last', () => {
  const nav = [{ title: 'Status', url: 'https://status.example.com/' }, 'handbook', { title: 'Docs', url: '/docs/' }]
  expect(menu('head', { nav }).links).toEqual([
    'Status https://status.example.com/',
    'Handbook /handbook/',
    'Docs /docs/',
    'Pricing /pricing/',
  ])
  expect(menu('head', { nav: ['/pricing/'] }).links).toEqual(['Pricing /pricing/'])
  expect(menu('foot', { footer: [] }).links).toEqual([])
})

test('customers get no link to what is for staff', () => {
  const footer = [
    '/plans/',
    { title: 'Inside', url: '/handbook/inside/' },
    { title: 'Wiki', url: 'https://wiki.example.com/', audience: 'staff' },
  ]
  expect(menu('foot', { footer })).toEqual({ links: [], problems: [] })
  expect(menu('foot', { footer }, 'staff').links).toEqual(['Plans /plans/', 'Inside /handbook/inside/', 'Wiki https://wiki.example.com/'])
})

test('a link to a page that nobody has is an error, with the nearest page', () => {
  const { links, problems } = menu('head', { nav: [{ title: 'Start', url: '/handbook/guides/strat/' }] })
  expect(links).toEqual(['Pricing /pricing/'])
  expect(problems).toEqual([
    expect.objectContaining({
      severity: 'error',
      message: 'The link "Start" leads to "/handbook/guides/strat/", which is not a page.',
      suggestions: ['/handbook/guides/start/', '/handbook/guides/'],
    }),
  ])
})

const base = { title: 'T', organisation: 'O', site: 'https://example.com', base: '/book' }

test.each([
  [
    { nav: ['changelgo'] },
    'nav.0: "changelgo" is neither a collection with a list nor the path of an own page under "pages". Did you mean "changelog"?',
  ],
  [{ footer: ['/none/'] }, 'footer.0: "/none/" is neither'],
  [{ nav: [{ title: 'X', url: 'javascript:alert(1)' }] }, 'Write an address of the site'],
  [{ nav: [{ title: 'X', link: '/x/' }] }, ''],
  [{ feedback: 'nobody' }, 'feedback: Write an email address, or a web address'],
  [{ feedback: 'https://example.com/?t={titel}' }, 'feedback: In braces, "feedback" can have {title}, {address} and {file}.'],
  [{ feedback: 'https://{title}.example.com/' }, 'feedback: Write'],
])('%j is refused', (more, message) => {
  const issues = configSchema.safeParse({ ...base, ...more }).error?.issues ?? []
  expect(issues.length).toBeGreaterThan(0)
  expect(JSON.stringify(issues.map(({ path, message: text }) => `${path.join('.')}: ${text}`)).replaceAll('\\"', '"')).toContain(message)
})

test.each([
  [undefined, undefined],
  ['docs@example.com', 'mailto:docs@example.com?subject=Ways%20%26%20means&body=https%3A%2F%2Fexample.com%2Fbook%2Fhandbook%2Fways%2F'],
  ['mailto:docs@example.com?subject={file}', 'mailto:docs@example.com?subject=handbook%2Fways.md'],
  [
    'https://example.com/new?title={title}&at={address}',
    'https://example.com/new?title=Ways%20%26%20means&at=https%3A%2F%2Fexample.com%2Fbook%2Fhandbook%2Fways%2F',
  ],
])('feedback %s', (feedback, expected) => {
  const config = configSchema.parse({ ...base, feedback })
  expect(feedbackAddress(config, { title: 'Ways & means', url: '/handbook/ways/', file: 'handbook/ways.md' })).toBe(expected)
})
