/** What is hidden in a content folder, and what is public. */
import { describe, expect, test } from 'vitest'
import { addHidden, removeShown } from '../../src/audit/content.ts'
import { Needles } from '../../src/audit/needles.ts'
import { readProgramTexts } from '../../src/audit/program.ts'
import { handbookOf, sourcesOf } from './handbooks.ts'

/** Hidden text of the files found in a text, each as `FILE: WHAT`. */
function leaks(files: Record<string, string>, html: string): string[] {
  const content = { ...handbookOf(files), sources: sourcesOf(files) }
  const needles = new Needles()
  addHidden(content, needles)
  for (const text of readProgramTexts()) needles.removeProgram(text)
  removeShown(content, needles)
  const found = new Set<string>()
  needles.search(html, { isHtml: true, isProgram: false }, ({ hidden }) => found.add(`${hidden.source}: ${hidden.what}`))
  return [...found]
}

const page = (body: string, values = '') => ({ 'handbook/a.md': `---\ntitle: A\n${values}---\n\n${body}\n` })
const mdx = (body: string) => ({ 'handbook/a.mdx': `# A\n\n${body}\n` })
const shown = '<p>quokka budget</p>'

describe("what a public page doesn't show is hidden", () => {
  test.each<[string, Record<string, string>, string]>([
    ['a comment', page('<!-- quokka budget -->'), 'handbook/a.md: what the text leaves out'],
    ['a comment in an element', page('<div>\n<!-- quokka budget -->\n</div>'), 'handbook/a.md: what the text leaves out'],
    ['a comment in a line', page('Text <!-- quokka budget --> goes on.'), 'handbook/a.md: what the text leaves out'],
    ['a processing instruction', page('<?php quokka budget ?>'), 'handbook/a.md: what the text leaves out'],
    ['a hidden element', page('<div hidden>quokka budget</div>'), 'handbook/a.md: what the text leaves out'],
    ['a hidden element of several blocks', page('<div hidden>\n\nquokka budget\n\n</div>'), 'handbook/a.md: what the text leaves out'],
    [
      'an element that is not displayed',
      page('<p style="color:red;display: none">quokka budget</p>'),
      'handbook/a.md: what the text leaves out',
    ],
    ['a comment of Liquid', page('{% comment %}quokka budget{% endcomment %}'), 'handbook/a.md: what the text leaves out'],
    ['a comment of Hugo', page('{{< comment >}}\nquokka budget\n{{< /comment >}}'), 'handbook/a.md: what the text leaves out'],
    ['a comment of a template', page('{{/* quokka budget */}}'), 'handbook/a.md: what the text leaves out'],
    ['a comment of kramdown', page('{::comment}quokka budget{:/comment}'), 'handbook/a.md: what the text leaves out'],
    ['a comment of ERB', page('Text <%# quokka budget %>.'), 'handbook/a.md: what the text leaves out'],
    ['an unused definition', page('[x]: https://example.com/quokka-budget'), 'handbook/a.md: what the text leaves out'],
    ['the title of an unused definition', page('[x]: ./b.md "quokka budget"'), 'handbook/a.md: what the text leaves out'],
    ['a hidden picture', page('<img hidden alt="quokka budget" src="a.png">\n'), 'handbook/a.md: what the text leaves out'],
    ['an unused footnote', page('[^x]: quokka budget'), 'handbook/a.md: what the text leaves out'],
    ['a comment in MDX', mdx('{/* quokka budget */}'), 'handbook/a.mdx: what the text leaves out'],
    ['a hidden element in MDX', mdx('<div hidden>quokka budget</div>'), 'handbook/a.mdx: what the text leaves out'],
    ['a comment in front matter', page('', '# quokka budget\n'), 'handbook/a.md: comment'],
    ['a comment behind a value', page('', 'navTitle: B # quokka budget\n'), 'handbook/a.md: comment'],
    ['a key that there is not', page('', 'secret: quokka budget\n'), 'handbook/a.md: secret'],
    ['the name of a file that no page shows', { ...page('Text.'), 'images/quokka budget.png': '' }, 'images/quokka budget.png: file name'],
    ['a comment in a data file', { 'people.yaml': '# quokka budget\n- { id: a, name: A, active: true }\n' }, 'people.yaml: comment'],
  ])('%s', (_, files, expected) => {
    expect(leaks(files, shown)).toContain(expected)
  })
})

describe("what a public page prints isn't", () => {
  test.each<[string, Record<string, string>]>([
    ['a comment in code', page('```html\n<!-- quokka budget -->\n```')],
    ['a comment in a line of code', page('`<!-- quokka budget -->`')],
    ['a comment of Liquid in code', page('`{% comment %}quokka budget{% endcomment %}`')],
    ['a definition that is used', page('[text][x]\n\n[x]: https://example.com/quokka-budget')],
    ['an unused definition of an address in the site', page('[x]: /handbook/quokka/budget/')],
    ['what follows a picture whose text says "hidden"', page('<img src="a.png" alt="A hidden thing" width="9">\n\nThe quokka budget.\n')],
    ['what follows a hidden picture', page('<img hidden src="a.png">\n\nThe quokka budget.\n')],
    ['the name of a file in a broken link', { ...page('<img src="/elsewhere/quokka budget.png">'), 'images/quokka budget.png': '' }],
    ['a footnote that is used', page('Text.[^x]\n\n[^x]: quokka budget')],
    ['a sign in a value', page('', 'description: "see #quokka budget"\n')],
    [
      'a part of what is hidden elsewhere',
      { ...page('The quokka budget.'), 'handbook/b.md': '---\naudience: staff\n---\n\nThe quokka budget.\n' },
    ],
  ])('%s', (_, files) => {
    expect(leaks(files, shown)).toEqual([])
  })
})

test("a reference to a hidden id and a link to its page don't make it public", () => {
  const files = {
    'handbook/a.md': '---\nsupersededBy: quokka\n---\n\n# A\n\n[more](./quokka.md) and [elsewhere](/handbook/quokka/)\n',
    'handbook/quokka.md': '---\naudience: staff\n---\n\n# Budget of zebras\n',
  }
  expect(leaks(files, '<a href="/handbook/quokka/">more</a>')).toEqual(['handbook/quokka.md: id'])
})

test.each([
  ['a draft', { 'handbook/a.md': '---\nstatus: draft\n---\n\nquokka budget\n' }],
  ['a page for staff', { 'handbook/a.md': '---\naudience: staff\n---\n\nquokka budget\n' }],
  ['an insight', { 'insights/a.md': '---\naudience: public\nstatement: quokka budget\n---\n' }],
  ['what cannot be typed', { 'decisions/1-a.md': '---\ntitle: [x]\non: quokka budget\naudience: staff\n---\n' }],
])('%s is hidden', (_, files) => {
  expect(leaks(files, shown)).not.toEqual([])
})
