/** `handbook audit`: searches a public build for what's only for staff. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { auditFolder } from '../audit/audit.ts'
import { formatLeaks, leaksAsJson } from '../audit/report.ts'
import type { SettingsInput } from '../settings.ts'
import { CallError, endWith, exitCodes, print, runCheck, withCommonOptions } from './common.ts'

interface AuditOptions extends SettingsInput {
  format: 'text' | 'json'
}

export function addAudit(program: Command): void {
  withCommonOptions(
    program
      .command('audit')
      .argument('<dir>', 'folder of the built site, or of a copy of the one that is online')
      .description('search a public site for staff content; exit code 1 if any is found'),
  )
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .action(async (dir: string, options: AuditOptions) => {
      endWith(await audit(resolve(dir), options))
    })
}

/** Return the exit code. */
async function audit(folder: string, { format, ...options }: AuditOptions): Promise<number> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new CallError(`There is no folder "${folder}".`)
  const run = await runCheck({ ...options, audience: 'public' })
  const { settings } = run
  if (run.problems.some(({ code }) => code === 'folder-missing')) throw new CallError(`There is no content folder "${settings.content}".`)
  const found = auditFolder(folder, run, settings)
  if (found.files === 0) throw new CallError(`The folder "${folder}" is empty.`)
  if (format === 'json') print(leaksAsJson(found))
  else if (found.leaks.length > 0) print(formatLeaks(found))
  else print(`No hidden text in ${formatCount(found.files, 'file')}; searched for ${formatCount(found.searched, 'hidden phrase')}.`)
  return found.leaks.length > 0 ? exitCodes.contentErrors : exitCodes.fine
}

function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
