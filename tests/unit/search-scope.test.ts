/** Locations of a search result in the editions that have it. */
import { describe, expect, test } from 'vitest'
import type { EditionIndex } from '../../src/answers/editions/edition-index.ts'
import type { Found } from '../../src/answers/search/engine.ts'
import { documentKey, relocateResult, findLocations, findScope } from '../../src/answers/search/locations.ts'
import { scopeFilter } from '../../src/plain/search-scope.ts'

/** A page renamed after summer, a restored one, a deleted one, and a list. */
const index: EditionIndex = {
  format: 2,
  base: '/book/',
  editions: [
    { name: 'spring', date: '2026-03-01', url: '/editions/spring/' },
    { name: 'summer', date: '2026-06-01', url: '/editions/summer/' },
  ],
  documents: [
    { '/handbook/guide/': [0, 1], '/handbook/guidance/': [2, 2] },
    { '/handbook/back/': [0, 0, 2, 2] },
    { '/handbook/gone/': [0, 0] },
    { '/glossary/': [0, 2] },
  ],
}

function found(url: string, ...edition: string[]): Found {
  return {
    url,
    excerpt: '',
    content: '',
    meta: {},
    filters: { edition },
    sub_results: [{ title: 'Part', url: `${url}#part`, excerpt: '' }],
  }
}

describe('locations of a text', () => {
  test.each([
    [
      'in two editions',
      found('/book/editions/summer/handbook/guide/', 'spring', 'summer'),
      ['summer /book/editions/summer/handbook/guide/', 'spring /book/editions/spring/handbook/guide/'],
    ],
    [
      'the same as today, but for its name',
      found('/book/handbook/guidance/', 'today', 'summer'),
      ['today /book/handbook/guidance/', 'summer /book/editions/summer/handbook/guide/'],
    ],
    ['other editions have the page with another text', found('/book/handbook/back/', 'today'), ['today /book/handbook/back/']],
    ['gone', found('/book/editions/spring/handbook/gone/', 'spring'), ['spring /book/editions/spring/handbook/gone/']],
    [
      'a term',
      found('/book/glossary/#fleet', 'today', 'spring'),
      ['today /book/glossary/#fleet', 'spring /book/editions/spring/glossary/#fleet'],
    ],
    ['of no document that is known', found('/book/elsewhere/', 'today'), []],
  ])('%s', (_, text, places) => {
    expect(findLocations(text, index).map(({ edition, url }) => `${edition} ${url}`)).toEqual(places)
  })
})

test.each([
  ['/book/editions/spring/handbook/guide/', '/book/handbook/guidance/', true],
  ['/book/editions/spring/handbook/gone/', '/book/handbook/guidance/', false],
  ['/book/editions/spring/glossary/#fleet', '/book/glossary/#fleet', true],
  ['/book/glossary/#hub', '/book/glossary/#fleet', false],
])('%s and %s are the same document: %s', (a, b, isOne) => {
  expect(documentKey({ url: a }, index) === documentKey({ url: b }, index)).toBe(isOne)
})

test('sections keep their anchors at another location', () => {
  const moved = relocateResult(found('/book/handbook/guidance/', 'today'), {
    edition: 'spring',
    url: '/book/editions/spring/handbook/guide/',
  })
  expect([moved.url, moved.sub_results[0]?.url]).toEqual([
    '/book/editions/spring/handbook/guide/',
    '/book/editions/spring/handbook/guide/#part',
  ])
})

test.each([
  ['today', 'today', {}],
  ['all', 'all', {}],
  ['spring', 'spring', { edition: ['spring'] }],
  ['winter', undefined, undefined],
])('a URL may ask for %s', (name, scope, filter) => {
  const asked = findScope(name, index)
  expect(asked).toBe(scope)
  expect(asked && scopeFilter(asked)).toEqual(filter)
})
