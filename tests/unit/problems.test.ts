/** Every code can occur alone and is explained. Messages are in problems-of-*.test.ts. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isOurCode, type ProblemCode, problemCodes } from '../../src/problems/codes.ts'
import { cost, runbooks, staffing } from './own-code.ts'
import { onDisk, temporaryFolder } from './disk.ts'
import { fixtures, handbookIn } from './handbooks.ts'

const codes = Object.keys(problemCodes) as ProblemCode[]
/** Codes that can't occur alone: a file that is read despite its fault has other faults too. */
const companions: Partial<Record<ProblemCode, readonly ProblemCode[]>> = {
  'file-bom': ['link-missing'],
  'file-line-endings': ['link-missing', 'value-invalid'],
  'line-too-long': ['link-missing'],
}

test('each fixture is named after a code', () => {
  expect(readdirSync(fixtures).filter((name) => !Object.hasOwn(problemCodes, name))).toEqual([])
})

const readManualPage = (name: string) => readFileSync(new URL(`../../docs/handbook/problems/${name}`, import.meta.url), 'utf8')

test("the manual's list of problems has each code once, with its severity", () => {
  const listed = [...readManualPage('index.mdx').matchAll(/^\| \[([a-z-]+)\]\(\.\/\1\.md\) \| (error|warning) \| /gm)]
  expect(listed.map(([, code, severity]) => `${code} ${severity}`).sort()).toEqual(
    codes.map((code) => `${code} ${problemCodes[code].severity}`).sort(),
  )
})

/** Codes that depend on the machine are found by builds only; see tests/build/machines.test.ts. */
const ofBuilds: readonly ProblemCode[] = ['preview-glyphs']

describe.each(codes)('%s', (code) => {
  test.skipIf(ofBuilds.includes(code))('occurs in its fixture, and is the only one', () => {
    const make = onDisk[code]
    const folder = make ? temporaryFolder() : `${fixtures}/${code}`
    make?.(folder)
    const { problems } = handbookIn(folder, { config: { collections: [runbooks], components: [cost], rules: [staffing] } })
    const found = new Set(problems.map((each) => each.code))
    expect([...found].filter((each) => !companions[code]?.some((other) => other === each))).toEqual([code])
    expect(problems.filter(({ code: each, severity }) => isOurCode(each) && severity !== problemCodes[each].severity)).toEqual([])
  })

  test('has a page in the manual with its severity, an example, the message and the fix', () => {
    const page = readManualPage(`${code}.md`)
    expect(page).toContain(`\n**${problemCodes[code].severity === 'error' ? 'Error' : 'Warning'}.** `)
    expect(page.match(/^## (Example|Message|Fix)$/gm)).toEqual(['## Example', '## Message', '## Fix'])
    expect(page, 'The message is the one of another code.').toContain(`  ${problemCodes[code].severity}  ${code}\n`)
  })
})
