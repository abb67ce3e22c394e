/** References to hidden entries, for every reference field of every collection's schema. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { openOutput } from '../../src/files/output.ts'
import { keyOf } from '../../src/graph/entry.ts'
import { collectMatrixData } from '../../src/answers/matrix/collect.ts'
import { structuredDataOf } from '../../src/page/structured-data.ts'
import { collectUpgradeData } from '../../src/answers/upgrade/collect.ts'
import { writeCalendar } from '../../src/outputs/calendar.ts'
import { writeChangelogFile } from '../../src/outputs/changelog-file.ts'
import { writeFeeds } from '../../src/outputs/feeds/feeds.ts'
import { writeIndex } from '../../src/outputs/index-file.ts'
import { everythingFor } from '../../src/graph/audience.ts'
import { writeSchedule } from '../../src/outputs/schedule-file.ts'
import { collectNearby } from '../../src/outputs/search/nearby.ts'
import { searchPage, searchText } from '../../src/outputs/search/page.ts'
import { searchRecords } from '../../src/outputs/search/records.ts'
import { makeMarkdownPage } from '../../src/outputs/markdown/entry.ts'
import { writeMarkdownPages } from '../../src/outputs/markdown/pages.ts'
import { type Collection, collections as definitions, type OurName, ourNames } from '../../src/collections/table.ts'
import { filesBelow, temporaryFolder } from '../support/folders.ts'
import { type FieldPath, referenceFields, sampleValue } from '../support/sample-values.ts'
import { handbookOf, textUnder } from './handbooks.ts'

/** Names of visible and of hidden entries. */
interface Kind {
  word: string
  title: string
  release: string
  audience: 'public' | 'staff'
}
const seen: Kind = { word: 'seen', title: 'Seen', release: '1.0', audience: 'public' }
const hidden: Kind = { word: 'hiddenquokka', title: 'Zanzibarwombat', release: '98.76', audience: 'staff' }

/** Unique to the collection, since a reference may have one of two targets. */
function idOf(collection: string, { word, release }: Kind): string {
  return collection === 'releases' ? release : collection === 'decisions' ? `0001-${word}` : `${word}-${collection}`
}

/** Values that can't be derived from the schema. */
const given: Readonly<Record<string, unknown>> = {
  'changelog.status': 'published',
  'decisions.status': 'accepted',
  'handbook.status': 'active',
  'openings.applyUrl': 'https://example.com/apply',
  'openings.status': 'open',
  'releases.status': 'released',
  'strategy.status': 'active',
  'triage.examples': [],
}
const titles = ['title', 'name', 'term', 'statement', 'label']

/** Values of an entry that may refer to anything: at `wanted` to `to`, elsewhere to visible entries. */
function valuesOf(collection: OurName, kind: Kind, wanted: FieldPath = [], to = ''): Record<string, unknown> {
  const { schema, key }: Collection = definitions[collection]
  const values = sampleValue(
    schema,
    (path, meta) => {
      if (meta?.references) {
        if (JSON.stringify(path) === JSON.stringify(wanted)) return to
        const [target = ''] = meta.references
        return target === '*' ? `tiers/${idOf('tiers', seen)}` : idOf(target, seen)
      }
      if (path.length === 1 && path[0] === 'audience') return kind.audience
      if (titles.includes(String(path.at(-1)))) return kind.title
      if (meta?.kind === 'date') return '2026-01-01'
      if (meta?.kind === 'instant') return '2026-12-31T00:00:00Z'
      if (meta?.kind === 'version') return '1.0'
      return given[`${collection}.${path.join('.')}`]
    },
    wanted,
  ) as Record<string, unknown>
  return key === undefined ? values : { ...values, [key]: idOf(collection, kind) }
}

const collections = ourNames.filter((name) => !['redirects', 'editions', 'withheld', 'broadcasts'].includes(name))

interface Case {
  name: string
  collection: OurName
  kind: Kind
  path: FieldPath
  target: OurName
  to: string
}

/** An entry for each reference of each collection and each collection it may refer to. */
const cases: Case[] = collections
  .flatMap((collection) =>
    referenceFields(definitions[collection].schema).flatMap(({ path, meta }) =>
      (meta.references ?? []).flatMap((target) =>
        (target === '*' ? (['tiers', 'handbook', 'glossary', 'people'] as const) : [target as OurName]).map((each) => ({
          name: `${collection}: ${path.join('.')} to ${each}`,
          collection,
          path,
          target: each,
          to: target === '*' ? `${each}/${idOf(each, hidden)}` : idOf(each, hidden),
        })),
      ),
    ),
  )
  .map((each, index) => {
    return { ...each, kind: { word: `case-${index}`, title: `Case ${index}`, release: `2.${index}`, audience: 'public' } }
  })

