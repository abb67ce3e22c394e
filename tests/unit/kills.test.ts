/** Publishing processes are killed at random moments and between the two renames; the served site stays complete. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { publish } from '../../src/cli/output/publish.ts'
import { restoreOutput } from '../../src/cli/output/recovery.ts'
import { temporaryFolder } from '../support/folders.ts'
import { mountDisk } from '../support/mounts.ts'
import { findBrokenLinks, findChangedForeign, readVersion, writeForeign, writeSite } from '../support/small-site.ts'

const script = fileURLToPath(new URL('../support/publisher.ts', import.meta.url))

/** Pseudorandom numbers, so that a failure can be repeated. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** Caches the publishers' compiled modules: stripping types takes four times as long as starting Node. */
const compiled = temporaryFolder(true)
afterAll(() => rmSync(compiled, { recursive: true }))

/** Starts a publisher; resolves once it prints the word. */
function startPublisher(out: string, version: number, word: string, step?: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, dirname(out), out, String(version), ...(step === undefined ? [] : [step])], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.stdout.on('data', (text) => String(text).includes(word) && resolve(child))
  })
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A folder with a complete site and foreign files. */
function startSite(folder: string): string {
  const out = join(folder, 'site')
  writeForeign(out)
  publishVersion(out, 1)
  return out
}

function publishVersion(out: string, version: number): void {
  const built = join(dirname(out), 'build')
  writeSite(built, version)
  publish({ built, out, audience: 'public' })
}

const leftoversBeside = (out: string) =>
  readdirSync(dirname(out)).filter((name) => name !== basename(out) && name.startsWith(basename(out)))

test('140 kills at random moments: the folder is complete, or restored by the next command', async () => {
  const out = startSite(temporaryFolder())
  const random = randomNumbers(7)
  for (let kills = 0; kills < 140; kills++) {
    const child = await startPublisher(out, 1000 * (kills + 1), 'ready')
    await wait(random() * 12)
    await kill(child)
    restoreOutput(out)
    expect(readVersion(out)).toBeGreaterThan(0)
    expect(findChangedForeign(out)).toEqual([])
  }
  publishVersion(out, 2)
  expect(leftoversBeside(out)).toEqual([])
})

test('30 kills between the two renames: the next command restores the old site', async () => {
  const out = startSite(temporaryFolder())
  for (let kills = 0; kills < 30; kills++) {
    const child = await startPublisher(out, kills + 2, 'stopped', 'rename new')
    expect(existsSync(out)).toBe(false)
    await kill(child)
    restoreOutput(out)
    expect(readVersion(out)).toBe(kills + 1)
    expect(findChangedForeign(out)).toEqual([])
    publishVersion(out, kills + 2)
    expect([readVersion(out), findChangedForeign(out), leftoversBeside(out)]).toEqual([kills + 2, [], []])
  }
})

test('30 kills in a mount point: no link reachable from the start page breaks', async ({ skip }) => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'site'))
  if (!mountDisk(join(folder, 'site'), '4m')) skip('mounting needs an administrator')
  const out = startSite(folder)
  const random = randomNumbers(11)
  for (let kills = 0; kills < 30; kills++) {
    const child = await startPublisher(out, 1000 * (kills + 1), 'ready')
    await wait(random() * 12)
    await kill(child)
    expect([findBrokenLinks(out), findChangedForeign(out)]).toEqual([[], []])
  }
  publishVersion(out, 2)
  expect([readVersion(out), findChangedForeign(out)]).toEqual([2, []])
  expect(readdirSync(out).filter((name) => name.startsWith('.handbook-'))).toEqual([])
})

test("two processes that publish constantly don't harm each other", async () => {
  const out = startSite(temporaryFolder())
  const children = await Promise.all([1, 2].map((each) => startPublisher(out, each * 1000, 'ready')))
  await wait(300)
  await Promise.all(children.map(kill))
  restoreOutput(out)
  expect(readVersion(out)).toBeGreaterThan(0)
  expect(findChangedForeign(out)).toEqual([])
  publishVersion(out, 2)
  expect([readVersion(out), leftoversBeside(out)]).toEqual([2, []])
})
