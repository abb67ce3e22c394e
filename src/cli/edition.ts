/** `handbook edition`: names the handbook as of a commit. `editions.yaml` is the only record of these names. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { defaultsToRecord } from '../history/audience/defaults.ts'
import { buildHandbook } from '../checked-handbook.ts'
import { inEditionOrder } from '../graph/editions.ts'
import type { DataOf } from '../graph/entry.ts'
import { entriesOf } from '../graph/graph.ts'
import type { Problem } from '../problems/problem.ts'
import { ungroupRepeatedKeys } from '../problems/repeated-keys.ts'
import { editionNameRule, isEditionName } from '../collections/fields/edition-name.ts'
import { isCalendarDay } from '../collections/fields/fields.ts'
import type { Settings, SettingsInput } from '../settings.ts'
import { GitError } from '../sources/git/git.ts'
import { resolveCommit, hasChanges, isInHistory, readCommitDate } from '../sources/git/objects.ts'
import { readRevision } from '../sources/revision.ts'
import { findFirstDays } from '../sources/git/history.ts'
import { CallError, endWith, exitCodes, print, printLines, type Run, runCheck, warn, withCommonOptions } from './common.ts'
import { appendItem } from '../authoring/list-file.ts'
import { addWithhold } from './withhold.ts'

interface CutOptions extends SettingsInput {
  commit: string
  date?: string
  note?: string
  force?: boolean
}

export function addEdition(program: Command): void {
  const edition = program
    .command('edition')
    .description('publish the handbook as of a commit, list editions, or redact a text in all of them')
  withCommonOptions(
    edition
      .command('cut')
      .argument('<name>', 'name of the edition, for example "2026-autumn"; part of its URL')
      .description('add an edition to editions.yaml'),
  )
    .option('--commit <revision>', 'commit to show', 'HEAD')
    .option('--date <day>', 'date of the edition (default: date of the commit)')
    .option('--note <text>', 'purpose of the edition')
    .option('--force', 'cut it even if the commit has errors')
    .action(async (name: string, options: CutOptions) => {
      const line = cut(name, options, await startRun(options))
      if (line === undefined) endWith(exitCodes.contentErrors)
      else printLines([line])
    })
  addWithhold(edition, startRun)
  withCommonOptions(edition.command('list').description('list the editions'))
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .action(async (options: SettingsInput & { format: 'text' | 'json' }) => {
      const rows = listEditions(await startRun(options))
      if (options.format === 'json') print(JSON.stringify(rows, null, 2))
      else if (rows.length > 0) printLines(formatTable(rows))
    })
}

async function startRun(options: SettingsInput): Promise<Run> {
  const run = await runCheck({ ...options, audience: 'staff', drafts: true })
  if (!existsSync(run.settings.content)) throw new CallError(`There is no content folder "${run.settings.content}".`)
  return run
}

type EditionData = DataOf<'editions'>

function listEditions({ written }: Pick<Run, 'written'>): EditionData[] {
  return inEditionOrder(
    entriesOf(written, 'editions').map(({ data }) => data),
    ({ date }) => date,
  )
}

function formatTable(rows: readonly EditionData[]): string[] {
  const width = Math.max(...rows.map(({ name }) => name.length))
  return rows.map(({ name, date, commit, note }) => [name.padEnd(width), date, commit.slice(0, 10), note ?? ''].join('  ').trimEnd())
}

/** Add the edition, and return the message to print. Returns undefined if the content has errors. */
function cut(name: string, { commit: revision, date, note, force = false }: CutOptions, run: Run): string | undefined {
  const { settings, written } = run
  if (!isEditionName(name)) throw new CallError(`"${name}" can't be the name of an edition. ${editionNameRule}`)
  const taken = listEditions(run).find((each) => each.name.toLowerCase() === name.toLowerCase())
  if (taken)
    throw new CallError(`The edition "${taken.name}" of ${taken.date} already exists. Editions never change, so choose another name.`)
  if (date !== undefined && !isCalendarDay(date)) throw new CallError(`"${date}" is not a valid date. Write it as YYYY-MM-DD.`)
  const { commit, moment } = resolveRevision(revision, settings)
  if (revision === 'HEAD') warnOfChanges(settings)
  if (!acceptsErrors(commit, run, force)) return undefined
  const day = date ?? moment.slice(0, 10)
  const file = entriesOf(written, 'editions')[0]?.file ?? 'editions.yaml'
  const defaults = defaultsToRecord(settings.config, run.defaults, { commit, date: moment })
  appendToFile(join(settings.content, file), { name, commit, date: day, ...(note !== undefined && { note }), defaults })
  if (moment.slice(0, 10) > day) warn(`The commit is dated ${moment.slice(0, 10)}, so the edition shows changes made after its date.`)
  if (day > settings.now.slice(0, 10)) warn(`The edition will be published on ${day}.`)
  return `Edition "${name}" of ${day} shows the commit ${commit.slice(0, 10)}. Commit "${file}" to share it.`
}

/** Resolve the commit. Every clone must have it. */
function resolveRevision(revision: string, { content }: Settings): { commit: string; moment: string } {
  try {
    const commit = resolveCommit(content, revision)
    if (!isInHistory(content, commit))
      throw new CallError(
        `The commit "${revision}" is not in the history of the current branch, so other clones may lack it. Merge it first.`,
      )
    return { commit, moment: readCommitDate(content, commit) }
  } catch (error) {
    if (error instanceof GitError) throw new CallError(error.message)
    throw error
  }
}

function warnOfChanges({ content }: Settings): void {
  if (hasChanges(content)) warn('The content has uncommitted changes, which the edition will not contain.')
}

/** Editions never change, so one with errors is cut only with --force. */
function acceptsErrors(commit: string, run: Run, isForced: boolean): boolean {
  const [first, ...others] = findErrors(commit, run)
  if (!first) return true
  const count = others.length === 0 ? 'has an error' : `has ${others.length + 1} errors`
  const what = `The content of this commit ${count} by the current rules.`
  const where = `${others.length === 0 ? 'It is' : 'The first is'} in "${first.file}", line ${first.line}: ${first.message}`
  warn(
    isForced
      ? `${what} The edition shows the readable parts.`
      : `${what} ${where} Editions never change: fix this and commit first, or cut it anyway with --force.`,
  )
  return isForced
}

function findErrors(commit: string, { settings, redactions }: Run): Problem[] {
  try {
    const firstDays = findFirstDays(settings.content)
    const { problems } = buildHandbook(readRevision(settings.content, commit, redactions), {
      ...settings,
      audience: 'staff',
      drafts: true,
      firstDays,
    })
    return ungroupRepeatedKeys(problems).filter(({ severity }) => severity === 'error')
  } catch (error) {
    if (error instanceof GitError) throw new CallError(error.message)
    throw error
  }
}

function appendToFile(file: string, item: Readonly<Record<string, unknown>>): void {
  const text = appendItem(existsSync(file) ? readFileSync(file, 'utf8') : '', item)
  if (text === undefined) throw new CallError(`"${file}" isn't a list, so the edition can't be added to it.`)
  writeFileSync(file, text)
}
