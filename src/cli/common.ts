/** What all commands share: options, results and how a run ends. */
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { type Compilation, compile } from '../compilation.ts'
import { loadSettings, type Settings, type SettingsInput } from '../settings.ts'

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

/** Reads and checks the content. */
export async function runCheck(options: SettingsInput): Promise<Run> {
  const settings = await loadSettings(options, projectRoot)
  return { settings, ...compile(settings) }
}

/** The path to the content folder, for reports: from the current folder if it lies below it, else whole. */
export function contentPrefix(settings: Settings): string {
  const path = relative(process.cwd(), settings.content)
  const prefix = (path.startsWith('..') ? settings.content : path).replaceAll('\\', '/')
  return prefix === '' ? '' : `${prefix}/`
}

export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

/** Progress: to a terminal alone. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${text}\n`)
}

/** What a person must know although it is no result. */
export function warn(text: string): void {
  process.stderr.write(`${text}\n`)
}
