/** All components in all formats, on one page; faults in tags at their location. */
import { expect, test } from 'vitest'
import { printEntry, printEntryAsMarkdown, printEntryForFeed } from '../../src/page/printing.ts'
import { ourVocabulary } from '../../src/markdown/vocabulary/index.ts'
import { describeProblems, entryOf, handbookOf, sourcesOf, type TestOptions } from './handbooks.ts'

const linkIndex = {
  'handbook/board.png': '',
  'handbook/film.mp4': '',
  'handbook/film.vtt': '',
  'handbook/other.md': '# The other page\n',
  'roles/engineer.md': '# Engineer\n',
  'people.yaml': `
- { id: ada, name: Ada L., role: engineer, active: true, url: "https://example.com/ada" }
- { id: bob, name: Bob M., role: engineer, active: false }
- { id: eve, name: Eve N., active: true, audience: staff }
`,
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
  'tiers.yaml': `
- id: hub
  names: [{ from: 2025-01-01, label: Hub }, { from: 2027-01-01, label: Later }]
  rank: 1
  offerings: [cloud]
  introduced: 2025-01-01
- id: pro
  names: [{ from: 2023-01-01, label: Team }, { from: 2024-01-01, label: Pro }]
  rank: 2
  offerings: [cloud]
  introduced: 2023-01-01
  retired: 2026-01-01
  successors: [hub]
- id: secret
  names: [{ from: 2025-01-01, label: Secret }]
  rank: 3
  offerings: [cloud]
  introduced: 2025-01-01
  audience: staff
`,
  'glossary.yaml': `
- { id: bet, term: Bet, definition: "A large item that we may be wrong about.", see: handbook/other }
- { id: plan, term: Plan, definition: Staff know., audience: staff }
`,
}

const page = `# Everything

<Callout type="tip">

Mind this.

</Callout>

<Details summary="Why" open>

Because.

</Details>

<Figure src="./board.png" alt="A board" caption="Three columns"/>

<Video src="./film.mp4" alt="A film" poster="./board.png" subtitles="./film.vtt" caption="The end matters"/>

<Steps>

1. One
2. Two

</Steps>

<Tabs>
<Tab title="npm">

Run it.

</Tab>
<Tab title="By hand">

Copy it.

</Tab>
</Tabs>

<Metric name="Answered" value={92.5} target="95" unit="%" note="In June."/>

<Person id="ada"/> left <Tier id="hub"/> and <Tier id="pro"/> to <Person id="bob"/>: <Term id="bet"/>, <Term id="bet">a *wager*</Term>, <Ref to="handbook/other"/>.

\`\`\`yaml title="people.yaml" {2}
- id: ada # first
  active: true
\`\`\`

\`\`\`mermaid title="The way"
sequenceDiagram
  A->>B: Hi
\`\`\`
`

function print(body: string, options: TestOptions = {}): { web: string; feed: string; markdown: string } {
  const checked = handbookOf({ ...linkIndex, 'handbook/page.mdx': body }, options)
  const entry = entryOf(checked, 'handbook', 'page')
  return {
    web: printEntry(entry, checked.handbook).html,
    feed: printEntryForFeed(entry, checked.handbook),
    markdown: printEntryAsMarkdown(entry, checked.handbook),
  }
}

/** Problems of a page among the others of this handbook. */
function problemsOf(body: string): string {
  const files = { ...linkIndex, 'handbook/page.mdx': body }
  return describeProblems(handbookOf(files).problems, sourcesOf(files))
}

test('the page has every component and no problems', () => {
  expect(ourVocabulary.names.filter((name) => !page.includes(`<${name}`))).toEqual([])
  expect(problemsOf(page)).toBe('')
})

