/** Every output accepts whatever passes the check, and in a lenient run, whatever doesn't. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileTexts } from '../support/hostile-texts.ts'
import { allOutputs, checkText, printAlone } from '../support/text-outputs.ts'

const root = join(import.meta.dirname, '../..')
const texts = [
  'docs/handbook/writing-a-page.mdx',
  'src/content/changelog/2026/08/plans-by-shape-of-deployment.mdx',
  'src/content/decisions/0002-three-tiers.mdx',
].map((file) => readFileSync(join(root, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''))

// Fixed seed, so every run is the same. `npm run soak:texts` takes 20,000.
const seed = 20_261_129

test.each([
  ['md', 1000],
  // Text that could hang the parser is first parsed in another process.
  ['mdx', 200],
] as const)('any text of .%s alone', (form, numRuns) => {
  fc.assert(
    fc.property(hostileTexts([]), (body) => {
      expect(printAlone(body, form).join('')).not.toContain('[object Object]')
    }),
    { seed, numRuns },
  )
})

test.each(['md', 'mdx'] as const)('any text of .%s in a handbook, with feeds and messages', (form) => {
  const before = checkText('Before.', form)
  fc.assert(
    fc.property(hostileTexts(texts), (body) => {
      expect(allOutputs(checkText(body, form), before).size).toBeGreaterThan(30)
    }),
    { seed, numRuns: 25 },
  )
})

test.each([
  ['an object as an address', 'mdx', '<a href={{ toString: "x" }}>x</a>'],
  ['an object as a style', 'mdx', '<b style={{ color: { toString: 1 } }}>x</b>'],
  ['a list as an address', 'mdx', '<a href={[{ a: 1 }]}>x</a>'],
  ['an object as an id', 'mdx', '<b id={{ a: 1 }}>x</b>'],
  ['nothing as an address', 'mdx', '<a href={null}>x</a><img src />'],
  ['a tag with a type', 'mdx', '<ol type="a" children="b">x</ol>'],
  ['a name that all objects have', 'mdx', '<b __proto__="x" constructor="y" toString="z">x</b>'],
  ['an address without its host', 'md', '[a](https:) [b](https:/x) [c](http:///) ![d](https:) [e](https://) [f](//) <https:x>'],
  ['a picture from an odd place', 'md', '![a](ftp://x/y.png) ![b](foo:bar) <img src="mailto:x">'],
  ['code without an element', 'md', '<pre>a</pre>\n\n<pre></pre>\n\n<pre><b>a</b></pre>'],
  ['a row without cells', 'md', '<table><tr></tr><tr>a</tr></table>'],
  ['an address of many words', 'md', `<https://x.y/${'a.'.repeat(20_000)}>`],
  ['a footnote by hand', 'md', '<section data-footnotes><ol>a<li id="%"><sup><a data-footnote-ref></a></sup></ol></section>'],
] as const)('%s', (_, form, body) => {
  expect(allOutputs(checkText(body, form), checkText('<pre>b</pre>', form)).size).toBeGreaterThan(30)
})

test("media that can't be loaded stop nothing", () => {
  const media = 'type: fixed\ndate: 2026-02-05\nstatus: published\nmedia: [{ src: "javascript:alert(1)", alt: A, kind: image }]'
  const checked = checkText('Text.', 'md', { 'changelog/text.md': media })
  expect(checked.problems.map(({ code, file }) => [code, file])).toContainEqual(['image-invalid', 'changelog/text.md'])
  // The redacted output is source text.
  const outputs = [...allOutputs(checked, checked)].filter(([name]) => !name.startsWith('redacted'))
  expect(outputs.filter(([, text]) => text.includes('javascript:'))).toEqual([])
  expect(outputs.filter(([, text]) => text.includes('Text.')).length).toBeGreaterThan(10)
})

test.each([
  ['lists in one line', 'md', `${'- '.repeat(16_000)}x`],
  ['lists in one line', 'mdx', `${'- '.repeat(16_000)}x`],
  ['braces', 'mdx', '{'.repeat(32_000)],
  ['quotations', 'md', `${'>'.repeat(32_000)}x`],
] as const)("%s in .%s are refused before they're read", (_, form, body) => {
  expect(new Set(checkText(body, form).problems.map(({ code }) => code))).toEqual(new Set(['text-too-deep']))
})

test("a diagram that's too large is refused, and printed as source", () => {
  const body = `\`\`\`mermaid\nflowchart LR\n${'A & B & C --> D & E\n'.repeat(100)}\`\`\`\n`
  const checked = checkText(body, 'md')
  expect(new Set(checked.problems.map(({ code }) => code))).toEqual(new Set(['diagram-invalid']))
  expect([...allOutputs(checked, checked)].filter(([, text]) => text.includes('<svg viewBox'))).toEqual([])
})
