/** Every code of the table can occur, alone, and is explained. The texts themselves stand in problems-of-*.test.ts. */
import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ProblemCode, problemCodes, problemPage } from '../../src/problems/codes.ts'
import { onDisk, temporaryFolder } from './disk.ts'
import { fixtures, handbookIn } from './handbooks.ts'

const codes = Object.keys(problemCodes) as ProblemCode[]
/** Codes that come with another by their nature: what is read in spite of the fault has faults of its own. */
const companions: Partial<Record<ProblemCode, readonly ProblemCode[]>> = {
  'file-bom': ['link-missing'],
  'file-line-endings': ['link-missing', 'value-invalid'],
  'line-too-long': ['link-missing'],
}

test('each fixture is named after a code', () => {
  expect(readdirSync(fixtures).filter((name) => !Object.hasOwn(problemCodes, name))).toEqual([])
})

/** What depends on the machine is found by a build alone; tests/build/machines.test.ts has it. */
const ofBuilds: readonly ProblemCode[] = ['preview-glyphs']

describe.each(codes)('%s', (code) => {
  test.skipIf(ofBuilds.includes(code))('occurs in its fixture, and no other code does', () => {
    const make = onDisk[code]
    const folder = make ? temporaryFolder() : `${fixtures}/${code}`
    make?.(folder)
    const { problems } = handbookIn(folder)
    const found = new Set(problems.map((each) => each.code))
    expect([...found].filter((each) => !companions[code]?.includes(each))).toEqual([code])
    expect(problems.filter((each) => each.severity !== problemCodes[each.code].severity)).toEqual([])
  })

  test('has a page in the handbook', () => {
    const page = problemPage(code).replace(/\/$/, '')
    const file = new URL(`../../src/content${page}.md`, import.meta.url)
    expect(existsSync(file) || existsSync(`${file.pathname}x`), `src/content${page}.md`).toBe(true)
  })
})
