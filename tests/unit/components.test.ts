/** Writers' components in all three formats. */
import { describe, expect, test } from 'vitest'
import { printEntry, printEntryAsMarkdown, printEntryForFeed } from '../../src/page/printing.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const linkIndex = {
  'handbook/other.md': '# The other page\n\n## A part\n',
  'handbook/board.png': '',
  'people.yaml': '- { id: ada, name: Ada L., active: true }\n',
}

/** A body for the web, feeds and Markdown, in this order. */
function print(body: string, form: 'md' | 'mdx' = 'mdx'): [string, string, string] {
  const checked = handbookOf({ ...linkIndex, [`handbook/page.${form}`]: body })
  const entry = entryOf(checked, 'handbook', 'page')
  return [
    printEntry(entry, checked.handbook).html,
    printEntryForFeed(entry, checked.handbook),
    printEntryAsMarkdown(entry, checked.handbook),
  ]
}

const host = 'https://handbook.example.com'

describe('Callout', () => {
  test.each([
    [
      'with a type',
      '<Callout type="tip">\n\nText.\n\n</Callout>\n',
      '<div class="callout callout-tip" role="note" aria-label="Tip"><p class="callout-title">Tip</p><p>Text.</p></div>',
      '<blockquote><p><strong>Tip</strong></p><p>Text.</p></blockquote>',
      '> **Tip**\n>\n> Text.\n',
    ],
    [
      'without a type',
      '<Callout>\n\nText.\n\n</Callout>\n',
      '<div class="callout callout-note" role="note" aria-label="Note"><p class="callout-title">Note</p><p>Text.</p></div>',
      '<blockquote><p><strong>Note</strong></p><p>Text.</p></blockquote>',
      '> **Note**\n>\n> Text.\n',
    ],
    [
      'with a title',
      '<Callout type="warning" title="Mind & see">\n\n- One\n\n</Callout>\n',
      '<div class="callout callout-warning" role="note" aria-label="Mind &#x26; see"><p class="callout-title">Mind &#x26; see</p><ul><li>One</li></ul></div>',
      '<blockquote><p><strong>Mind &#x26; see</strong></p><ul><li>One</li></ul></blockquote>',
      '> **Mind & see**\n>\n> - One\n',
    ],
    [
      'with its text in one line',
      '<Callout>Text *here*.</Callout>\n',
      '<div class="callout callout-note" role="note" aria-label="Note"><p class="callout-title">Note</p><p>Text <em>here</em>.</p></div>',
      '<blockquote><p><strong>Note</strong></p><p>Text <em>here</em>.</p></blockquote>',
      '> **Note**\n>\n> Text _here_.\n',
    ],
  ])('prints %s', (_, body, web, feed, markdown) => {
    const printed = print(body).map((text) => text.replace(/\n(?=<)|(?<=>)\n(?!>)/g, ''))
    expect(printed.slice(0, 2)).toEqual([web, feed])
    expect(print(body)[2]).toBe(markdown)
  })

  test.each(['note', 'tip', 'important', 'warning', 'caution'])('can also be written as a GitHub alert: %s', (type) => {
    const flat = (text: string) => text.replaceAll('\n', '')
    const alert = print(`> [!${type.toUpperCase()}]\n> Text *here*.\n>\n> More.\n`, 'md')
    const callout = print(`<Callout type="${type}">\n\nText *here*.\n\nMore.\n\n</Callout>\n`)
    expect(alert.map(flat)).toEqual(callout.map(flat))
  })

  test.each([
    ['no word', '> [!]\n> Text.\n'],
    ['a link for its word', '> [!NOTE](#x)\n> Text.\n'],
    ['text before it', '> Text.\n> [!NOTE]\n'],
  ])("isn't an alert with %s", (_, body) => {
    const [web, feed] = print(body, 'md')
    expect(web).toMatch(/^<blockquote>/)
    expect(feed).not.toContain('<strong>')
  })

  test('prints an empty alert', () => {
    const [web] = print('> [!NOTE]\n', 'md')
    expect(web.replaceAll('\n', '')).toBe(
      '<div class="callout callout-note" role="note" aria-label="Note"><p class="callout-title">Note</p></div>',
    )
  })
})

