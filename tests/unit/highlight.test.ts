/** Which parts of code are coloured. */
import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import { highlight } from '../../src/markdown/highlight.ts'

const colour = (code: string, language: string) => toHtml(highlight({ code, language, marked: new Set() }))

test.each([
  ['md', '```go\nfunc f() {}\n```', '<span class="code-keyword">func</span>'],
  ['mdx', '```toml\na = "text"\n```', '<span class="code-string-expression">"text"</span>'],
  ['html', '<script>const a = 1</script>', '<span class="code-keyword">const</span>'],
])("code in %s is highlighted, even if its language hadn't been loaded", (language, code, expected) => {
  const first = colour(code, language)
  expect(first).toContain(expected)
  for (const other of ['go', 'toml', 'javascript']) colour('x', other)
  expect(colour(code, language)).toBe(first)
})
