import { describe, expect, test } from 'vitest'
import { resolveLink, targetPath } from '../../src/graph/links/links.ts'
import { entryOf, handbookOf, type TestOptions } from './handbooks.ts'

const files = {
  'handbook/index.md': '# Home\n',
  'handbook/planning/index.mdx': '# Planning\n',
  'handbook/planning/sizing.mdx': '# Sizing\n\n## Small steps\n\n<p id="given">Text</p>\n',
  'handbook/planning/board.png': '',
  'handbook/lonely/page.md': '# Lonely\n',
  'handbook/two/README.md': '# Two\n',
  'handbook/Über uns.md': '# About\n',
  'roles/engineer.md': '# Engineer\n',
  'releases/2.30.yaml': 'date: 2026-01-01\nstatus: released\noffering: cloud\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
  'redirects.yaml': '- { from: /old/, to: /handbook/planning/ }\n',
  'images/two words.png': '',
}

const from = (id: string, url: string, options?: TestOptions) => {
  const checked = handbookOf(files, options)
  const target = resolveLink(entryOf(checked, 'handbook', id), url, checked.handbook.linkIndex)
  return `${target.kind} ${targetPath(target) ?? ''}`.trim()
}

describe('a link of handbook/planning/sizing.mdx', () => {
  test.each([
    ['index.mdx', 'entry /handbook/planning/'],
    ['./index.mdx', 'entry /handbook/planning/'],
    ['../index.md', 'entry /handbook/'],
    ['../planning/sizing.mdx', 'entry /handbook/planning/sizing/'],
    ['../../roles/engineer.md', 'entry /roles/engineer/'],
    ['../../roles/engineer.md#part', 'entry /roles/engineer/#part'],
    ['../../roles/engineer.md?x=1#part', 'entry /roles/engineer/?x=1#part'],
    ['../two/README.md', 'entry /handbook/two/'],
    ['../two/', 'entry /handbook/two/'],
    ['../two', 'entry /handbook/two/'],
    ['../lonely/', 'page /handbook/lonely/'],
    ['../planning/', 'entry /handbook/planning/'],
    ['.', 'entry /handbook/planning/'],
    ['../../roles/engineer', 'entry /roles/engineer/'],
    ['../../roles/', 'page /roles/'],
    ['../../releases/2.30.yaml', 'entry /releases/2.30/'],
    ['../%C3%9Cber%20uns.md', 'entry /handbook/Über uns/'],
    ['../Über uns.md', 'entry /handbook/Über uns/'],
    ['board.png', 'asset /handbook/planning/board.png'],
    ['../../images/two%20words.png', 'asset /images/two%20words.png'],
    ['/images/two%20words.png', 'asset /images/two%20words.png'],
    ['#small-steps', 'entry /handbook/planning/sizing/#small-steps'],
    ['', 'entry /handbook/planning/sizing/'],
    ['?x=1', 'entry /handbook/planning/sizing/?x=1'],
    ['/handbook/planning/', 'entry /handbook/planning/'],
    ['/handbook/planning', 'entry /handbook/planning/'],
    ['/handbook/planning/index.html', 'entry /handbook/planning/'],
    ['/handbook/planning/sizing.mdx', 'entry /handbook/planning/sizing/'],
    ['/releases/2.30', 'entry /releases/2.30/'],
    ['/releases/', 'page /releases/'],
    ['/', 'page /'],
    ['/search/', 'page /search/'],
    ['/old/', 'page /old/'],
    ['/docs/start/', 'outside /docs/start/'],
    ['/docs/start/?x=1#part', 'outside /docs/start/?x=1#part'],
    ['/pricing/', 'outside /pricing/'],
    ['/pricing/#team', 'outside /pricing/#team'],
    ['/handbook/none/', 'missing'],
    ['/changelog/', 'missing'],
    ['none.md', 'missing'],
    ['../../../outside.md', 'missing'],
    ['../../../../../../etc/passwd', 'missing'],
    ['../people.yaml', 'missing'],
    ['https://example.com/a', 'external https://example.com/a'],
    ['//example.com/a', 'external //example.com/a'],
    ['mailto:a@example.com', 'external mailto:a@example.com'],
    ['%zz.md', 'missing'],
  ])('%j is %s', (url, expected) => {
    expect(from('planning/sizing', url)).toBe(expected)
  })

  test.each([
    ['../sizing/', 'entry /handbook/planning/sizing/'],
    ['../', 'entry /handbook/'],
  ])("%j is taken as a URL if there's no such file", (url, expected) => {
    expect(from('planning/sizing', url)).toBe(expected)
  })
})

