/** `handbook build`: check, then the site. Nothing in the output folder changes unless all went well. */
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { hasErrors } from '../problems/problem.ts'
import type { SettingsInput } from '../settings.ts'
import { runAstro } from './astro.ts'
import { report } from './check.ts'
import { CallError, exitCodes, print, progress, projectRoot, type Run, runCheck, warn, withCommonOptions } from './common.ts'

export interface BuildOptions extends SettingsInput {
  out?: string
}

export function addBuild(program: Command): void {
  withCommonOptions(program.command('build').description('check the content and build the site'))
    .option('--out <dir>', 'folder that gets the site (default: dist)')
    .addOption(new Option('--audience <audience>', 'for whom').choices(['public', 'staff']).default('public'))
    .option('--lenient', 'publish what is sound in spite of errors')
    .action(async (options: BuildOptions) => {
      process.exitCode = await build(options)
    })
}

/** Returns the exit code. */
export async function build(options: BuildOptions): Promise<number> {
  const start = performance.now()
  const run = await runCheck(options)
  const { settings, problems } = run
  if (problems.length > 0) warn(report(run, 'text', Math.round(performance.now() - start)))
  const isMissing = problems.some((each) => each.code === 'folder-missing')
  if (hasErrors(problems) && (!settings.lenient || isMissing)) {
    warn('Nothing was built. Mend the errors, or publish what is sound with --lenient.')
    return exitCodes.contentErrors
  }
  const out = options.out ? resolve(options.out) : join(projectRoot, 'dist')
  refuseOverlap(out, settings.content)
  progress('Building …')
  await buildInto(out, run)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  print(
    `Built ${run.handbook.catalogue.pages.length} pages for ${settings.audience === 'staff' ? 'staff' : 'the public'} into ${out} in ${seconds} s.`,
  )
  return exitCodes.fine
}

/** Builds within the project, then puts the result in its place in one move. */
async function buildInto(out: string, { settings }: Run): Promise<void> {
  // Astro takes every folder whose path begins like the project's for one inside it, so the build is made inside for sure.
  const name = `${process.pid}-${Date.now().toString(36)}`
  const built = join(projectRoot, 'node_modules/.cache/handbook-builds', name)
  const [next, previous] = [`${out}.${name}.next`, `${out}.${name}.previous`]
  mkdirSync(built, { recursive: true })
  mkdirSync(dirname(out), { recursive: true })
  try {
    await runAstro('build', settings, { HANDBOOK_OUT: built })
    moveFolder(built, next)
    if (existsSync(out)) renameSync(out, previous)
    renameSync(next, out)
  } finally {
    for (const folder of [built, next, previous]) rmSync(folder, { recursive: true, force: true })
  }
}

/** A move, or a copy where the two lie on different disks. */
function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    cpSync(from, to, { recursive: true })
  }
}

/** The output folder is replaced whole, so it must not be, hold or lie in what somebody wrote. */
function refuseOverlap(out: string, content: string): void {
  const holds = (outer: string, inner: string) => inner === outer || inner.startsWith(`${outer.replace(/\/$/, '')}/`)
  if (holds(out, content) || holds(content, out))
    throw new CallError(`The output folder "${out}" and the content folder overlap. Choose another --out.`)
  if (holds(out, projectRoot)) throw new CallError(`The output folder "${out}" holds the project. Choose another --out.`)
  const stats = statSync(out, { throwIfNoEntry: false })
  if (stats && !stats.isDirectory()) throw new CallError(`"${out}" is a file. Choose another --out.`)
}
