/** The house keeps its order: every import of `src`, those of types included, is held against the floors of `scripts/house.ts`. */
import { expect, test } from 'vitest'
import { findCycles, floorOf, importsOf, measureHouse, outsideImports, sourceFiles, upwardImports } from '../../scripts/house.ts'

const files = sourceFiles()
const imports = importsOf(files)

/** What already breaks the order. Take lines out; add none. */
const breaches: readonly string[] = [
  'answers/due-reviews.ts → page/page.ts',
  'answers/home.ts → page/page.ts',
  'answers/schedule.ts → page/page.ts',
  'answers/status.ts → page/page.ts',
  'answers/trace/picture.ts → page/page.ts',
  'answers/trace/trace.ts → page/page.ts',
  'answers/waiting.ts → page/page.ts',
  'collections/backlog/view.ts → page/page.ts',
  'collections/changelog/change-line.ts → outputs/feeds/items.ts',
  'collections/changelog/view.ts → page/page.ts',
  'collections/decisions/view.ts → page/page.ts',
  'collections/features/view.ts → page/facts.ts',
  'collections/glossary/view.ts → page/page.ts',
  'collections/insights/view.ts → page/page.ts',
  'collections/milestones/view.ts → page/page.ts',
  'collections/releases/view.ts → page/facts.ts',
  'collections/roadmap/view.ts → page/page.ts',
  'collections/roles/view.ts → page/page.ts',
  'collections/tiers/data.ts → answers/upgrade/data.ts',
  'collections/triage/view.ts → page/page.ts',
  'graph/handbook.ts → collections/rules/index.ts',
  'graph/links/anchors.ts → collections/changelog/view.ts',
  'graph/links/anchors.ts → answers/matrix/matrix.ts',
  'history/editions/closed-texts.ts → outputs/search/page.ts',
  'words/search-words.ts → answers/search/look.ts',
]

test('every file stands on a floor', () => {
  expect(files.filter((file) => floorOf(file) === -1)).toEqual([])
})

test('no file imports from a higher floor', () => {
  expect(upwardImports(imports).map(({ from, to }) => `${from} → ${to}`)).toEqual(breaches)
})

test('only some floors reach the disk, processes and Astro', () => {
  expect(outsideImports(files)).toEqual([])
})

test('an upward import, a cycle and a lost file would be seen', () => {
  const upward = { from: 'graph/entry.ts', to: 'cli/main.ts' }
  expect(upwardImports([upward, { from: upward.to, to: upward.from }])).toEqual([upward])
  expect(findCycles(['a', 'b', 'c'], [upward, ...['ab', 'bc', 'ca'].map(([from = '', to = '']) => ({ from, to }))])).toEqual([
    ['a', 'b', 'c'],
  ])
  expect(floorOf('nowhere/file.ts')).toBe(-1)
})

test('the house is no worse than it was', () => {
  const { cycles, casts, files: count } = measureHouse()
  expect(cycles).toBeLessThanOrEqual(11)
  expect(casts).toBeLessThanOrEqual(124)
  expect(count).toBeLessThanOrEqual(790)
})