describe('anchors', () => {
  const anchors = (body: string, other = '') =>
    handbookOf({
      'handbook/a.md': body,
      'handbook/b.mdx': other,
      'roles/engineer.md': '---\nskills: [Reading]\n---\n\n# Engineer\n',
    }).problems.map(({ code }) => code)

  test.each([
    ['a heading', '## Small steps\n\n[x](#small-steps)\n', []],
    ['a heading with markup', '## *Small* `steps` & more\n\n[x](#small-steps--more)\n', []],
    ['the second of two headings of one name', '## A\n\n## A\n\n[x](#a-1)\n', []],
    ['the first of them', '## A\n\n## A\n\n[x](#a)\n', []],
    ['a heading that is not ASCII', '## Größe\n\n[x](#größe)\n', []],
    ['the same, encoded', '## Größe\n\n[x](#gr%C3%B6%C3%9Fe)\n', []],
    ['a heading of raw HTML', '<h2>Small steps</h2>\n\n[x](#small-steps)\n', []],
    ['an id of raw HTML', '<p id="given">x</p>\n\n[x](#given)\n', []],
    ['a footnote', 'Text[^1].\n\n[^1]: Note.\n\n[x](#fn-1)\n', []],
    ['the top', '[x](#)\n', []],
    ['nothing', '## A\n\n[x](#b)\n', ['anchor-missing']],
    ['a heading in another case', '## Small\n\n[x](#Small)\n', ['anchor-missing']],
    ['a heading in code', '```\n## Small\n```\n\n[x](#small)\n', ['anchor-missing']],
    ['a section that the page of a role makes', '[x](../roles/engineer.md#skills)\n', []],
    ['a section that it would make if there were something in it', '[x](../roles/engineer.md#how-we-hire)\n', ['anchor-missing']],
  ])('point to %s', (_, body, expected) => {
    expect(anchors(body)).toEqual(expected)
  })

  test("of an unreadable page aren't checked", () => {
    expect(anchors('[x](b.mdx#anything)\n', '<b>\n')).toEqual(['mdx-invalid'])
  })
})

describe('URL locations', () => {
  test.each([
    ['an address that its text repeats', '[gone.md](gone.md)', 10, 17],
    ['an address in angle brackets', '[x](<gone it.md>)', 5, 15],
    ['an address with a title', '[x](gone.md "gone.md")', 4, 11],
    ['an address with an escape', '[x](gone\\_it.md)', 4, 15],
    ['an address with an entity', '[x](gone&amp;it.md)', 4, 18],
    ['a link in a link’s text', '![a](https://example.com/a.png) [x](gone.md)', 36, 43],
    ['an image in a link', '[![a](https://example.com/gone.md)](gone.md)', 36, 43],
    ['brackets in its text', '[a [b] c](gone.md)', 10, 17],
    ['code with brackets in its text', '[`](x)`](gone.md)', 9, 16],
    ['a definition', '[x]: gone.md\n\n[x]', 5, 12],
    ['a definition whose label is the address', '[gone.md]: gone.md\n\n[gone.md]', 11, 18],
  ])('are underlined in the report: %s', (_, text, start, end) => {
    const { problems } = handbookOf({ 'handbook/a.md': `${text}\n` })
    expect(problems.map(({ code, line, column, endColumn }) => [code, line, column - 1, endColumn - 1])).toEqual([
      ['link-missing', 1, start, end],
    ])
  })
})

test.each([
  ['a picture', '![x](none.png)'],
  ['a picture of raw HTML', '<img src="none.png" alt="x">'],
  ['a video', '<video src="none.mp4"></video>'],
  ['a picture before a video', '<video src="https://example.com/a.mp4" poster="none.png"></video>'],
  ['a source', '<video><source src="none.mp4"></video>'],
])("files are checked where they're shown: %s", (_, body) => {
  expect(handbookOf({ 'handbook/a.md': `${body}\n` }).problems.map(({ code }) => code)).toEqual(['image-missing'])
})

describe('with "rootLinks", a link from the root of another site', () => {
  const config = { rootLinks: { '/docs': 'handbook', '/handbook-old/img/': 'images', '/': 'handbook/planning' } }
  test.each([
    ['/docs/planning/sizing', 'entry /handbook/planning/sizing/'],
    ['/docs/planning/sizing.mdx#small-steps', 'entry /handbook/planning/sizing/#small-steps'],
    ['/docs/planning/', 'entry /handbook/planning/'],
    ['/docs', 'entry /handbook/'],
    ['/handbook-old/img/two%20words.png', 'asset /images/two%20words.png'],
    ['/board.png', 'asset /handbook/planning/board.png'],
    ['/docs/nowhere', 'missing'],
    ['/nowhere.png', 'missing'],
    // Current URLs take precedence.
    ['/handbook/planning/', 'entry /handbook/planning/'],
    ['/documents/', 'missing'],
  ])('%s points to %s', (url, expected) => {
    expect(from('planning/sizing', url, { config: { outside: [], ...config } })).toBe(expected)
  })
})

test.each([
  ['/', '/docs/start/#part', 'outside /docs/start/#part'],
  ['/book', '/docs/start/#part', 'outside https://handbook.example.com/docs/start/#part'],
  ['/book/', '/docs/start/', 'outside https://handbook.example.com/docs/start/'],
  ['/book', '/handbook/planning/', 'entry /handbook/planning/'],
  // An edition is below the base.
  ['/book', '/editions/spring/handbook/', 'outside /editions/spring/handbook/'],
])('below the base %s, %s is %s: the base is no part of what lies beside the handbook', (base, url, expected) => {
  const more = { ...files, 'editions.yaml': '- { name: spring, commit: "0123abc", date: 2026-03-01 }\n' }
  const checked = handbookOf(more, { config: { base } })
  const target = resolveLink(entryOf(checked, 'handbook', 'planning/sizing'), url, checked.handbook.linkIndex)
  expect(`${target.kind} ${targetPath(target) ?? ''}`).toBe(expected)
})

test.each([
  [{ 'docs/': 'handbook' }, 'rootLinks'],
  [{ '/docs/': '/handbook' }, 'Write the path of a folder in the content folder'],
  [{ '/docs/': 'handbook/../..' }, 'Write the path of a folder in the content folder'],
])('rootLinks %j is refused', (rootLinks, message) => {
  expect(() => handbookOf(files, { config: { rootLinks } })).toThrow(message)
})
