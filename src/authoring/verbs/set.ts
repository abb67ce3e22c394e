/** Sets values of any entry, and its text. */
import { isDeepStrictEqual } from 'node:util'
import type { CollectionName } from '../../collections/table.ts'
import { type Entry, isExported, keyOf } from '../../graph/entry.ts'
import { didYouMean, listOf, nearest } from '../../problems/nearest.ts'
import { editBody } from '../body-edit.ts'
import { editFile } from '../file-edit.ts'
import { diffValue } from '../forms/value-edits.ts'
import { findItemPath } from '../item-path.ts'
import { EditError, type YamlEdit } from '../yaml-edit.ts'
import { type ContentEdit, findEntry, refuseTwins, type VerbContext } from './verb.ts'

export interface SetRequest {
  collection: CollectionName
  id: string
  /** New values by key, of the types that the schema takes. */
  values: Readonly<Record<string, unknown>>
  /** Keys to remove. */
  unset: readonly string[]
  /** The new text, as Markdown. */
  body: string | undefined
}

/** An entry that takes effect ends those that it supersedes, in the same edit. */
export function setValues(context: VerbContext, request: SetRequest): ContentEdit {
  const { values, unset, body } = request
  if (Object.keys(values).length + unset.length === 0 && body === undefined)
    throw new EditError('Nothing to set. Give a key and its value, for example --status active, or --body "…".')
  const both = unset.find((key) => Object.hasOwn(values, key))
  if (both !== undefined) throw new EditError(`"${both}" can't be both set and removed. Leave out one of them.`)
  const entry = findAny(context, request.collection, request.id)
  if (isExported(entry))
    throw new EditError(`"${entry.file}" is an export of an issue tracker. Change the issue there, and export it again.`)
  const edited = editValues(entry, values, listRemovals(entry, [...new Set(unset)]))
  const text = body === undefined ? edited : editBody({ path: entry.file, text: edited }, body)
  if (text === entry.text) throw new EditError(`"${entry.title}" has these values already.`)
  const ended = findSuperseded(context, entry, values)
  const texts = new Map([[entry.file, text]])
  for (const { file, text: old } of ended)
    texts.set(file, editFile({ path: file, text: old }, [{ kind: 'set', path: ['status'], value: 'superseded' }]))
  return { texts, summary: [summarize(entry, request), ...ended.map(({ title }) => `It supersedes "${title}".`)].join(' ') }
}

/** Drafts and entries with errors can be set too: that may be what corrects them. */
function findAny(context: VerbContext, collection: CollectionName, id: string): Entry {
  const unread = context.untyped.find((each) => each.collection === collection && each.id === id)
  return unread ? refuseTwins(context, unread) : findEntry(context, collection, id)
}

/** Edits parts of lists and groups where that's possible, and else writes them again. */
function editValues(entry: Entry, values: SetRequest['values'], removals: readonly YamlEdit[]): string {
  const edit = (changes: readonly YamlEdit[]) =>
    changes.length + removals.length === 0 ? entry.text : editFile({ path: entry.file, text: entry.text }, [...changes, ...removals])
  const whole = listChanges(entry, values)
  const written = entry.written as Record<string, unknown> | null
  const parts = whole.flatMap((change) => {
    const old = written?.[String(change.path.at(-1))]
    return typeof old === 'object' && old !== null ? diffValue(old, change.value, change.path) : [change]
  })
  try {
    return edit(parts)
  } catch (error) {
    if (!(error instanceof EditError)) throw error
    return edit(whole)
  }
}

function listChanges(entry: Entry, values: SetRequest['values']): Extract<YamlEdit, { kind: 'set' }>[] {
  const { shape } = entry.definition.schema
  const root = findItemPath(entry)
  const written = entry.written as Record<string, unknown> | null
  const order = Object.keys(shape)
  return Object.entries(values).flatMap(([key, value]): Extract<YamlEdit, { kind: 'set' }>[] =>
    isDeepStrictEqual(written?.[key], value)
      ? []
      : [{ kind: 'set', path: [...root, key], value, after: order.slice(0, order.indexOf(key)) }],
  )
}

function listRemovals(entry: Entry, keys: readonly string[]): YamlEdit[] {
  const known = Object.keys((entry.written ?? {}) as object)
  return keys.map((key) => {
    if (known.includes(key)) return { kind: 'remove', path: [...findItemPath(entry), key] }
    const hint = didYouMean(nearest(key, known), `Its keys are ${listOf(known, 40)}.`)
    throw new EditError(`"${entry.title}" has no key "${key}". ${hint}`)
  })
}

/** What the status says of a decision or strategy that holds. */
const holds = { decisions: 'accepted', strategy: 'active' } as const

/** Lists the entries that hold until this one does. */
function findSuperseded({ entryIndex }: VerbContext, { collection, written }: Entry, values: SetRequest['values']): Entry[] {
  if (collection !== 'decisions' && collection !== 'strategy') return []
  const status = holds[collection]
  if (values['status'] !== status) return []
  const ids = [values['supersedes'] ?? (written as Record<string, unknown> | null)?.['supersedes']].flat()
  return ids.flatMap((id) => {
    const old = typeof id === 'string' ? entryIndex.find(collection, id) : undefined
    return old?.data.status === status ? [old] : []
  })
}

function summarize(entry: Entry, { values, unset, body }: SetRequest): string {
  const changed = [...Object.keys(values), ...(body === undefined ? [] : ['its text'])]
  const parts = [
    ...(changed.length > 0 ? [`set ${listOf(changed, 40)}`] : []),
    ...(unset.length > 0 ? [`removed ${listOf([...new Set(unset)], 40)}`] : []),
  ]
  return `${keyOf(entry)}: ${parts.join(', ')}.`
}
