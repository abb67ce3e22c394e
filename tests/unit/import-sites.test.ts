/** `handbook import` of sites: pages, files, links, order and old addresses move, and what has no counterpart is named. */
import { describe, expect, test } from 'vitest'
import { errorsIn, type Files, type Imported, importFrom, pixel } from './imports.ts'

interface Case {
  name: string
  given: Files
  /** Parts of written files, by path. */
  has: Readonly<Record<string, readonly string[]>>
  /** Lines of the report. */
  says?: readonly string[]
  /** Paths that aren't written. */
  lacks?: readonly string[]
}

async function expectCase(source: string, { given, has, says = [], lacks = [] }: Case): Promise<Imported> {
  const found = await importFrom(source, given)
  for (const [path, parts] of Object.entries(has)) {
    expect(Object.keys(found.files)).toContain(path)
    for (const part of parts) expect(found.files[path]).toContain(part)
  }
  for (const line of says) expect(found.report).toContain(`  ${line}`)
  for (const path of lacks) expect(Object.keys(found.files)).not.toContain(path)
  expect(await errorsIn(found.content)).toEqual([])
  return found
}

const markdown: readonly Case[] = [
  {
    name: 'keeps texts as they are, byte for byte',
    given: {
      'README.md': '# Us\n\nSee [pay](people/pay.md#raises).\n',
      'people/pay.md': '---\ntitle: "Pay" # ours\n---\n\n## Raises\n\nYearly.\n',
    },
    has: {
      'handbook/README.md': ['# Us\n\nSee [pay](./people/pay.md#raises).\n'],
      'handbook/people/pay.md': ['---\ntitle: "Pay" # ours\n---\n\n## Raises\n\nYearly.\n'],
    },
  },
  {
    name: 'gives every name an address, and mends links to it',
    given: { 'A.md': '[b](Über%20uns/Das%20Büro.md) [[Plan|the plan]]\n', 'Über uns/Das Büro.md': 'Text.\n', 'x/Plan.md': 'Text.\n' },
    has: { 'handbook/A.md': ['[b](./ueber-uns/das-buero.md) [the plan](<./x/Plan.md>)'], 'handbook/ueber-uns/das-buero.md': ['Text.'] },
    says: ['Über uns/Das Büro.md It is named "handbook/ueber-uns/das-buero.md", as its own name can\'t be an address or is taken.'],
  },
  {
    name: 'numbers names that collide, and says so',
    given: { 'a b.md': 'One.\n', 'a-b.md': 'Two.\n', 'index.md': 'Top.\n', 'README.md': 'Read.\n' },
    has: {
      'handbook/a-b.md': ['One.'],
      'handbook/a-b-2.md': ['Two.'],
      'handbook/README.md': ['Read.'],
      'handbook/overview-2.md': ['Top.'],
    },
    says: ['a-b.md It is named "handbook/a-b-2.md", as its own name can\'t be an address or is taken.'],
  },
  {
    name: 'keeps links that lead nowhere as text',
    given: { 'a.md': '[gone](gone.md), ![no](no.png), [far](#far), [out](../../secret.md)\n\n[x][y]\n\n[y]: nowhere.md\n' },
    has: {
      'handbook/a.md': ['gone, <!-- ![no](no.png) -->, far, out\n\nx\n'],
    },
    says: [
      'a.md:1 The link to "gone.md" is kept as text: The link "gone.md" is broken.',
      'a.md:5 The link to "nowhere.md" is kept as text: The link "nowhere.md" is broken.',
    ],
  },
  {
    name: 'copies the files that pages use',
    given: { 'a.md': '![a](img/a.png)\n', 'img/a.png': pixel, 'img/b.png': pixel, 'tool.py': 'print(1)\n' },
    has: { 'handbook/img/a.png': [] },
    says: ['img/b.png No page refers to it, so it is not copied.', 'tool.py Files of this type are not published, so it is not copied.'],
    lacks: ['handbook/img/b.png', 'handbook/tool.py'],
  },
  {
    name: 'leaves out keys without a counterpart, and names their values',
    given: { 'a.md': '---\ntitle: A\nteam: sales\nweight: 3\ntags: [x]\ndraft: false\nowner: nobody\n---\n\nText.\n' },
    has: { 'handbook/a.md': ['---\ntitle: A\ndraft: false\nnavOrder: 3\n---\n\nText.\n'] },
    says: [
      'navOrder: 3',
      'a.md:3 The key "team" has no counterpart; its value was sales.',
      'a.md:5 The key "tags" has no counterpart; its value was ["x"].',
    ],
  },
  {
    name: 'takes out what readers must not run',
    given: { 'a.md': 'Hi <iframe src="https://www.youtube.com/embed/abc"></iframe>\n\n<b onclick="x()">bold</b>\n\nTODO: more\n' },
    has: {
      'handbook/a.md': [
        'Hi [https://www.youtube.com/watch?v=abc](https://www.youtube.com/watch?v=abc)\n',
        '<b >bold</b>',
        '<!-- TODO: more -->',
      ],
    },
  },
]

