/**
 * Applies the fixes that problems offer, until nothing changes. Pure: it writes nothing, and the caller does the checking. A fix stays only
 * if it leaves no new problem, once that problem's own fixes are applied as well: `author: ada` becomes `authors: ada`, then `authors:
 * [ada]`.
 */
import type { RedirectLine } from '../history/broken-urls/broken-url-check.ts'
import type { ProblemCode } from '../problems/codes.ts'
import { applyFixes } from '../problems/fixes.ts'
import type { Problem } from '../problems/problem.ts'
import { ungroupRepeatedKeys } from '../problems/repeated-keys.ts'
import type { TextChange } from '../sources/write-texts.ts'
import { appendItem } from '../authoring/list-file.ts'

/** Texts that differ from those on disk, by path below the content folder. */
export type ChangedTexts = ReadonlyMap<string, string>

/** Results of a check. */
export interface Findings {
  problems: readonly Problem[]
  /** All problems, including those that follow from others, so that two checks can be compared. */
  found: readonly Problem[]
  sources: { files: readonly { path: string; text: string }[] }
  brokenUrls: { redirects: readonly RedirectLine[] }
  /** Entries that no rule saw, as their values couldn't be typed. */
  untyped: readonly { file: string }[]
}

/** A fix that wasn't applied. */
export interface RefusedRepair {
  repair: Repair
  /** The problem it would leave. */
  leaves: Problem
  /** Whether fixing that problem leads back to the start. */
  isCircular: boolean
}

/** A replaced text, or a line added to `redirects.yaml`. */
export type Repair = { kind: 'text'; problem: Problem } | { kind: 'redirect'; line: RedirectLine; file: string }

export interface Mending<F extends Findings> {
  /** Results before, and after all fixes. */
  before: F
  found: F
  changes: readonly TextChange[]
  /** Number of problems fixed. */
  count: number
  refused: readonly RefusedRepair[]
}

/** Fixes may reveal others. Limit on the rounds. */
const maxRounds = 10

interface State<F> {
  found: F
  changed: ChangedTexts
}

export function mend<F extends Findings>(check: (changed: ChangedTexts) => F): Mending<F> {
  const before = check(new Map())
  let state: State<F> = { found: before, changed: new Map() }
  const refused = new Map<string, RefusedRepair>()
  let count = 0
  for (let round = 0; round < maxRounds; round++) {
    const open = listRepairs(state.found).filter((repair) => !refused.has(repairKey(repair)))
    if (open.length === 0) break
    const applied = applySound(state, open, check)
    for (const each of applied.refused) refused.set(repairKey(each.repair), each)
    state = applied.state
    count += applied.count
  }
  const changes = [...state.changed].map(([path, after]): TextChange => ({ path, before: findText(path, before), after }))
  return {
    before,
    found: state.found,
    changes: changes.filter((each) => each.before !== each.after),
    count,
    refused: [...refused.values()],
  }
}

function findText(path: string, { sources }: Findings): string | undefined {
  return sources.files.find((file) => file.path === path)?.text
}

interface AppliedRepairs<F> {
  state: State<F>
  count: number
  refused: readonly RefusedRepair[]
}

/** Apply the fixes that leave no new problem: all at once if possible, else each half separately. */
function applySound<F extends Findings>(
  state: State<F>,
  repairs: readonly Repair[],
  check: (changed: ChangedTexts) => F,
): AppliedRepairs<F> {
  const tried = tryRepairs(state, repairs, check)
  if ('state' in tried) return { ...tried, refused: [] }
  const [only, ...others] = repairs
  if (!only || others.length === 0) return { state, count: 0, refused: only ? [{ repair: only, ...tried }] : [] }
  const half = Math.ceil(repairs.length / 2)
  const first = applySound(state, repairs.slice(0, half), check)
  const names = new Set(repairs.slice(half).map(repairKey))
  // The applied fixes have shifted the others.
  const rest = listRepairs(first.state.found).filter((repair) => names.has(repairKey(repair)))
  if (rest.length === 0) return first
  const second = applySound(first.state, rest, check)
  return { state: second.state, count: first.count + second.count, refused: [...first.refused, ...second.refused] }
}

function tryRepairs<F extends Findings>(
  before: State<F>,
  repairs: readonly Repair[],
  check: (changed: ChangedTexts) => F,
): { state: State<F>; count: number } | Pick<RefusedRepair, 'leaves' | 'isCircular'> {
  const { texts, made } = applyRepairs(before, repairs)
  const seen = new Set([textsKey(before.changed)])
  let now: State<F> = { found: check(texts), changed: texts }
  for (;;) {
    const fresh = findNewProblems(before.found, now.found, made)
    const [leaves] = fresh
    if (!leaves) return { state: now, count: made.length }
    const next = listRepairs(now.found).filter((repair) => repair.kind === 'text' && fresh.includes(repair.problem))
    const isCircular = seen.has(textsKey(now.changed)) || seen.size > maxRounds
    if (next.length === 0 || isCircular) return { leaves, isCircular }
    seen.add(textsKey(now.changed))
    const changed = applyRepairs(now, next).texts
    now = { found: check(changed), changed }
  }
}

