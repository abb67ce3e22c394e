/** Builds in the process of the test, which costs a twentieth of a process of its own: the program is there, and the pages are bundled. */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { longestHook } from '../limits.ts'
import { callHandbook, handbook, projectRoot, type Result } from './command.ts'

/**
 * The program as Node itself loads it. The page bundle imports modules of the program, and what Vitest loads is another copy of them,
 * with caches of its own.
 */
const load = createRequire(import.meta.url)
const program = () => ({
  ...(load('../../src/cli/build.ts') as typeof import('../../src/cli/build.ts')),
  ...(load('../../src/cli/run.ts') as typeof import('../../src/cli/run.ts')),
  ...(load('../../src/settings.ts') as typeof import('../../src/settings.ts')),
})

const options = {
  content: { type: 'string' },
  config: { type: 'string' },
  out: { type: 'string' },
  audience: { type: 'string' },
  now: { type: 'string' },
  lenient: { type: 'boolean' },
} as const

/** `args` are those of `handbook build`. Throws what the command says if it fails. One build at a time. Returns the steps it took here. */
export async function buildHere(out: string, args: readonly string[]): Promise<string[]> {
  const first = await buildFirst([...args, '--out', out])
  if (first && first.code !== 0) throw new Error(first.stderr)
  if (first) return []
  const said: string[] = []
  const steps: string[] = []
  const note = (text: string) => void said.push(text)
  const progress = (text: string) => void steps.push(text)
  const reporter = { warn: note, warnText: note, warnReport: note, progress, printLines: () => undefined }
  if ((await program().buildWith({ ...optionsIn(args), out }, reporter)) !== 0) throw new Error(said.join('\n'))
  return steps
}

/** Runs the command `handbook build` as a person does. `args` hold `--out`. One build at a time. */
export async function callBuild(...args: string[]): Promise<Result> {
  return (await buildFirst(args)) ?? callHandbook(['build', ...args], {}, program().run)
}

/** The first build of all bundles the pages, which Vite does better in a process without a test runner. Returns what it said, if it was this one. */
async function buildFirst(args: readonly string[]): Promise<Result | undefined> {
  const { findKeptBundle, loadSettings } = program()
  const { out = '', ...input } = optionsIn(args)
  const settings = await loadSettings(input, projectRoot)
  const isBundled = () => findKeptBundle(settings) !== undefined
  const bundle = join(process.env['HANDBOOK_TEST_SITES'] ?? dirname(out), `bundle of ${settings.config.base.replaceAll('/', '_')}`)
  let result: Result | undefined
  await makeOnce(bundle, isBundled, () => {
    result = handbook(['build', ...args])
  })
  return result
}

function optionsIn(args: readonly string[]) {
  return parseArgs({ args: [...args], options }).values
}

/** Several workers may ask at once: one makes it, and the others wait until it is there. `name` is a path for what they share. */
export async function makeOnce(name: string, isThere: () => boolean, make: () => unknown): Promise<void> {
  const asked = `${name}.asked`
  const step = 100
  for (let waited = 0; !isThere(); ) {
    if (isFirst(asked)) {
      try {
        // It may have come in between.
        if (!isThere()) await make()
        return
      } finally {
        rmSync(asked, { recursive: true })
      }
    }
    for (; existsSync(asked); waited += step) {
      if (waited > longestHook) throw new Error(`Nobody made ${name}. Was it removed by a test?`)
      await setTimeout(step)
    }
  }
}

function isFirst(asked: string): boolean {
  try {
    mkdirSync(dirname(asked), { recursive: true })
    mkdirSync(asked)
    return true
  } catch {
    return false
  }
}