const docusaurus: readonly Case[] = [
  {
    name: 'takes names, order, addresses and folders over',
    given: {
      'docusaurus.config.js': "module.exports = { \n  url: 'https://docs.example.com',\n  baseUrl: '/',\n}\n",
      'docs/01-intro.md':
        '---\nid: start\nsidebar_label: Start\n---\n\n# Intro\n\n[Run](./guides/02-run.mdx#go), [api](/api), ![p](/img/p.png), [again](/docs/guides/run)\n',
      'docs/guides/_category_.json': '{ "label": "Guides", "position": 3 }\n',
      'docs/guides/02-run.mdx': '## Go\n\n[Back](../intro)\n',
      'docs/guides/guides.md': 'All guides.\n',
      'static/img/p.png': pixel,
      'static/img/unused.png': pixel,
      'src/pages/index.js': 'x',
      'blog/a.md': 'Post.\n',
    },
    has: {
      'handbook/intro.md': [
        'navOrder: 1\nnavTitle: Start\nformerly:\n  - /docs/start/\n',
        '[Run](./guides/run.mdx#go), [api](https://docs.example.com/api), ![p](./img/p.png), [again](./guides/run.mdx)',
      ],
      'handbook/guides/run.mdx': ['navOrder: 2', '[Back](../intro.md)'],
      'handbook/guides/_category_.json': ['{ "label": "Guides", "position": 3 }'],
      'handbook/guides/index.md': ['All guides.'],
      'handbook/img/p.png': [],
    },
    says: ['docs/01-intro.md:8 "/api" is not among the imported pages; the link leads to the old site.'],
    lacks: ['handbook/img/unused.png', 'handbook/blog/a.md'],
  },
  {
    name: 'converts tabs, partials and imports, and keeps other components as comments',
    given: {
      'docs/a.md':
        "import Tabs from '@theme/Tabs';\nimport TabItem from '@theme/TabItem';\nimport Part from './_part.mdx';\nimport Chart from '@site/src/Chart';\nimport Link from '@docusaurus/Link';\n\n# A\n\n<Tabs>\n<TabItem value=\"mac\" label=\"macOS\">\n\nMac.\n\n</TabItem>\n</Tabs>\n\n<Part />\n\n<Chart data={[1]}>Words</Chart>\n\n<Link to=\"/docs/b\">B</Link> is 1 <2 {1 + 1}\n",
      'docs/_part.mdx': 'Shared **text**.\n',
      'docs/b.md': 'B.\n',
    },
    has: {
      'handbook/a.mdx': [
        '# A\n\n<Tabs>\n<Tab title="macOS">\n\nMac.\n\n</Tab>\n</Tabs>\n\nShared **text**.\n\n{/* <Chart data={[1]}> */}Words{/* </Chart> */}\n\n[B](./b.md) is 1 \\<2 {/* {1 + 1} */}\n',
      ],
    },
    says: [
      'docs/a.md:4 The import of "@site/src/Chart" is left out, as content holds no code.',
      'docs/a.md:19 "<Chart data={[1]}>" has no counterpart; its content stays, and the tag is kept as a comment.',
    ],
  },
]

const hugo: readonly Case[] = [
  {
    name: 'keeps code in lists, and shortcodes in code as they are',
    given: {
      'content/a.md':
        '1. Run\n    {{< code lang="sh" >}}\ngo {{< version >}}\n{{< /code >}}\n1. Stop\n\n{{< highlight js >}}a{{< /highlight >}}\n\n```\nopen\n',
    },
    has: { 'handbook/a.md': ['1. Run\n    ```sh\n    go {{< version >}}\n    ```\n1. Stop\n\n```js\na\n```\n\n```\nopen\n```\n'] },
    says: [
      'content/a.md:3 The shortcode "{{< version >}}" is in code, so it stays as it is.',
      'content/a.md:9 The code that begins here is never closed, so the rest of the page is shown as code. It is closed at the end.',
    ],
  },
  {
    name: 'converts TOML, names, references and shortcodes',
    given: {
      'hugo.toml': "baseURL = 'https://h.example.com/'\n",
      'content/_index.md':
        '+++\ntitle = "Home"\nweight = 2\nlastmod = 2026-01-02\n+++\n\nSee [run]({{< ref "docs/run.md#go" >}}) and [css](/css/x.css).\n',
      'content/docs/run.md':
        '---\ntitle: Run\naliases: [/old/run/]\n---\n\n## Go\n\n{{% notice warning %}}\nHot.\n{{% /notice %}}\n\n{{< figure src="/img/p.png" alt="Pic" caption="Cap" >}}\n\n{{< youtube abc >}}\n\n{{< odd a="b" >}}\n\nInside `{{< code >}}`.\n\n```\n{{</* shown */>}}\n```\n',
      'static/img/p.png': pixel,
    },
    has: {
      'handbook/index.md': [
        '---\ntitle: Home\nnavOrder: 2\n---\n\nSee [run](./docs/run.md#go) and [css](https://h.example.com/css/x.css).\n',
      ],
      'handbook/docs/run.md': [
        'formerly:\n  - /old/run/\n  - /docs/run/\n',
        ':::warning\n\nHot.\n\n:::\n\n![Pic](<../img/p.png>)\n\n_Cap_\n\n[https://www.youtube.com/watch?v=abc](https://www.youtube.com/watch?v=abc)\n\n<!-- {{< odd a="b" >}} -->\n\nInside `{{< code >}}`.\n\n```\n{{< shown >}}\n```\n',
      ],
    },
    says: [
      'content/_index.md:4 The key "lastmod" has no counterpart; its value was 2026-01-02.',
      'content/docs/run.md:16 The shortcode "{{< odd a="b" >}}" has no counterpart; it is kept as a comment.',
    ],
  },
  {
    name: 'reads the folder of the main language, and includes',
    given: {
      'config.toml':
        'defaultContentLanguage = "en"\n[languages.en]\ncontentDir = "content/en"\n[languages.de]\ncontentDir = "content/de"\n',
      'content/en/a.md': 'Before.\n\n{{% include "/_common/part.md" %}}\n',
      'content/en/_common/part.md': '---\ntitle: Part\n---\n\nThe part.\n',
      'content/de/a.md': 'Text.\n',
    },
    has: { 'handbook/a.md': ['Before.\n\nThe part.\n'] },
    says: ['content/ 1 pages are not in "content/en", which the configuration names, so they are not imported.'],
    lacks: ['handbook/de/a.md'],
  },
]

