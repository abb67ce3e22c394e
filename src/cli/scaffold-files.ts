/** Writes the files of a new entry, if they pass the check. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Scaffold } from '../authoring/scaffold.ts'
import { buildHandbook } from '../checked-handbook.ts'
import type { CollectionName } from '../collections/table.ts'
import { indexEntries } from '../graph/entry-index.ts'
import { withArticle } from '../problems/nearest.ts'
import type { Problem } from '../problems/problem.ts'
import { ungroupRepeatedKeys } from '../problems/repeated-keys.ts'
import { findFirstDays } from '../sources/git/history.ts'
import type { SourceFile, Sources } from '../sources/source.ts'
import { CallError, type Run } from './common.ts'

interface Written {
  paths: string[]
  /** Which of the choices was written. */
  choice: number
}

/** Write the files of the first choice that passes the check. They differ in their texts alone. */
export function writeScaffold(run: Run, collection: CollectionName, choices: readonly Scaffold[]): Written {
  const tried: Problem[][] = []
  for (const [choice, made] of choices.entries()) {
    const files = listFiles(run, collection, made)
    const faults = findFaults(run, files)
    if (faults.length === 0) return { paths: files.map((file) => writeBelow(run.settings.content, file)), choice }
    tried.push(faults)
  }
  throw new CallError(describeFaults(choices[0]?.id ?? collection, tried.at(-1) ?? []))
}

function writeBelow(folder: string, { path, text }: SourceFile): string {
  const target = join(folder, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, text)
  return target
}

function describeFaults(id: string, faults: readonly Problem[]): string {
  const sentences = faults.map(({ message, hint }) => [message, hint].filter(Boolean).join(' '))
  return `Nothing was written: "${id}" would fail the check.\n\n${sentences.join('\n')}`
}

/** Return the files with their whole texts. Throws if one exists. */
function listFiles(
  { settings, handbook, untyped }: Run,
  collection: CollectionName,
  { path, text, isListItem, id, more }: Scaffold,
): readonly SourceFile[] {
  const full = join(settings.content, path)
  const existing = existsSync(full) ? readFileSync(full, 'utf8') : undefined
  if (existing !== undefined && !isListItem) throw new CallError(`The file "${path}" already exists. Choose another --title or --id.`)
  const same = indexEntries([...handbook.entries, ...untyped]).find(collection, id)
  if (same)
    throw new CallError(
      `There is already ${withArticle(settings.config.collections.of(collection).noun).toLowerCase()} "${same.id}", in "${same.file}". Choose another --id.`,
    )
  const list = existing?.trim() === '[]' ? '' : (existing ?? '')
  const whole = isListItem ? list + (list === '' || list.endsWith('\n') ? '' : '\n') + text : text
  return [{ path, text: whole }, ...more]
}

/** Return the errors that the files would add. */
function findFaults({ settings, sources, problems: before, handbook }: Run, files: readonly SourceFile[]): Problem[] {
  const changed: Sources = {
    ...sources,
    files: [...sources.files.filter(({ path }) => files.every((file) => file.path !== path)), ...files],
  }
  changed.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  const known = new Set(ungroupRepeatedKeys(before).map((each) => `${each.file}:${each.code}:${each.message}`))
  const { problems } = buildHandbook(changed, {
    ...settings,
    audience: 'staff',
    drafts: true,
    firstDays: findFirstDays(settings.content),
    layout: handbook.layout,
  })
  // This draft may become the target of a previously broken link, which isn't the draft's fault.
  const isAwaited = ({ code, file }: Problem) => code === 'link-to-hidden' && files.every((each) => each.path !== file)
  return ungroupRepeatedKeys(problems).filter(
    (each) => each.severity === 'error' && !isAwaited(each) && !known.has(`${each.file}:${each.code}:${each.message}`),
  )
}
