/** Dependencies: licences, notices and the bill of materials. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isAllowed, type LockedPackage, findLicenceFault, readProductionPackages } from '../../scripts/licences.ts'
import { printNotices } from '../../scripts/notices.ts'
import { createBillOfMaterials } from '../../scripts/sbom.ts'
import { projectRoot } from '../support/command.ts'

const packages = readProductionPackages(join(projectRoot, 'package-lock.json'))
const named = (name: string, license?: string): LockedPackage => ({
  name,
  version: '1.0.0',
  path: `node_modules/${name}`,
  isOptional: false,
  ...(license !== undefined && { license }),
})

test('the notices match the lockfile', () => {
  expect(printNotices(projectRoot, packages), 'Run "npm run notices".').toBe(
    readFileSync(join(projectRoot, 'THIRD-PARTY-NOTICES.md'), 'utf8'),
  )
})

test('each licence is allowed', () => {
  expect(packages.length).toBeGreaterThan(200)
  expect(packages.flatMap((each) => findLicenceFault(each) ?? [])).toEqual([])
})

test.each([
  ['x', 'GPL-3.0-only'],
  ['x', 'AGPL-3.0-or-later'],
  ['x', 'UNLICENSED'],
  ['x', 'SEE LICENSE IN LICENSE.txt'],
  ['x', 'EPL-2.0'],
  ['x', 'MIT AND GPL-2.0-only'],
  ['x', '(MIT OR Apache-2.0) AND GPL-2.0-only'],
  ['x', 'MIT WITH'],
  ['x', undefined],
])('%s with the licence %s is refused', (name, license) => {
  expect(findLicenceFault(named(name, license))).toContain(license === undefined ? 'names no licence' : `"${license}", which isn't allowed`)
})

test.each([
  ['MIT', true],
  ['GPL-3.0-only OR MIT', true],
  ['(GPL-3.0-only OR MIT) AND ISC', true],
  ['(GPL-3.0-only AND MIT) OR ISC', true],
  ['(GPL-3.0-only AND MIT) OR GPL-2.0-only', false],
  ['', false],
])('the expression "%s": %s', (expression, expected) => {
  expect(isAllowed(expression, (id) => ['MIT', 'ISC'].includes(id))).toBe(expected)
})

test('no Node is among them: a company has its own, or the command brings one', () => {
  expect(packages.map(({ name }) => name)).not.toContain('node')
})

test('the bill of materials has each package with its hash, and nothing that changes between runs', () => {
  const bom = createBillOfMaterials(projectRoot)
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, metadata: { component: { name: 'handbook' } } })
  expect(bom.components.map(({ name }) => name)).not.toContain('vitest')
  const listed = new Map(bom.components.map((each) => [`${each.name}@${each.version}`, each]))
  for (const { name, version, integrity = '' } of packages) {
    const [, algorithm = '', digest = ''] = /^(sha\d+)-(.+)$/.exec(integrity) ?? []
    expect(listed.get(`${name}@${version}`)?.hashes, name).toContainEqual({
      alg: algorithm.toUpperCase().replace('SHA', 'SHA-'),
      content: Buffer.from(digest, 'base64').toString('hex'),
    })
  }
  expect(JSON.stringify(bom)).not.toMatch(/serialNumber|timestamp|urn:uuid/)
})
