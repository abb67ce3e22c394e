/** Texts in dialects of other tools: what a page prints, and what the check reports where. */
import { describe, expect, test } from 'vitest'
import { readTree } from '../../src/markdown/engine.ts'
import { printEntry, printEntryAsMarkdown } from '../../src/page/printing.ts'
import { entryOf, handbookOf, textUnder } from './handbooks.ts'

const linkIndex = { 'handbook/other.md': '# Other\n', 'handbook/dot.png': '' }

interface Printed {
  html: string
  markdown: string
  ids: string[]
  reports: string[]
}

function read(body: string, form = 'md'): Printed {
  const checked = handbookOf({ ...linkIndex, [`handbook/page.${form}`]: body })
  const entry = entryOf(checked, 'handbook', 'page')
  const { html, headings } = printEntry(entry, checked.handbook)
  const known = entry.document.headings.map(({ id }) => id).filter((id) => id !== 'footnote-label')
  expect(headings.map(({ id }) => id)).toEqual(known)
  return {
    html: html.replace(/<a class="permalink".*?<\/a>/g, '').replace(/\n+/g, ' '),
    markdown: printEntryAsMarkdown(entry, checked.handbook),
    ids: headings.map(({ id, text }) => `${id} ${text}`),
    reports: checked.problems.map((problem) => `${problem.code} ${textUnder(body, problem)}`),
  }
}

describe('ids of headings', () => {
  test.each([
    ['## Credit and thanks {#credit}', 'credit Credit and thanks'],
    ['## Credit {#credit} ##', 'credit Credit'],
    ['## Credit{#credit}', 'credit Credit'],
    ['Credit {#credit}\n------', 'credit Credit'],
    ['## Credit {#credit .wide data-x="1"}', 'credit Credit'],
    ['## Credit {: #credit }', 'credit Credit'],
    ['## Credit\n{: #credit }', 'credit Credit'],
    ['Credit\n------\n{: #credit}', 'credit Credit'],
    ['## Credit {/* #credit */}', 'credit Credit'],
    ['## Credit <!-- #credit -->', 'credit Credit'],
    ['## Credit [#credit]', 'credit Credit'],
    ['## `code` {#credit}', 'credit code'],
    ['## *Credit* [x](other.md) {#credit}', 'credit Credit x'],
    ['> ## Credit {#credit}', 'credit Credit'],
    ['## Größe {#größe_1.2}', 'größe_1.2 Größe'],
    ['## Credit {.wide}', 'credit Credit'],
    ['## Credit {-}', 'credit Credit'],
    ['## Set {a, b}', 'set-a-b Set {a, b}'],
    ['## The `{#id}`', 'the-id The {#id}'],
    ['## Not \\{#credit}', 'not-credit Not {#credit}'],
  ])('%j', (body, expected) => {
    const { ids, reports, markdown } = read(`${body}\n\n[x](#${expected.split(' ')[0]})\n`)
    expect(ids).toEqual([expected])
    expect(reports).toEqual([])
    if (!expected.includes('{')) expect(markdown).not.toMatch(/[{}]|#credit\*/)
  })

  test.each(['## Credit {#credit}', '## Credit {/* #credit */}', 'Credit {#credit}\n---'])('in MDX: %j', (body) => {
    expect(read(`${body}\n`, 'mdx')).toMatchObject({ ids: ['credit Credit'], reports: [] })
  })

  test('headings of symbols only have one too', () => {
    expect(read('## 🚀\n\n## !!!\n\n## - -\n').ids).toEqual(['section 🚀', 'section-1 !!!', 'section-2 - -'])
  })

  test('never clash with those of other elements', () => {
    const { html, ids } = read(
      '## Spot\n\n<a id="spot"></a>\n\n<p id="spot">x</p>\n\nA[^1].\n\n## fn 1\n\n## Spot {#spot}\n\n[^1]: Note.\n',
    )
    expect(ids).toEqual(['spot-1 Spot', 'fn-1-1 fn 1', 'spot-2 Spot'])
    const all = Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id]) => id)
    expect(all.toSorted()).toEqual([...new Set(all)].toSorted())
  })
})

