/** Plans changelog entries and releases, for sources that have both. Nothing is made up: what isn't known makes a draft. */
import { isCalendarDay } from '../collections/fields/written-day.ts'
import { version as versionField } from '../collections/fields/fields.ts'
import { asciiName } from '../graph/reading/places.ts'
import { Draft } from './draft.ts'
import { Head } from './head.ts'
import { Names } from './names.ts'
import { placeIn } from './pages.ts'
import type { Plan, Target } from './plan.ts'
import type { Notes } from './release-notes.ts'

export interface ReadRelease {
  /** As written, for the report. */
  label: string
  /** Undefined if there is none. */
  version: string | undefined
  /** `YYYY-MM-DD`; undefined if it isn't there. */
  day: string | undefined
  isYanked: boolean
  isUnreleased: boolean
  notes: Notes
  /** Source line of an offset in the text of the notes. */
  lineAt(offset: number): number | undefined
  line: number | undefined
  from: string
}

/** Plans the newest last, so that a name stays the same when newer changes are added. */
export function planChanges(releases: readonly ReadRelease[], target: Target): Plan {
  const plan: Plan = { files: [], notes: [] }
  const names = new Names(target.existing)
  const offering = findOffering(target)
  for (const release of releases.toReversed()) {
    if (release.version !== undefined) planRelease(release, release.version, offering, target, plan)
    else if (!release.isUnreleased)
      plan.notes.push({
        from: release.from,
        line: release.line,
        text: `"${release.label}" isn't a version, so its changes have no release.`,
      })
    if (release.day === undefined && !release.isUnreleased)
      plan.notes.push({ from: release.from, line: release.line, text: `"${release.label}" has no date in the form YYYY-MM-DD.` })
    planEntries(release, target, names, plan)
  }
  return plan
}

/** The id of the only offering with versions. */
function findOffering({ entryIndex }: Target): string | undefined {
  const versioned = entryIndex.ids('offerings').filter((id) => entryIndex.find('offerings', id)?.data.delivery === 'versioned')
  return versioned.length === 1 ? versioned[0] : undefined
}

function planRelease(release: ReadRelease, version: string, offering: string | undefined, target: Target, plan: Plan): void {
  const { from, line, day, isYanked, label, notes } = release
  for (const { name, offset, count } of notes.untyped)
    plan.notes.push({
      from,
      line: release.lineAt(offset),
      text: `"${name}" isn't a type of change, so its ${count === 1 ? 'item stays' : `${count} items stay`} in the text of the release.`,
    })
  const path = placeIn({ ...target, collection: 'releases', folder: '' }, `${version}.md`)
  const same = target.entryIndex.find('releases', version)
  if (same && same.file !== path) {
    plan.notes.push({ from, line, text: `The release ${version} exists already, in "${same.file}"; it stays as it is.` })
    if (notes.rest !== '')
      plan.notes.push({ from, line, text: `The text of ${version} is not imported: "${notes.rest.slice(0, 200).replace(/\s+/g, ' ')}".` })
    return
  }
  plan.files.push({
    kind: 'entry',
    collection: 'releases',
    path,
    from,
    head: Head.of({ date: day, status: isYanked ? 'yanked' : 'released', offering }),
    // Pieces of the text, so its lines aren't those of the file.
    body: new Draft(notes.rest, line, { isOneLine: true }),
    mapped: [`release ${label}`, ...(offering === undefined ? [] : [`offering: ${offering}, the only one with versions`])],
  })
}

function planEntries(release: ReadRelease, target: Target, names: Names, plan: Plan): void {
  const { from, day, version, isUnreleased, notes } = release
  const folder = day === undefined ? '' : `${day.slice(0, 4)}/${day.slice(5, 7)}/`
  const put = (title: string, values: Record<string, unknown>, text: string, line: number | undefined) =>
    plan.files.push({
      kind: 'entry',
      collection: 'changelog',
      path: names.take(placeIn(target, `${folder}${slugOf(title)}.md`)),
      from,
      head: Head.of({ title, ...values, date: day, status: day === undefined ? 'draft' : 'published' }),
      body: new Draft(text, line),
      mapped: [],
    })
  for (const { name, type, changes } of notes.sections.toReversed())
    for (const change of changes.toReversed()) {
      const { title, description, text, offset, isCut, isBreaking } = change
      const line = release.lineAt(offset)
      if (isCut) plan.notes.push({ from, line, text: `The title is cut at 80 characters: "${title}".` })
      if (isBreaking)
        plan.notes.push({ from, line, text: `"${title}" is a breaking change: write "breaking", with its impact and what to do.` })
      if (name.toLowerCase() !== type) plan.notes.push({ from, line, text: `"${name}" is read as the type "${type}".` })
      put(title, { description, type, release: version }, text, line)
    }
  // Without a release there is no other place for the rest.
  if (version === undefined && notes.rest.trim() !== '') {
    const what = isUnreleased ? 'The text of the unreleased changes' : `"${release.label}"`
    plan.notes.push({ from, line: release.line, text: `${what} has no type of change.` })
    put(isUnreleased ? 'Unreleased' : release.label, {}, notes.rest, release.line)
  }
}

function slugOf(title: string): string {
  const name = asciiName(title).replace(/[._~-]+/g, '-')
  if (name.length <= 60) return name === '' ? 'change' : name
  const cut = name.slice(0, 60)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 20)).replace(/-+$/, '')
}

/** Returns the version in a heading or tag: `v1.2.0`, `[1.2.0] - 2026-01-01`, `1.2.0-rc.1`. */
export function findVersion(text: string): string | undefined {
  const found = /^(?:version |release )?v?(\d+(?:\.\d+)+(?:-[0-9A-Za-z][0-9A-Za-z.-]*)?(?:\+[0-9A-Za-z.-]+)?)(?![\w.])/i.exec(
    text.trim().replace(/^\[|\]/g, ''),
  )?.[1]
  return found !== undefined && versionField().safeParse(found).success ? found : undefined
}

/** Returns the day in a text, if it's a real one. */
export function findDay(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = /\b(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)/.exec(text) ?? []
  const found = `${year}-${month}-${day}`
  return isCalendarDay(found) ? found : undefined
}
