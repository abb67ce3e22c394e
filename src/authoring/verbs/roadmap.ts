/** Moves a roadmap item to another horizon, with its reason. */
import type { DataOf } from '../../graph/entry.ts'
import { editFile } from '../file-edit.ts'
import { EditError } from '../yaml-edit.ts'
import { type ContentEdit, findEntry, type VerbContext } from './verb.ts'

export type Horizon = DataOf<'roadmap'>['horizon']

/** Sets the horizon, and adds a line to the history. */
export function moveRoadmapItem(
  context: VerbContext,
  { id, horizon, reason }: { id: string; horizon: Horizon; reason: string },
): ContentEdit {
  const item = findEntry(context, 'roadmap', id)
  const old = item.data.horizon
  if (old === horizon) throw new EditError(`"${item.title}" has the horizon "${horizon}" already.`)
  if (reason.trim() === '') throw new EditError(`Say why "${item.title}" moves: --reason "…".`)
  const { history } = item.data
  const isNewestFirst = (history[0]?.on ?? '') > (history.at(-1)?.on ?? '')
  const line = { on: context.now.slice(0, 10), change: `From ${old} to ${horizon}`, reason: reason.trim() }
  const text = editFile({ path: item.file, text: item.text }, [
    { kind: 'set', path: ['horizon'], value: horizon },
    { kind: 'insert', path: ['history'], item: line, style: 'block', ...(isNewestFirst && { index: 0 }) },
  ])
  return { texts: new Map([[item.file, text]]), summary: `"${item.title}" moved from ${old} to ${horizon}.` }
}
