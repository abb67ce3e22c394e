/** The command line: arguments in, exit code out. */
import { Command, CommanderError } from 'commander'
import { FileError } from '../files/read.ts'
import { escapeControls } from '../problems/printable.ts'
import { SettingsError } from '../settings.ts'
import { addAudit } from './audit.ts'
import { addBroadcast } from './broadcast.ts'
import { addBuild } from './build.ts'
import { addCheck } from './check.ts'
import { CallError, exitCodes, warnText } from './common.ts'
import { addDiff } from './diff.ts'
import { addDue } from './due.ts'
import { addEdition } from './edition.ts'
import { addExplain } from './explain.ts'
import { addExport } from './export.ts'
import { addLs } from './ls.ts'
import { describeMachineFault } from './machine-fault.ts'
import { addNew } from './new.ts'
import { addServe } from './serve.ts'

// Who reads our output may stop before its end, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(exitCodes.fine)
})

const program = new Command('handbook')
  .description('Turns a folder of type-checked Markdown into a searchable handbook.')
  .showHelpAfterError('Add --help to see what there is.')
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(escapeControls(text)) })
  .addHelpText('after', '\nExit codes: 0 fine, 1 the content has errors, 2 the call is wrong or the machine lacks something.')

for (const add of [addCheck, addExplain, addBuild, addServe, addNew, addLs, addDue, addBroadcast, addExport, addDiff, addEdition, addAudit])
  add(program)
for (const command of program.commands)
  for (const each of [command, ...command.commands]) each.exitOverride().showHelpAfterError('Add --help to see what there is.')

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCodes.fine : exitCodes.wrongCall
  else if (error instanceof CallError || error instanceof SettingsError) {
    warnText(error.message)
    process.exitCode = exitCodes.wrongCall
  } else if (describeMachineFault(error) !== undefined && !process.env['HANDBOOK_DEBUG']) {
    warnText(describeMachineFault(error) ?? '')
    process.exitCode = exitCodes.wrongCall
  } else if (error instanceof FileError) {
    warnText(`Nothing was built. ${error.message}`)
    process.exitCode = exitCodes.contentErrors
  } else {
    // A fault of ours, not of the writer: say what is needed to report it, without the trace unless asked.
    warnText(`Something went wrong that is not your fault: ${error instanceof Error ? error.message : String(error)}`)
    warnText(process.env['HANDBOOK_DEBUG'] && error instanceof Error ? String(error.stack) : 'Set HANDBOOK_DEBUG=1 to see where.')
    process.exitCode = exitCodes.wrongCall
  }
}