/** Return problems that are new, or that a fix should have removed but didn't, as far as they count against the fixes. */
function findNewProblems(before: Findings, now: Findings, made: readonly Repair[]): Problem[] {
  const known = new Map<string, number>()
  for (const problem of before.found) known.set(problemKey(problem), (known.get(problemKey(problem)) ?? 0) + 1)
  for (const repair of made)
    if (repair.kind === 'text') known.set(problemKey(repair.problem), (known.get(problemKey(repair.problem)) ?? 0) - 1)
  const fresh = now.found.filter((problem) => {
    const left = (known.get(problemKey(problem)) ?? 0) - 1
    known.set(problemKey(problem), left)
    return left < 0
  })
  return fresh.filter((problem) => !wasHidden(problem, before, made))
}

/** Return whether a problem existed before, hidden by what's fixed now. */
function wasHidden({ severity, file, code }: Problem, before: Findings, made: readonly Repair[]): boolean {
  // Fixing an error may reveal a warning, such as an overdue review once its date can be read.
  if (severity === 'warning' && made.every((repair) => repair.kind === 'redirect' || repair.problem.severity === 'error')) return true
  const wasUnread = made.some((repair) => repair.kind === 'text' && repair.problem.file === file && unreadCodes.has(repair.problem.code))
  const wasUntyped = before.untyped.some((entry) => entry.file === file)
  return (wasUnread && !unreadCodes.has(code)) || (wasUntyped && !untypedCodes.has(code))
}

/** After one of these, the rest of the file wasn't checked. */
const unreadCodes: ReadonlySet<string> = new Set<ProblemCode>(['front-matter-missing', 'merge-conflict', 'yaml-invalid', 'mdx-invalid'])

/** Found in values and texts themselves. Rules skip whatever couldn't be typed. */
const untypedCodes: ReadonlySet<string> = new Set<string>([
  ...unreadCodes,
  'key-unknown',
  'key-missing',
  'value-invalid',
  'version-not-text',
  'date-invalid',
  'instant-without-offset',
  'id-duplicate',
  'reference-missing',
  'tier-written',
  'tier-name-as-id',
  'component-unknown',
  'component-misplaced',
  'component-prop',
  'link-missing',
  'anchor-missing',
  'image-missing',
  'redirect-chain',
  'redirect-shadows',
])

/** A problem that follows from another isn't fixed: it may not be one. */
function listRepairs({ problems, found, brokenUrls, sources }: Findings): Repair[] {
  const open = new Set(ungroupRepeatedKeys(problems).map(positionKey))
  const list = sources.files.find(({ path }) => /^redirects\.ya?ml$/.test(path))?.path ?? 'redirects.yaml'
  return [
    ...found.flatMap((problem): Repair[] => (problem.fix && open.has(positionKey(problem)) ? [{ kind: 'text', problem }] : [])),
    ...brokenUrls.redirects.map((line): Repair => ({ kind: 'redirect', line, file: list })),
  ]
}

/** Of two overlapping fixes, the first is applied. The other gets its chance in the next round. */
function applyRepairs<F extends Findings>(
  { found, changed }: State<F>,
  repairs: readonly Repair[],
): { texts: ChangedTexts; made: Repair[] } {
  const texts = new Map(changed)
  const made: Repair[] = []
  const textNow = (path: string) => texts.get(path) ?? findText(path, found)
  const inTexts = repairs.filter((repair) => repair.kind === 'text')
  for (const [path, here] of Map.groupBy(inTexts, ({ problem }) => problem.file)) {
    const text = textNow(path)
    if (text === undefined) continue
    const fixed = applyFixes(
      text,
      here.map(({ problem }) => problem),
    )
    texts.set(path, fixed.text)
    made.push(...here.filter(({ problem }) => fixed.made.includes(problem)))
  }
  for (const repair of repairs) {
    if (repair.kind === 'text') continue
    // Append, so that the list keeps its order and comments.
    const list = appendItem(textNow(repair.file) ?? '', { ...repair.line })
    if (list === undefined) continue
    texts.set(repair.file, list)
    made.push(repair)
  }
  return { texts, made }
}

function textsKey(changed: ChangedTexts): string {
  return JSON.stringify([...changed].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function repairKey(repair: Repair): string {
  return repair.kind === 'redirect' ? `redirect ${repair.line.from}` : `${problemKey(repair.problem)} ${repair.problem.fix?.replace}`
}

function problemKey({ file, code, message }: Problem): string {
  return JSON.stringify([file, code, message])
}

function positionKey({ file, line, column, code }: Problem): string {
  return JSON.stringify([file, line, column, code])
}
