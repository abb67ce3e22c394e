/** `handbook export changelog`: writes the product's changelog as one file. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { absoluteUrl } from '../graph/paths.ts'
import { exportErrors } from '../outputs/broadcast/blocking-errors.ts'
import { makeChangelog } from '../outputs/changelog-file.ts'
import type { SettingsInput } from '../settings.ts'
import { formatReport } from './check.ts'
import { CallError, endWith, exitCodes, print, printLines, type Run, runCheck, warn, warnReport, withCommonOptions } from './common.ts'

interface ExportOptions extends SettingsInput {
  out?: string
  links: 'site' | 'source'
}

export function addExport(program: Command): void {
  withCommonOptions(
    program
      .command('export')
      .argument('<kind>', '"changelog"')
      .description('export the product changelog as one file in the Keep a Changelog format'),
  )
    .addOption(new Option('--audience <audience>', 'readers of the site').choices(['public', 'staff']).default('public'))
    .option('--out <file>', 'output file (default: print it)')
    .addOption(
      new Option('--links <target>', 'link entries to the site or to their source files').choices(['site', 'source']).default('site'),
    )
    .action(async (kind: string, options: ExportOptions) => {
      if (kind !== 'changelog') throw new CallError(`"${kind}" can't be exported. Write "changelog".`)
      endWith(await exportChangelog(options))
    })
}

/** Return the exit code. */
async function exportChangelog(options: ExportOptions): Promise<number> {
  const start = performance.now()
  const run = await runCheck(options)
  const { handbook, problems, settings } = run
  if (problems.some(({ code }) => code === 'folder-missing')) throw new CallError(`There is no content folder "${settings.content}".`)
  const faults = exportErrors(run)
  if (faults.length > 0) {
    warnReport(formatReport({ ...run, problems: faults }, 'text', Math.round(performance.now() - start)))
    warn('Nothing was written: the changelog, or what it refers to, has these errors. Fix them first.')
    return exitCodes.contentErrors
  }
  const folder = options.out === undefined ? process.cwd() : dirname(resolve(options.out))
  const text = makeChangelog(handbook, options.links === 'source' ? createSourceLinks(run, folder) : undefined)
  if (options.out === undefined) print(text)
  else {
    const file = resolve(options.out)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    printLines([file])
  }
  return exitCodes.fine
}

/** Link to the files of entries from a file in `folder`, for a repository whose handbook isn't published. */
function createSourceLinks({ handbook, settings }: Pick<Run, 'handbook' | 'settings'>, folder: string): (path: string) => string {
  const { site, base } = settings.config
  return (path) => {
    const file = handbook.entryIndex.byUrl(path)?.file
    if (file === undefined) return path.startsWith('/') ? absoluteUrl(path, site, base) : path
    return encodeURI(relative(folder, join(settings.content, file)).replaceAll('\\', '/'))
  }
}
