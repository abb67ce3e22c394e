/** Runs the `handbook` command as a user does, in this process or a new one. */
import { spawnSync } from 'node:child_process'
import { Readable } from 'node:stream'
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

/**
 * Runs it in this process, at a tenth of the cost. Not for builds (use `callBuild`), servers, or anything that depends on the process. `input` is what it gets on
 * standard input.
 */
export async function callHandbook(
  args: readonly string[],
  env: Record<string, string> = {},
  program = run,
  input: readonly Uint8Array[] = [],
): Promise<Result> {
  // A command starts with empty caches.
  clearCaches()
  const output: Record<'stdout' | 'stderr', string[]> = { stdout: [], stderr: [] }
  const outputTo = (lines: string[]) => ({ write: (text: string) => lines.push(text) })
  const shell: Shell = {
    stdin: { [Symbol.asyncIterator]: () => Readable.from(input)[Symbol.asyncIterator]() },
    stdout: outputTo(output.stdout),
    stderr: outputTo(output.stderr),
    env: { ...process.env, NO_COLOR: '1', ...env },
    exitCode: 0,
  }
  await program(args, shell)
  return { code: Number(shell.exitCode), stdout: output.stdout.join(''), stderr: output.stderr.join('') }
}

/** Runs it in a new process. */
export function handbook(args: readonly string[], env: Record<string, string> = {}): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${projectRoot}src/cli/main.ts`, ...args], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  return { code: status, stdout, stderr }
}
