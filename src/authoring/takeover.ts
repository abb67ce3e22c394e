/** What a new entry copies from an existing one: values, further files, and what's left to do by hand. */
import { stringify } from 'yaml'
import { quotedCommand } from '../plain/command.ts'
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'
import type { CollectionName } from '../collections/table.ts'
import { standInMark } from '../collections/fields/stand-in.ts'
import type { EntryIndex } from '../graph/entry-index.ts'
import { bodyOf } from '../graph/entry-diff.ts'
import { type Entry, keyOf } from '../graph/entry.ts'
import { shortened } from '../graph/reading/new-command.ts'

export interface Takeover {
  /** Values that weren't given. */
  values: Record<string, unknown>
  /** Title of the source, used for the file name only. */
  name?: string
  /** Comments next to stand-ins, by key. */
  notes: Readonly<Record<string, string>>
  /** Further files to create. */
  files: { path: string; text: string }[]
  /** One sentence per thing to do by hand. */
  todo: string[]
}

export interface TakeoverRequest {
  collection: CollectionName
  /** The id of the new entry. */
  id: () => string
  /** Whether its title or id was given. */
  isNamed: boolean
  given: Readonly<Record<string, unknown>>
  /** For changelog entries: `backlog/ID` or `roadmap/ID`. */
  from?: string | undefined
  /** Why it replaces another, if given. */
  reason?: string | undefined
  entryIndex: EntryIndex
  /** `YYYY-MM-DD`. */
  today: string
}

/** The requested source can't be used. */
export class TakeoverError extends Error {}

export function takeOver(request: TakeoverRequest): Takeover {
  const { collection, given, from } = request
  if (collection === 'strategy' && typeof given['supersedes'] === 'string') return takeOverStrategy(request, given['supersedes'])
  if (collection === 'milestones' && !('scope' in given)) return takeOverMilestone(request)
  if (collection === 'changelog' && from !== undefined) return takeOverItem(request, from)
  return { values: {}, notes: {}, files: [], todo: [] }
}

/** Takes over pillars, owner, approvers and unsettled objectives. The old objectives keep their files and readings. */
function takeOverStrategy({ id, given, entryIndex, today, reason }: TakeoverRequest, supersedes: string): Takeover {
  const old = findEntry(entryIndex, 'strategy', supersedes)
  const { pillars, owner, approvers, scope, status } = old.data
  const objectives = listEntries(entryIndex, 'objectives').filter(
    ({ data, isTyped }) => isTyped && data.strategy === old.id && data.status !== 'met' && data.status !== 'dropped',
  )
  const taken = new Set(entryIndex.ids('objectives'))
  const begin = typeof given['effective'] === 'string' ? given['effective'] : undefined
  const copies = objectives.map((objective) =>
    copyObjective(objective, { strategy: id(), id: findFreeId(objective.id, begin, taken), begin }),
  )
  const what = [
    ...(pillars?.length ? ['pillars'] : []),
    'owner',
    'approvers',
    ...(objectives.length > 0
      ? [
          `the objectives ${listOf(
            objectives.map(({ title }) => title),
            40,
          )}`,
        ]
      : []),
  ]
  const note = `${reason === undefined ? '' : `${reason.replace(/[.!]?$/, '.')} `}Taken over from "${old.title}": ${what.join(', ')}.`
  const open = objectives.filter(({ data }) => data.status === 'active')
  return {
    values: { scope, owner, approvers, ...(pillars && { pillars }), changes: [{ on: today, note }] },
    notes: {},
    files: copies,
    todo: [
      ...(reason === undefined && !('changes' in given) ? [`Say under "changes" why it replaces "${old.title}".`] : []),
      ...copies.map(
        ({ path }) =>
          `Write the ${begin === undefined ? 'period' : 'last day of the period'} in "${path}", review its baselines and targets, and remove "draft: true". Its readings start empty.`,
      ),
      ...open.map(
        (objective) => `Say how it ended, met, missed or dropped: ${quotedCommand(['set', keyOf(objective)], { status: 'met' })}.`,
      ),
      ...(status === 'superseded'
        ? []
        : [
            `When the new strategy takes effect, it ends the old one: ${quotedCommand(['set', `strategy/${id()}`], { status: 'active' })}.`,
          ]),
    ],
  }
}

