/** How the bench counts processor time and memory, with commands that use a known amount. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { childSeconds, type Command, costOf } from '../../bench/cost.ts'
import { familyOf, memoryOf } from '../../bench/family.ts'
import { temporaryFolder } from '../support/folders.ts'

test.each([
  ['dash', '0m0.000000s 0m0.010000s\n0m9.020000s 0m1.140000s\n', 10.16],
  ['bash', '0m0.002s 0m0.003s\n1m2.500s 2m0.250s\n', 182.75],
  ['bash with a decimal comma', '0m0,002s 0m0,003s\n0m1,500s 0m0,250s\n', 1.75],
])('what %s prints of its children', (_, printed, seconds) => {
  expect(childSeconds(printed)).toBeCloseTo(seconds, 6)
})

test('what no shell prints is refused', () => {
  expect(() => childSeconds('real 1.0\nuser 1.0\n')).toThrow('The shell\'s "times" printed something else: real 1.0')
})

const folder = temporaryFolder(true)
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const log = join(folder, 'log')

/** Burns processor time, not wall time, so a busy machine makes it slower but not costlier. */
const burn = 'const burn = (seconds) => { while (process.cpuUsage().user + process.cpuUsage().system < seconds * 1e6); };'
const node = (script: string): Command => ({ run: [process.execPath, '-e', script], cwd: folder })
/** Systems count in hundredths of a second, and round. */
const tick = 0.02

test('the time of a command, its children and their children counts', async () => {
  const alone = await costOf([node(`${burn} burn(0.2)`)], log)
  expect(alone.processor).toBeGreaterThanOrEqual(0.2 - tick)
  const child = `${burn} burn(0.2)`
  const parent = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(child)}])`
  const nested = await costOf([node(`${burn} burn(0.2); ${parent}`)], log)
  expect(nested.processor).toBeGreaterThanOrEqual(0.4 - 2 * tick)
})

test('the time of a child that nobody waits for counts too', { skip: process.platform !== 'linux' }, async () => {
  const child = `${burn} burn(0.5); console.log('ready'); process.stdin.resume()`
  const parent = `${burn}
    const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}])
    child.stdout.once('data', () => { burn(0.5); process.exit() })`
  const { processor } = await costOf([node(parent)], log)
  // The last sample may be a little before the end.
  expect(processor).toBeGreaterThanOrEqual(0.8)
})

test('waiting costs nothing, and several commands add up', async () => {
  const waiting = await costOf([{ run: ['sleep', '0.5'], cwd: folder }], log)
  expect(waiting.processor).toBeLessThan(0.2)
  const two = await costOf([node(`${burn} burn(0.2)`), node(`${burn} burn(0.2)`)], log)
  expect(two.processor).toBeGreaterThanOrEqual(0.4 - 2 * tick)
})

test('a command that fails says so with the end of what it printed', async () => {
  await expect(costOf([{ run: ['sh', '-c', 'echo before; echo wrong >&2; exit 3'], cwd: folder }], log)).rejects.toThrow(
    /" ended with 3:\nbefore\nwrong\n$/,
  )
  await expect(costOf([{ run: ['no-such-program'], cwd: folder }], log)).rejects.toThrow('"no-such-program" ended with 127')
})

test('memory is that of a process and its descendants', { skip: process.platform !== 'linux' }, async () => {
  // Filled, since untouched memory isn't held.
  const hold = "globalThis.held = Buffer.alloc(100 * 2 ** 20, 1); process.stdin.on('end', () => process.exit()).resume();"
  const child = `${hold} console.log('ready')`
  const parent = `${hold} require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' })`
  const family = spawn(process.execPath, ['-e', parent], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(family.stdout, 'data')
  expect(memoryOf(familyOf(family.pid))).toBeGreaterThanOrEqual(200 * 2 ** 20)
  family.stdin.end()
  await once(family, 'exit')
  expect(familyOf(family.pid)).toEqual([])
})
