/** `handbook build`: check, then the site. Nothing in the output folder changes unless all went well. */
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
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

/** Builds beside the folder and puts the result in its place in one move. */
async function buildInto(out: string, { settings }: Run): Promise<void> {
  mkdirSync(dirname(out), { recursive: true })
  const temporary = join(dirname(out), `.${basename(out)}-${process.pid}-${Date.now().toString(36)}`)
  mkdirSync(temporary)
  try {
    await runAstro('build', settings, { HANDBOOK_OUT: temporary })
    const previous = `${temporary}-previous`
    if (existsSync(out)) renameSync(out, previous)
    renameSync(temporary, out)
    rmSync(previous, { recursive: true, force: true })
  } finally {
    rmSync(temporary, { recursive: true, force: true })
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