test('every component on the web', () => {
  const { web } = print(page)
  expect(web).not.toMatch(/ style=|<style|<script/)
  expect(web.replace(/<svg[\s\S]*<\/svg>/, '<svg/>')).toMatchInlineSnapshot(`
    "<div class="callout callout-tip" role="note" aria-label="Tip"><p class="callout-title">Tip</p><p>Mind this.</p></div>
    <details class="fold" open><summary>Why</summary><p>Because.</p></details>
    <figure><img src="/handbook/board.png" alt="A board" loading="lazy" decoding="async"><figcaption>Three columns</figcaption></figure>
    <figure class="video"><video src="/handbook/film.mp4" poster="/handbook/board.png" controls preload="none" aria-label="A film"><track kind="captions" src="/handbook/film.vtt" label="Subtitles" default><a href="/handbook/film.mp4">A film</a></video><figcaption>The end matters</figcaption></figure>
    <div class="steps"><ol>
    <li>One</li>
    <li>Two</li>
    </ol></div>
    <handbook-tabs class="tabs"><div class="tab"><p class="tab-title">npm</p><p>Run it.</p></div><div class="tab"><p class="tab-title">By hand</p><p>Copy it.</p></div></handbook-tabs>
    <dl class="metric"><dt>Answered</dt><dd class="metric-value">92.5 %</dd><dd class="metric-target">Target 95 %</dd><dd class="metric-note">In June.</dd></dl>
    <p><span class="person"><a href="https://example.com/ada">Ada L.</a>, <a href="/roles/engineer/">Engineer</a></span> left <span class="tier">Hub</span> and <span class="tier tier-retired">Pro</span> to <span class="person">Bob M.</span>: <a class="term" href="/glossary/#bet" title="A large item that we may be wrong about.">Bet</a>, <a class="term" href="/glossary/#bet" title="A large item that we may be wrong about.">a <em>wager</em></a>, <a href="/handbook/other/">The other page</a>.</p>
    <figure class="code"><figcaption>people.yaml</figcaption><pre tabindex="0"><code class="language-yaml">- <span class="code-keyword">id:</span> <span class="code-string-expression">ada</span> <span class="code-comment"># first</span>
    <mark class="code-marked">  <span class="code-keyword">active:</span> <span class="code-constant">true</span></mark>
    </code></pre></figure>
    <figure class="diagram"><div class="diagram-drawing" role="img" tabindex="0" aria-label="The way"><svg/></div><details class="fold"><summary>Diagram as text</summary><pre tabindex="0"><code>sequenceDiagram
      A->>B: Hi
    </code></pre></details><figcaption>The way</figcaption></figure>"
  `)
})

test('every component in a feed', () => {
  expect(print(page).feed).toMatchInlineSnapshot(`
    "<blockquote><p><strong>Tip</strong></p><p>Mind this.</p></blockquote>
    <p><strong>Why</strong></p><p>Because.</p>
    <p><img src="https://handbook.example.com/handbook/board.png" alt="A board"></p><p><em>Three columns</em></p>
    <p><a href="https://handbook.example.com/handbook/film.mp4">Video: A film</a></p><p><em>The end matters</em></p>
    <ol>
    <li>One</li>
    <li>Two</li>
    </ol>
    <p><strong>npm</strong></p><p>Run it.</p><p><strong>By hand</strong></p><p>Copy it.</p>
    <p><strong>Answered:</strong> 92.5 % (target 95 %). In June.</p>
    <p><span><a href="https://example.com/ada">Ada L.</a>, <a href="https://handbook.example.com/roles/engineer/">Engineer</a></span> left Hub and Pro to <span>Bob M.</span>: Bet, a <em>wager</em>, <a href="https://handbook.example.com/handbook/other/">The other page</a>.</p>
    <pre><code>- id: ada # first
      active: true
    </code></pre>
    <pre><code>sequenceDiagram
      A->>B: Hi
    </code></pre>"
  `)
})

test('every component in Markdown', () => {
  expect(print(page).markdown).toMatchInlineSnapshot(`
    "> **Tip**
    >
    > Mind this.

    **Why**

    Because.

    ![A board](https://handbook.example.com/handbook/board.png)

    _Three columns_

    [Video: A film](https://handbook.example.com/handbook/film.mp4)

    _The end matters_

    1. One
    2. Two

    **npm**

    Run it.

    **By hand**

    Copy it.

    **Answered:** 92.5 % (target 95 %). In June.

    [Ada L.](https://example.com/ada), [Engineer](https://handbook.example.com/roles/engineer/) left Hub and Pro to Bob M.: Bet, a _wager_, [The other page](https://handbook.example.com/handbook/other/).

    \`\`\`yaml title="people.yaml" {2}
    - id: ada # first
      active: true
    \`\`\`

    \`\`\`mermaid title="The way"
    sequenceDiagram
      A->>B: Hi
    \`\`\`
    "
  `)
})

