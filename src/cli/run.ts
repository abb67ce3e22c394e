/** The command line: arguments in, exit code out. */
import { Command, CommanderError } from 'commander'
import type { Collections } from '../collections/collections.ts'
import { OwnCodeError, ownCodeHint } from '../collections/own-code.ts'
import { FileError } from '../files/read.ts'
import { follow, pauseStages } from '../plain/stages.ts'
import { escapeControls } from '../problems/printable.ts'
import { SettingsError } from '../settings.ts'
import { addAudit } from './audit.ts'
import { addBroadcast } from './broadcast.ts'
import { addBuild } from './build.ts'
import { addChangelog } from './changelog.ts'
import { addCheck } from './check.ts'
import { CallError, endWith, exitCodes, warnText } from './common.ts'
import { addDiff } from './diff.ts'
import { addDigest } from './digest.ts'
import { addDue } from './due.ts'
import { addEdition } from './edition.ts'
import { addExplain } from './explain.ts'
import { addExport } from './export.ts'
import { addFeature } from './feature.ts'
import { addImport } from './import.ts'
import { addInit } from './init.ts'
import { addLs } from './ls.ts'
import { addLsp } from './lsp.ts'
import { describeMachineFault } from './machine-fault.ts'
import { addMilestone } from './milestone.ts'
import { addMove } from './move.ts'
import { addMcp } from './mcp.ts'
import { addNew, collectionsForHelp } from './new.ts'
import { addRank } from './rank.ts'
import { addSchemas } from './schemas.ts'
import { addObjective } from './objective.ts'
import { addRemind } from './remind.ts'
import { addRetire } from './retire.ts'
import { addRoadmap } from './roadmap.ts'
import { addServe } from './serve.ts'
import { addSet } from './set.ts'
import { runIn, type Shell } from './shell.ts'
import { createStages } from './stages.ts'

/** Run a command, and set the shell's exit code. */
export function run(args: readonly string[], shell: Shell): Promise<void> {
  const command = async () => {
    try {
      const given = withoutSeparator(args)
      await createProgram(shell, await collectionsForHelp(given)).parseAsync(given, { from: 'user' })
    } catch (error) {
      endWith(reportError(error, shell))
    }
    pauseStages()
  }
  return runIn(shell, () => follow(createStages(), command))
}

/** npm removes the `--` between a script and its options; pnpm and Yarn pass it on. */
function withoutSeparator(args: readonly string[]): readonly string[] {
  return args[1] === '--' ? args.toSpliced(1, 1) : args
}

/** Columns of help text when the output isn't a terminal. */
const defaultWidth = 80

export function createProgram({ stdout, stderr }: Shell, collections: Collections): Command {
  const program = new Command('handbook')
    .description('Turns a folder of type-checked Markdown into a searchable handbook.')
    .showHelpAfterError('Run with --help to see the options.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(escapeControls(text)),
      getOutHelpWidth: () => stdout.columns ?? defaultWidth,
      getErrHelpWidth: () => stderr.columns ?? defaultWidth,
    })
    .addHelpText('after', '\nExit codes: 0 success, 1 errors in the content, 2 wrong usage or a problem with this machine.')

  for (const add of [
    addInit,
    addCheck,
    addExplain,
    addBuild,
    addServe,
    (program: Command) => addNew(program, collections),
    addSet,
    addMove,
    addRetire,
    addRoadmap,
    addMilestone,
    addChangelog,
    addObjective,
    addFeature,
    addRank,
    addLs,
    addSchemas,
    addDue,
    addBroadcast,
    addDigest,
    addRemind,
    addExport,
    addImport,
    addDiff,
    addMcp,
    addEdition,
    addAudit,
    addLsp,
  ])
    add(program)
  for (const command of program.commands)
    for (const each of [command, ...command.commands]) each.exitOverride().showHelpAfterError('Run with --help to see the options.')
  return program
}

/** Report an error, and return the exit code. */
function reportError(error: unknown, { env }: Shell): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.wrongCall
  if (error instanceof CallError || error instanceof SettingsError) {
    warnText(error.message)
    return exitCodes.wrongCall
  }
  if (error instanceof OwnCodeError) {
    warnText(`${error.message} ${ownCodeHint}`)
    return exitCodes.contentErrors
  }
  const fault = env['HANDBOOK_DEBUG'] ? undefined : describeMachineFault(error)
  if (fault !== undefined) {
    warnText(fault)
    return exitCodes.wrongCall
  }
  if (error instanceof FileError) {
    warnText(`Nothing was built. ${error.message}`)
    return exitCodes.contentErrors
  }
  // Our fault, not the writer's: print what a bug report needs, with the stack trace only on request.
  warnText(`Internal error: ${error instanceof Error ? error.message : String(error)}`)
  warnText(env['HANDBOOK_DEBUG'] && error instanceof Error ? String(error.stack) : 'Set HANDBOOK_DEBUG=1 for a stack trace.')
  return exitCodes.wrongCall
}
