/** The package as npm packs it, in a company's folder. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Result } from './command.ts'
import { projectRoot } from './command.ts'
import { temporaryFolder } from './folders.ts'

const npm = (args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: projectRoot, encoding: 'utf8', shell: process.platform === 'win32' })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

/** Makes the tarball, once for all files of a run, and returns its path. */
export function packProgram(): string {
  const folder = join(process.env['HANDBOOK_TEST_SITES'] ?? temporaryFolder(true), 'package')
  const done = join(folder, 'done')
  if (mkdirSync(folder, { recursive: true }) === undefined) waitFor(done)
  else
    try {
      npm(['run', 'prepack'])
      npm(['pack', '--ignore-scripts', '--pack-destination', folder])
    } finally {
      writeFileSync(done, '')
    }
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  if (tarball === undefined) throw new Error("The package couldn't be packed.")
  return join(folder, tarball)
}

/** Waits for another worker. */
function waitFor(file: string): void {
  const clock = new Int32Array(new SharedArrayBuffer(4))
  while (!existsSync(file)) Atomics.wait(clock, 0, 0, 100)
}

/** Packs the program and installs it into an empty folder. */
export function installPackage(name?: string): Installed {
  return installStrictly(packProgram(), name)
}

export interface Installed {
  /** The company's folder. */
  root: string
  /** The package's own folder. */
  program: string
  /** Runs `handbook` there, on this Node or another. */
  run(args: readonly string[], node?: string): Result
}

/**
 * Installs it as pnpm does: the company's folder sees the package, but not what the package depends on. That's stricter than npm's layout.
 */
export function installStrictly(tarball: string, name = 'acme-handbook'): Installed {
  const root = join(temporaryFolder(true), name)
  const store = join(root, 'node_modules/.store/node_modules')
  mkdirSync(store, { recursive: true })
  if (spawnSync('tar', ['-xzf', tarball, '-C', store]).status !== 0) throw new Error(`"${tarball}" can't be read.`)
  const program = join(store, 'astro-handbook')
  renameSync(join(store, 'package'), program)
  const { dependencies } = JSON.parse(readFileSync(join(program, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  for (const each of Object.keys(dependencies)) {
    mkdirSync(dirname(join(store, each)), { recursive: true })
    symlinkSync(join(projectRoot, 'node_modules', each), join(store, each))
  }
  symlinkSync(program, join(root, 'node_modules/astro-handbook'))
  mkdirSync(join(root, 'node_modules/.bin'))
  symlinkSync('../astro-handbook/scripts/handbook.mjs', join(root, 'node_modules/.bin/handbook'))
  const run = (args: readonly string[], node = process.execPath) => {
    const command = join(root, 'node_modules/astro-handbook/scripts/handbook.mjs')
    const env = { ...process.env, NO_COLOR: '1' }
    const { status, stdout, stderr } = spawnSync(node, [command, ...args], { cwd: root, encoding: 'utf8', env })
    return { code: status, stdout, stderr }
  }
  return { root, program, run }
}

export function writeIn(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
