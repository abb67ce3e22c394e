/** `handbook export changelog`: the changelog of the product as one file. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { faultsOfExport } from '../outputs/broadcast/sent-faults.ts'
import { changelogFile } from '../outputs/changelog-file.ts'
import type { SettingsInput } from '../settings.ts'
import { report } from './check.ts'
import { CallError, exitCodes, print, printLines, runCheck, warn, warnReport, withCommonOptions } from './common.ts'

interface ExportOptions extends SettingsInput {
  out?: string
}

export function addExport(program: Command): void {
  withCommonOptions(
    program
      .command('export')
      .argument('<kind>', '"changelog"')
      .description('write the changelog of the product as one file, in the form of Keep a Changelog'),
  )
    .addOption(new Option('--audience <audience>', 'for whom').choices(['public', 'staff']).default('public'))
    .option('--out <file>', 'file that gets it (default: it is printed)')
    .action(async (kind: string, options: ExportOptions) => {
      if (kind !== 'changelog') throw new CallError(`"${kind}" cannot be exported. What can is "changelog".`)
      process.exitCode = await exportChangelog(options)
    })
}

/** Returns the exit code. */
async function exportChangelog(options: ExportOptions): Promise<number> {
  const start = performance.now()
  const run = await runCheck(options)
  const { handbook, problems, settings } = run
  if (problems.some(({ code }) => code === 'folder-missing')) throw new CallError(`There is no content folder "${settings.content}".`)
  const faults = faultsOfExport(run)
  if (faults.length > 0) {
    warnReport(report({ ...run, problems: faults }, 'text', Math.round(performance.now() - start)))
    warn('Nothing was written: these errors are in the changelog, or in what it tells of. Mend them first.')
    return exitCodes.contentErrors
  }
  const text = changelogFile(handbook)
  if (options.out === undefined) print(text)
  else {
    const file = resolve(options.out)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    printLines([file])
  }
  return exitCodes.fine
}
