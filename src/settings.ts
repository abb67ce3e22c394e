/** Settings of a run: content folder, configuration, audience and time, from options or the environment. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'
import { type Audience, audienceSchema } from './collections/fields/common.ts'
import { type Config, configSchema } from './config.ts'
import { setScope } from './sources/folder-scope.ts'
import { importedBy } from './sources/imports.ts'
import { isCalendarDay } from './collections/fields/fields.ts'

export interface Settings {
  /** Absolute path of the content folder. */
  content: string
  config: Config
  /** Absolute path of the configuration file. */
  configFile: string
  audience: Audience
  /** The time of this run, ISO in UTC. */
  now: string
  /** Publish what's sound, despite errors. */
  lenient: boolean
  /** Show drafts, as `handbook dev` does. */
  drafts: boolean
}

export interface SettingsInput {
  content?: string | undefined
  config?: string | undefined
  audience?: string | undefined
  now?: string | undefined
  lenient?: boolean | undefined
  drafts?: boolean | undefined
}

/** The call or the configuration is wrong. Reported without a stack trace. */
export class SettingsError extends Error {}

/** Paths in options are relative to the current folder, default paths to the project. */
export async function loadSettings(input: SettingsInput, root = process.cwd(), env = process.env): Promise<Settings> {
  const configFile = input.config ? resolve(input.config) : resolve(root, 'handbook.config.ts')
  const audience = audienceSchema.safeParse(input.audience ?? 'public')
  if (!audience.success) throw new SettingsError(`There is no audience "${input.audience}". Write "public" or "staff".`)
  const content = input.content ? resolve(input.content) : resolve(root, 'src/content')
  const config = await loadConfig(configFile)
  setScope(content, config)
  return {
    content,
    config,
    configFile,
    audience: audience.data,
    now: parseInstant(input.now, env),
    lenient: input.lenient ?? false,
    drafts: input.drafts ?? false,
  }
}

/** Settings for `astro build` and `astro dev`. */
export function environmentSettings(env: NodeJS.ProcessEnv): SettingsInput {
  return {
    content: env['HANDBOOK_CONTENT'] || undefined,
    config: env['HANDBOOK_CONFIG'] || undefined,
    audience: env['HANDBOOK_AUDIENCE'] || undefined,
    now: env['HANDBOOK_NOW'] || undefined,
    lenient: env['HANDBOOK_LENIENT'] === '1',
    drafts: env['HANDBOOK_DRAFTS'] === '1',
  }
}

async function loadConfig(file: string): Promise<Config> {
  if (!existsSync(file)) throw new SettingsError(`There is no configuration file "${file}". Set it with --config FILE.`)
  let module: { default?: unknown }
  try {
    // The file may have changed during dev, and Node caches imports.
    const { mtimeMs } = statSync(file)
    module = (await import(/* @vite-ignore */ `${pathToFileURL(file).href}?changed=${mtimeMs}`)) as { default?: unknown }
  } catch (error) {
    throw new SettingsError(`The configuration file "${file}" can't be read: ${(error as Error).message}`)
  }
  const result = configSchema.safeParse(module.default)
  if (!result.success) throw new SettingsError(`The configuration file "${file}" is invalid:\n${z.prettifyError(result.error)}`)
  const { collections } = result.data
  return collections.own.length === 0 ? result.data : { ...result.data, collections: { ...collections, code: codeOf(file) } }
}

/** The configuration and the files that it imports, those of the tool aside. */
export function programOf(configFile: string): string[] {
  return importedBy(configFile, fileURLToPath(new URL('.', import.meta.url)))
}

/** Names what a configuration and the files that it imports by their paths hold: they are code that makes pages. */
function codeOf(file: string): string {
  const hash = createHash('sha256')
  for (const path of programOf(file)) hash.update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}

/** Return `--now`, else SOURCE_DATE_EPOCH, else the clock. Nothing else reads the clock. */
function parseInstant(now: string | undefined, env: NodeJS.ProcessEnv): string {
  if (now !== undefined) {
    const text = /^\d{4}-\d{2}-\d{2}$/.test(now) ? `${now}T00:00:00Z` : now
    const isWhole = isCalendarDay(text.slice(0, 10)) && /(Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))
    if (!isWhole) throw new SettingsError(`"${now}" is not a time. Write it like "2026-11-24T15:30:00Z".`)
    return new Date(text).toISOString()
  }
  const epoch = env['SOURCE_DATE_EPOCH']
  if (epoch !== undefined && epoch !== '') {
    if (!/^\d+$/.test(epoch)) throw new SettingsError(`SOURCE_DATE_EPOCH is "${epoch}"; it must be a number of seconds.`)
    return new Date(Number(epoch) * 1000).toISOString()
  }
  return new Date().toISOString()
}
