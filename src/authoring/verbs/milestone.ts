/** Settles an item of a milestone: shipped, slipped to a later milestone, or dropped. */
import { compare } from '../../plain/compare.ts'
import type { Entry } from '../../graph/entry.ts'
import { didYouMean, listOf, nearest } from '../../problems/nearest.ts'
import { editFile } from '../file-edit.ts'
import { EditError, type YamlEdit } from '../yaml-edit.ts'
import { type ContentEdit, findEntry, type VerbContext } from './verb.ts'

type Milestone = Entry<'milestones'>
type ScopeLine = Milestone['data']['scope'][number]

export interface Settlement {
  milestone: string
  /** Id of the roadmap item or issue. */
  item: string
  outcome: NonNullable<ScopeLine['outcome']>
  /** The later milestone that a slipped item is carried over to. */
  to: string | undefined
  /** Why it slipped or was dropped. */
  reason: string | undefined
}

/**
 * Writes the outcome into the milestone. A slipped item becomes part of the scope of the later milestone, and a roadmap item that names the
 * old one as its milestone names the later one.
 */
export function settleItem(context: VerbContext, request: Settlement): ContentEdit {
  const milestone = findEntry(context, 'milestones', request.milestone)
  const { index, line } = findLine(milestone, request.item)
  const title = (context.entryIndex.find('roadmap', line.item) ?? context.entryIndex.find('backlog', line.item))?.title ?? line.item
  const { outcome } = request
  const reason = request.reason?.trim() || line.reason
  // What lacks a reason or a later milestone is completed.
  const isComplete =
    line.outcome === 'shipped' || (line.reason !== undefined && (line.outcome === 'dropped' || line.carriedTo !== undefined))
  if (line.outcome !== undefined && (line.outcome !== outcome || isComplete))
    throw new EditError(`"${title}" is settled in "${milestone.title}" already: ${line.outcome}. To correct it, edit "${milestone.file}".`)
  if (outcome !== 'shipped' && reason === undefined) throw new EditError(`Say why "${title}" ${phrases[outcome]}: --reason "…".`)
  const later = findLater(context, milestone, { ...request, to: request.to ?? line.carriedTo })
  const set = (key: keyof ScopeLine, value: string, after: string[]): YamlEdit => ({
    kind: 'set',
    path: ['scope', index, key],
    value,
    after,
  })
  const edits = [
    set('outcome', outcome, ['item', 'commitment', 'announce']),
    ...(later ? [set('carriedTo', later.id, ['outcome'])] : []),
    ...(reason === undefined ? [] : [set('reason', reason, ['outcome', 'carriedTo'])]),
  ]
  const texts = new Map([[milestone.file, editFile({ path: milestone.file, text: milestone.text }, edits)]])
  if (later) for (const [path, text] of carryOver(context, line, milestone, later)) texts.set(path, text)
  const summary = `"${title}" ${phrases[outcome]}${later ? `, and is carried over from "${milestone.title}" to "${later.title}"` : ''}.`
  return { texts, summary }
}

const phrases = { shipped: 'shipped', slipped: 'slipped', dropped: 'was dropped' } as const

function findLine({ data: { scope }, title }: Milestone, given: string): { index: number; line: ScopeLine } {
  const id = given.replace(/^(roadmap|backlog)\//, '')
  const index = scope.findIndex(({ item }) => item === id)
  const line = scope[index]
  if (line) return { index, line }
  const ids = scope.map(({ item }) => item)
  const hint = didYouMean(nearest(id, ids), ids.length === 0 ? 'Its scope is empty.' : `Its items are ${listOf(ids, 30)}.`)
  throw new EditError(`"${title}" doesn't include "${id}". ${hint}`)
}

/** The milestone that a slipped item is carried over to. Others have none. */
function findLater(context: VerbContext, milestone: Milestone, { outcome, to }: Settlement): Milestone | undefined {
  if (outcome !== 'slipped') {
    if (to !== undefined) throw new EditError(`Only a slipped item is carried over. Leave out "--to", or write "slipped" for "${outcome}".`)
    return undefined
  }
  const { entryIndex } = context
  const isLater = (each: Milestone) => each.data.due > milestone.data.due
  if (to === undefined) {
    const all = entryIndex.ids('milestones').flatMap((id) => entryIndex.find('milestones', id) ?? [])
    const [next] = all.filter(isLater).toSorted((a, b) => compare(a.data.due, b.data.due))
    const hint = next ? `The next one is "--to ${next.id}".` : 'Plan the next milestone first.'
    throw new EditError(`A slipped item needs the milestone that it's carried over to, "--to MILESTONE". ${hint}`)
  }
  const later = findEntry(context, 'milestones', to)
  if (isLater(later)) return later
  throw new EditError(
    later.id === milestone.id
      ? `An item can't be carried over to the same milestone.`
      : `"${later.title}" ends on ${later.data.due}, and "${milestone.title}" on ${milestone.data.due}. Name a later milestone.`,
  )
}

/** Adds the item to the later milestone, unless that has it, and moves the roadmap item there. Returns texts by path. */
function carryOver({ entryIndex }: VerbContext, line: ScopeLine, from: Milestone, to: Milestone): [path: string, text: string][] {
  const { item, commitment, announce } = line
  const planned = entryIndex.find('roadmap', item)
  const edit = ({ file, text }: Pick<Entry, 'file' | 'text'>, change: YamlEdit): [string, string] => [
    file,
    editFile({ path: file, text }, [change]),
  ]
  return [
    ...(to.data.scope.some((each) => each.item === item)
      ? []
      : [edit(to, { kind: 'insert', path: ['scope'], item: { item, commitment, announce }, style: 'block' })]),
    ...(planned?.data.milestone === from.id ? [edit(planned, { kind: 'set', path: ['milestone'], value: to.id })] : []),
  ]
}
