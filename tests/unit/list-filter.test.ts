import { expect, test } from 'vitest'
import { type Facts, formatFilter, createMatcher, readFilter, searchable } from '../../src/plain/list-filter.ts'

const choices = new Map<string, ReadonlyMap<string, string>>([
  ['type', new Map([['fixed', 'fixed']])],
  [
    'tier',
    new Map([
      ['team', 'team'],
      ['pro', 'team'],
    ]),
  ],
  ['area', new Map()],
  ['year', new Map([['2026', '2026']])],
])

test.each([
  { query: '', filter: {}, unknown: [] },
  { query: '?type=fixed&tier=team&q=token', filter: { type: 'fixed', tier: 'team', q: 'token' }, unknown: [] },
  { query: '?tier=Pro', filter: { tier: 'team' }, unknown: [] },
  { query: '?type=broken&year=2026', filter: { year: '2026' }, unknown: [{ name: 'type', value: 'broken' }] },
  { query: '?area=core', filter: {}, unknown: [{ name: 'area', value: 'core' }] },
  { query: '?type=&q=+&year=2026&year=1', filter: { year: '2026' }, unknown: [] },
  { query: '?utm_source=mail', filter: {}, unknown: [] },
  { query: '?q=%3Cscript%3E', filter: { q: '<script>' }, unknown: [] },
])('the URL "$query" asks for $filter', ({ query, filter, unknown }) => {
  expect(readFilter(new URLSearchParams(query), choices)).toEqual({ filter, unknown })
})

test.each([
  [{}, ''],
  [{ q: 'a b', type: 'fixed' }, '?type=fixed&q=a+b'],
  [{ year: '2026', tier: 'team', q: '' }, '?tier=team&year=2026'],
])('%j is written as "%s"', (filter, query) => {
  expect(formatFilter(filter, ['type', 'tier', 'year'])).toBe(query)
})

const facts: Facts = {
  values: { type: ['fixed'], tier: ['team', 'edge'], offering: ['cloud'], area: [], year: ['2026'] },
  text: searchable('Résumé of a Token'),
}

test.each([
  [{}, true],
  [{ type: 'fixed', tier: 'edge', year: '2026' }, true],
  [{ type: 'added' }, false],
  [{ area: 'core' }, false],
  [{ q: 'RESUME' }, true],
  [{ q: ' token  résumé ' }, true],
  [{ q: 'token gone' }, false],
  [{ type: 'fixed', q: 'gone' }, false],
])('%j matches: %s', (filter, matches) => {
  expect(createMatcher(filter)(facts)).toBe(matches)
})
