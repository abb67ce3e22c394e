/** What a command runs in. Tests run many commands in one process, each in its own shell. */
import { AsyncLocalStorage } from 'node:async_hooks'

interface Output {
  write(text: string): unknown
  isTTY?: boolean
  columns?: number
}

/** Streams, environment and exit code of a command. `process` is one. */
export interface Shell {
  readonly stdin: { isTTY?: boolean; [Symbol.asyncIterator]?(): AsyncIterator<Uint8Array | string> }
  readonly stdout: Output
  readonly stderr: Output
  readonly env: NodeJS.ProcessEnv
  exitCode?: number | string | null | undefined
}

const shells = new AsyncLocalStorage<Shell>()

/** The current command's shell. */
export function currentShell(): Shell {
  return shells.getStore() ?? process
}

export function runIn<Result>(shell: Shell, command: () => Result): Result {
  return shells.run(shell, command)
}