test('every wrong prop is refused at its location', () => {
  const wrong = `
<Details open="yes">Text.</Details>

<Video src="./none.mp4" alt="" poster={1} title="x"/>

<Steps start={1}>

1. One

</Steps>

<Tabs>
<Tab>

Text.

</Tab>
</Tabs>

<Metric name="N" value={true} target=""/>

<Person id="add"/> <Person/> <Tier id={3}/> <Tier id="hubb"/> <Term id="bett">x</Term> <Term name="bet"/>
`
  expect(problemsOf(wrong)).toMatchInlineSnapshot(`
    "handbook/page.mdx:2:1-2:9 error component-prop
      | <Details
      "Details" needs the prop "summary".
      The line that stays visible when the rest is collapsed.

    handbook/page.mdx:2:15-2:20 error component-prop
      | "yes"
      The prop "open" of "Details" cannot be "yes": it takes true or false.
      Whether it starts open.

    handbook/page.mdx:4:13-4:23 error image-missing
      | ./none.mp4
      There is no image "./none.mp4".
      Put the file next to the text and write "./none.mp4".

    handbook/page.mdx:4:29-4:31 error component-prop
      | ""
      The prop "alt" of "Video" cannot be "": it may not be empty.
      Alt text: what the video shows.

    handbook/page.mdx:4:39-4:42 error component-prop
      | {1}
      The prop "poster" of "Video" cannot be 1: it takes text.
      Path of the picture to show until it plays.

    handbook/page.mdx:4:43-4:48 error component-prop
      | title
      "Video" has no prop "title".
      Did you mean "subtitles"?
      suggests subtitles

    handbook/page.mdx:6:8-6:13 error component-prop
      | start
      "Steps" has no prop "start".
      It has none.

    handbook/page.mdx:13:1-13:5 error component-prop
      | <Tab
      "Tab" needs the prop "title".
      A word or two on the tab.

    handbook/page.mdx:20:24-20:30 error component-prop
      | {true}
      The prop "value" of "Metric" cannot be true.
      Current value: a number in braces, or text in quotes.

    handbook/page.mdx:20:38-20:40 error component-prop
      | ""
      The prop "target" of "Metric" cannot be "": it may not be empty.
      Target value: a number in braces, or text in quotes.

    handbook/page.mdx:22:13-22:16 error reference-missing
      | add
      There is no person "add".
      Did you mean "ada"?
      suggests ada

    handbook/page.mdx:22:20-22:27 error component-prop
      | <Person
      "Person" needs the prop "id".
      Id of the person in people.yaml.

    handbook/page.mdx:22:39-22:42 error component-prop
      | {3}
      The prop "id" of "Tier" cannot be 3: it takes text.
      The id of the tier in tiers.yaml.

    handbook/page.mdx:22:55-22:59 error reference-missing
      | hubb
      There is no tier "hubb".
      Did you mean "hub"?
      suggests hub
      fix hub

    handbook/page.mdx:22:73-22:77 error reference-missing
      | bett
      There is no term "bett".
      Did you mean "bet"?
      suggests bet
      fix bet

    handbook/page.mdx:22:88-22:93 error component-prop
      | <Term
      "Term" needs the prop "id".
      The id of the term in glossary.yaml.

    handbook/page.mdx:22:94-22:98 error component-prop
      | name
      "Term" has no prop "name".
      Its props are "id"."
  `)
})

test.each([
  ['a tab without tabs', '<Tab title="x">\n\nText.\n\n</Tab>\n'],
  ['tabs with text', '<Tabs>\n\nText.\n\n<Tab title="x">\n\nText.\n\n</Tab>\n\n</Tabs>\n'],
  ['tabs with nothing', '<Tabs>\n</Tabs>\n'],
  ['steps with a list of points', '<Steps>\n\n- One\n\n</Steps>\n'],
  ['steps with text after the list', '<Steps>\n\n1. One\n\nText.\n\n</Steps>\n'],
  ['details in a cell', '| A |\n| - |\n| <Details summary="S">x</Details> |\n'],
  ['a metric in a link', '[<Metric name="N" value={1}/>](other.md)\n'],
  ['steps in a sentence', 'Do <Steps>this</Steps> now.\n'],
])('%s: component-misplaced, and the words stay', (_, body) => {
  const report = problemsOf(body)
  expect(report.match(/error [a-z-]+/g)).toEqual(['error component-misplaced'])
  expect(report).toMatch(/handbook\/page\.mdx:\d+:\d+-/)
  const { web } = print(body)
  for (const word of body.match(/Text|One|this/g) ?? []) expect(web).toContain(word)
})

