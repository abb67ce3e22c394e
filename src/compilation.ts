/** From a content folder to the checked handbook: the starting point of commands, pages and outputs. */
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { lastValue } from './plain/caches.ts'
import { type Archive, findEditions } from './history/editions/archive.ts'
import { type AudienceDefaults, createAudienceDefaults } from './history/audience/defaults.ts'
import { checkDefaults } from './history/audience/defaults-check.ts'
import { checkBrokenUrls, type BrokenUrls } from './history/broken-urls/broken-url-check.ts'
import { readRenames } from './history/revisions/renames.ts'
import { filterVisibleRedirects } from './history/audience/visible-redirects.ts'
import { type RedactionList, readRedactions } from './history/redaction/redactions.ts'
import { readLastEdition } from './history/last-edition.ts'
import { checkScope } from './history/scope-check.ts'
import { withLastGood } from './last-good.ts'
import { buildHandbook, buildSteps } from './checked-handbook.ts'
import { runAtOnce, runSteps, type Steps } from './plain/steps.ts'
import type { Checked } from './graph/handbook.ts'
import { keepResults } from './files/results.ts'
import { noStore, openStore } from './files/store.ts'
import { keepDocuments } from './graph/reading/kept-documents.ts'
import { findLayout } from './graph/reading/layout.ts'
import { configFor } from './graph/reading/strict-collections.ts'
import { keepParsed, type Parsers, plainParsers } from './graph/reading/parsers.ts'
import { foldProblems } from './graph/reading/unread.ts'
import { useWords } from './languages/use-words.ts'
import { setScope } from './sources/folder-scope.ts'
import type { Settings } from './settings.ts'
import { createFolderReader } from './sources/folder-reader.ts'
import { moveFiles } from './sources/moved-files.ts'
import { findFirstDays } from './sources/git/history.ts'
import { readRepositoryState } from './sources/git/repository-state.ts'
import type { Sources } from './sources/source.ts'
import { everythingRedacted } from './sources/redactions.ts'

export interface Compilation extends Checked {
  sources: Sources
  archive: Archive
  /** Redactions to apply when reading old revisions. */
  redactions: RedactionList
  /** What was for staff by default at the time of each commit. */
  defaults: AudienceDefaults
  /** Edition URLs that no longer work. */
  brokenUrls: BrokenUrls
}

/** Where results are kept from build to build. */
export interface ResultsPlace {
  folder: string
  /** Names the version of the program. */
  program: string
}

/** Compiles one content folder repeatedly: only changes are read, parsed and looked up in git. */
export interface Compiler {
  /** Compile the content on disk. Returns the same object while nothing changes. */
  compile(settings: Settings): Compilation
  /** Do the same in steps, between which other work gets its turn. With a place, keep results for the next build. */
  compileInSteps(settings: Settings, results?: ResultsPlace): Promise<Compilation>
  /**
   * Compile with these texts, by path, instead of those on disk; undefined is a file that's removed. `moved` maps old paths to new ones, as if
   * files had moved before.
   */
  compileWith(settings: Settings, changed: ReadonlyMap<string, string | undefined>, moved?: ReadonlyMap<string, string>): Compilation
  /** Return the last compilation if the settings are the same, without looking at the disk. */
  last(settings: Settings): Compilation | undefined
  /** Work done since the start. */
  counts(): CompilerCounts
}

export interface CompilerCounts {
  compilations: number
  /** New or changed files read. */
  files: number
  /** Bodies parsed. */
  bodies: number
}

/** `openTexts` has texts by path that count instead of those on disk. It may change between calls. */
export function createCompiler(content: string, openTexts?: ReadonlyMap<string, string>): Compiler {
  const folder = createFolderReader(content, openTexts)
  const texts = keepParsed()
  let compilations = 0
  let last: { key: string; state: string | undefined; sources: Sources; compilation: Compilation } | undefined
  function* compileNow(settings: Settings, sources: Sources, results?: ResultsPlace): Steps<Compilation> {
    compilations++
    const compilation = yield* compileSteps(settings, sources, { parsers: texts.parsers, results })
    texts.forgetUnused()
    return compilation
  }
  const readSources = (settings: Settings) => {
    setScope(content, settings.config)
    useWords(settings.config.words?.sets)
    return folder.read()
  }
  function* compileIfChanged(settings: Settings, results?: ResultsPlace): Steps<Compilation> {
    const sources = readSources(settings)
    const key = settingsKey(settings)
    const state = readRepositoryStates(settings)
    if (last?.key === key && last.sources === sources && state !== undefined && last.state === state) return last.compilation
    const compilation = yield* compileNow(settings, sources, results)
    last = { key, state, sources, compilation }
    return compilation
  }
  return {
    compile: (settings) => runAtOnce(compileIfChanged(settings)),
    compileInSteps: (settings, results) => runSteps(compileIfChanged(settings, results)),
    compileWith: (settings, changed, moved = noMoves) =>
      runAtOnce(compileNow(settings, replaceTexts(moveFiles(readSources(settings), moved), changed))),
    last: (settings) => (last?.key === settingsKey(settings) ? last.compilation : undefined),
    counts: () => ({ compilations, files: folder.filesRead, bodies: texts.bodiesParsed }),
  }
}

/** The configuration may contain functions, so use its modification time instead. */
function settingsKey(settings: Settings): string {
  return JSON.stringify([settings, statSync(settings.configFile, { throwIfNoEntry: false })?.mtimeMs])
}

