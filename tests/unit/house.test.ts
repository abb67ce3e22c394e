/** Holds every import in `src`, including types, to the floors of `scripts/house.ts`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  findCycles,
  findFloor,
  floors,
  readImports,
  measureHouse,
  findOutsideImports,
  listSourceFiles,
  findUpwardImports,
} from '../../scripts/house.ts'

const files = listSourceFiles()
const imports = readImports(files)

test('every file stands on a floor', () => {
  expect(files.filter((file) => findFloor(file) === -1)).toEqual([])
})

test('no file imports from a higher floor', () => {
  expect(findUpwardImports(imports)).toEqual([])
})

test('only some floors reach the disk, processes and Astro', () => {
  expect(findOutsideImports(files)).toEqual([])
})

test('an upward import, a cycle and a misplaced file are detected', () => {
  const upward = { from: 'graph/entry.ts', to: 'cli/main.ts' }
  expect(findUpwardImports([upward, { from: upward.to, to: upward.from }])).toEqual([upward])
  expect(findCycles(['a', 'b', 'c'], [upward, ...['ab', 'bc', 'ca'].map(([from = '', to = '']) => ({ from, to }))])).toEqual([
    ['a', 'b', 'c'],
  ])
  expect(findFloor('nowhere/file.ts')).toBe(-1)
})

test('there are no import cycles, and no casts past a type', () => {
  expect(findCycles(files, imports)).toEqual([])
  expect(measureHouse()['casts']).toBe(0)
})

/** Floors that show a handbook's content. */
const showing = new Set(['views', 'answers', 'page', 'collection pages', 'site'])
/** An audience as a value or a type: `handbook.audience`, `{ audience } = handbook`, `Pick<View, 'audience'>`. */
const question = /\.audience\b|\{[^{}'"]*\baudience\b[^{}'"]*\}|'audience'/

const asking = (names: ReadonlySet<string>) =>
  files.filter(
    (file) =>
      names.has(floors[findFloor(file)]?.name ?? '') && question.test(readFileSync(join(import.meta.dirname, '../../src', file), 'utf8')),
  )

test("no page checks the audience: the customers' handbook has no staff content", () => {
  expect(files.filter((file) => showing.has(floors[findFloor(file)]?.name ?? '')).length).toBeGreaterThan(150)
  // In dev, a badge on each page says whose view it is.
  expect(asking(showing)).toEqual(['integrations/handbook.ts'])
  for (const asked of ["handbook.audience === 'staff'", 'const { config, audience } = handbook', "Pick<View, 'audience'>"])
    expect(question.test(asked), asked).toBe(true)
})

test('among outputs, only data files, robots.txt, handbook.json and broadcasts state their audience', () => {
  expect(asking(new Set(['outputs'])).filter((file) => !file.startsWith('outputs/broadcast/'))).toEqual([
    'outputs/data/data-files.ts',
    'outputs/index-file.ts',
    'outputs/sitemap.ts',
  ])
})
