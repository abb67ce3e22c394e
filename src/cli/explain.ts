/** `handbook explain CODE`: says what a problem is, why it's one, and how to fix it. */
import type { Command } from 'commander'
import type { OwnRule } from '../collections/own-rules.ts'
import { isOurCode, problemCodes } from '../problems/codes.ts'
import { didYouMean, nearest } from '../problems/nearest.ts'
import { SettingsError, type SettingsInput } from '../settings.ts'
import { CallError, print, printLines, settingsFor, warnText, withCommonOptions } from './common.ts'
import { formatExplanation, formatRuleExplanation } from './manual.ts'
import { currentShell } from './shell.ts'

export function addExplain(program: Command): void {
  withCommonOptions(
    program
      .command('explain')
      .argument('[code]', 'code of a problem, for example "link-missing"; lists all codes if omitted')
      .description('explain a problem, its cause and its fix'),
  ).action(async (code: string | undefined, options: SettingsInput) => {
    // Our codes need no configuration.
    if (code !== undefined && isOurCode(code)) {
      print(formatExplanation(code, hasColour()))
      return
    }
    const rules = await readOwnRules(options)
    const rule = rules.find((each) => each.code === code)
    if (code === undefined) printLines(listCodes(rules))
    else if (rule) print(formatRuleExplanation(rule, hasColour()))
    else throw new CallError(describeUnknown(code, rules))
  })
}

/** Returns the company's rules; none if there is no configuration that can be read. */
async function readOwnRules(options: SettingsInput): Promise<readonly OwnRule[]> {
  try {
    return (await settingsFor(options)).config.rules
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    if (!error.message.startsWith('There is no configuration file') || options.config !== undefined) warnText(error.message)
    return []
  }
}

function hasColour(): boolean {
  const { stdout, env } = currentShell()
  return stdout.isTTY === true && !env['NO_COLOR']
}

/** One line per code: the code, its severity and a summary. */
function listCodes(rules: readonly OwnRule[]): string[] {
  const ours = Object.entries(problemCodes).map(([code, { severity, summary }]) => ({ code, severity, summary }))
  const codes = [...ours, ...rules.map(({ code, severity, about }) => ({ code, severity, summary: about }))]
  const width = Math.max(...codes.map(({ code }) => code.length))
  return codes.map(({ code, severity, summary }) => `${code.padEnd(width)}  ${severity.padEnd('warning'.length)}  ${summary}`)
}

function describeUnknown(code: string, rules: readonly OwnRule[]): string {
  const codes = [...Object.keys(problemCodes), ...rules.map((each) => each.code)]
  const hint = didYouMean(nearest(code, codes), 'Run without a code to list them all.')
  return `There is no problem code "${code}". ${hint}`
}