/** State of the repositories with the content and the configuration, undefined if unknown. */
function readRepositoryStates({ content, configFile }: Settings): string | undefined {
  const states = [content, dirname(configFile)].map(readRepositoryState)
  return states.includes(undefined) ? undefined : JSON.stringify(states)
}

const lastCompiler = lastValue<Compiler>()

/** Return the compiler of a content folder. Pages, overlay, commands and outputs of a process share it. */
export function getCompiler(content: string): Compiler {
  const compiler = lastCompiler.get(content) ?? createCompiler(content)
  lastCompiler.set(content, compiler)
  return compiler
}

const noMoves: ReadonlyMap<string, string> = new Map()

/**
 * Read and check the content. `changed` has texts, by path, to use instead of those on disk, or undefined for a file that's removed; `moved`
 * has new paths of files by old path, by which the texts go.
 */
export function compile(
  settings: Settings,
  changed: ReadonlyMap<string, string | undefined> = new Map(),
  moved: ReadonlyMap<string, string> = noMoves,
): Compilation {
  const compiler = getCompiler(settings.content)
  return changed.size + moved.size === 0 ? compiler.compile(settings) : compiler.compileWith(settings, changed, moved)
}

/** Do the same for a build, which keeps what it makes for the next one. */
export function compileForBuild(settings: Settings, results: ResultsPlace): Promise<Compilation> {
  return getCompiler(settings.content).compileInSteps(settings, results)
}

/** Return the last compilation if the settings are the same: one run reads its content once. */
export function compileOnce(settings: Settings): Compilation {
  return getCompiler(settings.content).last(settings) ?? compile(settings)
}

/** Check what was read. With parsers that keep nothing, the same sources, history and settings give the same result. */
export function compileSources(settings: Settings, sources: Sources, options: CompileOptions = {}): Compilation {
  setScope(settings.content, settings.config)
  useWords(settings.config.words?.sets)
  return runAtOnce(compileSteps(settings, sources, options))
}

interface CompileOptions {
  parsers?: Parsers
  results?: ResultsPlace | undefined
}

/** Like `compileSources`, in steps. */
function* compileSteps(given: Settings, sources: Sources, { parsers: usual = plainParsers, results }: CompileOptions): Steps<Compilation> {
  const layout = findLayout(sources.files, given.config)
  const settings = { ...given, config: configFor(given.config, sources.files, layout) }
  const isListUnreadable = sources.problems.some(({ file, severity }) => severity === 'error' && /^editions\.ya?ml$/.test(file))
  const redactions = isListUnreadable
    ? { ...everythingRedacted, problems: [] }
    : readRedactions(settings.content, sources.files, { ...settings, layout, parsers: usual })
  const store = results ? openStore(results.folder, { ...results, handbook: settings.content, redactions: redactions.key }) : noStore
  const parsers = store === noStore ? usual : keepDocuments(usual, store)
  const options = { ...settings, layout, parsers, firstDays: findFirstDays(settings.content) }
  const lastEdition = readLastEdition(settings.content, sources, options, redactions)
  const files = sources.files.map(({ path }) => path)
  const renames = readRenames(settings.content, sources)
  const whole = { ...options, lastEdition, renames }
  const current = yield* buildSteps(sources, whole)
  const lastGood = isWhileWriting(settings) ? withLastGood(settings.content, sources, current) : undefined
  // Report problems of the current texts, not of the earlier ones shown instead.
  const { problems: reported, all, found: faults, unread, counts } = current
  const checked = lastGood ? { ...buildHandbook(lastGood, whole), problems: reported, all, found: faults, unread, counts } : current
  const found = findEditions(settings.content, checked.written.entries, settings.now)
  // Readers don't learn the name of an edition that they may not see.
  const visibleNames = new Set(checked.handbook.entries.filter(({ collection }) => collection === 'editions').map(({ id }) => id))
  const archive = { ...found, editions: found.editions.filter(({ name }) => visibleNames.has(name)) }
  const defaults = createAudienceDefaults({ ...settings, editions: found.editions })
  yield
  const brokenUrls = checkBrokenUrls({
    content: settings.content,
    editions: found.editions,
    configFile: settings.configFile,
    written: checked.written.entries,
    files,
    redactions,
    defaults,
    context: options,
    pending: renames.pending,
  })
  const problems = [
    ...checked.found,
    ...redactions.problems,
    ...found.problems,
    ...brokenUrls.problems,
    ...checkScope(settings.content, sources, settings.config),
    ...checkDefaults({ written: checked.written.entries, editions: found.editions, config: settings.config, defaults }),
  ]
  yield
  const redirects = filterVisibleRedirects({
    content: settings.content,
    handbook: checked.handbook,
    written: checked.written.entries,
    files,
    defaults,
    parsers,
  })
  const handbook = { ...checked.handbook, redirects }
  keepResults(handbook, store)
  return { sources, ...checked, handbook, ...foldProblems(problems, checked.unread), archive, redactions, defaults, brokenUrls }
}

/** Only `dev` shows drafts and tolerates errors. */
function isWhileWriting({ drafts, lenient }: Settings): boolean {
  return drafts && lenient
}

function replaceTexts(sources: Sources, changed: ReadonlyMap<string, string | undefined>): Sources {
  const others = sources.files.filter(({ path }) => !changed.has(path))
  const files = [...others, ...[...changed].flatMap(([path, text]) => (text === undefined ? [] : { path, text }))]
  return { ...sources, files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)) }
}
