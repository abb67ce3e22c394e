import { describe, expect, test } from 'vitest'
import { redirectLine } from '../../src/outputs/redirects.ts'
import { handbookOf } from './handbooks.ts'

const pages = {
  'handbook/page.md': '# Page\n\n## Part\n\n<p id="given">Text</p>\n',
  'handbook/other.md': '# Other\n',
  'roles/engineer.md': '---\nskills: [Reading]\n---\n\n# Engineer\n',
}

const outcome = (redirects: string, more: Record<string, string> = {}) => {
  const { handbook, problems } = handbookOf({ ...pages, ...more, 'redirects.yaml': redirects })
  return {
    made: handbook.redirects.map(({ from, to }) => `${from} → ${to}`),
    problems: problems.map(({ file, line, column, code, fix }) => `${file}:${line}:${column} ${code}${fix ? ` fix ${fix.replace}` : ''}`),
  }
}

describe('redirects', () => {
  test.each([
    ['to a page', '- { from: /old/, to: /handbook/page/ }', '/old/ → /handbook/page/'],
    ['without the slashes at the end', '- { from: /old, to: /handbook/page }', '/old/ → /handbook/page/'],
    ['from a file of HTML', '- { from: /old/index.html, to: /handbook/page/ }', '/old/ → /handbook/page/'],
    ['to a heading', '- { from: /old/, to: "/handbook/page/#part" }', '/old/ → /handbook/page/#part'],
    ['to an anchor of raw HTML', '- { from: /old/, to: "/handbook/page/#given" }', '/old/ → /handbook/page/#given'],
    ['to a part that the page of a role has', '- { from: /old/, to: "/roles/engineer/#skills" }', '/old/ → /roles/engineer/#skills'],
    ['to another host', '- { from: /old/, to: "https://example.com/a" }', '/old/ → https://example.com/a'],
    ['to what something else serves', '- { from: /old/, to: /docs/a/ }', '/old/ → /docs/a/'],
    ['to a page that no entry has', '- { from: /old/, to: /search/ }', '/old/ → /search/'],
    ['from an address with a blank', '- { from: /x%20y/, to: /handbook/page/ }', '/x y/ → /handbook/page/'],
    ['from an encoded letter', '- { from: /caf%C3%A9/, to: /handbook/page/ }', '/café/ → /handbook/page/'],
    ['from a letter in two parts', '- { from: /cafe\u0301/, to: /handbook/page/ }', '/caf\u00e9/ → /handbook/page/'],
    ['from what must stay encoded', '- { from: /100%25%3F/, to: /handbook/page/ }', '/100%25%3F/ → /handbook/page/'],
    ['to a page with an encoded letter', '- { from: /old/, to: /handbook/%6Fther/ }', '/old/ → /handbook/other/'],
    ['from a file that is no page', '- { from: /old.pdf, to: /handbook/page/ }', '/old.pdf → /handbook/page/'],
  ])('are created: %s', (_, redirects, expected) => {
    expect(outcome(redirects)).toEqual({ made: [expected], problems: [] })
  })

  test('to what lies beside a handbook with a base, lead past the base', () => {
    const { handbook } = handbookOf({ ...pages, 'redirects.yaml': '- { from: /old/, to: "/docs/a/#b" }\n' }, { config: { base: '/book' } })
    expect(handbook.redirects).toEqual([{ from: '/old/', to: 'https://handbook.example.com/docs/a/#b' }])
    expect(handbook.redirects.map((each) => redirectLine(each, handbook.config))).toEqual([
      '/book/old/ https://handbook.example.com/docs/a/#b 301',
    ])
  })

  test('may point to a page of an edition', () => {
    const more = { 'editions.yaml': '- { name: spring, commit: "0123abc", date: 2026-03-01 }\n' }
    const to = '/editions/spring/handbook/gone/'
    expect(outcome(`- { from: /handbook/gone/, to: ${to} }`, more)).toEqual({ made: [`/handbook/gone/ → ${to}`], problems: [] })
  })

  test.each([
    ['an address', '/gone/', '/gone/ → /handbook/new/'],
    ['a path of the collection', 'gone.md', '/handbook/gone/ → /handbook/new/'],
    ['a folder', 'gone/index.mdx', '/handbook/gone/ → /handbook/new/'],
    ['a path without an ending', 'a/gone', '/handbook/a/gone/ → /handbook/new/'],
  ])('are created from former paths of a page: %s', (_, formerly, expected) => {
    expect(outcome('', { 'handbook/new.md': `---\nformerly: [${formerly}]\n---\n` })).toEqual({ made: [expected], problems: [] })
  })

  test("aren't created for intentionally deleted URLs, and nothing may point there", () => {
    const list = '- { from: /old/, to: none }\n- { from: /older/, to: /old/ }\n- { from: /handbook/page/, to: none }'
    expect(outcome(list)).toEqual({ made: [], problems: ['redirects.yaml:2:24 link-missing', 'redirects.yaml:3:11 redirect-shadows'] })
    expect(outcome('- { from: /old/, to: none }', { 'handbook/new.md': '[Old](/handbook/old/)\n' }).problems).toEqual([
      'handbook/new.md:1:7 link-missing',
    ])
  })

  test("of a draft aren't created", () => {
    expect(outcome('', { 'handbook/new.md': '---\nformerly: [gone.md]\nstatus: draft\n---\n' })).toEqual({ made: [], problems: [] })
  })

  test.each([
    [
      'a chain of two',
      '- { from: /a/, to: /b/ }\n- { from: /b/, to: /handbook/page/ }',
      ['redirects.yaml:1:20 redirect-chain fix /handbook/page/'],
    ],
    [
      'a chain of three',
      '- { from: /a/, to: /b/ }\n- { from: /b/, to: /c/ }\n- { from: /c/, to: /handbook/page/ }',
      ['redirects.yaml:1:20 redirect-chain fix /handbook/page/', 'redirects.yaml:2:20 redirect-chain fix /handbook/page/'],
    ],
    [
      'a circle',
      '- { from: /a/, to: /b/ }\n- { from: /b/, to: /a/ }',
      ['redirects.yaml:1:20 redirect-chain', 'redirects.yaml:2:20 redirect-chain'],
    ],
    [
      'a chain into a circle',
      '- { from: /x/, to: /a/ }\n- { from: /a/, to: /b/ }\n- { from: /b/, to: /a/ }',
      ['redirects.yaml:1:20 redirect-chain', 'redirects.yaml:2:20 redirect-chain', 'redirects.yaml:3:20 redirect-chain'],
    ],
    ['a circle of one', '- { from: /a/, to: /a }', ['redirects.yaml:1:20 redirect-chain']],
    [
      'the same from twice',
      '- { from: /a/, to: /handbook/page/ }\n- { from: /a, to: /roles/engineer/ }',
      ['redirects.yaml:2:11 id-duplicate'],
    ],
    ['a page', '- { from: /handbook/page/, to: /handbook/other/ }', ['redirects.yaml:1:11 redirect-shadows']],
    ['a page that the site makes itself', '- { from: /search/, to: /handbook/other/ }', ['redirects.yaml:1:11 redirect-shadows']],
    ['a dead address', '- { from: /a/, to: /none/ }', ['redirects.yaml:1:20 link-missing']],
    ['a dead anchor', '- { from: /a/, to: "/handbook/page/#none" }', ['redirects.yaml:1:36 anchor-missing']],
    [
      'a chain that ends in a heading',
      '- { from: /a/, to: /b/ }\n- { from: /b/, to: "/handbook/page/#part" }',
      ['redirects.yaml:1:20 redirect-chain fix /handbook/page/#part'],
    ],
  ])('are refused: %s', (_, redirects, expected) => {
    expect(outcome(redirects).problems).toEqual(expected)
  })

  test.each([
    [
      'a chain',
      '- { from: /a/, to: /b/ }\n- { from: /b/, to: "/handbook/page/#part" }',
      ['/a/ → /handbook/page/#part', '/b/ → /handbook/page/#part'],
    ],
    [
      'a chain that leads elsewhere',
      '- { from: /a/, to: /b/ }\n- { from: /b/, to: "https://example.com/" }',
      ['/a/ → https://example.com/', '/b/ → https://example.com/'],
    ],
    ['a circle', '- { from: /a/, to: /b/ }\n- { from: /b/, to: /a/ }\n- { from: /c/, to: /a/ }', []],
    [
      'the same address in two spellings',
      '- { from: /x%20y/, to: /handbook/page/ }\n- { from: "/%78%20y/", to: /handbook/other/ }',
      ['/x y/ → /handbook/other/'],
    ],
  ])('end if nothing continues them, also in a lenient build: %s', (_, redirects, expected) => {
    expect(outcome(redirects).made).toEqual(expected)
  })

  test("that shadow a page aren't followed: links to the page go to the page", () => {
    const { made, problems } = outcome('- { from: /handbook/other/, to: /handbook/page/ }\n- { from: /x/, to: /handbook/other/ }')
    expect(problems).toEqual(['redirects.yaml:1:11 redirect-shadows'])
    expect(made).toEqual(['/x/ → /handbook/other/'])
  })

  test("aren't broken links for those who link to the old URL", () => {
    expect(outcome('- { from: /old/, to: /handbook/page/ }', { 'handbook/b.md': '[x](/old/)\n' }).problems).toEqual([])
  })
})

