/** Runs a command that edits content: checks what it would write, then writes all of it or nothing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { ContentEdit, VerbContext } from '../authoring/verbs/verb.ts'
import { EditError } from '../authoring/yaml-edit.ts'
import { compile } from '../compilation.ts'
import { findAddedProblems } from '../problems/added-problems.ts'
import type { Settings, SettingsInput } from '../settings.ts'
import { formatReport } from './check.ts'
import {
  CallError,
  contentPrefix,
  endWith,
  exitCodes,
  print,
  printLines,
  type Run,
  runCheck,
  warn,
  warnReport,
  withCommonOptions,
} from './common.ts'
import { formatGitPatch, hasChanged, moveOnDisk, type TextChange, writeTexts } from '../sources/write-texts.ts'

export interface EditOptions extends SettingsInput {
  dryRun?: boolean
}

/** Add the options of all commands that edit content. */
export function withEditOptions(command: Command): Command {
  return withCommonOptions(command).option('--dry-run', 'print the changes as a diff without writing them')
}

/** An edit, and what it does. */
interface PreparedEdit {
  settings: Settings
  made: ContentEdit
  changes: TextChange[]
  /** A report of the problems that the edit adds; undefined if there are none. */
  report: string | undefined
  /** Whether it adds errors, so that it isn't written. */
  isRefused: boolean
}

type MakeEdit = (context: VerbContext, run: Run) => ContentEdit

/** Make an edit, unless it adds errors. Prints what was done, or would be; sets the exit code. */
export async function runEdit(options: EditOptions, edit: MakeEdit): Promise<void> {
  const { settings, made, changes, report, isRefused } = await prepareEdit(options, edit)
  if (report !== undefined) warnReport(report)
  if (isRefused) {
    warn('Nothing was written: the content would not pass the check.')
    endWith(exitCodes.contentErrors)
    return
  }
  if (options.dryRun) {
    print(changes.map((each) => formatGitPatch(each, contentPrefix(settings))).join(''))
    warn('Nothing was written.')
    return
  }
  writeChanges(settings, changes, made)
  printLines(describeEdit(made, changes, settings))
}

/** Make an edit for a caller that isn't a terminal. Returns what was done; throws a `CallError` if nothing was. */
export async function applyEdit(options: SettingsInput, edit: MakeEdit): Promise<string> {
  const { settings, made, changes, report, isRefused } = await prepareEdit(options, edit)
  if (isRefused) throw new CallError(`Nothing was written: the content would not pass the check.\n\n${report}`)
  writeChanges(settings, changes, made)
  return [...describeEdit(made, changes, settings), ...(report === undefined ? [] : ['', report])].join('\n')
}

async function prepareEdit(options: SettingsInput, edit: MakeEdit): Promise<PreparedEdit> {
  const start = performance.now()
  const run = await runCheck({ ...options, audience: 'staff', drafts: true })
  const { settings, written, untyped } = run
  if (!existsSync(settings.content)) throw new CallError(`There is no content folder "${settings.content}".`)
  const made = makeEdit(() => edit({ entryIndex: written.entryIndex, untyped, now: settings.now }, run))
  const after: Run = { settings, ...compile(settings, made.texts, made.moved) }
  const problems = findAddedProblems(run.problems, after.problems, made.moved)
  const report = problems.length === 0 ? undefined : formatReport({ ...after, problems }, 'text', Math.round(performance.now() - start))
  return { settings, made, changes: listChanges(run, made), report, isRefused: problems.some(({ severity }) => severity === 'error') }
}

function describeEdit({ summary }: ContentEdit, changes: readonly TextChange[], settings: Settings): string[] {
  return [summary, ...changes.map((each) => describeChange(each, settings))]
}

function makeEdit(edit: () => ContentEdit): ContentEdit {
  try {
    return edit()
  } catch (error) {
    if (error instanceof EditError) throw new CallError(`Nothing was written. ${error.message}`)
    throw error
  }
}

/** List changed and moved files. Files that aren't text have no text to compare. */
function listChanges({ sources }: Run, { texts, moved = new Map<string, string>() }: ContentEdit): TextChange[] {
  const old = new Map(sources.files.map(({ path, text }) => [path, text]))
  const fromOf = new Map([...moved].map(([from, to]) => [to, from]))
  const paths = [...new Set([...moved.values(), ...texts.keys()])].sort()
  return paths.flatMap((path): TextChange[] => {
    const from = fromOf.get(path)
    const before = old.get(from ?? path)
    const after = texts.has(path) ? texts.get(path) : (before ?? '')
    return before === after && from === undefined ? [] : [{ path, before, after, ...(from !== undefined && { from }) }]
  })
}

/** Write all changes, unless another program has changed one of the files. */
function writeChanges({ content }: Settings, changes: readonly TextChange[], { moved = new Map(), folder }: ContentEdit): void {
  const isText = ({ before, from }: TextChange) => before !== undefined || from === undefined
  const changed = changes.find((each) => isText(each) && hasChanged(content, each))
  if (changed)
    throw new CallError(`Nothing was written: "${changed.from ?? changed.path}" changed while the command ran. Run the command again.`)
  // Files that aren't content move with their folder.
  const moves: ReadonlyMap<string, string> = folder ? new Map([[folder.from, folder.to]]) : moved
  // Some systems don't distinguish upper and lower case.
  const taken = [...moves].find(([from, to]) => from.toLowerCase() !== to.toLowerCase() && existsSync(join(content, to)))
  if (taken) throw new CallError(`Nothing was written: "${taken[1]}" exists already.`)
  moveOnDisk(content, moves)
  writeTexts(
    content,
    changes.filter(({ before, after }) => before !== after).map(({ from: _, ...change }) => change),
  )
}

function describeChange({ path, from, after }: TextChange, settings: Settings): string {
  const prefix = contentPrefix(settings)
  if (after === undefined) return `  removed ${prefix}${path}`
  return from === undefined ? `  changed ${prefix}${path}` : `  moved ${prefix}${from} to ${path}`
}
