/** `handbook build`: checks the content, then builds the site. The output folder changes only if everything succeeds. */
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { type Command, Option } from 'commander'
import { LeakError } from '../audit/report.ts'
import { OwnCodeError, ownCodeHint } from '../collections/own-code.ts'
import { openOutput, type Output } from '../files/output.ts'
import { FileError } from '../files/read.ts'
import { clearCaches } from '../plain/caches.ts'
import { beginStage, follow } from '../plain/stages.ts'
import { hasErrors } from '../problems/problem.ts'
import type { Settings, SettingsInput } from '../settings.ts'
import { runBuild, runInCompany } from './astro.ts'
import { dropSiteBundle, findSiteBundle, makeSiteBundle } from './bundle/bundle.ts'
import { renderPages } from './bundle/render.ts'
import type { PageBundle } from './bundle/store.ts'
import { formatReport } from './check.ts'
import { describeClash } from './clash.ts'
import {
  CallError,
  endWith,
  exitCodes,
  printLines,
  type Run,
  runBuildCheck,
  warn,
  warnReport,
  warnText,
  withCommonOptions,
} from './common.ts'
import { countPages, describeLayout, describeNothingToBuild } from './layout-note.ts'
import { refuseOtherAudience, formatSample, refuseOverlap } from './output/guard.ts'
import { readRecord } from './output/marker.ts'
import { type Published, publish } from './output/publish.ts'
import { removeDeadBuilds } from './output/recovery.ts'
import { makeStamp } from './output/stamp.ts'
import { createStages } from './stages.ts'

export interface BuildOptions extends SettingsInput {
  out?: string
}

const terminal = { printLines, warn, warnReport, warnText }

/** Where a build reports: the terminal, or whatever the caller of `buildWith` passes. */
export type Reporter = typeof terminal

/**
 * Growth of the heap in percent before the next collection. With plenty of memory V8 waits until the heap has quadrupled, and most of a
 * build's memory is garbage.
 */
const heapGrowthPercent = 20

export function addBuild(program: Command): void {
  withCommonOptions(program.command('build').description('check the content and build the site'))
    .option('--out <dir>', 'output folder (default: dist)')
    .addOption(new Option('--audience <audience>', 'readers of the site').choices(['public', 'staff']).default('public'))
    .option('--lenient', 'build despite errors, without the broken parts')
    .option('--timings', 'print how long each stage took')
    .action(async ({ timings, ...options }: BuildOptions & { timings?: boolean }) => {
      const stages = createStages()
      endWith(await follow(stages, () => build(options)))
      if (timings) warnText(stages.timings().join('\n'))
    })
}

/** Return the exit code. Changes how this process grows its heap, to suit a build. */
export function build(options: BuildOptions): Promise<number> {
  setFlagsFromString(`--heap-growing-percent=${heapGrowthPercent}`)
  return buildWith(options, terminal)
}

/**
 * Build in any process, and return the exit code. Run one build at a time: settings are in the environment while pages render. Caches are
 * cleared first, as a process may build several handbooks.
 */
export async function buildWith(options: BuildOptions, reporter: Reporter): Promise<number> {
  const { warn, warnText, warnReport, printLines } = reporter
  const start = performance.now()
  clearCaches()
  beginStage('check')
  const run = await runBuildCheck(options)
  const { settings, problems } = run
  if (problems.length > 0) warnReport(formatReport(run, 'text', Math.round(performance.now() - start)))
  const isMissing = problems.some((each) => each.code === 'folder-missing')
  if (hasErrors(problems) && (!settings.lenient || isMissing)) {
    warn('Nothing was built. Fix the errors, or build without the broken parts with --lenient.')
    return exitCodes.contentErrors
  }
  const note = describeLayout(run)
  if (note !== undefined) warn(note)
  const pages = countPages(run)
  if (pages === 0) {
    warn(describeNothingToBuild(run))
    return exitCodes.contentErrors
  }
  if (run.archive.unreadable !== undefined && !settings.lenient)
    throw new CallError(
      `Nothing was built: git can't read the editions in editions.yaml. ${run.archive.unreadable} To build without editions, add --lenient.`,
    )
  const usual = defaultOut(settings)
  const out = options.out ? resolve(options.out) : usual
  refuseOverlap(out, settings.content, settings.root)
  if (out !== usual) refuseOtherAudience(out, readRecord(out), settings.audience)
  try {
    reportForeignFiles(out, await buildInto(out, run, reporter), reporter)
  } catch (error) {
    const message = messageOf(error) ?? describeClash(error, run)
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

/** The message of an error about which the company can do something. */
function messageOf(error: unknown): string | undefined {
  if (error instanceof OwnCodeError) return `${error.message} ${ownCodeHint}`
  return error instanceof LeakError ? error.message : undefined
}

/** Default folder, for viewing the site locally. Unlike an explicit one, it may switch between public and staff. */
export function defaultOut({ root }: Pick<Settings, 'root'>): string {
  return join(root, 'dist')
}

/** Report what the build did to foreign files. */
function reportForeignFiles(out: string, { replaced, foreignPages }: Published, { warn }: Reporter): void {
  if (replaced.length > 0) warn(`The site replaced files in "${out}" that no build had written: ${formatSample(replaced)}.`)
  if (foreignPages.length > 0) warn(`Kept pages in "${out}" that no build wrote: ${formatSample(foreignPages)}.`)
}

/** Build within the company's folder, then publish the result. */
async function buildInto(out: string, { settings }: Run, reporter: Reporter): Promise<Published> {
  // Astro takes any path that starts like the project's for one inside it, so build inside to be safe.
  const builds = join(settings.root, '.cache/builds')
  removeDeadBuilds(builds)
  const built = join(builds, makeStamp())
  mkdirSync(built, { recursive: true })
  // Load on demand: this draws images and compresses.
  const { finishSite } = await import('../finish.ts')
  try {
    await runInCompany(settings, { HANDBOOK_OUT: built }, async () => {
      const output = openOutput(built, out)
      await writePages(settings, output, reporter)
      for (const report of await finishSite(settings, output)) reporter.warnReport(report)
    })
    beginStage('publish')
    return publish({ built, out, audience: settings.audience, mayChangeAudience: out === defaultOut(settings) })
  } finally {
    rmSync(built, { recursive: true, force: true })
  }
}

/** Write the current pages into an empty folder, which `HANDBOOK_OUT` names too. */
async function writePages(settings: Settings, built: Output, reporter: Reporter): Promise<void> {
  const kept = findSiteBundle(settings)
  if (kept && (await tryBundle(settings, kept, built, reporter))) return
  const made = await makeSiteBundle(settings, built.folder)
  built.clear()
  if (made && (await tryBundle(settings, made, built, reporter))) return
  // The company's pages use what only Astro can build, or fail in a way that Astro explains better.
  beginStage('bundle')
  await runBuild(settings, built.folder)
}

/** Return whether the bundle rendered all pages. One that fails is forgotten. */
async function tryBundle(settings: Settings, bundle: PageBundle, built: Output, { warn }: Reporter): Promise<boolean> {
  try {
    await renderPages(bundle, settings, built, warn)
    return true
  } catch (error) {
    // Astro would fail in the same way.
    if (error instanceof FileError || error instanceof OwnCodeError) throw error
    dropSiteBundle(settings, bundle)
    built.clear()
    return false
  }
}
