/** Variants of a query. */
import { expect, test } from 'vitest'
import type { Engine } from '../../src/answers/search/engine.ts'
import { sortByTitleMatch } from '../../src/answers/search/title-match.ts'
import { queryVariants, searchAll } from '../../src/answers/search/variants.ts'

const small = { stopWords: new Set(['how', 'do', 'i', 'a', 'what', 'is', 'it']), questionWords: new Set(['how', 'what']) }

test.each([
  ['triage', ['triage']],
  ['release day', ['release day']],
  ['what is triage', ['triage', 'what is triage']],
  ['what is it', ['what is it']],
  ['how do i file big words', ['file big words', 'big words', 'file words', 'file big']],
  ['file a big word', ['file big word', 'file a big word', 'big word', 'file word', 'file big']],
  ['"how do big words file"', ['"how do big words file"']],
  ['"release day"', ['"release day"']],
  ['"unclosed', ['"unclosed']],
  ['three big words', ['three big words', 'big words', 'three words', 'three big']],
  ['one two three four five six seven', ['one two three four five six seven']],
  ['', ['']],
])('%s has the variants %j', (query, readings) => {
  expect(queryVariants(query, small).map((each) => each.query)).toEqual(readings)
})

test('exact titles come first, then exact other names; all else keeps its order', () => {
  const found = (title: string, names = '') => ({
    url: title,
    excerpt: '',
    content: '',
    meta: { title, names },
    filters: {},
    sub_results: [],
  })
  const results = [found('Triage of tickets'), found('Sorting', 'Triage, order'), found('Rules'), found('TRIAGE!')]
  expect(sortByTitleMatch(results, 'triage').map(({ url }) => url)).toEqual(['TRIAGE!', 'Sorting', 'Triage of tickets', 'Rules'])
})

test('a page with a longer number counts less than one with the number', async () => {
  const pages: Readonly<Record<string, readonly [id: string, score: number][]>> = {
    'upgrade 2.3': [
      ['to 2.31', 10],
      ['to 2.3', 6],
    ],
    '"2.3"': [['to 2.3', 1]],
  }
  const engine: Engine = {
    filters: async () => ({}),
    search: async (query) => {
      const results = (pages[query ?? ''] ?? []).map(([id, score]) => ({ id, score, data: () => Promise.reject(new Error(id)) }))
      return { results, filters: {}, totalFilters: {}, unfilteredResultCount: results.length }
    },
  }
  const { results } = await searchAll('upgrade 2.3', queryVariants('upgrade 2.3', small), {}, engine)
  expect(results.map(({ id, score }) => [id, score])).toEqual([
    ['to 2.3', 6],
    ['to 2.31', 4],
  ])
})
