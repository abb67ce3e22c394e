/** Builds in the test's process, at a twentieth of the cost of a separate one: the program is loaded, and the pages are bundled. */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { buildWith } from '../../src/cli/build.ts'
import { arePagesBundled } from '../../src/cli/bundle/bundle.ts'
import { follow, type Stage } from '../../src/plain/stages.ts'
import { loadSettings } from '../../src/settings.ts'
import { longestHook } from '../limits.ts'
import { callHandbook, handbook, projectRoot, type Result } from './command.ts'

const options = {
  content: { type: 'string' },
  config: { type: 'string' },
  out: { type: 'string' },
  audience: { type: 'string' },
  now: { type: 'string' },
  lenient: { type: 'boolean' },
} as const

/**
 * `args` are those of `handbook build`. Throws the command's output if it fails. Returns the stages that ran in this process. Run one
 * build at a time.
 */
export async function buildHere(out: string, args: readonly string[]): Promise<Stage[]> {
  const first = await buildFirst([...args, '--out', out])
  if (first && first.code !== 0) throw new Error(first.stderr)
  if (first) return []
  const warnings: string[] = []
  const stages: Stage[] = []
  const note = (text: string) => void warnings.push(text)
  const reporter = { warn: note, warnText: note, warnReport: note, printLines: () => undefined }
  const follower = { begin: (stage: Stage) => void stages.push(stage), step: () => undefined, pause: () => undefined }
  const code = await follow(follower, () => buildWith({ ...parseOptions(args), out }, reporter))
  if (code !== 0) throw new Error(warnings.join('\n'))
  return [...new Set(stages)]
}

/** Runs `handbook build` as a user does. `args` include `--out`. Run one build at a time. */
export async function callBuild(...args: string[]): Promise<Result> {
  return (await buildFirst(args)) ?? callHandbook(['build', ...args])
}

/**
 * The first build bundles the pages, which Vite does better without a test runner in the same process. Returns its result if this call was
 * the first. Making the bundle ready for another site takes a tenth of the time.
 */
async function buildFirst(args: readonly string[]): Promise<Result | undefined> {
  const { out = '', ...input } = parseOptions(args)
  const settings = await loadSettings(input, projectRoot)
  let result: Result | undefined
  await makeOnce(
    join(process.env['HANDBOOK_TEST_SITES'] ?? dirname(out), 'bundle'),
    () => arePagesBundled(settings),
    () => {
      result = handbook(['build', ...args])
    },
  )
  return result
}

function parseOptions(args: readonly string[]) {
  return parseArgs({ args: [...args], options }).values
}

/** Makes something once for all workers that ask for it; the others wait. `name` is a path that identifies it. */
export async function makeOnce(name: string, exists: () => boolean, make: () => unknown): Promise<void> {
  const lock = `${name}.asked`
  const step = 100
  for (let waited = 0; !exists(); ) {
    if (takeLock(lock)) {
      try {
        // Another worker may have made it meanwhile.
        if (!exists()) await make()
        return
      } finally {
        rmSync(lock, { recursive: true })
      }
    }
    for (; existsSync(lock); waited += step) {
      if (waited > longestHook) throw new Error(`Nobody made ${name}. Was it removed by a test?`)
      await setTimeout(step)
    }
  }
}

function takeLock(lock: string): boolean {
  try {
    mkdirSync(dirname(lock), { recursive: true })
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}
