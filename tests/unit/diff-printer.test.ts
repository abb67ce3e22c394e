/** Diffs as HTML: marked, folded, safe and short. */
import type { Element, Nodes } from 'hast'
import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { printDiff } from '../../src/history/differences/diff-printer.ts'
import { parseFragment } from '../../src/markdown/engine.ts'
import { unsafeElements } from '../../src/markdown/html.ts'
import { diffOf } from './text-trees.ts'

const html = (before: string, after: string, isMdx = false) => printDiff(diffOf(before, after, isMdx), { below: 2 })
/** The same without screen-reader text and wrapper. */
const seen = (before: string, after: string) =>
  html(before, after)
    .replace(/<span class="sr-only">[^<]*<\/span>/g, '')
    .replace(/^<div class="difference prose" data-pagefind-ignore="">|<\/div>$/g, '')
    .replaceAll('\n', '')

function elementsOf(node: Nodes): Element[] {
  const inside = 'children' in node ? node.children.flatMap(elementsOf) : []
  return node.type === 'element' ? [node, ...inside] : inside
}

test('a changed word is announced to screen readers, and marked visually', () => {
  expect(html('We ship on Mondays.', 'We ship on Fridays.')).toMatchInlineSnapshot(
    `"<div class="difference prose" data-pagefind-ignore=""><p class="difference-changed"><span class="sr-only">Changed: </span>We ship on <del><span class="sr-only">removed: </span>Mondays<span class="sr-only"> (end) </span></del> <ins><span class="sr-only">added: </span>Fridays<span class="sr-only"> (end) </span></ins>.</p></div>"`,
  )
})

test.each([
  [
    'bold words stay bold',
    'We **must** go.',
    'We **can** go.',
    '<p class="difference-changed">We <del><strong>must</strong></del> <ins><strong>can</strong></ins> go.</p>',
  ],
  [
    'links of what is gone are their words',
    'Read [all](a.md).\n\nSee [it](b.md) at once.',
    'Read [all](a.md).',
    '<p>Read <a href="a.md">all</a>.</p><p class="difference-removed"><del>See it at once.</del></p>',
  ],
  [
    'an item keeps its number and stands in its list',
    '3. One\n4. Two\n5. Three',
    '3. One\n4. Three',
    '<ol start="3"><li value="3"><div>One</div></li><li value="4"><div class="difference-removed"><del>Two</del></div></li><li value="4"><div>Three</div></li></ol>',
  ],
  [
    'headings stand below the heading of the page',
    '## Old\n\n### Same',
    '## New\n\n### Same',
    '<h3 class="difference-changed"><del>Old</del><ins>New</ins></h3><h4>Same</h4>',
  ],
  [
    'of an image both are shown',
    'Look: ![Board](a.png)',
    'Look: ![Board](b.png)',
    '<p class="difference-changed">Look: <del><img src="a.png" alt="Board" loading="lazy" decoding="async"></del> <ins><img src="b.png" alt="Board" loading="lazy" decoding="async"></ins><small class="difference-note">New image: “Board”</small></p>',
  ],
  [
    'code line by line',
    '```\na\nb\n```',
    '```\na\nc\n```',
    '<pre tabindex="0" class="difference-changed"><code class="difference-code"><span>a</span><del>b</del><ins>c</ins></code></pre>',
  ],
  ['nothing at all', 'Same.', 'Same.', '<p class="difference-none">The text didn’t change.</p>'],
])('%s', (_, before, after, printed) => {
  expect(seen(before, after)).toBe(printed)
})

test('unchanged text is folded, except the heading above a change', () => {
  const text = (word: string) => `One.\n\nTwo.\n\n## Part\n\nThree.\n\nFour.\n\nWe like ${word} very much.\n\nFive.`
  expect(seen(text('tea'), text('rum'))).toBe(
    [
      '<details class="fold difference-same"><summary>2 unchanged parts</summary><p>One.</p><p>Two.</p></details>',
      '<h3>Part</h3>',
      '<details class="fold difference-same"><summary>2 unchanged parts</summary><p>Three.</p><p>Four.</p></details>',
      '<p class="difference-changed">We like <del>tea</del> <ins>rum</ins> very much.</p>',
      '<p>Five.</p>',
    ].join(''),
  )
})

test('a fold longer than its limit is only counted', () => {
  const text = (word: string) => `One.\n\nTwo.\n\nWe like ${word} very much.\n\n${'A long text. '.repeat(20)}\n\nLast.`
  const blocks = diffOf(text('tea'), text('rum'))
  const printed = printDiff(blocks, { below: 2, maxUnchanged: 100 })
  expect(printed).toContain('<details class="fold difference-same"><summary>2 unchanged parts</summary><p>One.</p><p>Two.</p></details>')
  expect(printed).toContain('<p class="difference-same">2 unchanged parts</p>')
  expect(printed).not.toContain('A long text.')
})

