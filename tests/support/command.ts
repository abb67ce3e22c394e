/** Runs the `handbook` command as a person does: in this process, or in one of its own. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { clearCaches } from '../../src/plain/caches.ts'
import { run } from '../../src/cli/run.ts'
import type { Shell } from '../../src/cli/shell.ts'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

export interface Result {
  code: number | null
  stdout: string
  stderr: string
}

/** In this process, which costs a tenth: for everything but builds (`callBuild`), servers, and what a process brings along. */
export async function callHandbook(args: readonly string[], env: Record<string, string> = {}, program = run): Promise<Result> {
  // A command begins with nothing in memory.
  clearCaches()
  const said: Record<'stdout' | 'stderr', string[]> = { stdout: [], stderr: [] }
  const outputTo = (lines: string[]) => ({ write: (text: string) => lines.push(text) })
  const shell: Shell = {
    stdin: {},
    stdout: outputTo(said.stdout),
    stderr: outputTo(said.stderr),
    env: { ...process.env, NO_COLOR: '1', ...env },
    exitCode: 0,
  }
  await program(args, shell)
  return { code: Number(shell.exitCode), stdout: said.stdout.join(''), stderr: said.stderr.join('') }
}

/** In a process of its own. */
export function handbook(args: readonly string[], env: Record<string, string> = {}): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${projectRoot}src/cli/main.ts`, ...args], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  return { code: status, stdout, stderr }
}
