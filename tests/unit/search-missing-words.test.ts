/** Query words that a result lacks, shown below it. */
import { expect, test } from 'vitest'
import { missingFromPage } from '../../src/answers/search/missing-words.ts'

const small = new Set(['how', 'must', 'we'])
const page = { content: 'Answers to tickets, as the policies of 2.31 say.', meta: { title: 'First answer', names: 'Reply' } }

test.each([
  ['how must we answer tickets', []],
  ['how fast must we answer', ['fast']],
  ['fast tickets, fast answers', ['fast']],
  ['policy', []],
  ['tick', []],
  ['reply', []],
  ['4.0 of it', []],
  ['手册', ['手册']],
  ['e-mail', ['email']],
  ['"weekend policy"', ['weekend']],
])('%s: the page lacks %j', (query, lacked) => {
  expect(missingFromPage(page, query, small)).toEqual(lacked)
})
