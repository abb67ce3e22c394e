/** Bodies as HTML, for pages and feeds. */
import { describe, expect, test } from 'vitest'
import { printEntry, printEntryForFeed, printEntryForPaper } from '../../src/page/printing.ts'
import { entryOf, handbookOf, type TestOptions } from './handbooks.ts'

const linkIndex = {
  'handbook/other.md': '# Other\n\n## Part\n',
  'handbook/dot.png': '',
  'handbook/clip.mp4': '',
  'handbook/two words.pdf': '',
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
}

function web(body: string, { form = 'md', ...options }: TestOptions & { form?: 'md' | 'mdx' } = {}) {
  const checked = handbookOf({ ...linkIndex, [`handbook/page.${form}`]: body }, options)
  return printEntry(entryOf(checked, 'handbook', 'page'), checked.handbook)
}

function feed(body: string, options: TestOptions = {}): string {
  const checked = handbookOf({ ...linkIndex, 'handbook/page.md': body }, options)
  return printEntryForFeed(entryOf(checked, 'handbook', 'page'), checked.handbook)
}

const permalink = (id: string, text: string) => new RegExp(`<a class="permalink" href="#${id}" aria-label="Link to “${text}”"[^>]*>#</a>`)

describe('headings', () => {
  test('have an anchor and a link to it', () => {
    const { html, headings } = web('## Small *steps* & more\n\n### Two\n')
    expect(html).toMatch(/^<h2 id="small-steps--more">Small <em>steps<\/em> &#x26; more<a /)
    expect(html).toMatch(permalink('small-steps--more', 'Small steps &#x26; more'))
    expect(headings).toEqual([
      { depth: 2, id: 'small-steps--more', text: 'Small steps & more' },
      { depth: 3, id: 'two', text: 'Two' },
    ])
  })

  test.each([
    ['its H1', '# My title\n\nText.\n', 'my-title'],
    ['its title', '---\ntitle: My title\n---\n\n# My Title\n\nText.\n', 'my-title'],
    ['its title with markup', '---\ntitle: My title\n---\n\n# *My* `title`\n\nText.\n', 'my-title'],
    ['its title, underlined', '---\ntitle: My title\n---\n\nMy title\n========\n\nText.\n', 'my-title'],
    ['its title, as raw HTML', '---\ntitle: My title\n---\n\n<h1>My title</h1>\n\nText.\n', 'my-title'],
  ])("drop an H1 that repeats the page's title: %s", (_, body, titleId) => {
    expect(web(body)).toEqual({ html: '<p>Text.</p>', headings: [], titleId })
  })

  test('turn every other H1 into an H2, so that a page never has two', () => {
    const { html, headings } = web('---\ntitle: Title\n---\n\n# Another\n\n# Title\n\n# Title\n')
    expect(html).not.toContain('<h1')
    expect(headings.map(({ depth, id }) => [depth, id])).toEqual([
      [2, 'another'],
      [2, 'title-1'],
    ])
  })

  test('keep the anchors of the check', () => {
    const body =
      '## A\n\n## A\n\n<h3>A</h3>\n\n## {{ x }}B\n\n## `code` and ![image](dot.png)\n\n## Größe 😀\n\n[1](#a) [2](#a-1) [3](#a-2)\n'
    const checked = handbookOf({ ...linkIndex, 'handbook/page.md': body })
    const entry = entryOf(checked, 'handbook', 'page')
    expect(printEntry(entry, checked.handbook).headings.map(({ id }) => id)).toEqual(entry.document.headings.map(({ id }) => id))
    expect(checked.problems.flatMap(({ file, code }) => (file === entry.file ? code : []))).toEqual(['template-leftover'])
  })

  test('keep explicit ids of raw HTML', () => {
    expect(web('<h2 id="given">Text</h2>\n').headings).toEqual([{ depth: 2, id: 'given', text: 'Text' }])
  })

  test('have neither anchor nor link in feeds', () => {
    expect(feed('# One\n\n## Two\n')).toBe('<h2>Two</h2>')
    expect(feed('---\ntitle: T\n---\n\n# One\n')).toBe('<h2>One</h2>')
  })
})

describe('links and images', () => {
  test.each([
    ['a page', '[x](other.md#part)', '<a href="/handbook/other/#part">x</a>'],
    ['a heading of the page', '## A\n\n[x](#a)', '<a href="#a">x</a>'],
    ['a file', '[x](<two words.pdf>)', '<a href="/handbook/two%20words.pdf">x</a>'],
    ['another host', '[x](https://example.com/?a=1&b=2)', '<a href="https://example.com/?a=1&#x26;b=2">x</a>'],
    ['mail', '<ada@example.com>', '<a href="mailto:ada@example.com">ada@example.com</a>'],
    ['an address as text', 'https://example.com', '<a href="https://example.com">https://example.com</a>'],
    ['nothing: its text', '[x *y*](gone.md)', '<p>x <em>y</em></p>'],
    ['a definition', '[x][d]\n\n[d]: other.md "T"', '<a href="/handbook/other/" title="T">x</a>'],
    ['raw HTML', 'See <a href="other.md" target="_blank" class="c">x</a>', '<a href="/handbook/other/" class="c">x</a>'],
    ['an image', '![A dot](dot.png)', '<img src="/handbook/dot.png" alt="A dot" loading="lazy" decoding="async">'],
    ['an image without text', '![](dot.png)', '<img src="/handbook/dot.png" alt="" loading="lazy" decoding="async">'],
    ['an image that is not there: its text', '![A dot](none.png)', '<p>A dot</p>'],
    [
      'an image of raw HTML',
      '<img src="dot.png" width="3">',
      '<img src="/handbook/dot.png" alt="" width="3" loading="lazy" decoding="async">',
    ],
  ])('point to %s', (_, body, expected) => {
    expect(web(`${body}\n`).html).toContain(expected)
  })

  test('start with the base', () => {
    const { html } = web('[x](other.md) ![y](dot.png) [z](#)\n', { config: { base: '/base' } })
    expect(html).toContain('href="/base/handbook/other/"')
    expect(html).toContain('src="/base/handbook/dot.png"')
    expect(html).toContain('href="#"')
  })

  test('are absolute in feeds', () => {
    expect(feed('[x](other.md) [y](#a) ![z](dot.png)\n', { config: { base: '/base' } })).toBe(
      '<p><a href="https://handbook.example.com/base/handbook/other/">x</a> <a href="https://handbook.example.com/base/handbook/page/#a">y</a> <img src="https://handbook.example.com/base/handbook/dot.png" alt="z"></p>',
    )
  })
})

describe('blocks', () => {
  test("keep a date in one piece if it's alone in a cell", () => {
    const { html } = web('| A | B | C |\n| --- | --- | --- |\n| 2026-01-15 | on 2026-01-15 | 2026-13-15 |\n')
    expect(html).toContain('<td><time datetime="2026-01-15">2026-01-15</time></td>')
    expect(html).toContain('<td>on 2026-01-15</td>')
    expect(html).toContain('<td>2026-13-15</td>')
  })

  test('include tables that scroll, with their alignment', () => {
    const table = '| A | B | C |\n| :-- | :-: | --: |\n| 1 | 2 | 3 |\n'
    const { html } = web(table)
    expect(html).toMatch(/^<div class="table" tabindex="0" role="group" aria-label="Table"><table>/)
    expect(html).toContain('<th class="align-center" scope="col">B</th>')
    expect(html).toContain('<td class="align-right">3</td>')
    expect(html).not.toContain('style=')
    expect(feed(table)).toMatch(/^<table>/)
    expect(feed(table)).not.toMatch(/class=|style=|tabindex/)
  })

  test('include code that the keyboard can focus', () => {
    expect(web('```weird\nconst a = "<b>"\n```\n').html).toBe(
      '<pre tabindex="0"><code class="language-weird">const a = "&#x3C;b>"\n</code></pre>',
    )
    expect(feed('```ts\na\n```\n')).toBe('<pre><code>a\n</code></pre>')
  })

  test('include task lists with disabled checkboxes', () => {
    const { html } = web('- [x] Done\n- [ ] To do\n')
    expect(html.match(/<input [^>]*>/g)).toEqual([
      expect.stringMatching(/^(?=.*type="checkbox")(?=.*checked)(?=.*disabled)/),
      expect.stringMatching(/^(?=.*type="checkbox")(?!.*checked)(?=.*disabled)/),
    ])
  })

  test('include footnotes with links in both directions', () => {
    const { html, headings } = web('Text[^a] and again[^a].\n\n[^a]: The note.\n')
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1])
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(targets.length).toBeGreaterThanOrEqual(4)
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    expect(headings).toEqual([])
    expect(html).toContain('The note.')
  })

  test.each([
    ['strikes', '~~x~~', '<p><del>x</del></p>'],
    ['hard breaks', 'a\\\nb', '<p>a<br>\nb</p>'],
    [
      'details',
      '<details><summary>S</summary>\n\nText *here*.\n\n</details>',
      '<details><summary>S</summary>\n<p>Text <em>here</em>.</p>\n</details>',
    ],
    ['keys', 'Press <kbd>K</kbd>.', '<p>Press <kbd>K</kbd>.</p>'],
    ['comments', 'a <!-- hidden --> b', '<p>a  b</p>'],
    ['a tag that there is not', 'Use <team> here.', '<p>Use &#x3C;team> here.</p>'],
    ['unsafe elements', 'a <iframe src="https://example.com">x</iframe> b', '<p>a  b</p>'],
    ['event attributes', '<p onclick="x()">a</p>', '<p>a</p>'],
    ['styles', '<p style="position:fixed" class="c">a</p>', '<p class="c">a</p>'],
    ['code as an address', '<a href="javascript:x">a</a> [b](javascript:x)', '<p><a>a</a> <a>b</a></p>'],
    ['entities', 'a &lt;b&gt; &amp; &copy;', '<p>a &#x3C;b> &#x26; ©</p>'],
  ])('are safe and complete: %s', (_, body, expected) => {
    expect(web(`${body}\n`).html).toBe(expected)
  })

  test('drop tags of other generators, except in code', () => {
    const { html } = web('We are {{ name }} and `{{ code }}`.\n\n```\n{% block %}\n```\n\n{% include x %}\n')
    expect(html).toBe('<p>We are  and <code>{{ code }}</code>.</p>\n<pre tabindex="0"><code>{% block %}\n</code></pre>\n<p></p>')
  })

  test('of invalid MDX are printed as Markdown', () => {
    expect(web('Fewer than <5 *of them*.\n', { form: 'mdx' }).html).toBe('<p>Fewer than &#x3C;5 <em>of them</em>.</p>')
  })

  test('of an entry without a body are empty', () => {
    const checked = handbookOf({ 'releases/1.0.yaml': 'date: 2026-01-01\nstatus: released\noffering: cloud\n' })
    const entry = entryOf(checked, 'releases', '1.0')
    expect(printEntry(entry, checked.handbook)).toEqual({ html: '', headings: [] })
    expect(printEntryForFeed(entry, checked.handbook)).toBe('')
  })
})

