/** Runs a command that edits content: checks what it would write, then writes all of it or nothing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { ContentEdit, VerbContext } from '../authoring/verbs/verb.ts'
import { EditError } from '../authoring/yaml-edit.ts'
import { compile } from '../compilation.ts'
import { findAddedProblems } from '../problems/added-problems.ts'
import type { Problem } from '../problems/problem.ts'
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

/** Make an edit, unless it adds errors. Prints what was done, or would be; sets the exit code. */
export async function runEdit(options: EditOptions, edit: (context: VerbContext, run: Run) => ContentEdit): Promise<void> {
  const start = performance.now()
  const run = await runCheck({ ...options, audience: 'staff', drafts: true })
  const { settings, written, untyped } = run
  if (!existsSync(settings.content)) throw new CallError(`There is no content folder "${settings.content}".`)
  const made = makeEdit(() => edit({ entryIndex: written.entryIndex, untyped, now: settings.now }, run))
  const after: Run = { settings, ...compile(settings, made.texts, made.moved) }
  const added = findAddedProblems(run.problems, after.problems, made.moved)
  const report = (problems: Problem[]) => warnReport(formatReport({ ...after, problems }, 'text', Math.round(performance.now() - start)))
  if (added.length > 0) report(added)
  if (added.some(({ severity }) => severity === 'error')) {
    warn('Nothing was written: the content would not pass the check.')
    endWith(exitCodes.contentErrors)
    return
  }
  const changes = listChanges(run, made)
  if (options.dryRun) {
    print(changes.map((each) => formatGitPatch(each, contentPrefix(settings))).join(''))
    warn('Nothing was written.')
    return
  }
  writeChanges(settings, changes, made)
  printLines([made.summary, ...changes.map(({ path, from }) => describeChange(path, from, settings))])
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
    const after = texts.get(path) ?? before ?? ''
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

function describeChange(path: string, from: string | undefined, settings: Settings): string {
  const prefix = contentPrefix(settings)
  return from === undefined ? `  changed ${prefix}${path}` : `  moved ${prefix}${from} to ${path}`
}
