/** Shared by all commands: options, output and exit codes. */
import { join, relative } from 'node:path'
import type { Command } from 'commander'
import { type Compilation, compile, compileForBuild } from '../compilation.ts'
import { digestProgram } from '../history/digests.ts'
import { packageRoot } from '../plain/package-root.ts'
import { pauseStages } from '../plain/stages.ts'
import { escapeControls, escapeLine } from '../problems/printable.ts'
import { findRoot, loadSettings, type Settings, type SettingsInput } from '../settings.ts'
import { currentShell } from './shell.ts'

/** 0: fine. 1: the content has errors. 2: the call is wrong, or the machine lacks something. */
export const exitCodes = { fine: 0, contentErrors: 1, wrongCall: 2 } as const

export { CallError } from './call-error.ts'

export function withCommonOptions(command: Command): Command {
  return command
    .option('--content <dir>', 'content folder (default: src/content or content)')
    .option('--config <file>', 'configuration file (default: handbook.config.ts)')
    .option('--now <instant>', 'run as of this time, for example 2026-11-24T15:30:00Z')
}

export interface Run extends Compilation {
  settings: Settings
}

/** Load the settings from a command's options and environment. */
export function settingsFor(options: SettingsInput): Promise<Settings> {
  return loadSettings(options, findRoot(), currentShell().env)
}

/** Read and check the content. */
export async function runCheck(options: SettingsInput): Promise<Run> {
  const settings = await settingsFor(options)
  return { settings, ...compile(settings) }
}

/** Do the same for a build, which keeps what it makes for the next one. */
export async function runBuildCheck(options: SettingsInput): Promise<Run> {
  const settings = await settingsFor(options)
  const place = { folder: join(settings.root, '.cache/results'), program: digestProgram(packageRoot, settings.config) }
  return { settings, ...(await compileForBuild(settings, place)) }
}

/** Return the content folder's path for reports: relative if it's below the current folder, else absolute. */
export function contentPrefix(settings: Settings): string {
  const path = relative(process.cwd(), settings.content)
  const prefix = (path.startsWith('..') ? settings.content : path).replaceAll('\\', '/')
  return prefix === '' ? '' : `${prefix}/`
}

/** Set the exit code. */
export function endWith(code: number): void {
  currentShell().exitCode = code
}

/** Print a result of several lines. */
export function print(text: string): void {
  printReport(escapeControls(text))
}

/** Print a list, with one line per item whatever the item holds. */
export function printLines(lines: readonly string[]): void {
  printReport(lines.map(escapeLine).join('\n'))
}

/** Print a formatted report of problems. It's escaped already, and may have colours. */
export function printReport(report: string): void {
  pauseStages()
  currentShell().stdout.write(report.endsWith('\n') ? report : `${report}\n`)
}

/** Print something to know that isn't a result, in one line. */
export function warn(sentence: string): void {
  warnReport(escapeLine(sentence))
}

/** The same, in several lines. */
export function warnText(text: string): void {
  warnReport(escapeControls(text))
}

/** The same, for a formatted report of problems. */
export function warnReport(report: string): void {
  pauseStages()
  currentShell().stderr.write(`${report}\n`)
}
