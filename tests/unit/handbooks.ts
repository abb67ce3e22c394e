/** Handbooks for tests, from a table of files or a fixture on disk, always with the same configuration and time. */
import { join } from 'node:path'
import { type Archive, findEditions } from '../../src/history/editions/archive.ts'
import { noStore } from '../../src/files/store.ts'
import { type AudienceDefaults, createAudienceDefaults } from '../../src/history/audience/defaults.ts'
import { checkDefaults } from '../../src/history/audience/defaults-check.ts'
import { makeEditions } from '../../src/history/editions/editions.ts'
import { checkBrokenUrls } from '../../src/history/broken-urls/broken-url-check.ts'
import { readRenames } from '../../src/history/revisions/renames.ts'
import { layoutMark, layoutParts } from '../../src/page/layout.ts'
import { type RedactionList, readRedactions } from '../../src/history/redaction/redactions.ts'
import { readLastEdition } from '../../src/history/last-edition.ts'
import { checkScope } from '../../src/history/scope-check.ts'
import { buildHandbook } from '../../src/checked-handbook.ts'
import type { Entry } from '../../src/graph/entry.ts'
import type { Checked, HandbookOptions } from '../../src/graph/handbook.ts'
import { foldProblems } from '../../src/graph/reading/unread.ts'
import { positionsOf } from '../../src/problems/positions.ts'
import type { Problem } from '../../src/problems/problem.ts'
import type { CollectionName } from '../../src/collections/table.ts'
import { type ConfigInput, configSchema } from '../../src/config.ts'
import { readFolder } from '../../src/sources/folder.ts'
import { setScope } from '../../src/sources/folder-scope.ts'
import type { Sources } from '../../src/sources/source.ts'

export const now = '2026-11-24T12:00:00.000Z'

const configInput: ConfigInput = {
  title: 'Test handbook',
  organisation: 'Example',
  site: 'https://handbook.example.com',
  outside: ['/docs/'],
}

/** Making the schema of a configuration takes as long as making a small handbook. */
const usualConfig = configSchema.parse(configInput)

export interface TestOptions extends Partial<Omit<HandbookOptions, 'config'>> {
  config?: Partial<ConfigInput>
  /** File of the configuration, for its history; by default in the content folder. */
  configFile?: string
}

export function optionsFor({ config, configFile: _, ...rest }: TestOptions = {}): HandbookOptions {
  return {
    audience: 'public',
    drafts: false,
    now,
    ...rest,
    config: config ? configSchema.parse({ ...configInput, ...config }) : usualConfig,
  }
}

/** Sources from texts by path; a path with an image extension is an asset. */
export function sourcesOf(files: Readonly<Record<string, string>>): Sources {
  const paths = Object.keys(files).sort()
  const isText = (path: string) => /\.(mdx?|ya?ml|json)$/i.test(path)
  return {
    files: paths.filter(isText).map((path) => ({ path, text: files[path] ?? '' })),
    assets: paths.filter((path) => !isText(path)),
    images: new Map(),
    problems: [],
  }
}

export function handbookOf(files: Readonly<Record<string, string>>, options: TestOptions = {}): Checked {
  return buildHandbook(sourcesOf(files), optionsFor(options))
}

export interface TestHandbook extends Checked {
  sources: Sources
  redactions: RedactionList
  defaults: AudienceDefaults
  archive: Archive
}

/** A folder as a build reads it, with all problems of the check and the build. */
export function handbookIn(folder: string, options: TestOptions = {}): TestHandbook {
  const read = readHandbook(folder, options)
  return { ...read, ...foldProblems([...read.found, ...problemsOfEditions(folder, read, options)], read.unread) }
}

/** The same without problems of editions, which are found when editions are made. */
export function readHandbook(folder: string, options: TestOptions = {}): TestHandbook {
  const whole = optionsFor(options)
  setScope(folder, whole.config)
  const sources = readFolder(folder)
  const redactions = readRedactions(folder, sources.files, whole)
  const renames = readRenames(folder, sources)
  const checked = buildHandbook(sources, { renames, ...whole, lastEdition: readLastEdition(folder, sources, whole, redactions) })
  const configFile = configFileWithHistory(folder, options)
  const archive = findEditions(folder, checked.written.entries, whole.now)
  const defaults = createAudienceDefaults({ content: folder, config: whole.config, configFile, editions: archive.editions })
  return { sources, redactions, defaults, archive, ...checked }
}

