/** The house keeps its order: every import of `src`, those of types included, is held against the floors of `scripts/house.ts`. */
import { expect, test } from 'vitest'
import { findCycles, floorOf, importsOf, measureHouse, outsideImports, sourceFiles, upwardImports } from '../../scripts/house.ts'

const files = sourceFiles()
const imports = importsOf(files)

test('every file stands on a floor', () => {
  expect(files.filter((file) => floorOf(file) === -1)).toEqual([])
})

test('no file imports from a higher floor', () => {
  expect(upwardImports(imports)).toEqual([])
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

test('no files import each other, and nothing is cast past its type', () => {
  expect(findCycles(files, imports)).toEqual([])
  expect(measureHouse()['casts']).toBe(0)
})