const lists = new Map<OurName, unknown[]>()
const files: Record<string, string> = {}
function add(collection: OurName, kind: Kind, values: Record<string, unknown>): void {
  if (definitions[collection].form === 'list') lists.set(collection, [...(lists.get(collection) ?? []), values])
  else files[`${collection}/${idOf(collection, kind)}.md`] = `---\n${stringify(values)}---\n\nText of ${kind.title}.\n`
}
for (const collection of collections) for (const kind of [seen, hidden]) add(collection, kind, valuesOf(collection, kind))
for (const { collection, kind, path, to } of cases) add(collection, kind, valuesOf(collection, kind, path, to))
for (const [collection, entries] of lists) files[`${collection}.yaml`] = stringify(entries)

const [open, staff] = [handbookOf(files), handbookOf(files, { audience: 'staff' })]
const isForStaffAlways = (collection: OurName) => collection === 'insights' || collection === 'backlog'

describe('a reference to staff content', () => {
  test.each(cases)('$name', ({ collection, kind, target, to }) => {
    const id = idOf(collection, kind)
    const written = open.written.entryIndex.find(collection, id)
    expect(JSON.stringify(written?.data)).toContain(to)
    const shown = open.handbook.entryIndex.find(collection, id)
    expect(JSON.stringify(shown?.data ?? {})).not.toContain(to)
    expect(JSON.stringify(staff.handbook.entryIndex.find(collection, id)?.data)).toContain(to)

    const found = open.problems
      .filter(({ code, file }) => code === 'link-to-hidden' && file === written?.file)
      .filter(({ line }) => line >= (written?.spanOf([]).line ?? 0) && line <= (written?.spanOf([]).endLine ?? 0))
    const isReported = !isForStaffAlways(collection) && !isForStaffAlways(target)
    expect(found.map((each) => textUnder(files[each.file] ?? '', each).replaceAll('"', ''))).toEqual(isReported ? [to] : [])
  })

  test('all fields of all collections are covered, including rows and lists', () => {
    expect(cases.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'features: availability.0.tier to tiers',
        'features: lifecycle.0.since to releases',
        'changelog: live.0.offering to offerings',
        'milestones: scope.0.item to roadmap',
        'triage: when.tier.0 to tiers',
        'glossary: see to people',
        'roles: owner to people',
      ]),
    )
    expect(cases.length).toBeGreaterThan(100)
  })

  test('is in no output for customers, and in that for staff', () => {
    const printed = (checked: typeof open) => {
      const { handbook, written } = checked
      const out = temporaryFolder()
      const context = {
        handbook,
        all: everythingFor(handbook, written),
        out: openOutput(out),
        content: out,
        updated: new Map<string, string>(),
        editions: [],
      }
      writeMarkdownPages(
        context,
        handbook.entryIndex.pages.map((entry) => {
          const text = makeMarkdownPage(entry, handbook, context.updated)
          return { bytes: Buffer.byteLength(text), read: () => text }
        }),
      )
      for (const write of [writeFeeds, writeCalendar, writeChangelogFile, writeIndex, writeSchedule]) write(context)
      const records = searchRecords(handbook)
      return [
        ...filesBelow(out).map((file) => `${file}\n${readFileSync(join(out, file), 'utf8')}`),
        ...records.map((record) => searchPage({ ...record, filters: { ...record.facets } }, searchText(record, handbook), 'en')),
        ...handbook.entryIndex.pages.map((entry) => JSON.stringify(structuredDataOf(entry, handbook, []))),
        JSON.stringify([collectNearby(records, handbook), collectMatrixData(handbook), collectUpgradeData(handbook)]),
        JSON.stringify([...handbook.backlinks].map(([to, from]) => [to, from.map(keyOf)])),
      ]
    }
    const isIn = (texts: string[]) => (word: string) => texts.some((text) => text.includes(word))
    const words = [hidden.word, hidden.title, hidden.release]
    expect(words.filter(isIn(printed(open)))).toEqual([])
    expect(words.filter(isIn(printed(staff)))).toEqual(words)
  })
})
