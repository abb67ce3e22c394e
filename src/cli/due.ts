/** `handbook due`: lists scheduled entries that become visible soon, so that a scheduler knows when to build. */
import type { Command } from 'commander'
import { dueWithin } from '../answers/schedule.ts'
import type { SettingsInput } from '../settings.ts'
import { CallError, endWith, exitCodes, printLines, runCheck, withCommonOptions } from './common.ts'

interface DueOptions extends SettingsInput {
  within: string
}

export function addDue(program: Command): void {
  withCommonOptions(
    program.command('due').description('list scheduled entries that become visible soon; exit code 0 if there are any, otherwise 1'),
  )
    .option('--within <time>', 'time window: a number followed by s, m, h or d', '15m')
    .action(async (options: DueOptions) => {
      const milliseconds = parseDuration(options.within)
      const { written, problems, settings } = await runCheck(options)
      if (problems.some(({ code }) => code === 'folder-missing')) throw new CallError(`There is no content folder "${settings.content}".`)
      const due = dueWithin(milliseconds, written)
      if (due.length > 0) printLines(due.map(({ at, id, title }) => `${at}  ${id}  ${title}`))
      endWith(due.length > 0 ? exitCodes.fine : exitCodes.contentErrors)
    })
}

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Parse `15m` to milliseconds. */
function parseDuration(text: string): number {
  const [, number, unit = ''] = /^(\d{1,9})([smhd])$/.exec(text.trim()) ?? []
  if (number === undefined) throw new CallError(`"${text}" is not a time. Write a number followed by s, m, h or d, for example "15m".`)
  return Number(number) * (units[unit] ?? 0)
}