describe("can't write lines of their own", () => {
  test.each([
    ['to', 'https://evil.example\n/* https://evil.example/:splat 301'],
    ['to', '/handbook/page/#part\n/* https://evil.example 301'],
    ['to', 'javascript:alert(1)'],
    ['to', 'https://me:secret@evil.example/'],
    ['from', '/:a/:b/'],
    ['from', '/*'],
    ['from', '/a\0b/'],
    ['from', '//evil.example/'],
    ['from', `/${'a'.repeat(300)}/`],
  ])('%s: %j', (key, value) => {
    const redirect = { from: '/old/', to: '/handbook/page/', [key]: value }
    const { made, problems } = outcome(`- from: ${JSON.stringify(redirect.from)}\n  to: ${JSON.stringify(redirect.to)}`)
    const [line, column] = key === 'from' ? [1, 9] : [2, 7]
    expect({ made, problems }).toEqual({ made: [], problems: [`redirects.yaml:${line}:${column} value-invalid`] })
  })

  test.each(['/:a/', 'a/*', 'a\tb'])('formerly: %j', (value) => {
    const { made, problems } = outcome('', { 'handbook/new.md': `---\nformerly: [${JSON.stringify(value)}]\n---\n` })
    expect({ made, problems }).toEqual({ made: [], problems: ['handbook/new.md:2:12 value-invalid'] })
  })

  test('a line is three words of ASCII', () => {
    expect(redirectLine({ from: '/über uns/'.replace(' ', '%20'), to: 'https://bücher.example/a?b#ü' }, { base: '/base/' })).toBe(
      '/base/%C3%BCber%20uns/ https://xn--bcher-kva.example/a?b#%C3%BC 301',
    )
  })
})

test.each(['/handbook.json/', '/handbook.json/a/', '/llms.txt', '/feed.rss', '/handbook/a.png/b/', '/_files/a', '/x/index.md/'])(
  'a file has the URL %s, or would have to be a folder for it',
  (from) => {
    const { problems } = outcome(`- { from: ${from}, to: /handbook/page/ }`, { 'handbook/a.png': '' })
    expect(problems).toEqual(['redirects.yaml:1:11 redirect-shadows'])
  },
)
