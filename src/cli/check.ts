/** `handbook check`: reports every problem in one run, without Astro. */
import { existsSync, watch } from 'node:fs'
import { type Command, Option } from 'commander'
import { compile } from '../compilation.ts'
import { explainCommand } from '../problems/codes.ts'
import { formatGithub } from '../problems/formats/github.ts'
import { formatGitlab } from '../problems/formats/gitlab.ts'
import { formatJson } from '../problems/formats/json.ts'
import { formatSarif } from '../problems/formats/sarif.ts'
import { formatText, summarise } from '../problems/formats/text.ts'
import { hasErrors, type Problem } from '../problems/problem.ts'
import type { Settings, SettingsInput } from '../settings.ts'
import {
  CallError,
  contentPrefix,
  endWith,
  exitCodes,
  print,
  printReport,
  type Run,
  runCheck,
  settingsFor,
  warn,
  withCommonOptions,
} from './common.ts'
import { formatPatch, writeTexts } from '../sources/write-texts.ts'
import { describeLayout } from './layout-note.ts'
import { readManual } from './manual.ts'
import { mend, type RefusedRepair } from './mending.ts'
import { currentShell } from './shell.ts'

interface CheckOptions extends SettingsInput {
  format: 'text' | 'json' | 'github' | 'gitlab' | 'sarif'
  watch?: boolean
  fix?: boolean
  all?: boolean
  dryRun?: boolean
}

export function addCheck(program: Command): void {
  withCommonOptions(program.command('check').description('check the content and report every problem'))
    .addHelpText('after', `\nTo read more about a problem: ${explainCommand('CODE')}`)
    .addOption(new Option('--format <format>', 'report format').choices(['text', 'json', 'github', 'gitlab', 'sarif']).default('text'))
    .option('--watch', 'check again on every change until stopped')
    .option('--fix', 'apply fixes that are certain')
    .option('--all', 'also show problems caused by other problems')
    .option('--dry-run', 'with --fix: print the changes as a diff without writing them')
    .action(async (options: CheckOptions) => {
      endWith(options.dryRun ? await showFixes(options) : options.watch ? await watchAndCheck(options) : await checkOnce(options))
    })
}

async function checkOnce(options: CheckOptions): Promise<number> {
  const start = performance.now()
  const run = options.fix ? await fixAll(options) : await runCheck(options)
  const note = describeLayout(run)
  if (note !== undefined) warn(note)
  const problems = options.all ? run.all : run.problems
  printReport(formatReport({ ...run, problems }, options.format, Math.round(performance.now() - start)))
  return hasErrors(run.problems) ? exitCodes.contentErrors : exitCodes.fine
}

/** Return what's found afterwards. */
async function fixAll(options: CheckOptions): Promise<Run> {
  const settings = await settingsFor(options)
  const { found, changes, count, refused } = mend((texts) => ({ settings, ...compile(settings, texts) }))
  const skippedFiles = writeTexts(settings.content, changes)
  if (count > 0 && skippedFiles.length === 0) warn(`${formatProblemCount(count)} fixed.`)
  for (const path of skippedFiles)
    warn(`${contentPrefix(settings)}${path} changed during the fix, so it was skipped. Run the command again.`)
  for (const each of refused) warn(describeRefusal(each, settings))
  return skippedFiles.length === 0 ? found : runCheck(options)
}

/** Print the fixes as a diff, without making them. */
async function showFixes(options: CheckOptions): Promise<number> {
  if (!options.fix) throw new CallError('"--dry-run" shows what "--fix" would do. Add "--fix".')
  if (options.watch || options.format !== 'text') throw new CallError('"--dry-run" prints a diff. Remove "--watch" and "--format".')
  const settings = await settingsFor(options)
  const { before, changes, count, refused } = mend((texts) => compile(settings, texts))
  const difference = changes.map((each) => formatPatch(each, contentPrefix(settings))).join('')
  if (difference !== '') print(difference)
  for (const each of refused) warn(describeRefusal(each, settings))
  warn(`${count === 0 ? 'No problem' : formatProblemCount(count)} would be fixed. Nothing was written.`)
  return hasErrors(before.problems) ? exitCodes.contentErrors : exitCodes.fine
}

function formatProblemCount(count: number): string {
  return count === 1 ? '1 problem' : `${count} problems`
}

/** One line about a fix that wasn't applied, with its location and the reason. */
function describeRefusal({ repair, leaves, isCircular }: RefusedRepair, settings: Settings): string {
  const [location, what] =
    repair.kind === 'redirect'
      ? [repair.file, `a redirect from "${repair.line.from}"`]
      : [`${repair.problem.file}:${repair.problem.line}:${repair.problem.column}`, quote(repair.problem.fix?.replace ?? '')]
  const why = isCircular ? 'one fix would undo the other' : 'there would be a new problem'
  return `${contentPrefix(settings)}${location} was not fixed. With ${what}, ${why}: ${leaves.message}`
}

function quote(text: string): string {
  return /^".*"$/.test(text) ? text : `"${text}"`
}

export function formatReport({ problems, counts, settings, sources }: Run, format: CheckOptions['format'], elapsedMs: number): string {
  const prefix = contentPrefix(settings)
  switch (format) {
    case 'json':
      return formatJson(problems, counts, elapsedMs)
    case 'github':
      return formatGithub(problems, prefix)
    case 'gitlab':
      return formatGitlab(problems, prefix)
    case 'sarif':
      return formatSarif(problems, prefix, readManual(settings.config.rules))
    case 'text':
      return reportText(problems, { sources, settings, counts }, elapsedMs)
  }
}

function reportText(
  problems: readonly Problem[],
  { sources, settings, counts }: Pick<Run, 'sources' | 'settings' | 'counts'>,
  elapsedMs: number,
): string {
  const texts = new Map(sources.files.map((file) => [file.path, file.text]))
  const { stdout, env } = currentShell()
  const colour = stdout.isTTY === true && !env['NO_COLOR']
  const entries = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const prefix = contentPrefix(settings)
  const shown = problems.map((problem) => ({
    ...problem,
    file: prefix + problem.file,
    ...(problem.related && { related: problem.related.map((each) => ({ ...each, file: prefix + each.file })) }),
  }))
  const createTextLookup = (file: string) => texts.get(file.slice(prefix.length))
  return [formatText(shown, { createTextLookup, colour }), summarise(problems, entries, elapsedMs)].filter(Boolean).join('\n')
}

/** Check now, and after each change once the folder has been quiet for a moment. Returns the exit code at the end. */
async function watchAndCheck(options: CheckOptions): Promise<number> {
  const settings = await settingsFor(options)
  const check = async () => {
    const { stdout } = currentShell()
    if (stdout.isTTY) stdout.write('\u001Bc')
    const code = await checkOnce(options)
    if (existsSync(settings.content)) warn('Waiting for changes. Press Ctrl+C to stop.')
    return code
  }
  const first = await check()
  if (!existsSync(settings.content)) return first
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const watcher = watch(settings.content, { recursive: true })
    const end = (code: number) => {
      clearTimeout(timer)
      watcher.close()
      resolve(code)
    }
    const recheck = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        // A deleted folder can't be watched.
        check().then((code) => existsSync(settings.content) || end(code), reject)
      }, 80)
    }
    watcher.on('change', recheck)
    watcher.on('error', recheck)
    process.once('SIGINT', () => end(exitCodes.fine))
  })
}
