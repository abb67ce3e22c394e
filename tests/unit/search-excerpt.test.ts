/** Excerpts of results in pieces. */
import { expect, test } from 'vitest'
import { splitExcerpt } from '../../src/answers/search/excerpt.ts'

test.each([
  ['A <mark>word</mark> here.', 'Title', 'A [word] here.'],
  ['A <mark>word</mark> here', 'Title', 'A [word] here …'],
  ['in a <mark>word</mark>', 'Title', '… in a [word] …'],
  ['<mark>Triage.</mark> What happens.', 'Triage', 'What happens.'],
  ['The <mark>rules.</mark> Some <mark>rules.</mark>', 'The rules', 'Some [rules.]'],
  ['from a <mark>pipeline</mark> to GitHub. The last.', 'Push snapshots from a pipeline to GitHub', 'The last.'],
  ['to GitHub is easy!', 'Push snapshots to GitHub', '… to GitHub is easy!'],
  ['1 &lt; 2 &amp;&amp; <mark>&lt;script&gt;</mark>', '', '1 < 2 && [<script>]'],
  ['&amp;lt;b&amp;gt;', '', '&lt;b&gt;'],
  ['', 'Title', ''],
])('%s below %s: %s', (excerpt, heading, shown) => {
  const pieces = splitExcerpt(excerpt, heading)
  expect(pieces.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join('')).toBe(
    shown.replace(/ …$/, '\u00a0…').replace(/^… /, '…\u00a0'),
  )
})