describe('Ref', () => {
  test.each([
    ['the title', '<Ref to="handbook/other"/>', 'The other page', '/handbook/other/'],
    ['own words', '<Ref to="handbook/other">own *words*</Ref>', 'own <em>words</em>', '/handbook/other/'],
    ['a heading', '<Ref to="handbook/other#a-part"/>', 'The other page', '/handbook/other/#a-part'],
  ])('prints %s', (_, tag, label, address) => {
    const [web, feed, markdown] = print(`See ${tag}.\n`)
    expect(web).toBe(`<p>See <a href="${address}">${label}</a>.</p>`)
    expect(feed).toBe(`<p>See <a href="${host}${address}">${label}</a>.</p>`)
    expect(markdown).toBe(`See [${label.replace(/<\/?em>/g, '_')}](${host}${address}).\n`)
  })

  test.each([
    ['a name where there is no page', '<Ref to="people/ada"/>', 'Ada L.'],
    ['own words where there is no page', '<Ref to="people/ada">she</Ref>', 'she'],
    ['no id where there is no entry', '<Ref to="roles/none"/>', 'a page'],
    ['own words where there is no entry', '<Ref to="roles/none">they</Ref>', 'they'],
  ])('prints %s', (_, tag, label) => {
    expect(print(`See ${tag}.\n`)).toEqual([`<p>See ${label}.</p>`, `<p>See ${label}.</p>`, `See ${label}.\n`])
  })

  test('is in a paragraph if it stands alone', () => {
    expect(print('<Ref to="handbook/other"/>\n')).toEqual([
      '<p><a href="/handbook/other/">The other page</a></p>',
      `<p><a href="${host}/handbook/other/">The other page</a></p>`,
      `[The other page](${host}/handbook/other/)\n`,
    ])
  })
})

describe('Figure', () => {
  test('prints an image with a caption', () => {
    expect(print('<Figure src="./board.png" alt="A board" caption="Mind the *third* column"/>\n')).toEqual([
      '<figure><img src="/handbook/board.png" alt="A board" loading="lazy" decoding="async"><figcaption>Mind the *third* column</figcaption></figure>',
      `<p><img src="${host}/handbook/board.png" alt="A board"></p><p><em>Mind the *third* column</em></p>`,
      `![A board](${host}/handbook/board.png)\n\n_Mind the \\*third\\* column_\n`,
    ])
  })

  test('prints an image without a caption', () => {
    expect(print('<Figure src="./board.png" alt="A board"/>\n')).toEqual([
      '<figure><img src="/handbook/board.png" alt="A board" loading="lazy" decoding="async"></figure>',
      `<p><img src="${host}/handbook/board.png" alt="A board"></p>`,
      `![A board](${host}/handbook/board.png)\n`,
    ])
  })

  test('prints the text of a missing image', () => {
    expect(print('<Figure src="./none.png" alt="A board" caption="C"/>\n').slice(0, 1)).toEqual(['<p>A board</p>'])
  })
})

describe('components in general', () => {
  test('print their children if a prop is wrong', () => {
    expect(print('<Callout type="loud">\n\nText.\n\n</Callout>\n')).toEqual(['<p>Text.</p>', '<p>Text.</p>', 'Text.\n'])
  })

  test('unknown ones print their content', () => {
    expect(print('<Carousel>\n\nText.\n\n</Carousel>\n')).toEqual(['<p>Text.</p>', '<p>Text.</p>', 'Text.\n'])
  })

  test('work in lists and in each other', () => {
    const [web] = print(
      '- One\n\n  <Callout>\n\n  <Callout type="tip">\n\n  Inner <Ref to="handbook/other">x</Ref>.\n\n  </Callout>\n\n  </Callout>\n',
    )
    expect(web).toMatch(/<li>[\s\S]*callout-note[\s\S]*callout-tip[\s\S]*<p>Inner <a href="\/handbook\/other\/">x<\/a>.<\/p>/)
  })

  test.each([
    ['a number', 'Seven is {7}.', 'Seven is 7.'],
    ['text', 'It is {"said"}.', 'It is said.'],
    ['a comment', 'It is{/* hidden */} so.', 'It is so.'],
    ['code, left out', 'It is {now()}.', 'It is .'],
  ])('print a value in braces: %s', (_, body, expected) => {
    expect(print(`${body}\n`)).toEqual([`<p>${expected}</p>`, `<p>${expected}</p>`, `${expected}\n`])
  })
})
