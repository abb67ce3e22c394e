/** What is shown of a result: its excerpt in pieces; and what is offered where there is none. */
import { expect, test } from 'vitest'
import { piecesOf } from '../../src/model/search/excerpt.ts'
import { type Nearby, offerFor } from '../../src/model/search/nearby.ts'

test.each([
  ['A <mark>word</mark> here', 'Title', 'A [word] here'],
  ['<mark>Triage.</mark> What happens', 'Triage', 'What happens'],
  ['The <mark>rules.</mark> Some <mark>rules</mark>', 'The rules', 'Some [rules]'],
  ['from a <mark>pipeline</mark> to GitHub. The last', 'Push snapshots from a pipeline to GitHub', 'The last'],
  ['to GitHub is easy', 'Push snapshots to GitHub', 'to GitHub is easy'],
  ['1 &lt; 2 &amp;&amp; <mark>&lt;script&gt;</mark>', '', '1 < 2 && [<script>]'],
  ['&amp;lt;b&amp;gt;', '', '&lt;b&gt;'],
  ['', 'Title', ''],
])('%s below %s: %s', (excerpt, heading, shown) => {
  const pieces = piecesOf(excerpt, heading)
  expect(pieces.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join('')).toBe(shown)
})

const nearby: Nearby = {
  pages: [
    ['Device groups', '/groups/', 0],
    ['Release day', '/day/'],
    ['Sizing', '/sizing/', 1],
  ],
  keepers: [{ area: 'Devices', name: 'Ada', url: '/roles/ada/' }, { name: 'Bob' }],
}

test.each([
  ['divice gruop', ['Device groups'], 'Ada'],
  ['release dates', ['Release day'], undefined],
  ['sizng', ['Sizing'], 'Bob'],
  ['日本語', [], undefined],
  ['', [], undefined],
])('%s: the nearest titles are %j, and %s knows', (query, titles, keeper) => {
  const { pages, ask } = offerFor(query, nearby)
  expect(pages.map(({ title }) => title)).toEqual(titles)
  expect(ask?.name).toBe(keeper)
})
