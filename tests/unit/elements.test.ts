/** Content of MDX tags, down to the prop: what is found in them, and the text each report underlines. */
import { describe, expect, test } from 'vitest'
import { parseBody } from '../../src/markdown/parse.ts'
import { applyFixes } from '../../src/problems/fixes.ts'
import { handbookOf, textUnder } from './handbooks.ts'

const linkIndex = {
  'handbook/other.md': '# Other\n\n## Big steps\n',
  'handbook/board.png': '',
  'features/audit-log.yaml': 'title: Audit log\nsummary: S.\narea: trust\nlifecycle: []\navailability: undecided\n',
  'areas.yaml': '- { id: trust, title: Trust, owner: ada }\n',
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
}

function reports(body: string): string[] {
  return handbookOf({ ...linkIndex, 'handbook/page.mdx': body }).problems.map((problem) => `${problem.code} ${textUnder(body, problem)}`)
}

describe('reports underline the value', () => {
  test.each([
    ['a reference', '<Ref to="features/none"/>', ['reference-missing features/none']],
    ['a reference in single quotes', "<Ref to='features/none'/>", ['reference-missing features/none']],
    ['a reference in braces', '<Ref to={"features/none"}/>', ['reference-missing features/none']],
    ['a reference on a line of its own', '<Ref\n  to="features/none"\n/>', ['reference-missing features/none']],
    ['an anchor of a reference', '<Ref to="handbook/other#none"/>', ['anchor-missing #none']],
    ['an anchor of a reference in braces', "<Ref to={ 'handbook/other#none' }/>", ['anchor-missing #none']],
    ['an image', '<Figure src="./none.png" alt="A"/>', ['image-missing ./none.png']],
    ['an image in braces', '<Figure src={"./none.png"} alt="A"/>', ['image-missing ./none.png']],
    ['a link of an element', 'A <a href="gone.md">x</a>', ['link-missing gone.md']],
    ['a link of an element in braces', 'A <a href={"gone.md"}>x</a>', ['link-missing gone.md']],
    ['an image of an element in braces', 'A <img src={"gone.png"} alt="A"/>', ['image-missing gone.png']],
    ['code as an address in braces', 'A <a href={"javascript:x"}>x</a>', ['html-unsafe javascript:x']],
    ['an event behind a sign >', 'A <span title="a > b" onClick="x">y</span>', ['html-unsafe onClick']],
    ['an event behind a sign > in braces', 'A <span title={"a > b"} onClick="x">y</span>', ['html-unsafe onClick']],
    ['an address behind a sign >', 'A <a title="a > b" href="javascript:x">y</a>', ['html-unsafe javascript:x']],
    ['a prop behind a sign >', '<Callout title="a > b" typ="x">y</Callout>', ['component-prop typ']],
    ['a prop behind another of the same value', '<Callout title="loud" type="loud">y</Callout>', ['component-prop "loud"']],
    ['a prop in a nested tag', '- <Callout>\n  <Callout typ="x">y</Callout>\n  </Callout>', ['component-prop typ']],
    ['a tag in a heading', '## A <Nope/> b', ['component-unknown Nope']],
    ['a tag in a cell', '| a |\n| - |\n| <Nope/> |', ['component-unknown Nope']],
    ['a tag in a link', '[a <Nope/>](other.md)', ['component-unknown Nope']],
    ['two faults of one tag', '<Callout typ="x" {...y}>z</Callout>', ['code-in-content {...y}']],
    [
      'each of two tags',
      '<Ref to="features/a1"/> <Ref to="features/a1"/>',
      ['reference-missing features/a1', 'reference-missing features/a1'],
    ],
    ['an event as code', '<p onClick={() => x}>y</p>', ['html-unsafe onClick']],
  ])('%s', (_, body, expected) => {
    expect(reports(`${body}\n`)).toEqual(expected)
  })

  test('with the right column after multibyte characters', () => {
    const body = 'é 😀 日 <Ref to="features/none"/>\n'
    expect(handbookOf({ ...linkIndex, 'handbook/page.mdx': body }).problems.map(({ column }) => column)).toEqual([
      body.indexOf('features') + 1,
    ])
  })
})

test.each([
  ['in a sentence', 'Line <Callout>x</Callout> end.'],
  ['in a heading', '## A <Callout>x</Callout>'],
  ['in a cell', '| a |\n| - |\n| <Callout>x</Callout> |'],
])('refuses a block component %s', (_, body) => {
  expect(reports(`${body}\n`)).toHaveLength(1)
})

describe('accepts', () => {
  test.each([
    ['all kinds of literals', '<Callout title={"T"} type={"tip"}>x</Callout>'],
    ['a comment between tags', '{/* a <Nope> */}\n\n<Callout>x</Callout>'],
    ['tags in code', '`<Nope>` and\n\n```\n<Nope>\nimport x\n{y}\n```'],
    ['escaped signs', 'A \\<Nope> and \\{x}.'],
    ['a fragment', '<>x</>'],
    ['a block component in one line', '<Callout>x</Callout>'],
    ['a block component in an item', '- One\n\n  <Callout>x</Callout>'],
    ['an anchor in braces', '<p id={"given"}>x</p>\n\n[y](#given)'],
    ['elements with attributes', '<details open><summary>S</summary>x</details>'],
    ['attributes of numbers', '<td colSpan={2}>x</td>'],
  ])('%s', (_, body) => {
    expect(reports(`${body}\n`)).toEqual([])
  })
})

test.each([
  ['a reference in braces', '<Ref to={"features/audit-lgo"}/>', '<Ref to={"features/audit-log"}/>'],
  ['an anchor in braces', "<Ref to={'handbook/other#big-step'}/>", "<Ref to={'handbook/other#big-steps'}/>"],
  ['a reference in single quotes', "<Ref to='features/audit-lgo'/>", "<Ref to='features/audit-log'/>"],
])('fixes %s', (_, wrong, right) => {
  const { problems } = handbookOf({ ...linkIndex, 'handbook/page.mdx': wrong })
  expect(applyFixes(wrong, problems).text).toBe(right)
})

test('collects headings, anchors, links and references with their locations', () => {
  const text = '---\ntitle: T\n---\n\n## A\n\n[b](c.md) ![d](e.png) <a id="f" href="g.md">h</a> <Ref to="roles/i"/>\n'
  const document = parseBody({ file: 'a.mdx', text, isMdx: true })
  expect(document.headings.map(({ id, depth }) => [id, depth])).toEqual([['a', 2]])
  expect([...document.anchors]).toEqual(['f'])
  expect(document.links.map(({ kind, url }) => [kind, url])).toEqual([
    ['link', 'c.md'],
    ['image', 'e.png'],
    ['link', 'g.md'],
  ])
  for (const { url, start, end } of document.links) expect(text.slice(start, end)).toBe(url)
  for (const { to, start, end } of document.references) expect(text.slice(start, end)).toBe(to)
  expect(document.references).toHaveLength(1)
  expect(document).toMatchObject({ isSound: true, problems: [] })
})
