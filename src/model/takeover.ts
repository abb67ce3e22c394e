/** What a new entry takes over from one that is there: values, further files, and what is left to do by hand. */
import { stringify } from 'yaml'
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'
import type { CollectionName } from '../schemas/collections.ts'
import type { Catalogue } from './catalogue.ts'
import { daysAfter } from './days.ts'
import { bodyOf } from './diff.ts'
import type { DataOf, Entry } from './entry.ts'

export interface Takeover {
  /** Values that the caller did not give. */
  values: Record<string, unknown>
  /** Whole files beside that of the entry. */
  files: { path: string; text: string }[]
  /** A sentence for each thing that is still to be done. */
  todo: string[]
}

export interface TakeoverRequest {
  collection: CollectionName
  /** The id of the new entry. */
  id: string
  given: Readonly<Record<string, unknown>>
  /** Of the changelog: `backlog/ID` or `roadmap/ID`. */
  from?: string | undefined
  /** Why it replaces what it replaces, if somebody said it. */
  reason?: string | undefined
  catalogue: Catalogue
  /** `YYYY-MM-DD`. */
  today: string
}

/** What is asked for cannot be taken over. */
export class TakeoverError extends Error {}

export function takeover(request: TakeoverRequest): Takeover {
  const { collection, given, from } = request
  if (collection === 'strategy' && typeof given['supersedes'] === 'string') return fromStrategy(request, given['supersedes'])
  if (collection === 'milestones' && !('scope' in given)) return fromMilestone(request)
  if (collection === 'changelog' && from !== undefined) return fromItem(request, from)
  return { values: {}, files: [], todo: [] }
}

/** Pillars, owner, approvers and the objectives that are not settled; the old ones keep their files, with what they measured. */
function fromStrategy({ id, catalogue, today, reason }: TakeoverRequest, supersedes: string): Takeover {
  const old = found(catalogue, 'strategy', supersedes) as unknown as Entry<'strategy'>
  const { pillars, owner, approvers, scope, status } = old.data
  const objectives = all<'objectives'>(catalogue, 'objectives').filter(
    ({ data }) => data.strategy === old.id && data.status !== 'met' && data.status !== 'dropped',
  )
  const taken = new Set(catalogue.ids('objectives'))
  const copies = objectives.map((objective) => copyOf(objective, id, freeId(objective.id, today, taken)))
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
    files: copies,
    todo: [
      ...(status === 'superseded'
        ? []
        : [`When the new one is in force: "status: active" in it, and "status: superseded" in "${old.file}".`]),
      ...open.map(({ file }) => `Say how it ended in "${file}": met, missed or dropped.`),
      ...(reason === undefined ? [`Say under "changes" why it replaces "${old.title}".`] : []),
    ],
  }
}

function copyOf(
  { id: oldId, file, written, isMdx, hasBody, text }: Entry<'objectives'>,
  strategy: string,
  id: string,
): { path: string; text: string } {
  // Earlier addresses stay with the old file.
  const { formerly: _, ...rest } = written as Record<string, unknown>
  const data = stringify({ ...rest, strategy, status: 'active' })
  const ending = hasBody ? (isMdx ? 'mdx' : 'md') : 'yaml'
  const body = bodyOf({ text, hasBody })
  // Beside the one that it is made from, wherever that lies.
  const folder = file.replace(/\.[^./]+$/, '').slice(0, -oldId.length)
  const path = `${folder}${id}.${ending}`
  return { path, text: hasBody ? `---\n${data}---\n${body === '' ? '' : `\n${body}\n`}` : data }
}

/** `ID-2026`, or with a number where that is taken. */
function freeId(id: string, today: string, taken: Set<string>): string {
  const base = `${id.replace(/-\d{4}(-\d+)?$/, '')}-${today.slice(0, 4)}`
  let free = base
  for (let count = 2; taken.has(free); count++) free = `${base}-${count}`
  taken.add(free)
  return free
}

