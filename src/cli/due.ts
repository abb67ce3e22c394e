/** `handbook due`: lists scheduled entries that become visible soon, so that a scheduler knows when to build. */
import type { Command } from 'commander'
import { dueWithin } from '../answers/schedule.ts'
import type { SettingsInput } from '../settings.ts'
import { parseDuration } from './duration.ts'
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
