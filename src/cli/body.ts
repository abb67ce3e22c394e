/** The text of an entry, given on the command line or piped into it. */
import { readFileSync } from 'node:fs'
import { CallError } from './common.ts'
import { currentShell } from './shell.ts'

/** Returns the text; "-" is standard input. */
export function readBody(given: string | undefined): string | undefined {
  if (given !== '-') return given
  const { stdin } = currentShell()
  if (stdin.isTTY) throw new CallError('There is no text on standard input. Pipe it into the command, or give it after --body.')
  return readFileSync(0, 'utf8')
}
