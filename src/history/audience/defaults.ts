/**
 * Which collections were for staff by default when a text was committed. The current configuration doesn't say: a text that relies on a
 * default must not become public because the default did later.
 */

import { dirname } from 'node:path'
import type { CollectionName } from '../../collections/table.ts'
import type { Audience } from '../../collections/fields/common.ts'
import type { Config } from '../../config.ts'
import { readFileStates, isSameRepository, type StateAt, readStateAtEachCommit } from '../../sources/git/file-states.ts'
import { readBlobs } from '../../sources/git/objects.ts'
import { digestOf } from '../digests.ts'
import { readAudienceDefaults } from './config-audience.ts'
import type { EditionInfo } from '../editions/edition.ts'

export interface CommitTime {
  commit: string
  /** ISO with offset. */
  date: string
}

export interface AudienceDefaults {
  /** Differs when different texts are for staff. */
  key: string
  /** All collections. */
  collections: readonly CollectionName[]
  /** Return whether a collection's entries in a commit are for staff unless they say otherwise, whatever the current configuration says. */
  isForStaff(collection: CollectionName, at: CommitTime): boolean
  /** The same for an edition. */
  isForStaffInEdition(collection: CollectionName, edition: EditionInfo): boolean
  /** Whether git knows the configuration, and a commit whose configuration can't be read without running it. */
  history: { isKnown: boolean; unreadable: StateAt | undefined }
}

export interface DefaultsRequest {
  /** Absolute path of the content folder. */
  content: string
  config: Config
  /** Absolute path of the configuration, undefined if it isn't from a file. */
  configFile: string | undefined
  /** All published editions, whatever their audience. */
  editions: readonly EditionInfo[]
}

/**
 * A text is for staff if its collection was for staff by default at its commit or any later one: narrowing a collection covers its earlier
 * texts too. This comes from the configuration's history, or else from what editions recorded. `opened` in the configuration overrides
 * both.
 */
export function createAudienceDefaults({ content, config, configFile, editions }: DefaultsRequest): AudienceDefaults {
  const history = configFile === undefined ? undefined : readConfigHistory(configFile, content, config.collections.names)
  const recorded = readRecordedDefaults(editions, config.collections.names, (name, at) => history?.isForStaff(name, at))
  const { opened } = config
  const isOpened = (name: CollectionName, date: string) => {
    const day = typeof opened === 'string' ? opened : opened?.[name]
    return day !== undefined && Date.parse(date) >= Date.parse(`${day}T00:00:00Z`)
  }
  const isForStaff: AudienceDefaults['isForStaff'] = (name, at) =>
    !isOpened(name, at.date) && ((history?.isForStaff(name, at) ?? false) || recorded.isForStaff(name, at))
  return {
    key: digestOf(history?.key, recorded.key, opened),
    collections: config.collections.names,
    isForStaff,
    isForStaffInEdition: (name, edition) =>
      !isOpened(name, edition.moment) &&
      (edition.defaults?.[name] === 'staff' || isForStaff(name, { commit: edition.commit, date: edition.moment })),
    history: { isKnown: history !== undefined, unreadable: history?.unreadable },
  }
}

interface ConfigHistory {
  key: string
  isForStaff(collection: CollectionName, at: CommitTime): boolean
  unreadable: StateAt | undefined
}

