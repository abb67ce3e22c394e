/** Search texts of published editions: which are the same as today's, and what is read back from published pages. */
import { expect, test } from 'vitest'
import { collectEditionTexts } from '../../bench/search/editions.ts'
import { findEditions } from '../../src/history/editions/archive.ts'
import { parsePage, parseTerms } from '../../src/history/editions/page-parts.ts'
import type { EditionTexts } from '../../src/history/editions/edition-texts.ts'
import { repository } from '../support/repository.ts'
import { handbookIn } from './handbooks.ts'

const term = (definition: string, more = '') => `- { id: hub, term: Hub & spoke, definition: ${definition} }\n${more}`

function textsOf(...states: readonly Record<string, string | undefined>[]): EditionTexts {
  const { content, commit } = repository()
  const commits = states.map((files) => commit(files))
  const line = (id: string, place: number) => `- { name: e${place + 1}, commit: ${id}, date: 2026-0${place + 1}-01 }\n`
  commit({ 'editions.yaml': commits.slice(0, -1).map(line).join('') })
  const checked = handbookIn(content)
  return collectEditionTexts({ ...checked, archive: findEditions(content, checked.written.entries, checked.handbook.now) }, content)
}

test("a page that changed and was changed back is today's text in both editions that have it", () => {
  const page = (text: string) => `# Page\n\n${text}\n`
  const { asToday, others } = textsOf(
    { 'handbook/a.md': page('One.') },
    { 'handbook/a.md': page('Two.') },
    { 'handbook/a.md': page('One.') },
    { 'handbook/b.md': page('Other.') },
  )
  expect(asToday.get('/handbook/a/')).toEqual(['e1', 'e3'])
  expect(others.map(({ url, editions }) => [url, editions])).toEqual([['/editions/e2/handbook/a/', ['e2']]])
})

test('a page that was only renamed is one text', () => {
  const { asToday, others } = textsOf(
    { 'handbook/a.md': '# Page\n\nThe same words in both.\n' },
    { 'handbook/a.md': undefined, 'handbook/b.md': '# Page\n\nThe same words in both.\n' },
  )
  expect(asToday.get('/handbook/b/')).toEqual(['e1'])
  expect(others).toEqual([])
})

test('each term of a glossary is a text of its own', () => {
  const { asToday, others } = textsOf(
    { 'glossary.yaml': term('Joins what is apart.', '- { id: old, term: Old, definition: Was said once. }\n') },
    { 'glossary.yaml': term('Joins what is apart.', '- { id: new, term: New, definition: Is said now. }\n') },
  )
  expect(asToday.get('/glossary/#hub')).toEqual(['e1'])
  expect(asToday.get('/glossary/')).toEqual(['e1'])
  expect(others.map(({ url, title }) => [url, title])).toEqual([['/editions/e1/glossary/#old', 'Old']])
})

test('title, headings and text of a published page are read without permalinks', () => {
  const page =
    '<main><p>Way</p><article><h1 class="page-title">A &lt;b&gt; &amp;amp; c</h1><p class="lead">Lead.</p><h2 id="x">First <em>part</em>' +
    '<a class="permalink" href="#x" aria-label="Link">#</a></h2><p>Text.</p></article><dl>Owner</dl></main>'
  expect(parsePage(page)).toEqual({
    title: 'A <b> &amp; c',
    html: '<p class="lead">Lead.</p><h2 id="x">First <em>part</em></h2><p>Text.</p>',
    headings: ['First part'],
  })
})

test('a page without terms has none', () => {
  expect(parseTerms('<main><dl class="glossary"></dl></main>')).toEqual([])
})
