/** `handbook explain CODE`: says what a problem is, why it's one, and how to fix it. */
import type { Command } from 'commander'
import { type ProblemCode, problemCodes } from '../problems/codes.ts'
import { didYouMean, nearest } from '../problems/nearest.ts'
import { CallError, print, printLines, withCommonOptions } from './common.ts'
import { formatExplanation } from './manual.ts'
import { currentShell } from './shell.ts'

export function addExplain(program: Command): void {
  withCommonOptions(
    program
      .command('explain')
      .argument('[code]', 'code of a problem, for example "link-missing"; lists all codes if omitted')
      .description('explain a problem, its cause and its fix'),
  ).action((code: string | undefined) => {
    if (code === undefined) printLines(listCodes())
    else if (isCode(code)) print(formatExplanation(code, hasColour()))
    else throw new CallError(describeUnknown(code))
  })
}

function hasColour(): boolean {
  const { stdout, env } = currentShell()
  return stdout.isTTY === true && !env['NO_COLOR']
}

/** One line per code: the code, its severity and a summary. */
function listCodes(): string[] {
  const codes = Object.entries(problemCodes)
  const width = Math.max(...codes.map(([code]) => code.length))
  return codes.map(([code, { severity, summary }]) => `${code.padEnd(width)}  ${severity.padEnd('warning'.length)}  ${summary}`)
}

function isCode(text: string): text is ProblemCode {
  return Object.hasOwn(problemCodes, text)
}

function describeUnknown(code: string): string {
  const hint = didYouMean(nearest(code, Object.keys(problemCodes)), 'Run without a code to list them all.')
  return `There is no problem code "${code}". ${hint}`
}