describe('right-to-left text', () => {
  const body = 'כתבו `--force` עכשיו.\n\n- אחד\n\n```sh\nls -la ./\n```\n'
  const expected = [
    '<p lang="he" dir="rtl">כתבו <code dir="ltr">--force</code> עכשיו.</p>',
    '<ul lang="he" dir="rtl">\n<li>אחד</li>\n</ul>',
    '<pre lang="he" dir="ltr"><code dir="ltr">ls -la ./\n</code></pre>',
  ].join('\n')

  test('declares its direction in feeds and email, with code left to right', () => {
    expect(feed(`---\nlang: he\n---\n\n${body}`)).toBe(expected)
    expect(feed(body, { config: { lang: 'he' } })).toBe(expected)
  })

  test('left-to-right text in another language declares it', () => {
    expect(feed('---\nlang: de\n---\n\nMit `--force`.\n')).toBe('<p lang="de" dir="ltr">Mit <code>--force</code>.</p>')
    expect(feed('With `--force`.\n')).toBe('<p>With <code>--force</code>.</p>')
  })
})

test('nothing is folded in print', () => {
  const body =
    '<Details summary="Folded">\n\nHidden.\n\n</Details>\n\n<details open>\n<summary>Open</summary>\n\nText about `<details>`.\n\n</details>\n'
  const checked = handbookOf({ ...linkIndex, 'handbook/page.mdx': body })
  const html = printEntryForPaper(entryOf(checked, 'handbook', 'page'), checked.handbook)
  expect(html.match(/<details[^>]*>/g)).toEqual(['<details open class="fold">', '<details open>'])
})