test('a row keeps its header, and its cells are compared one by one', () => {
  const table = (value: string) => `| Name | Now |\n| - | - |\n| a | 1 |\n| b | 2 |\n| c | ${value} |`
  const printed = seen(table('3'), table('4'))
  expect(printed.match(/<th scope="col">Name<\/th>/g)).toHaveLength(2)
  expect(printed).toContain('<tr class="difference-changed"><td>c</td><td><del>3</del><ins>4</ins></td></tr>')
})

describe('HTML in texts', () => {
  const hostile =
    '<img src=x onerror="alert(1)"> <script>alert(2)</script> <a href="javascript:alert(3)">x</a> <b id="q" style="position:fixed">bold</b>'

  test.each([
    ['that is new', 'Same.', `Same.\n\n${hostile}`],
    ['that is gone', `Same.\n\n${hostile}`, 'Same.'],
    ['that changed', `We say ${hostile} today.`, `We say ${hostile} tomorrow.`],
    ['in code', '```html\n<p>a</p>\n```', `\`\`\`html\n<p>a</p>\n${hostile}\n\`\`\``],
    ['as text', 'One &lt;b&gt; two.', 'One &lt;script&gt;alert(2)&lt;/script&gt; two.'],
  ])('%s runs nothing and sets no id', (_, before, after) => {
    const elements = elementsOf(parseFragment(html(before, after)))
    const dangers = elements.flatMap(({ tagName, properties }) => [
      ...(unsafeElements.has(tagName) ? [tagName] : []),
      ...Object.keys(properties).filter((name) => /^(on.*|style|id)$/i.test(name)),
      ...Object.values(properties).filter((value) => /javascript:/i.test(String(value))),
    ])
    expect(elements.length).toBeGreaterThan(3)
    expect(dangers).toEqual([])
  })

  test('is shown as written in code', () => {
    expect(html('```\n<p>\n```', '```\n<p>\n<i>\n```')).toContain(
      '<span>&#x3C;p>\n</span><ins><span class="sr-only">added: </span>&#x3C;i>\n</ins>',
    )
  })
})

test('tabs are stacked, and folds are open', () => {
  const text = (word: string) =>
    `<Tabs>\n<Tab title="One">\nText ${word} here.\n</Tab>\n</Tabs>\n\n<Details summary="More">\nText ${word} there.\n</Details>`
  const printed = html(text('a'), text('b'), true)
  expect(printed).not.toContain('<handbook-tabs')
  expect(printed).toContain('<details class="fold" open')
})

test('long texts drop unchanged parts first, then the last changes', () => {
  const paragraphs = (word: string) =>
    Array.from({ length: 400 }, (_, index) => `Paragraph ${index} of many that says ${word}. ${'Words. '.repeat(20)}`).join('\n\n')
  const few = html(paragraphs('this'), paragraphs('this').replace('Paragraph 7 ', 'Section 7 '))
  expect(few).toContain('<p class="difference-same">7 unchanged parts</p>')
  expect(few.length).toBeLessThan(2000)
  const all = html(paragraphs('this'), paragraphs('that'))
  expect(all).toMatch(/<p class="difference-more">\d+ more changes are not shown\.<\/p>/)
  expect(all.length).toBeLessThan(100_000)
  const one = html('Same.', `Same.\n\n${'Words. '.repeat(10_000)}\n\nLast.`)
  expect([one.includes('Words. Words.'), one.includes('1 more change is not shown.')]).toEqual([true, true])
})

const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'valid-id': ['error', { relaxed: true }] } })

async function faultsIn(...pairs: readonly (readonly [before: string, after: string])[]): Promise<string[]> {
  const { results } = await validator.validateString(pairs.map(([before, after]) => html(before, after)).join('\n'))
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} ${selector}`))
}

test.each([
  '## Heading one',
  'A **bold** [link](a.md) and `code`  \nover lines.',
  '- One item\n- [ ] Task\n\n  Its paragraph\n  1. Nested',
  '| a | b |\n| - | - |\n| 1 | two words |',
  '> [!NOTE]\n> Remark.',
  '```yaml title="x.yaml"\na: 1\n```',
  '![Picture](a.png)',
  '---',
  '```mermaid\nflowchart LR\n  A --> B\n```',
  'Foot[^1].\n\n[^1]: Note.',
  '<details><summary>More</summary>Text inside.</details>',
  '<dl><dt>Term</dt><dd>What it is</dd></dl>',
])('is valid after any change: %s', async (block) => {
  const changed = block.replace(/one|bold|One|two|Remark|a: 1|Picture|B|Note|inside|What/, 'other')
  const moved = ['Some words that move.', block]
  expect(await faultsIn([block, ''], ['', block], [block, changed], [moved.join('\n\n'), moved.toReversed().join('\n\n')])).toEqual([])
})

test('is valid if table heads have nothing in common, above unchanged rows', async () => {
  expect(await faultsIn(['| a | b |\n| - | - |\n| 3 | 4 |', '| x | y |\n| - | - |\n| 3 | 4 |'])).toEqual([])
})
