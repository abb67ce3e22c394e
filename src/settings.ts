/** Settings of a run: content folder, configuration, audience and time, from options or the environment. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'
import { type Audience, audienceSchema } from './collections/fields/common.ts'
import { type Config, configSchema } from './config.ts'
import { LookError, readLook } from './look/look.ts'
import { positionsOf } from './problems/positions.ts'
import { useWords } from './languages/use-words.ts'
import { languageOf } from './languages/own-words.ts'
import { setScope } from './sources/folder-scope.ts'
import { importedBy } from './sources/imports.ts'
import { vocabularyWith } from './markdown/vocabulary/index.ts'
import { isCalendarDay } from './collections/fields/fields.ts'
import { firstLine, type Span } from './problems/problem.ts'
import { memoizeFor } from './plain/memo.ts'
import { packageRoot } from './plain/package-root.ts'

export interface Settings {
  /** Absolute path of the company's folder: its package.json, pages and caches are there. */
  root: string
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
  root?: string | undefined
  content?: string | undefined
  config?: string | undefined
  audience?: string | undefined
  now?: string | undefined
  lenient?: boolean | undefined
  drafts?: boolean | undefined
}

/** The call or the configuration is wrong. Reported without a stack trace. */
export class SettingsError extends Error {}

/** Paths in options are relative to the current folder, default paths to the company's folder. */
export async function loadSettings(input: SettingsInput, folder = findRoot(), env = process.env): Promise<Settings> {
  const root = input.root ?? folder
  const configFile = input.config ? resolve(input.config) : (findConfig(root) ?? join(root, configNames[0]))
  const audience = audienceSchema.safeParse(input.audience ?? 'public')
  if (!audience.success) throw new SettingsError(`There is no audience "${input.audience}". Write "public" or "staff".`)
  const content = input.content ? resolve(input.content) : findContent(root)
  const given = await loadConfig(configFile)
  const config = {
    ...given,
    // Forms on a site are for staff, so a public build never learns of them.
    forms: given.forms && audience.data !== 'staff' ? undefined : given.forms,
    placeOf: (text: string) => placeIn(configFile, text, content),
  }
  setScope(content, config)
  useWords(config.words?.sets)
  return {
    root: resolve(root),
    content,
    config,
    configFile,
    audience: audience.data,
    now: parseInstant(input.now, env),
    lenient: input.lenient ?? false,
    drafts: input.drafts ?? false,
  }
}

/** Names of a configuration file. The first is the usual one; `.mts` is for a package.json without `"type": "module"`. */
const configNames = ['handbook.config.ts', 'handbook.config.mts', 'handbook.config.js', 'handbook.config.mjs'] as const

/** The nearest folder around the current one that has a configuration; else this repository, if that's what runs; else the current one. */
export function findRoot(from = process.cwd()): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (findConfig(folder) !== undefined) return folder
    if (folder === dirname(folder)) break
  }
  return findConfig(packageRoot) === undefined ? from : packageRoot
}

function findConfig(folder: string): string | undefined {
  return configNames.map((name) => join(folder, name)).find((file) => existsSync(file))
}

/** Where Astro projects have their content, or `content` if there's no such folder. */
function findContent(root: string): string {
  const [usual, short] = [resolve(root, 'src/content'), resolve(root, 'content')]
  return existsSync(short) && !existsSync(usual) ? short : usual
}

/** Settings for `astro build` and `astro dev`. */
export function environmentSettings(env: NodeJS.ProcessEnv): SettingsInput {
  return {
    root: env['HANDBOOK_ROOT'] || undefined,
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
  const result = memoizeFor(module, 'configuration', () => configSchema.safeParse(module.default))
  if (!result.success) throw new SettingsError(`The configuration file "${file}" is invalid:\n${z.prettifyError(result.error)}`)
  const config = { ...result.data, look: await lookOf(result.data, file) }
  const { collections, components, rules, words } = config
  const hasOwn = [collections.own, components.own, rules].some(({ length }) => length > 0)
  if (!hasOwn && words === undefined) return config
  const code = codeOf(file)
  const own = memoizeFor(collections, `with code ${code}`, () => ({
    collections: { ...collections, code },
    components: vocabularyWith(components.own, { code }),
  }))
  return { ...config, ...(hasOwn && own), words: words && languageOf(words.sets, code) }
}

async function lookOf(config: Config, file: string): Promise<Config['look']> {
  try {
    return await readLook(config, dirname(file))
  } catch (error) {
    if (error instanceof LookError) throw new SettingsError(`The look of the configuration file "${file}" can't be used: ${error.message}`)
    throw error
  }
}

/** Where a configuration says something: the first place in quotes, or as a key; else its first line. */
function placeIn(configFile: string, text: string, content: string): { file: string; span: Span } {
  const file = relative(content, configFile).replaceAll('\\', '/')
  const code = readFileSync(configFile, 'utf8')
  const quoted = [`'${text}'`, `"${text}"`, `\`${text}\``].map((each) => code.indexOf(each)).find((index) => index >= 0)
  const start = quoted === undefined ? findKey(code, text) : quoted + 1
  if (start === undefined) return { file, span: firstLine }
  return { file, span: positionsOf(code).span(start, start + text.length) }
}

/** The offset of a key without quotes. */
function findKey(code: string, key: string): number | undefined {
  if (!/^[\w$]+$/.test(key)) return undefined
  const found = new RegExp(`(?<![\\w$.])${key.replaceAll('$', '\\$')}(?=\\s*:)`).exec(code)
  return found?.index
}

/** The configuration and the files that it imports, those of the tool aside. */
export function programOf(configFile: string): string[] {
  return importedBy(configFile, fileURLToPath(new URL('.', import.meta.url)))
}

/**
 * Names what a configuration and the files that it imports by their paths hold: they are code that makes pages. The lock file
 * names the versions of packages that it imports.
 */
function codeOf(file: string): string {
  const hash = createHash('sha256')
  for (const path of [...programOf(file), ...findLockFile(dirname(file))]) hash.update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}

const lockFiles = ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'] as const

/** The nearest lock file in a folder or above it, in a list; a workspace has one at its root. */
function findLockFile(from: string): string[] {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = lockFiles.map((name) => join(folder, name)).find((path) => existsSync(path))
    if (found !== undefined) return [found]
    if (folder === dirname(folder)) return []
  }
}

/** Return `--now`, else SOURCE_DATE_EPOCH, else the clock. Nothing else reads the clock. */
export function parseInstant(now: string | undefined, env: NodeJS.ProcessEnv): string {
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