const jekyll: readonly Case[] = [
  {
    name: 'ends HTML where kramdown ends it, and takes tags out that hold Liquid',
    given: {
      'a.md':
        '<div class="x" markdown="1">\n**Bold**\n</div>\n```html\n<p>\n```\n\n<ul>\n  <li><img src="{{ a.url }}" alt="x"></li>\n</ul>\n\n<code>{% raw %}{{ b }}{% endraw %}</code>\n',
    },
    has: {
      'handbook/a.md': [
        '<div class="x">\n\n**Bold**\n</div>\n\n```html\n<p>\n```\n',
        '  <li><!-- <img src="{{ a.url }}" alt="x"> --></li>\n',
        '<code>&#123;&#123; b &#125;&#125;</code>',
      ],
    },
    says: ['a.md:9 "<img src="{{ a.url }}" alt="x">" has no counterpart; it is kept as a comment.'],
  },
  {
    name: 'reads collections, posts, links and Liquid with one value',
    given: {
      '_config.yml':
        'title: X\nurl: https://j.example.com\nversion: 3.2\ncollections:\n  docs: { output: true, permalink: "/:collection/:path/" }\n',
      'index.md':
        '---\nlayout: home\ntitle: Home\n---\n\nVersion {{ site.version }}. [Go]({% link _docs/a.md %}) ![p]({{ site.baseurl }}/assets/p.png)\n{: .note }\n\n{% include x.html %}\n\n{% raw %}{{ shown }}{% endraw %}\n\n{% highlight ruby %}\nputs 1\n{% endhighlight %}\n',
      '_docs/a.md': '---\ntitle: A\nnav_order: 3\nredirect_from: /x/\n---\n\nText [home](/), [hello]({% post_url 2026-01-02-hello %}).\n',
      '_posts/2026-01-02-hello.markdown': '---\ntitle: Hello\n---\n\nHi.\n',
      'assets/p.png': pixel,
      '_layouts/x.html': 'x',
      'about.html': '<p>x</p>',
    },
    has: {
      'handbook/index.md': [
        '---\ntitle: Home\n---\n\nVersion 3.2. [Go](./docs/a.md) ![p](./assets/p.png)\n\n\n<!-- {% include x.html %} -->\n\n`{{ shown }}`\n\n```ruby\nputs 1\n```\n',
      ],
      'handbook/docs/a.md': [
        'navOrder: 3\nformerly:\n  - /x/\n  - /docs/a/\n',
        'Text [home](../index.md), [hello](../posts/2026-01-02-hello.md).',
      ],
      'handbook/posts/2026-01-02-hello.md': ['  - /2026/01/02/hello/\n'],
      'handbook/assets/p.png': [],
    },
    says: [
      'index.md:9 "{% include x.html %}" has no counterpart; it is kept as a comment.',
      'about.html A page in HTML and Liquid is not converted; write it in Markdown if you need it.',
    ],
  },
]

describe.each([
  ['markdown', markdown],
  ['docusaurus', docusaurus],
  ['hugo', hugo],
  ['jekyll', jekyll],
] as const)('%s', (source, cases) => {
  test.each(cases)('$name', async (each) => {
    await expectCase(source, each)
  })
})

test('links from the root of the old site lead to pages of the imported folder', async () => {
  const docs = {
    'docs/a.md': '[b](/docs/guide/b/#x), [c](/docs/guide/), [d](/docs/guide/b.md), [out](/blog/x/)\n',
    'docs/guide/b.md': '## X\n',
    'docs/guide/index.md': 'C.\n',
  }
  const { files } = await importFrom('markdown', docs, { path: 'docs' })
  expect(files['handbook/a.md']).toContain('[b](./guide/b.md#x), [c](./guide/index.md), [d](./guide/b.md), [out](/blog/x/)')
})
