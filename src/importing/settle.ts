/**
 * Makes what an import writes pass the check. What the check refuses is put into comments, or left out of front matter, and reported. An
 * entry that would still be refused becomes a draft.
 */
import { draftMark } from '../graph/titles.ts'
import { canBeDraft } from '../graph/reading/stand-ins.ts'
import { fillFields } from '../authoring/filling.ts'
import type { ProblemCode } from '../problems/codes.ts'
import type { Problem } from '../problems/problem.ts'
import { clip } from './comments.ts'
import { Head } from './head.ts'
import { show } from './page-head.ts'
import { type Note, type Plan, type PlannedEntry, sourceLineOf, type Target, writeEntry } from './plan.ts'
import { findRemedy } from './remedies.ts'

/** Checks the content folder with these files in it. */
export type CheckFiles = (plan: Plan) => readonly Problem[]

/** A remedy may reveal another problem. Limit on the rounds. */
const maxRounds = 8

/** Changes a plan in place. */
export function settle(plan: Plan, target: Target, check: CheckFiles): void {
  const entries = new Map(plan.files.flatMap((file) => (file.kind === 'entry' ? [[file.path, file] as const] : [])))
  const drafts = new Set<PlannedEntry>()
  for (let round = 0; round < maxRounds; round++) {
    const problems = check(plan).filter(({ file }) => entries.has(file))
    let isChanged = false
    for (const [path, found] of Map.groupBy(problems, ({ file }) => file)) {
      const entry = entries.get(path)
      if (!entry) continue
      const isPage = target.layout.collections.of(entry.collection).bare === true
      if (isPage ? remedyPage(entry, found, plan.notes) : remedyEntry(entry, found, target, plan.notes, drafts)) isChanged = true
    }
    if (!isChanged) break
  }
  for (const problem of check(plan)) {
    const entry = entries.get(problem.file)
    if (!entry || problem.severity !== 'error') continue
    plan.notes.push({
      from: entry.from,
      line: sourceLineOf(entry, problem.line),
      text: `The check refuses "${entry.path}": ${problem.message}`,
      isFailure: true,
    })
  }
}

/** Returns whether anything changed. */
function remedyPage(entry: PlannedEntry, problems: readonly Problem[], notes: Note[]): boolean {
  const text = writeEntry(entry)
  const remedies = problems.flatMap((problem) => findRemedy(entry, text, problem) ?? [])
  if (remedies.length === 0) return false
  const before = writeEntry(entry)
  for (const { line, text, key } of remedies) {
    notes.push({ from: entry.from, line, text })
    if (key !== undefined) entry.head.delete(key)
  }
  entry.body.edit(remedies.flatMap(({ edits }) => edits))
  return writeEntry(entry) !== before
}

/** Faults of a body, which are settled as in pages. */
const inBodies: ReadonlySet<string> = new Set<ProblemCode>([
  'link-missing',
  'link-placeholder',
  'image-missing',
  'anchor-missing',
  'template-leftover',
  'html-unsafe',
  'html-hidden',
  'component-unknown',
])

function remedyEntry(entry: PlannedEntry, problems: readonly Problem[], target: Target, notes: Note[], drafts: Set<PlannedEntry>): boolean {
  const inBody = problems.filter(({ code }) => inBodies.has(code))
  const changed = inBody.length > 0 && remedyPage(entry, inBody, notes)
  const others = problems.filter(({ code, severity }) => !inBodies.has(code) && severity === 'error')
  if (others.length === 0 || drafts.has(entry)) return changed
  // An id that nothing has is left out before the entry is given up as a draft.
  const missing = others.filter(({ code }) => code === 'reference-missing')
  if (missing.length > 0 && dropReferences(entry, missing, target, notes)) return true
  return makeDraft(entry, others, target, notes, drafts) || changed
}

/** Leaves out keys whose id no entry has, if the collection does without them. */
function dropReferences(entry: PlannedEntry, problems: readonly Problem[], target: Target, notes: Note[]): boolean {
  const { shape } = target.layout.collections.of(entry.collection).schema
  const lines = writeEntry(entry).split('\n')
  let isChanged = false
  for (const { line, message } of problems) {
    const key = /^["']?([\w-]+)["']?:/.exec(lines[line - 1] ?? '')?.[1]
    const field = key === undefined ? undefined : (shape as Record<string, { safeParse(value: unknown): { success: boolean } }>)[key]
    if (key === undefined || !field?.safeParse(undefined).success) continue
    notes.push({ from: entry.from, text: `"${key}: ${show(entry.head.values()[key])}" is left out: ${message}` })
    entry.head.delete(key)
    isChanged = true
  }
  return isChanged
}

function makeDraft(entry: PlannedEntry, problems: readonly Problem[], target: Target, notes: Note[], drafts: Set<PlannedEntry>): boolean {
  const definition = target.layout.collections.of(entry.collection)
  drafts.add(entry)
  if (!canBeDraft(definition)) return false
  const given = { ...entry.head.values(), ...draftMark(definition) }
  const { values, unwritten, chosen } = fillFields(definition.schema, given, {
    entryIndex: target.entryIndex,
    notes: {},
    collections: target.layout.collections,
  })
  entry.head = Head.of(values)
  const wanting = [...new Set(unwritten.map(({ path }) => String(path[0])))]
  if (chosen.length > 0) entry.mapped.push(`chosen as the only one: ${chosen.join(', ')}`)
  const because = [
    ...(wanting.length > 0 ? [`it lacks ${wanting.join(', ')}`] : []),
    ...problems.filter(({ code }) => code !== 'key-missing' && code !== 'stand-in-left').map(({ message }) => clip(message)),
  ]
  notes.push({
    from: entry.from,
    line: entry.body.sourceLine(1),
    text: `"${entry.path}" is a draft: ${because.join('; ')}.`.replace(/\.\.$/, '.'),
  })
  return true
}