function configFileOf(folder: string, { configFile }: TestOptions): string {
  return configFile ?? join(folder, 'handbook.config.ts')
}

/** Git would search this project's whole history for the configurations of fixtures, which have none. */
const configFileWithHistory = (folder: string, options: TestOptions) =>
  folder.startsWith(fixtures) ? options.configFile : configFileOf(folder, options)

/** Combined as by the check and the build. */
function problemsOfEditions(
  content: string,
  { sources, handbook, written, redactions, defaults, archive: found }: TestHandbook,
  options: TestOptions,
): Problem[] {
  const { files } = sources
  const { editions } = found
  const configFile = configFileOf(content, options)
  const paths = files.map(({ path }) => path)
  const lost = checkBrokenUrls({
    content,
    editions,
    configFile,
    written: written.entries,
    files: paths,
    redactions,
    defaults,
    context: handbook,
  })
  const problems = [
    ...redactions.problems,
    ...found.problems,
    ...lost.problems,
    ...checkScope(content, sources, handbook.config),
    ...checkDefaults({ written: written.entries, editions, config: handbook.config, defaults }),
  ]
  if (editions.length === 0) return [...problems]
  const request = { content, editions, handbook, written: written.entries, files: paths, redactions, defaults }
  const take = () => undefined
  const layout = layoutParts.map(layoutMark).join('')
  return [
    ...problems,
    ...makeEditions({ ...request, pageLayout: layout, leanLayout: layout, changesLayout: layout, program: '', store: noStore, take })
      .problems,
  ]
}

export function entryOf<C extends string>({ handbook }: Checked, collection: C, id: string): Entry<C & CollectionName> {
  const entry = handbook.entryIndex.find(collection, id)
  if (!entry) throw new Error(`The test's handbook has no ${collection}/${id}.`)
  return entry
}

export const fixtures = join(import.meta.dirname, '../fixtures/problems')

/** All problems of a fixture, a paragraph each: location, code, underlined text, message. */
export function reportOf(fixture: string): string {
  const { problems, sources } = handbookIn(join(fixtures, fixture))
  return describeProblems(problems, sources)
}

export function describeProblems(problems: readonly Problem[], sources: Sources): string {
  const texts = new Map(sources.files.map(({ path, text }) => [path, text]))
  return problems.map((problem) => describeProblem(problem, texts.get(problem.file))).join('\n\n')
}

function describeProblem(problem: Problem, text: string | undefined): string {
  const { file, line, column, endLine, endColumn, severity, code, message, hint, suggestions, fix, related = [] } = problem
  const under = text === undefined ? '' : textUnder(text, problem)
  return [
    `${file}:${line}:${column}-${endLine}:${endColumn} ${severity} ${code}`,
    `  | ${JSON.stringify(under).slice(1, -1).replaceAll('\\"', '"')}`,
    `  ${message}`,
    ...(hint === undefined ? [] : [`  ${hint}`]),
    ...(suggestions === undefined ? [] : [`  suggests ${suggestions.join(' | ')}`]),
    ...(fix === undefined ? [] : [`  fix ${fix.replace}`]),
    ...related.map((each) => `  ${each.message}: ${each.file}:${each.line}:${each.column}`),
  ].join('\n')
}

/** The text that a problem underlines. */
export function textUnder(text: string, { line, column, endLine, endColumn }: Problem): string {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/)
  const offset = (row: number, at: number) => lines.slice(0, row - 1).join('').length + at - 1
  const [start, end] = [offset(line, column), offset(endLine, endColumn)]
  const back = positionsOf(text).span(start, end)
  if (back.line !== line || back.column !== column || back.endLine !== endLine || back.endColumn !== endColumn)
    throw new Error(`The span ${line}:${column}-${endLine}:${endColumn} lies outside its text.`)
  return text.slice(start, end)
}
