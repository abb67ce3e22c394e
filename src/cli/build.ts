/** `handbook build`: check, then the site. Nothing in the output folder changes unless all went well. */
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { type Command, Option } from 'commander'
import { LeakError } from '../audit/report.ts'
import { OwnCodeError, ownCodeHint } from '../collections/own-code.ts'
import { clearCaches } from '../plain/caches.ts'
import { hasErrors } from '../problems/problem.ts'
import type { Settings, SettingsInput } from '../settings.ts'
import { inProject, runBuild } from './astro.ts'
import { bundleKey } from './bundle/key.ts'
import { renderPages } from './bundle/render.ts'
import { dropBundle, findBundle, keepBundle, newBundleFolder, type PageBundle } from './bundle/store.ts'
import { report } from './check.ts'
import { clashOf } from './clash.ts'
import {
  CallError,
  endWith,
  exitCodes,
  printLines,
  progress,
  projectRoot,
  type Run,
  runCheck,
  warn,
  warnReport,
  warnText,
  withCommonOptions,
} from './common.ts'
import { countPages, layoutNote, nothingToBuild } from './layout-note.ts'
import { refuseOtherAudience, sample } from './output/guard.ts'
import { readRecord } from './output/marker.ts'
import { refuseOverlap } from './output/overlap.ts'
import { type Published, publish } from './output/publish.ts'
import { removeDeadBuilds } from './output/recovery.ts'
import { makeStamp } from './output/stamp.ts'

export interface BuildOptions extends SettingsInput {
  out?: string
}

const terminal = { printLines, progress, warn, warnReport, warnText }

/** Where a build says what it does: a terminal, or whoever builds in their own process. */
export type Reporter = typeof terminal

/**
 * Most of what a build has in memory is garbage: where there is much room, the collector waits until the heap is four times what
 * is in use. After so many per cent it looks again.
 */
const heapGrowth = 20

export function addBuild(program: Command): void {
  withCommonOptions(program.command('build').description('check the content and build the site'))
    .option('--out <dir>', 'folder that gets the site (default: dist)')
    .addOption(new Option('--audience <audience>', 'for whom').choices(['public', 'staff']).default('public'))
    .option('--lenient', 'publish what is sound in spite of errors')
    .action(async (options: BuildOptions) => {
      endWith(await build(options))
    })
}

/** Returns the exit code. From now on the heap of the process grows as suits a build. */
export function build(options: BuildOptions): Promise<number> {
  setFlagsFromString(`--heap-growing-percent=${heapGrowth}`)
  return buildWith(options, terminal)
}

/**
 * In any process; returns the exit code. One build at a time: settings are in the environment while pages are rendered, and caches
 * are emptied at the start, since a process may build one handbook after another.
 */
