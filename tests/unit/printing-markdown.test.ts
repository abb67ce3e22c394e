/** Bodies as plain Markdown. */
import { describe, expect, test } from 'vitest'
import { printEntryAsMarkdown } from '../../src/page/printing.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const linkIndex = { 'handbook/other.md': '# Other\n', 'handbook/dot.png': '' }
const host = 'https://handbook.example.com'

function markdown(body: string, form: 'md' | 'mdx' = 'md'): string {
  const checked = handbookOf({ ...linkIndex, [`handbook/page.${form}`]: body })
  return printEntryAsMarkdown(entryOf(checked, 'handbook', 'page'), checked.handbook)
}

describe('Markdown', () => {
  test.each([
    ['front matter', '---\ntitle: T\n---\n\nText.\n', 'Text.\n'],
    ['the H1 that repeats the title', '---\ntitle: My title\n---\n\n# My Title\n\nText.\n', 'Text.\n'],
    ['the H1 that repeats the title as raw HTML', '---\ntitle: My title\n---\n\n<h1>My title</h1>\n\nText.\n', 'Text.\n'],
    ['comments', 'One.\n\n<!-- hidden -->\n\nTwo.\n', 'One.\n\nTwo.\n'],
    ['tags of other generators', 'We are {{ name }}.\n', 'We are .\n'],
    ['a definition that nothing uses', 'One.\n\n[x]: https://example.com/y "z"\n\nTwo.\n', 'One.\n\nTwo.\n'],
    ['unsafe HTML', 'One.\n\n<script>alert(1)</script>\n\nTwo.\n', 'One.\n\nTwo.\n'],
  ])('is without %s', (_, body, expected) => {
    expect(markdown(body)).toBe(expected)
  })

  test.each([
    ['another H1', '---\ntitle: T\n---\n\n# Another\n', '# Another\n'],
    ['emphasis', '*a* __b__ ~~c~~ `d`\n', '_a_ **b** ~~c~~ `d`\n'],
    ['lists', '* a\n* b\n    1. c\n', '- a\n- b\n  1. c\n'],
    ['tasks', '- [x] a\n- [ ] b\n', '- [x] a\n- [ ] b\n'],
    ['code', '```ts\n{{ a }}\n```\n', '```ts\n{{ a }}\n```\n'],
    ['tables', '| A | B |\n| - | -: |\n| 1 | 2 |\n', '| A |  B |\n| - | -: |\n| 1 |  2 |\n'],
    ['footnotes', 'Text[^a].\n\n[^a]: The note.\n', 'Text[^a].\n\n[^a]: The note.\n'],
    ['quotes', '> a\n> b\n', '> a\n> b\n'],
    ['rules', 'a\n\n***\n\nb\n', 'a\n\n---\n\nb\n'],
    ['breaks', 'a\\\nb\n', 'a\\\nb\n'],
    ['signs that mean something', '\\*a\\* \\[b] 1\\. c\n', '\\*a\\* \\[b] 1. c\n'],
    ['code with a title and marks', '```ts title="a.ts" {2,4-5} aside\nx\n```\n', '```ts title="a.ts" {2,4,5}\nx\n```\n'],
    ['diagrams as their source', '```mermaid\nflowchart LR\n  A --> B\n```\n', '```mermaid\nflowchart LR\n  A --> B\n```\n'],
    ['what is above and below the line', 'H<sub>2</sub>O, x<sup title="n">n</sup>\n', 'H<sub>2</sub>O, x<sup>n</sup>\n'],
    ['footnotes with more than a line', 'a[^ä] b[^ä]\n\n[^ä]: One.\n\n    Two.\n', 'a[^ä] b[^ä]\n\n[^ä]: One.\n\n    Two.\n'],
    [
      'keys in an item and in a cell',
      '- Press <kbd>K</kbd>\n\n| <kbd>L</kbd> |\n| - |\n',
      '- Press <kbd>K</kbd>\n\n| <kbd>L</kbd> |\n| ------------ |\n',
    ],
    ['one mark of marks in their likes', '<b>a <b>b <strong>c</strong></b></b>\n', '**a b c**\n'],
    ['words of blocks in a line', '<summary>a<summary>b<pre>c</pre></summary></summary>\n', 'a b `c`\n'],
    ['raw HTML that is harmless', 'Press <kbd>K</kbd>.\n', 'Press <kbd>K</kbd>.\n'],
    ['entities', 'a &lt;b&gt;\n', 'a \\<b>\n'],
  ])('keeps %s', (_, body, expected) => {
    expect(markdown(body)).toBe(expected)
  })

  test.each([
    ['a page', '[x](other.md#part)', `[x](${host}/handbook/other/#part)`],
    ['a heading of the page', '[x](#a)', `[x](${host}/handbook/page/#a)`],
    ['another host', '[x](https://example.com "T")', '[x](https://example.com "T")'],
    ['nothing: its text', '[x *y*](gone.md)', 'x _y_'],
    ['code: its text', '[x](javascript:y)', 'x'],
    ['an image', '![x](dot.png)', `![x](${host}/handbook/dot.png)`],
    ['an image that is not there: its text', '![x](none.png)', 'x'],
    ['a definition, where it is used', '[x][d]\n\n[d]: other.md', `[x](${host}/handbook/other/)`],
    ['a link of raw HTML', 'See <a href="other.md">x</a>.', `See [x](${host}/handbook/other/).`],
  ])('has absolute URLs: %s', (_, body, expected) => {
    expect(markdown(`${body}\n`)).toBe(`${expected}\n`)
  })

  test.each([
    ['elements', 'Some <b>bold</b> text<br/>here.\n', 'Some **bold** text\\\nhere.\n'],
    ['an image as such', '<img src="dot.png" alt="x"/>\n', `![x](${host}/handbook/dot.png)\n`],
    ['a link as such', 'See <a href="other.md">x</a>.\n', `See [x](${host}/handbook/other/).\n`],
    ['details in paragraphs', '<details>\n<summary>S</summary>\n\nText.\n\n</details>\n', 'S\n\nText.\n'],
    ['unsafe elements', '<iframe src="x">a</iframe>\n\nText.\n', 'Text.\n'],
    ['imports', 'import x from "y"\n\nText.\n', 'Text.\n'],
    ['braces as text', 'A \\{ brace and \\<b>.\n', 'A { brace and \\<b>.\n'],
  ])('of MDX has no tags: %s', (_, body, expected) => {
    expect(markdown(body, 'mdx')).toBe(expected)
  })

  test("says the same when it's parsed again", () => {
    const once = markdown('# A\n\nText *a* [x](other.md).\n\n- [ ] b\n\n> [!NOTE]\n> c\n\n| A |\n| - |\n| 1 |\n')
    expect(markdown(once)).toBe(once)
  })
})