/** What slipped out of the last milestone that began, and is in no later one. */
function fromMilestone({ id, catalogue, today, given }: TakeoverRequest): Takeover {
  const milestones = all<'milestones'>(catalogue, 'milestones')
  const last = milestones.filter(({ data }) => data.status !== 'planned').toSorted((a, b) => (a.data.due < b.data.due ? 1 : -1))[0]
  const later = milestones.filter(({ data }) => last !== undefined && data.due > last.data.due)
  const homes = new Set(later.flatMap(({ data }) => data.scope.map(({ item }) => item)))
  const slipped =
    last?.data.scope.filter(({ item, outcome, carriedTo }) => outcome === 'slipped' && carriedTo === undefined && !homes.has(item)) ?? []
  if (!last || slipped.length === 0) return { values: {}, files: [], todo: [] }
  const begin = last.data.due < today ? today : daysAfter(last.data.due, 1)
  const start = typeof given['start'] === 'string' ? given['start'] : begin
  return {
    values: {
      start,
      due: daysAfter(start, 30),
      scope: slipped.map(({ item, commitment, announce }) => ({ item, commitment, announce })),
    },
    files: [],
    todo: slipped.map(({ item }) => `Write "carriedTo: ${id}" at "${item}" in "${last.file}".`),
  }
}

const types: Readonly<Record<string, string>> = { feature: 'added', bug: 'fixed', security: 'security', debt: 'changed' }

/** A draft that announces an item of the roadmap or an issue. */
function fromItem({ catalogue }: TakeoverRequest, from: string): Takeover {
  const item = itemNamed(from, catalogue)
  const { collection } = item
  const { area, kind, url, roadmap } = item.data as Partial<DataOf<'backlog'>>
  const features = area === undefined ? [] : all<'features'>(catalogue, 'features').filter(({ data }) => data.area === area)
  const only = features.length === 1 ? features.map(({ id }) => id) : []
  const planned = collection === 'roadmap' ? item.id : roadmap
  return {
    values: {
      status: 'draft',
      type: types[kind ?? 'feature'] ?? 'changed',
      features: only,
      ...(planned !== undefined && { roadmap: [planned] }),
      ...(collection === 'backlog' && { issues: [url ?? item.id] }),
    },
    files: [],
    todo: [
      ...(item.title.length > 80 ? [`The title was too long and is cut: "${item.title}".`] : []),
      ...(only.length === 0
        ? [
            `Name the features that it touches${
              features.length > 0
                ? `: ${listOf(
                    features.map(({ id }) => id),
                    12,
                  )}`
                : ''
            }.`,
          ]
        : []),
    ],
  }
}

/** The title of what an entry is made from, as long as an entry may have it. */
export function itemTitle(from: string, catalogue: Catalogue): string {
  return shortened(itemNamed(from, catalogue).title, 80)
}

function itemNamed(from: string, catalogue: Catalogue): Entry {
  const [collection = '', ...rest] = from.split('/')
  if (collection === 'backlog' || collection === 'roadmap') return found(catalogue, collection, rest.join('/'))
  throw new TakeoverError(`An entry of the changelog is made from "backlog/ID" or "roadmap/ID", not from "${from}".`)
}

function found(catalogue: Catalogue, collection: CollectionName, id: string): Entry {
  const entry = catalogue.find(collection, id)
  if (entry) return entry
  const hint = didYouMean(nearest(id, catalogue.ids(collection)), `"npx handbook ls ${collection}" lists them.`)
  throw new TakeoverError(`There is no ${collection}/${id}. ${hint}`)
}

function all<C extends CollectionName>(catalogue: Catalogue, collection: C): Entry<C>[] {
  return catalogue.ids(collection).flatMap((id) => (catalogue.find(collection, id) as unknown as Entry<C> | undefined) ?? [])
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/\s+\S*$/, '')}…`
}