/** Copies an objective to a new strategy, under which it starts with new readings. */
function copyObjective(
  { id: oldId, file, written, isMdx, hasBody, text }: Entry<'objectives'>,
  { strategy, id, begin }: { strategy: string; id: string; begin: string | undefined },
): { path: string; text: string } {
  // Earlier addresses and the review date stay with the old file.
  const { formerly: _, review: __, title, measures, ...rest } = written as Record<string, unknown>
  const anew = (Array.isArray(measures) ? measures : []).map((measure: object) => ({ ...measure, readings: [] }))
  const period = { from: begin ?? standInMark, to: standInMark }
  const data = stringify({ title, draft: true, ...rest, strategy, status: 'active', period, measures: anew }, { lineWidth: 0 })
  const ending = hasBody ? (isMdx ? 'mdx' : 'md') : 'yaml'
  const body = bodyOf({ text, hasBody })
  // In the same folder as the old file.
  const folder = file.replace(/\.[^./]+$/, '').slice(0, -oldId.length)
  const path = `${folder}${id}.${ending}`
  return { path, text: hasBody ? `---\n${data}---\n${body === '' ? '' : `\n${body}\n`}` : data }
}

/** Replaces the year in an id with that of the new strategy, if known. Adds a number if the id is taken. */
function findFreeId(id: string, begin: string | undefined, taken: Set<string>): string {
  const bare = id.replace(/-\d{4}(-\d+)?$/, '')
  const base = begin === undefined ? bare : `${bare}-${begin.slice(0, 4)}`
  let free = base
  for (let count = 2; taken.has(free); count++) free = `${base}-${count}`
  taken.add(free)
  return free
}

/** Takes over what slipped from the last milestone that has begun, unless a later one has it. */
function takeOverMilestone({ id, entryIndex }: TakeoverRequest): Takeover {
  const milestones = listEntries(entryIndex, 'milestones')
  const last = milestones.filter(({ data }) => data.status !== 'planned').toSorted((a, b) => (a.data.due < b.data.due ? 1 : -1))[0]
  const later = milestones.filter(({ data }) => last !== undefined && data.due > last.data.due)
  const homes = new Set(later.flatMap(({ data }) => data.scope.map(({ item }) => item)))
  const slipped =
    last?.data.scope.filter(({ item, outcome, carriedTo }) => outcome === 'slipped' && carriedTo === undefined && !homes.has(item)) ?? []
  if (!last || slipped.length === 0) return { values: {}, notes: {}, files: [], todo: [] }
  return {
    values: { scope: slipped.map(({ item, commitment, announce }) => ({ item, commitment, announce })) },
    notes: {},
    files: [],
    todo: slipped.map(({ item }) => `Write "carriedTo: ${id()}" at "${item}" in "${last.file}".`),
  }
}

const changeTypes: Readonly<Record<string, string>> = { feature: 'added', bug: 'fixed', security: 'security', debt: 'changed' }

/** Drafts an announcement of a roadmap item or an issue. */
function takeOverItem({ entryIndex, given, isNamed }: TakeoverRequest, from: string): Takeover {
  const item = findItem(from, entryIndex)
  const { area } = item.data
  const issue = item.collection === 'backlog' ? item : undefined
  const features = area === undefined ? [] : listEntries(entryIndex, 'features').filter(({ data }) => data.area === area)
  const only = features.length === 1 ? features.map(({ id }) => id) : []
  const planned = issue ? issue.data.roadmap : item.id
  return {
    name: shortened(item.title, 80),
    values: {
      type: changeTypes[issue?.data.kind ?? 'feature'] ?? 'changed',
      ...(only.length > 0 && { features: only }),
      ...(planned !== undefined && { roadmap: [planned] }),
      ...(issue && { issues: [issue.data.url ?? issue.id] }),
    },
    notes: { title: `We call it "${item.title}"` },
    files: [],
    todo: [
      ...(features.length > 1 && !('features' in given)
        ? [
            `Features of the area "${area}": ${listOf(
              features.map(({ id }) => id),
              12,
            )}.`,
          ]
        : []),
      ...(isNamed ? [] : ['Rename the file after its title before it is published: its name becomes its address.']),
      ...('date' in given || 'live' in given ? [] : ['Set "date" or "live" to the date it becomes available.']),
    ],
  }
}

function findItem(from: string, entryIndex: EntryIndex): Entry<'backlog' | 'roadmap'> {
  const [collection = '', ...rest] = from.split('/')
  if (collection === 'backlog' || collection === 'roadmap') return findEntry(entryIndex, collection, rest.join('/'))
  throw new TakeoverError(`A changelog entry can be made from "backlog/ID" or "roadmap/ID", not from "${from}".`)
}

function findEntry<C extends CollectionName>(entryIndex: EntryIndex, collection: C, id: string): Entry<C> {
  const entry = entryIndex.find(collection, id)
  if (entry) return entry
  const hint = didYouMean(nearest(id, entryIndex.ids(collection)), `${quotedCommand(['ls', collection])} lists them.`)
  throw new TakeoverError(`There is no ${collection}/${id}. ${hint}`)
}

function listEntries<C extends CollectionName>(entryIndex: EntryIndex, collection: C): Entry<C>[] {
  return entryIndex.ids(collection).flatMap((id) => entryIndex.find(collection, id) ?? [])
}
