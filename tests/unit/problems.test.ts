/** Every code of the table can occur, alone, and is explained. The texts themselves stand in problems-of-*.test.ts. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ProblemCode, problemCodes } from '../../src/problems/codes.ts'
import { runbooks } from './own-runbooks.ts'
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

const readManualPage = (name: string) => readFileSync(new URL(`../../docs/handbook/problems/${name}`, import.meta.url), 'utf8')

test('the list of problems in the manual has each code once, with its weight', () => {
  const listed = [...readManualPage('index.mdx').matchAll(/^\| \[([a-z-]+)\]\(\.\/\1\.md\) \| (error|warning) \| /gm)]
  expect(listed.map(([, code, severity]) => `${code} ${severity}`).sort()).toEqual(
    codes.map((code) => `${code} ${problemCodes[code].severity}`).sort(),
  )
})

/** What depends on the machine is found by a build alone; tests/build/machines.test.ts has it. */
const ofBuilds: readonly ProblemCode[] = ['preview-glyphs']

describe.each(codes)('%s', (code) => {
  test.skipIf(ofBuilds.includes(code))('occurs in its fixture, and no other code does', () => {
    const make = onDisk[code]
    const folder = make ? temporaryFolder() : `${fixtures}/${code}`
    make?.(folder)
    const { problems } = handbookIn(folder, { config: { collections: [runbooks] } })
    const found = new Set(problems.map((each) => each.code))
    expect([...found].filter((each) => !companions[code]?.includes(each))).toEqual([code])
    expect(problems.filter((each) => each.severity !== problemCodes[each.code].severity)).toEqual([])
  })

  test('has a page in the manual that says its weight, an example, the message and the repair', () => {
    const page = readManualPage(`${code}.md`)
    expect(page).toContain(`\n**${problemCodes[code].severity === 'error' ? 'Error' : 'Warning'}.** `)
    expect(page.match(/^## (An example|The message|The repair)$/gm)).toEqual(['## An example', '## The message', '## The repair'])
    expect(page, 'The message is the one of another code.').toContain(`  ${problemCodes[code].severity}  ${code}\n`)
  })
})