test.each(['Details', 'Steps', 'Tabs', 'Tab', 'Metric', 'Video', 'Person', 'Tier', 'Term'])(
  '%s unclosed: mdx-invalid with its location',
  (name) => {
    const report = problemsOf(`Text.\n\n<${name}>\n\nText.\n`)
    expect(report).toMatch(/^handbook\/page\.mdx:3:1-3:2 error mdx-invalid/)
    expect(report).toContain(`The tag <${name}> is never closed.`)
    expect(print(`Text.\n\n<${name}>\n\nText.\n`).web).toContain('<p>Text.</p>')
  },
)

test.each([
  [
    'details',
    '<Details summary="a">\n\n<Details summary="b">\n\nText.\n\n</Details>\n\n</Details>\n',
    /<details[\s\S]*<details[\s\S]*Text\./,
  ],
  [
    'tabs',
    '<Tabs>\n<Tab title="a">\n\n<Tabs>\n<Tab title="b">\n\nText.\n\n</Tab>\n</Tabs>\n\n</Tab>\n</Tabs>\n',
    /<handbook-tabs[\s\S]*<handbook-tabs[\s\S]*Text\./,
  ],
  ['steps', '<Steps>\n\n1. a\n\n   <Steps>\n\n   1. Text.\n\n   </Steps>\n\n</Steps>\n', /class="steps"[\s\S]*class="steps"[\s\S]*Text\./],
])('%s nested in itself is valid', (_, body, expected) => {
  expect(problemsOf(body)).toBe('')
  expect(print(body).web).toMatch(expected)
})

test.each([
  ['a person in a link', '[<Person id="ada"/>](other.md)', '<a href="/handbook/other/"><span class="person">Ada L., Engineer</span></a>'],
  ['a term in a link', '[a <Term id="bet"/>](other.md)', '<a href="/handbook/other/">a Bet</a>'],
  ['a link in a term', '<Term id="bet">see [this](other.md)</Term>', 'a large item'],
  [
    'a reference in a reference',
    '<Ref to="handbook/other">a <Ref to="handbook/other"/></Ref>',
    '<a href="/handbook/other/">a The other page</a>',
  ],
])('%s: a link never contains another', (_, body, expected) => {
  const { web, markdown } = print(`See ${body}.\n`)
  expect(web.toLowerCase()).toContain(expected.toLowerCase())
  expect(web.match(/<a [^>]*>(?:(?!<\/a>)[\s\S])*<a /)).toBeNull()
  expect(markdown).not.toMatch(/\[[^\]]*\[[^\]]*\]\(/)
})

test("staff content isn't on a public page, and its tag is reported", () => {
  const body = 'Ask <Person id="eve"/> of <Tier id="secret"/> about <Term id="plan"/>.\n'
  expect(print(body).web).toBe('<p>Ask someone of a plan about a term.</p>')
  expect(problemsOf(body).match(/error [a-z-]+/g)).toEqual(['error link-to-hidden', 'error link-to-hidden', 'error link-to-hidden'])
  expect(print(body, { audience: 'staff' }).web).toContain('Eve N.')
})

test('terms have backlinks: the glossary knows the pages that use a term', () => {
  const { handbook } = handbookOf({ ...linkIndex, 'handbook/page.mdx': page })
  expect(handbook.backlinks.get('glossary/bet')?.map(({ id }) => id)).toEqual(['page'])
  expect(handbook.backlinks.get('people/ada')?.map(({ id }) => id)).toEqual(['page'])
})

test('a link to a term is checked', () => {
  expect(problemsOf('[x](/glossary/#bet)\n')).toBe('')
  expect(problemsOf('[x](/glossary/#bett)\n')).toContain('error anchor-missing')
})