const callout = (type: string, title: string, content: string) =>
  `<div class="callout callout-${type}" role="note" aria-label="${title}"><p class="callout-title">${title}</p> ${content} </div>`

describe('callouts', () => {
  test.each([
    [':::note\n\nText.\n\n:::', 'note', 'Note'],
    [':::note\nText.\n:::', 'note', 'Note'],
    [':::warning[Mind the gap]\nText.\n:::', 'warning', 'Mind the gap'],
    [':::tip Mind the gap\nText.\n:::', 'tip', 'Mind the gap'],
    [':::caution[Mind *the* gap]{.wide #x}\nText.\n:::', 'caution', 'Mind the gap'],
    ['::: tip TITLE\nText.\n:::', 'tip', 'TITLE'],
    [':::{note} Title\nText.\n:::', 'note', 'Title'],
    ['::: {.warning title="Title"}\nText.\n:::', 'warning', 'Title'],
    [':::danger\nText.\n:::', 'caution', 'Caution'],
    [':::INFO\nText.\n:::', 'note', 'Note'],
    ['/// note | Title\nText.\n///', 'note', 'Title'],
    ['!!! note\n    Text.', 'note', 'Note'],
    ['!!! note "Title"\n\n    Text.', 'note', 'Title'],
    ['!!! warning inline end "Title"\n\tText.', 'warning', 'Title'],
    ['> [!NOTE]\n> Text.', 'note', 'Note'],
    ['> [!NOTE]  \n> Text.', 'note', 'Note'],
    ['> [!NOTE]\\\n> Text.', 'note', 'Note'],
    ['> [!note] Text.', 'note', 'Note'],
    ['> [!info] Title\n> Text.', 'note', 'Title'],
    ['> [!danger] **Title**\n>\n> Text.', 'caution', 'Title'],
    ['> [!TIP|style:flat]\n> Text.', 'tip', 'Tip'],
  ])('%j', (body, type, title) => {
    const { html, markdown, reports } = read(`${body}\n`)
    expect(html.replace(/ +/g, ' ').replace('</p><p>', '</p> <p>').replace('</p></div>', '</p> </div>')).toBe(
      callout(type, title, '<p>Text.</p>'),
    )
    expect(markdown).toBe(`> **${title}**\n>\n> Text.\n`)
    expect(reports).toEqual([])
  })

  test.each([
    ['nested', '::::note\n:::tip[In]\nText.\n:::\nMore.\n::::', 2],
    ['in a list', '- One\n\n  :::note\n  Text.\n  :::\n\n- Two', 1],
    ['in a numbered list of MkDocs', '1. One\n\n    !!! note\n        Text.\n\n2. Two', 1],
    ['in a quotation', '> :::note\n> Text.\n> :::', 1],
    ['one in the other of MkDocs', '!!! note\n    Text.\n\n    !!! tip\n        More.\n', 2],
    ['two that touch', '!!! note\n    A.\n!!! tip\n    B.\nC.', 2],
    ['in a quotation behind one of MkDocs', '!!! note\n    Text.\n\n> :::note\n> x\n> :::', 2],
    ['of MkDocs in a quotation behind another', '!!! note\n    Text.\n> !!! tip\n>     x', 2],
    ['in a quotation behind one of two', '> > :::note\n> > x\n> > :::\n\n> :::tip\n> y\n> :::', 2],
    ['alerts in a list', '- One\n\n  > [!TIP]\n  > Text.\n', 1],
    ['alerts in alerts', '> [!TIP]\n> Text.\n>\n> > [!NOTE]\n> > More.\n', 2],
    ['in code', '```md\n:::note\n!!! note\n    x\n:::\n```', 0],
    ['in code of a list', '- x\n\n  ~~~\n  :::note\n  ~~~', 0],
    ['with code', ':::note\n\n```sh\n:::\n\tx\n```\n\n:::', 1],
    ['with a table and a list', ':::note\n| a |\n| - |\n| b |\n\n- c\n:::', 1],
    ['with Windows line ends', ':::note\r\n\r\nText.\r\n\r\n:::\r\n', 1],
  ])('%s', (_, body, count) => {
    const { html, markdown } = read(`${body}\n`)
    expect(html.match(/<div class="callout /g) ?? []).toHaveLength(count)
    if (count > 0) expect(markdown.replace(/```[\s\S]*?```/g, '')).not.toMatch(/:::|!!!|\[!/)
    expect(html.replace(/<pre.*?<\/pre>/g, '')).not.toMatch(/:::|!!!|\[!/)
  })

  test.each([
    [':::warning\n\nBody\n\nMore', callout('warning', 'Warning', '<p>Body</p>'), ' <p>More</p>'],
    [':::note Title\n\nBody\n\nMore', callout('note', 'Title', '<p>Body</p>'), ' <p>More</p>'],
    [':::note\nBody\n\nMore', callout('note', 'Note', '<p>Body</p>'), ' <p>More</p>'],
    [':::note\n\n```\na\n\nb\n```\n\nMore', callout('note', 'Note', '<pre tabindex="0"><code>a b </code></pre>'), ' <p>More</p>'],
    [':::note A\n\n:::tip B\n\nBody\n\nMore', callout('note', 'A', callout('tip', 'B', '<p>Body</p>')), ' <p>More</p>'],
    [':::note A\n\n:::tip B\nBody\n:::\n\nMore', callout('note', 'A', callout('tip', 'B', '<p>Body</p>')), ' <p>More</p>'],
  ])('if unclosed, holds one paragraph: %j', (body, first, rest) => {
    const { html, reports } = read(`${body}\n`)
    expect(html).toBe(first + rest)
    expect(new Set(reports.map((each) => each.split(' ')[0]))).toEqual(new Set(['callout-invalid']))
  })

  test('if unclosed in a quotation, holds one paragraph', () => {
    expect(read('> :::note\n>\n> Body\n>\n> More\n').html).toBe(
      `<blockquote> ${callout('note', 'Note', '<p>Body</p>')} <p>More</p> </blockquote>`,
    )
  })

  test('keep tabs in code', () => {
    expect(read(':::note\n\n```make\nall:\n\techo\n```\n\n:::\n').markdown).toContain('\techo')
  })

  test("a line of text with a break isn't a title", () => {
    expect(read('> [!NOTE] The API of the tool\n> goes on here.\n').html).toContain('<p>The API of the tool goes on here.</p>')
  })

  test.each([
    ['::: details More\nText.\n:::', '<details class="fold"><summary>More</summary>'],
    ['??? note "More"\n    Text.', '<details class="fold"><summary>More</summary>'],
    ['???+ note "More"\n    Text.', '<details class="fold" open><summary>More</summary>'],
    ['> [!faq]- More\n> Text.', '<details class="fold"><summary>More</summary>'],
    ['=== "One"\n    A.\n\n=== "Two"\n    B.', '<p class="tab-title">One</p>'],
    ['::: code-group\n\n```js [config.js]\nx\n```\n\n```ts [config.ts]\ny\n```\n\n:::', '<p class="tab-title">config.ts</p>'],
  ])('%j', (body, expected) => {
    const { html, reports } = read(`${body}\n`)
    expect(html).toContain(expected)
    expect(reports).toEqual([])
  })

  test('work in MDX with components in them', () => {
    const { html, reports } = read(':::tip[T]\n\n<Details summary="S">\n\nText.\n\n</Details>\n\n:::\n', 'mdx')
    expect(html).toMatch(/callout-tip.*<details class="fold"><summary>S<\/summary>/)
    expect(reports).toEqual([])
  })

  test('faults in them keep their location', () => {
    const body = 'First.\n\n:::tip[See [x](gone.md)]\n\n- [y](lost.md)\n\n:::\n\n!!! note\n    [z](none.md)\n\n<Nope/>\n'
    expect(read(body, 'mdx').reports).toEqual([
      'link-missing gone.md',
      'link-missing lost.md',
      'link-missing none.md',
      'component-unknown Nope',
    ])
  })

  test('invalid MDX after them keeps its location', () => {
    const body = ':::tip[T]\nText.\n:::\n\n!!! note\n    Text.\n\nA <b>bold\n'
    const [problem] = handbookOf({ 'handbook/page.mdx': body }).problems
    expect(problem).toMatchObject({ code: 'mdx-invalid', line: 8 })
  })
})

const marked =
  '<p><mark><strong>One</strong></mark> and <mark><code>two</code></mark>, <mark>three!</mark> and 这是<mark>重点</mark>内容</p>'

describe('foreign markup', () => {
  test.each([
    ['[[_TOC_]]', ['[[_TOC_]]'], ''],
    ['[TOC]', ['[TOC]'], ''],
    ['[[toc]]', ['[[toc]]'], ''],
    ['Text.\n{: .wide }', ['{: .wide }'], '<p>Text.</p>'],
    ['[x](other.md){: .btn } y', ['{: .btn }'], '<p><a href="/handbook/other/">x</a> y</p>'],
    ['![d](dot.png){ .wide }', ['{ .wide }'], undefined],
    ['See [[Page]] and [[Page|that]].', ['[[Page]]', '[[Page|that]]'], '<p>See Page and that.</p>'],
    ['![[board.png]] x', ['![[board.png]]'], '<p>x</p>'],
    ['A %%secret%% b', ['%%secret%%'], '<p>A  b</p>'],
    ['A\n\n%%\nsecret [[x]]\n\nmore\n%%\n\nb', ['%%\nsecret [[x]]\n\nmore\n%%'], '<p>A</p> <p>b</p>'],
    ["import X from './x'\n\nText.", ["import X from './x'"], '<p>Text.</p>'],
    ['The :ref:`page`.', [':ref:'], '<p>The <code>page</code>.</p>'],
    ['The {doc}`page`.', ['{doc}'], '<p>The <code>page</code>.</p>'],
    [':material-account: Me', [':material-account:'], '<p>Me</p>'],
    ['::youtube[x]{#y}', ['::youtube[x]{#y}'], ''],
    ['The $x^2$ and $$\\alpha$$.', ['$x^2$', '$$\\alpha$$'], undefined],
    ['*[HTML]: Hypertext', ['*[HTML]: Hypertext'], ''],
    ['Say ==this== with ++ctrl+c++.', [], '<p>Say <mark>this</mark> with <kbd>ctrl</kbd>+<kbd>c</kbd>.</p>'],
    ['==**One**== and ==`two`==, ==three!== and 这是==重点==内容', [], marked],
    ['Write "==" to compare and never "==" twice.', [], '<p>Write "==" to compare and never "==" twice.</p>'],
    ['`a`==`b` and `c`==`d`', [], '<p><code>a</code>==<code>b</code> and <code>c</code>==<code>d</code></p>'],
    ['(==) and (==), ä==b and c==ö, x == y == z', [], '<p>(==) and (==), ä==b and c==ö, x == y == z</p>'],
    ['It costs $5 and $6, or US$7 (A$8), 5$ and $HOME/x.', [], undefined],
    ['($4), then US$ 5. $\u007ba}-$\u007bb}. $^. /^a$/ and ($4 or HK$).', [], undefined],
    ['<code>{{x}}</code> {{y}}', ['{{y}}'], '<p><code>{{x}}</code> </p>'],
    ['<code>a<b>{{x}}</b></code>', ['{{x}}'], '<p><code>a<b></b></code></p>'],
    ['A <!-- [[x]] $a^2$ --> b [[y]]', ['[[y]]'], '<p>A  b y</p>'],
    ['Go to https://x.example/[[a]] or ==https://x.example==.', [], undefined],
    ['[[1]](other.md), [[rfc]] and a[i][[j]].\n\n[rfc]: other.md', ['[[j]]'], undefined],
    ['`[[x]]` and `` {: .a } ` `` and \\[[y]] and a == b == c and C++ and D++.', [], undefined],
    ['`over\n[[two]] lines`', [], undefined],
    ['    [[code]]\n', [], undefined],
    ['Text.\n\n\t!!! note\n\t    [[x]]', [], undefined],
    ['- Item\n\n    [[x]]', ['[[x]]'], undefined],
    ['A {% comment %}{{ x }} [[y]]{% endcomment %} b', ['{% comment %}{{ x }} [[y]]{% endcomment %}'], '<p>A  b</p>'],
    ['A {::comment}x{:/} [[y]]', ['{::comment}x{:/}', '[[y]]'], '<p>A  y</p>'],
    ['`{# x #}` \\{# x #}', [], '<p><code>{# x #}</code> {# x #}</p>'],
    ['{% comment %}x', ['{% comment %}'], '<p>x</p>'],
    ['A {# comment #} b', ['{# comment #}'], '<p>A  b</p>'],
    ['![d](dot.png){ width="30" .x }', ['{ width="30" .x }'], undefined],
    ['```{note} Mind\nText.\n```', ['```{note} Mind'], undefined],
    [
      '::: pkg.module.Name\n    options:\n        heading: 3\n\nText.',
      ['::: pkg.module.Name\n    options:\n        heading: 3'],
      '<p>Text.</p>',
    ],
    ['A.\n\n- Item\n\n    ::: pkg.Name\n\nText.', ['::: pkg.Name'], undefined],
    ['>>>\nText.\n>>>', ['>>>', '>>>'], '<p>Text.</p>'],
    ['> > > Deep\n\n>>> too', [], undefined],
    [':::{note}\n:class: tip\n:name: x\n\nText.\n:::', [':class: tip', ':name: x'], undefined],
    ['/// note\n    attrs: {class: x}\n\nText.\n///', ['attrs: {class: x}'], undefined],
    [':::note\nText: it is prose.\n:::', [], undefined],
    ['/// note\n\n    code: yes\n\nText.\n///', [], undefined],
    ['![d](dot.png){width=50%}', ['{width=50%}'], undefined],
    ['[x](other.md){target=_blank} f(x){a=1}', ['{target=_blank}'], '<p><a href="/handbook/other/">x</a> f(x){a=1}</p>'],
    ['![d](dot.png =100x20)', [' =100x20'], undefined],
    ['![d|100](dot.png)', ['|100'], undefined],
    ['?> Mind', ['?> Mind'], '<p>?> Mind</p>'],
    ['!> Mind', ['!> Mind'], '<p>!> Mind</p>'],
    ['A word^[and a note] or ^[a-z] and x^[2].', ['^[and a note]'], undefined],
    ['A {++new++} {--old--} {==kept==} {~~a~>b~~} word', ['{++new++}', '{--old--}', '{==kept==}', '{~~a~>b~~}'], undefined],
    ['export const a = 1', ['export const a = 1'], '<p>export const a = 1</p>'],
    ['export PATH=x | 100] and export default values', [], undefined],
    ['```admonish warning\nText.\n```', ['```admonish warning'], undefined],
    ['~~~{tab-set}\nText.\n~~~', ['~~~{tab-set}'], undefined],
    ['```{python}\nx = 1\n```', [], undefined],
  ])('%j', (body, found, html) => {
    const printed = read(`${body}\n`)
    const leftovers = printed.reports.filter((each) => each.startsWith('template-leftover'))
    expect(leftovers).toEqual(found.map((each) => `template-leftover ${each}`))
    if (html !== undefined) expect(printed.html).toBe(html)
  })
})

describe('raw HTML', () => {
  test.each([
    ['ssh <User>@<Host> takes a List<String>.', [], '<p>ssh &#x3C;User>@&#x3C;Host> takes a List&#x3C;String>.</p>'],
    ['deploy --env=<env-name> as <user-name>@<host-name>', [], '<p>deploy --env=&#x3C;env-name> as &#x3C;user-name>@&#x3C;host-name></p>'],
    ['<first-name>.<last-name>@example.com', [], '<p>&#x3C;first-name>.&#x3C;last-name>@example.com</p>'],
    ['<my-card>In</my-card> <my-card>', ['template-leftover <my-card>'], '<p>In &#x3C;my-card></p>'],
    ['Put <details> here.\n\nNext.', ['html-unclosed <details>'], '<p>Put &#x3C;details> here.</p> <p>Next.</p>'],
    ['Use the <script> tag.\n\nNext.', ['html-unclosed <script>'], '<p>Use the &#x3C;script> tag.</p> <p>Next.</p>'],
    ['<a id="x"/>[y](other.md)', [], '<p><a id="x"></a><a href="/handbook/other/">y</a></p>'],
    ['A <version>1</version> b.', ['template-leftover <version>'], '<p>A &#x3C;version>1&#x3C;/version> b.</p>'],
    ['<my-card kind="a">In</my-card>', ['template-leftover <my-card kind="a">'], '<p>In</p>'],
    ['<my-card hidden>secret</my-card> b', ['html-hidden <my-card hidden>'], '<p> b</p>'],
    ['<DocCardList />', ['template-leftover <DocCardList />'], ''],
    ['<aside>A</aside>', [], '<aside>A</aside>'],
    [
      '<label>A</label> <mark>B</mark> <abbr title="T">C</abbr> <kbd>D</kbd>',
      [],
      '<p><label>A</label> <mark>B</mark> <abbr title="T">C</abbr> <kbd>D</kbd></p>',
    ],
    ['<main><nav>A</nav></main>', [], '<div><div>A</div></div>'],
    ['Term\n: Definition', [], '<dl> <dt>Term</dt> <dd>Definition</dd> </dl>'],
    [
      '<iframe src="https://www.youtube.com/embed/abc_1" title="Intro"></iframe>',
      ['html-unsafe <iframe'],
      '<p><a href="https://www.youtube.com/watch?v=abc_1">Video: Intro</a></p>',
    ],
    ['<video controls><source src="gone.mp4"></video>', ['image-missing gone.mp4'], ''],
    ['[a](#) [b](#_)', ['link-placeholder #_'], '<p><a href="#">a</a> b</p>'],
  ])('%j', (body, reports, html) => {
    expect(read(`${body}\n`)).toMatchObject({ reports, html })
  })
})

describe('characters', () => {
  test.each([
    ['20~25°C, then 20~25°C. 5~7 and 100~200.', '<p>20~25°C, then 20~25°C. 5~7 and 100~200.</p>'],
    ['| S |\n| - |\n| 1~2 days, 3~4 points |', undefined],
    ['~~gone~~ and ~stays~', '<p><del>gone</del> and ~stays~</p>'],
    ['`a~b` ~ \\~ https://example.com/~a/~b', undefined],
    ['**注意：**请注意。', '<p><strong>注意：</strong>请注意。</p>'],
    ['~~削除（かっこ）。~~この文。', '<p><del>削除（かっこ）。</del>この文。</p>'],
    ['**太字。**次', '<p><strong>太字。</strong>次</p>'],
    ['これは**「太字」**です', '<p>これは<strong>「太字」</strong>です</p>'],
    ['**제목(설명)**은', '<p><strong>제목(설명)</strong>은</p>'],
    ['**[リンク](other.md)**も', '<p><strong><a href="/handbook/other/">リンク</a></strong>も</p>'],
    ['太郎は**"Hello"**と', '<p>太郎は<strong>"Hello"</strong>と</p>'],
    ['*斜体。*次と**`code`**も', '<p><em>斜体。</em>次と<strong><code>code</code></strong>も</p>'],
    ['\\**注意：**请', undefined],
    ['a**(b)**c', '<p>a**(b)**c</p>'],
  ])('%j', (body, html) => {
    const printed = read(`${body}\n`)
    if (html !== undefined) expect(printed.html).toBe(html)
    expect(printed.html).not.toMatch(/[\ue000-\uf8ff\u2a00-\u2aff]|%EE/)
    if (html === undefined && body.includes('~'))
      expect(printed.html.replace(/<[^>]*>/g, '').match(/~/g)).toHaveLength(body.match(/~/g)?.length ?? 0)
    expect(printed.reports).toEqual([])
  })
})

test('positions are those of the original text', () => {
  const text = ':::note\n**注意：**请 😀 [a](b.md)\n\n!!! tip\n    [c](d.md) <Foo>\n:::\n\nEnd [e](f.md)\n'
  const { root } = readTree({ text, isMdx: false })
  const links: string[] = []
  const visit = (node: {
    type: string
    position?: { start: { offset?: number }; end: { offset?: number } }
    children?: unknown[]
  }): void => {
    if (node.type === 'link') links.push(text.slice(node.position?.start.offset, node.position?.end.offset))
    for (const child of node.children ?? []) visit(child as typeof node)
  }
  visit(root as Parameters<typeof visit>[0])
  expect(links).toEqual(['[a](b.md)', '[c](d.md)', '[e](f.md)'])
})

test.each([
  ['<details><summary>Fails</summary>\n\nB\n\n</details>', 'Put "<details>" and "</details>" on their own lines.'],
  ['A List<String> b.', 'If it is text, write "\\<String>"; else add "</String>".'],
  ['See <https://example.com/a>.', 'Write the bare address: "https://example.com/a".'],
  ['See <mailto:me@example.com>.', 'Write the bare address: "me@example.com".'],
])('invalid MDX: %j', (body, hint) => {
  const [problem, ...others] = handbookOf({ 'handbook/page.mdx': `${body}\n` }).problems
  expect(problem).toMatchObject({ code: 'mdx-invalid', line: 1, hint })
  expect(others).toEqual([])
})

test.each([
  ['TOML', '+++\ntitle = "Roadshow"\ndraft = true\n+++\n\nText.\n'],
  ['TOML without an end', '+++\ntitle = "Roadshow"\n\nText.\n'],
  ['JSON', '{\n  "title": "Roadshow",\n  "draft": true\n}\n\nText.\n'],
])("a text with front matter in %s isn't published at all", (_, body) => {
  const { handbook, problems } = handbookOf({ 'handbook/page.md': body }, { drafts: false })
  expect(problems.map(({ code, line }) => [code, line])).toEqual([['front-matter-missing', 1]])
  expect(handbook.entryIndex.find('handbook', 'page')).toBeUndefined()
})

test.each(['![d|100](dot.png)', '![d](dot.png =100x20)', '![d](dot.png){width=50%}'])('%j is an image', (body) => {
  expect(read(`${body}\n`).html).toMatch(/^<p><img [^>]*alt="d"[^>]*><\/p>$/)
})

test('placeholders in cells stay', () => {
  const { html, markdown, reports } = read('| A |\n| - |\n| get <pod-name> |\n')
  expect(html).toContain('<td>get &#x3C;pod-name></td>')
  expect(markdown).toContain('| get \\<pod-name> |')
  expect(reports).toEqual([])
})

test.each([
  ['**注意：**请注意。', '**注意：**请注意。\n'],
  ['**太字。**次', '**太字。**次\n'],
  ['한국어**(괄호)**는', '한국어**(괄호)**는\n'],
  ['A **b** c', 'A **b** c\n'],
  ['*斜体。*次', '*斜体。*次\n'],
  ['前*word*次と***太字。***次', '前*word*次と***太字。***次\n'],
  ['~~削除。~~次', '~~削除。~~次\n'],
  ['A *b* ~~c~~', 'A _b_ ~~c~~\n'],
])('%s stays marked in Markdown without entities', (body, markdown) => {
  expect(read(`${body}\n`).markdown.endsWith(markdown)).toBe(true)
})
