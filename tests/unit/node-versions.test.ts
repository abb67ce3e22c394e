/** Supported versions of Node, and messages for others. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canRun, oldestToInstall, refuseToInstall } from '../../scripts/node-versions.mjs'
import { projectRoot } from '../support/command.ts'

test.each([
  ['18.20.8', false],
  ['20.20.2', false],
  ['22.12.0', false],
  ['22.17.9', false],
  ['22.18.0', true],
  ['22.20.1', true],
  ['23.5.0', false],
  ['23.6.0', true],
  ['24.0.0', true],
  ['30.1.0', true],
])('Node %s runs the commands itself: %s', (version, itself) => {
  expect(canRun(version)).toBe(itself)
})

test.each(['14.21.3', '18.20.8', '19.9.0'])('Node %s is refused with a sentence', (version) => {
  expect(refuseToInstall(version)).toBe(`Node ${version} is too old. Install Node 20 or newer from https://nodejs.org and try again.`)
})

test.each(['20.0.0', '20.20.2', '22.12.0', '24.21.0'])('Node %s installs the project', (version) => {
  expect(refuseToInstall(version)).toBeUndefined()
})

test('the package and the README require the same', () => {
  const [major] = oldestToInstall.split('.')
  expect(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).engines.node).toBe(`>=${major}`)
  expect(readFileSync(join(projectRoot, 'README.md'), 'utf8')).toContain(`You need Node ${major} or newer`)
})