export async function buildWith(options: BuildOptions, reporter: Reporter): Promise<number> {
  const { warn, warnText, warnReport, progress, printLines } = reporter
  const start = performance.now()
  clearCaches()
  const run = await runCheck(options)
  const { settings, problems } = run
  if (problems.length > 0) warnReport(report(run, 'text', Math.round(performance.now() - start)))
  const isMissing = problems.some((each) => each.code === 'folder-missing')
  if (hasErrors(problems) && (!settings.lenient || isMissing)) {
    warn('Nothing was built. Mend the errors, or publish what is sound with --lenient.')
    return exitCodes.contentErrors
  }
  const note = layoutNote(run)
  if (note !== undefined) warn(note)
  const pages = countPages(run)
  if (pages === 0) {
    warn(nothingToBuild(run))
    return exitCodes.contentErrors
  }
  if (run.archive.unreadable !== undefined && !settings.lenient)
    throw new CallError(
      `Nothing was built: editions are declared, and git can't read them. ${run.archive.unreadable} To publish without editions, add --lenient.`,
    )
  const out = options.out ? resolve(options.out) : defaultOut
  refuseOverlap(out, settings.content, projectRoot)
  if (out !== defaultOut) refuseOtherAudience(out, readRecord(out), settings.audience)
  progress('Building …')
  try {
    reportOthers(out, await buildInto(out, run, reporter), reporter)
  } catch (error) {
    const message = messageOf(error) ?? clashOf(error, run)
    if (message === undefined) throw error
    warnText(message)
    warn('Nothing was published.')
    return exitCodes.contentErrors
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  printLines([
    `Built ${pages === 1 ? '1 page' : `${pages} pages`} for ${settings.audience === 'staff' ? 'staff' : 'the public'} into ${out} in ${seconds} s.`,
  ])
  return exitCodes.fine
}

/** What a person can do something about. */
function messageOf(error: unknown): string | undefined {
  if (error instanceof OwnCodeError) return `${error.message} ${ownCodeHint}`
  return error instanceof LeakError ? error.message : undefined
}

/** A folder to look at the site on this machine. Unlike one that is named, it may hold the site for the public now and for staff then. */
const defaultOut = join(projectRoot, 'dist')

/** Says what a build did to files of others, and with them. */
function reportOthers(out: string, { replaced, foreignPages }: Published, { warn }: Reporter): void {
  if (replaced.length > 0) warn(`The site replaced what no build had written in "${out}": ${sample(replaced)}.`)
  if (foreignPages.length > 0) warn(`Pages that no build wrote stay in "${out}" beside the site: ${sample(foreignPages)}.`)
}

/** Builds within the project, then puts the result in its place. */
async function buildInto(out: string, { settings }: Run, reporter: Reporter): Promise<Published> {
  // Astro takes every folder whose path begins like the project's for one inside it, so the build is made inside for sure.
  const builds = join(projectRoot, '.cache/builds')
  removeDeadBuilds(builds)
  const built = join(builds, makeStamp())
  mkdirSync(built, { recursive: true })
  // Loaded when it is needed: what follows the pages draws and compresses.
  const { finishSite } = await import('../finish.ts')
  try {
    await inProject(settings, { HANDBOOK_OUT: built }, async () => {
      await writePages(settings, built, reporter)
      for (const report of await finishSite(settings, built)) reporter.warnReport(report)
    })
    return publish({ built, out, audience: settings.audience, mayChangeAudience: out === defaultOut })
  } finally {
    rmSync(built, { recursive: true, force: true })
  }
}

const bundles = join(projectRoot, '.cache/bundles')

/** The bundle with which pages of these settings would be rendered. */
export function keptBundle(settings: Settings): PageBundle | undefined {
  return findBundle(bundles, bundleKey(settings, projectRoot))
}

/**
 * Writes the pages of today into an empty folder, which `HANDBOOK_OUT` names too: with a bundle that an earlier build kept, which
 * takes neither Astro nor Vite, else with Astro.
 */
async function writePages(settings: Settings, built: string, reporter: Reporter): Promise<void> {
  const bundle = keptBundle(settings)
  if (bundle && (await isRendered(bundle, built, reporter))) return
  if (bundle) dropBundle(bundle)
  await bundlePages(settings, reporter)
}

/** Whether the bundle made all pages. */
async function isRendered(bundle: PageBundle, built: string, { progress, warn }: Reporter): Promise<boolean> {
  try {
    progress('Rendering the pages with the bundle of an earlier build …')
    await renderPages(bundle, built, warn)
    return true
  } catch (error) {
    // Whatever it is, the whole build either does without the cause or reports it better.
    progress(`That failed: ${error instanceof Error ? error.message : String(error)}`)
    rmSync(built, { recursive: true })
    mkdirSync(built)
    return false
  }
}

async function bundlePages(settings: Settings, { progress }: Reporter): Promise<void> {
  progress('Bundling the pages …')
  // Before the bundler reads anything: what somebody changes meanwhile must not get its name.
  const key = bundleKey(settings, projectRoot)
  const folder = newBundleFolder(bundles)
  process.env['HANDBOOK_KEEP'] = folder
  try {
    await runBuild()
    keepBundle(bundles, key, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
