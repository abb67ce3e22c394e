/** `handbook check`: every problem in one run, without Astro. */
import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { absoluteUrl } from '../model/paths.ts'
import { applyFixes } from '../problems/fixes.ts'
import { formatGithub } from '../problems/formats/github.ts'
import { formatJson } from '../problems/formats/json.ts'
import { formatSarif } from '../problems/formats/sarif.ts'
import { formatText, summarise } from '../problems/formats/text.ts'
import { hasErrors, type Problem } from '../problems/problem.ts'
import type { SettingsInput } from '../settings.ts'
import { contentPrefix, exitCodes, printReport, type Run, runCheck, warn, withCommonOptions } from './common.ts'
import { layoutNote } from './layout-note.ts'
import { withItem } from './list-file.ts'

interface CheckOptions extends SettingsInput {
  format: 'text' | 'json' | 'github' | 'sarif'
  watch?: boolean
  fix?: boolean
}

export function addCheck(program: Command): void {
  withCommonOptions(program.command('check').description('report every problem of the content'))
    .addOption(new Option('--format <format>', 'form of the report').choices(['text', 'json', 'github', 'sarif']).default('text'))
    .option('--watch', 'check again at every change, until stopped')
    .option('--fix', 'make the repairs that are certain')
    .action(async (options: CheckOptions) => {
      process.exitCode = options.watch ? await watchAndCheck(options) : await checkOnce(options)
    })
}

async function checkOnce(options: CheckOptions): Promise<number> {
  const start = performance.now()
  let run = await runCheck(options)
  if (options.fix) {
    const fixed = fixAll(run)
    if (fixed > 0) {
      warn(`${fixed === 1 ? '1 problem' : `${fixed} problems`} mended.`)
      run = await runCheck(options)
    }
  }
  const note = layoutNote(run)
  if (note !== undefined) warn(note)
  printReport(report(run, options.format, Math.round(performance.now() - start)))
  return hasErrors(run.problems) ? exitCodes.contentErrors : exitCodes.fine
}

export function report({ problems, counts, settings, sources }: Run, format: CheckOptions['format'], elapsedMs: number): string {
  const prefix = contentPrefix(settings)
  switch (format) {
    case 'json':
      return formatJson(problems, counts, elapsedMs)
    case 'github':
      return formatGithub(problems, prefix)
    case 'sarif':
      return formatSarif(problems, prefix, absoluteUrl('/', settings.config.site, settings.config.base).replace(/\/$/, ''))
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
  const colour = process.stdout.isTTY === true && !process.env['NO_COLOR']
  const entries = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const shown = problems.map((problem) => ({ ...problem, file: contentPrefix(settings) + problem.file }))
  const textOf = (file: string) => texts.get(file.slice(contentPrefix(settings).length))
  return [formatText(shown, { textOf, colour }), summarise(problems, entries, elapsedMs)].filter(Boolean).join('\n')
}

function fixAll({ problems, sources, settings, lost }: Run): number {
  let fixed = 0
  for (const file of sources.files) {
    const { text, count } = applyFixes(
      file.text,
      problems.filter((problem) => problem.file === file.path),
    )
    if (count > 0) writeFileSync(join(settings.content, file.path), text)
    fixed += count
  }
  return fixed + addRedirects(lost.redirects, settings)
}

/** To the end of the list, so that its order and its comments stay. Returns how many were added. */
function addRedirects(redirects: Run['lost']['redirects'], { content }: Run['settings']): number {
  if (redirects.length === 0) return 0
  const file = ['redirects.yaml', 'redirects.yml'].map((name) => join(content, name)).find(existsSync) ?? join(content, 'redirects.yaml')
  let list: string | undefined = existsSync(file) ? readFileSync(file, 'utf8') : ''
  for (const redirect of redirects) list = list === undefined ? undefined : withItem(list, { ...redirect })
  if (list === undefined) return 0
  writeFileSync(file, list)
  return redirects.length
}

/** Checks at once and then after each change, when the folder has been quiet for a moment. Returns the exit code when it ends. */
async function watchAndCheck(options: CheckOptions): Promise<number> {
  const { settings } = await runCheck(options)
  const check = async () => {
    if (process.stdout.isTTY) process.stdout.write('\u001Bc')
    const code = await checkOnce({ ...options, fix: false })
    if (existsSync(settings.content)) warn('Waiting for changes; stop with Ctrl+C.')
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
        // A folder that went away cannot be watched any more.
        check().then((code) => existsSync(settings.content) || end(code), reject)
      }, 80)
    }
    watcher.on('change', recheck)
    watcher.on('error', recheck)
    process.once('SIGINT', () => end(exitCodes.fine))
  })
}