/** Return undefined if git doesn't know the configuration. */
function readConfigHistory(configFile: string, content: string, collections: readonly CollectionName[]): ConfigHistory | undefined {
  const folder = dirname(configFile)
  const states = readFileStates(configFile)
  if (states.blobs.length === 0) return undefined
  const written = new Map([...readBlobs(folder, states.blobs)].map(([blob, bytes]) => [blob, readAudienceDefaults(bytes.toString('utf8'))]))
  const listStaffCollections = (blob: string): readonly CollectionName[] => {
    const audience = written.get(blob)
    return audience ? collections.filter((name) => audience.get(name) === 'staff') : collections
  }
  const narrowed = new Set(states.blobs.flatMap(listStaffCollections))
  if (narrowed.size === 0) return { key: '', isForStaff: () => false, unreadable: undefined }
  const commits = readStateAtEachCommit(configFile, states)
  const periods = findStaffPeriods(commits, narrowed, listStaffCollections)
  const isShared = isSameRepository(folder, content)
  const all = new Set(commits.map(({ commit }) => commit))
  return {
    key: digestOf(
      states.blobs,
      isShared,
      [...periods].map(([name, { until }]) => [name, until]),
    ),
    isForStaff(name, { commit, date }) {
      const period = periods.get(name)
      if (!period) return false
      // A commit outside the history of HEAD may be anything, so treat it as for staff.
      return isShared ? period.commits.has(commit) || !all.has(commit) : !(Date.parse(date) >= period.until)
    },
    unreadable: commits.find(({ blob }) => blob !== undefined && written.get(blob) === undefined),
  }
}

interface StaffPeriod {
  /** Commits in which the collection was for staff, and their ancestors. */
  commits: ReadonlySet<string>
  /** When the default last became public, in milliseconds. */
  until: number
}

/** Find, per collection, the commits whose texts are for staff. `states` lists children before parents. */
function findStaffPeriods(
  states: readonly StateAt[],
  narrowed: ReadonlySet<CollectionName>,
  listStaffCollections: (blob: string) => readonly CollectionName[],
): Map<CollectionName, StaffPeriod> {
  return new Map(
    [...narrowed].map((name): [CollectionName, StaffPeriod] => {
      const staffBlobs = new Set(
        [...new Set(states.flatMap(({ blob }) => blob ?? []))].filter((blob) => listStaffCollections(blob).includes(name)),
      )
      const commits = new Set<string>()
      let until = Number.NEGATIVE_INFINITY
      for (const { commit, parents, blob } of states)
        if (commits.has(commit) || (blob !== undefined && staffBlobs.has(blob))) for (const each of [commit, ...parents]) commits.add(each)
      for (const { commit, parents, date } of states)
        if (!commits.has(commit) && parents.some((each) => commits.has(each))) until = Math.max(until, Date.parse(date))
      const [head] = states
      return [name, { commits, until: head && commits.has(head.commit) ? Number.POSITIVE_INFINITY : until }]
    }),
  )
}

/**
 * Defaults from what editions recorded, where the configuration's history is silent or disagrees. A collection is for staff until the next
 * edition that recorded another default.
 */
function readRecordedDefaults(
  editions: readonly EditionInfo[],
  collections: readonly CollectionName[],
  isForStaffByHistory: (collection: CollectionName, at: CommitTime) => boolean | undefined,
): Pick<AudienceDefaults, 'key' | 'isForStaff'> {
  const recorded = editions.filter(({ defaults }) => defaults !== undefined).toSorted((a, b) => Date.parse(a.moment) - Date.parse(b.moment))
  const until = new Map(
    collections.flatMap((name): [CollectionName, number][] => {
      const last = recorded.findLastIndex(({ defaults }) => defaults?.[name] === 'staff')
      const edition = recorded[last]
      if (!edition || isForStaffByHistory(name, { commit: edition.commit, date: edition.moment })) return []
      const next = recorded[last + 1]
      return [[name, next ? Date.parse(next.moment) : Number.POSITIVE_INFINITY]]
    }),
  )
  return {
    key: digestOf(
      recorded.map(({ commit, defaults }) => [commit, defaults]),
      [...until],
    ),
    isForStaff: (name, { date }) => Date.parse(date) < (until.get(name) ?? Number.NEGATIVE_INFINITY),
  }
}

/** Return the defaults that an edition records. */
export function defaultsToRecord(config: Config, defaults: AudienceDefaults, at: CommitTime): Record<string, Audience> {
  const pairs = config.collections.names.flatMap((name): [string, Audience][] => {
    const audience = defaults.isForStaff(name, at) ? 'staff' : config.audience[name]
    return audience === undefined ? [] : [[name, audience]]
  })
  return Object.fromEntries(pairs)
}
