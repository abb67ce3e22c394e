/** What all commands share: options, results and how a run ends. */
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { type Compilation, compile } from '../compilation.ts'
import { escapeControls, escapeLine } from '../problems/printable.ts'
import { loadSettings, type Settings, type SettingsInput } from '../settings.ts'
import { currentShell } from './shell.ts'

/** The folder of the project itself. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Exit codes: 0 fine, 1 the content has errors, 2 the call is wrong or the machine lacks something. */
export const exitCodes = { fine: 0, contentErrors: 1, wrongCall: 2 } as const

export { CallError } from './call-error.ts'

export function withCommonOptions(command: Command): Command {
  return command
    .option('--content <dir>', 'content folder (default: src/content)')
    .option('--config <file>', 'configuration file (default: handbook.config.ts)')
    .option('--now <instant>', 'the instant for which to run, for example 2026-11-24T15:30:00Z')
}

export interface Run extends Compilation {
  settings: Settings
}

/** The settings that the options of a command and its environment make. */
export function settingsFor(options: SettingsInput): Promise<Settings> {
  return loadSettings(options, projectRoot, currentShell().env)
}

/** Reads and checks the content. */
export async function runCheck(options: SettingsInput): Promise<Run> {
  const settings = await settingsFor(options)
  return { settings, ...compile(settings) }
}

/** The path to the content folder, for reports: from the current folder if it lies below it, else whole. */
export function contentPrefix(settings: Settings): string {
  const path = relative(process.cwd(), settings.content)
  const prefix = (path.startsWith('..') ? settings.content : path).replaceAll('\\', '/')
  return prefix === '' ? '' : `${prefix}/`
}

/** Sets the exit code. */
export function endWith(code: number): void {
  currentShell().exitCode = code
}

/** A result of several lines. */
export function print(text: string): void {
  printReport(escapeControls(text))
}

/** A result that is a list: whatever an item holds, it gets one line. */
export function printLines(lines: readonly string[]): void {
  printReport(lines.map(escapeLine).join('\n'))
}

/** What a format of problems made, which is safe to print as it is, its colours included. */
export function printReport(report: string): void {
  currentShell().stdout.write(report.endsWith('\n') ? report : `${report}\n`)
}

/** Progress: to a terminal alone. */
export function progress(text: string): void {
  const { stderr } = currentShell()
  if (stderr.isTTY) stderr.write(`${text}\n`)
}

/** What a person must know although it is no result, in one line. */
export function warn(sentence: string): void {
  warnReport(escapeLine(sentence))
}

/** The same in several lines. */
export function warnText(text: string): void {
  warnReport(escapeControls(text))
}

/** The same as a format of problems made it. */
export function warnReport(report: string): void {
  currentShell().stderr.write(`${report}\n`)
}
