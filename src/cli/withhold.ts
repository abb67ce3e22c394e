/** `handbook edition withhold`: redacts a text in every edition, diff and history. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { digestWords, splitIntoWords } from '../history/redaction/redacted-text.ts'
import { readRedactions } from '../history/redaction/redactions.ts'
import { entriesOf } from '../graph/graph.ts'
import { isCalendarDay } from '../collections/fields/fields.ts'
import type { Settings, SettingsInput } from '../settings.ts'
import { GitError } from '../sources/git/git.ts'
import { findPrefix } from '../sources/git/prefix.ts'
import { resolveCommit } from '../sources/git/objects.ts'
import { CallError, contentPrefix, printLines, type Run, warn, withCommonOptions } from './common.ts'
import { appendItem } from '../authoring/list-file.ts'

interface WithholdOptions extends SettingsInput {
  reason: string
  revision?: string
  block?: string
  date?: string
  plain?: boolean
}

export function addWithhold(edition: Command, startRun: (options: SettingsInput) => Promise<Run>): void {
  withCommonOptions(
    edition
      .command('withhold')
      .argument('<path>', 'file of the content folder, as it is or was called')
      .description('redact a document, one revision of it or a block in all editions'),
  )
    .requiredOption('--reason <text>', 'reason, shown to readers')
    .option('--revision <revision>', 'limit it to the file at this commit or in this edition')
    .option('--block <words>', 'limit it to blocks with these words, in all revisions; a sentence works best')
    .option('--date <day>', 'date of the redaction (default: today)')
    .addOption(new Option('--plain', 'write the words as they are, not a digest of them'))
    .action(async (path: string, options: WithholdOptions) => {
      printLines([withhold(path, options, await startRun(options))])
    })
}

/** Add the item, and return the message to print. */
function withhold(given: string, options: WithholdOptions, run: Run): string {
  const { settings, sources } = run
  refuseWithoutGit(settings)
  const path = given.startsWith(contentPrefix(settings)) ? given.slice(contentPrefix(settings).length) : given
  const file = sources.files.find((each) => /^editions\.ya?ml$/i.test(each.path))?.path ?? 'editions.yaml'
  const full = join(settings.content, file)
  const text = appendItem(existsSync(full) ? readFileSync(full, 'utf8') : '', { withheld: makeItem(path, options, run) })
  if (text === undefined) throw new CallError(`"${full}" isn't a list, so nothing can be added to it.`)
  const problems = findNewProblems(file, text, run)
  const unknown = problems.find(({ code }) => code === 'withheld-unknown')
  if (unknown) throw new CallError([unknown.message, ...(unknown.hint?.startsWith('Let ') ? [] : [unknown.hint ?? ''])].join(' ').trim())
  writeFileSync(full, text)
  for (const { message, hint } of problems) warn([message, hint].join(' '))
  return `Redacted in all editions from the next build on. Commit "${file}". The repository still contains the text.`
}

function refuseWithoutGit({ content }: Settings): void {
  try {
    findPrefix(content)
  } catch (error) {
    if (error instanceof GitError) throw new CallError(error.message)
    throw error
  }
}

function makeItem(document: string, { reason, revision, block, date, plain }: WithholdOptions, run: Run): Record<string, string> {
  const { settings, written } = run
  const day = date ?? settings.now.slice(0, 10)
  if (!isCalendarDay(day)) throw new CallError(`"${day}" is not a valid date. Write it as YYYY-MM-DD.`)
  if (block !== undefined && splitIntoWords(block).length === 0) throw new CallError(`"${block}" contains no words.`)
  return {
    document,
    ...(revision !== undefined && { revision: resolveRevision(findCommit(revision, written), settings) }),
    ...(block !== undefined && (plain ? { block } : { digest: digestWords(block) })),
    date: day,
    reason,
  }
}

/** Editions win, as in `handbook diff`. */
function findCommit(name: string, written: Run['written']): string {
  return entriesOf(written, 'editions').find(({ data }) => data.name === name)?.data.commit ?? name
}

function resolveRevision(revision: string, { content }: Settings): string {
  try {
    return resolveCommit(content, revision)
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    // It may be a blob's id.
    if (/^[0-9a-f]{7,64}$/.test(revision)) return revision
    throw new CallError(error.message)
  }
}

/** Return what the check will report about the new item. */
function findNewProblems(file: string, text: string, { settings, sources, redactions }: Run): Run['problems'] {
  const files = [...sources.files.filter(({ path }) => path !== file), { path: file, text }]
  const known = new Set(redactions.problems.map(({ line, message }) => `${line} ${message}`))
  return readRedactions(settings.content, files, settings).problems.filter(({ line, message }) => !known.has(`${line} ${message}`))
}
