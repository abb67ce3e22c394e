/** What the pages of some collections make of their fields, as sections of Markdown; from the same values as the pages. */
import type { PhrasingContent, RootContent } from 'mdast'
import { valueName } from '../../words/names.ts'
import { changeLine, strategyText } from '../../collections/strategy/words.ts'
import { text } from '../../words/text.ts'
import { entriesOfRelease } from '../../collections/changelog/view.ts'
import type { Entry } from '../../graph/entry.ts'
import { availabilityOf, changesOf, lifecycleOf } from '../../collections/features/view.ts'
import { inDayOrder, latestReading, type Measure, measuresOf, withUnit } from '../../collections/objectives/measures.ts'
import { mediaOf } from '../../collections/changelog/media.ts'
import { ownerLink } from '../../page/page.ts'
import { knownIssuesOf } from '../../collections/releases/view.ts'
import { strategyView } from '../../collections/strategy/view.ts'
import { heading, link, list, listSection, paragraph, table } from './mdast.ts'
import type { Writing } from './twin.ts'
import { milestoneSections, roadmapSections } from './twin-planning.ts'
import { decisionSections, openingSections, roleSections } from './twin-team.ts'

export function sectionsOf(entry: Entry, writing: Writing): RootContent[] {
  switch (entry.collection) {
    case 'roles':
      return roleSections(entry, writing)
    case 'features':
      return featureSections(entry, writing)
    case 'releases':
      return releaseSections(entry, writing)
    case 'changelog':
      return changelogSections(entry, writing)
    case 'strategy':
      return strategySections(entry, writing)
    case 'objectives':
      return measureSections(entry)
    case 'roadmap':
      return roadmapSections(entry, writing)
    case 'milestones':
      return milestoneSections(entry, writing)
    case 'decisions':
      return decisionSections(entry, writing)
    case 'openings':
      return openingSections(entry, writing)
    default:
      return []
  }
}

type Line = readonly (string | PhrasingContent)[]

function featureSections(entry: Entry<'features'>, writing: Writing): RootContent[] {
  const { offering, tier, since, until, remarks, availability, undecided, noPlan, lifecycle, sinceThen, changes } = text.features
  const rows = availabilityOf(entry, writing.handbook)
  return [
    heading(2, availability),
    rows === undefined || rows.length === 0
      ? paragraph(rows ? noPlan : undecided[writing.handbook.audience])
      : table(
          [offering, tier, since, until, remarks],
          rows.map((row) => [row.offering, row.tier, writing.value(row.since), row.until ? writing.value(row.until) : '', row.note]),
        ),
    ...listSection(
      lifecycle,
      lifecycleOf(entry, writing.handbook).map((stage) => [`${stage.label} ${sinceThen} `, writing.value(stage.since)]),
      true,
    ),
    ...listSection(changes, entryLines(changesOf(entry, writing.handbook), writing)),
  ]
}

function releaseSections(entry: Entry<'releases'>, writing: Writing): RootContent[] {
  const issues = knownIssuesOf(entry, writing.handbook).map(({ text: fault, url, fixedIn }): Line => {
    const fixed = fixedIn ? [` ${text.releases.fixedIn} `, writing.value(fixedIn), '.'] : []
    return [link(fault, url), ...fixed]
  })
  return [
    ...listSection(text.releases.brings, entryLines(entriesOfRelease(writing.handbook, entry), writing)),
    ...listSection(text.releases.knownIssues, issues),
  ]
}

function changelogSections(entry: Entry<'changelog'>, writing: Writing): RootContent[] {
  const { breaking } = entry.data
  const media = mediaOf(entry, writing.handbook).map(({ kind, picture, alt, caption }) => {
    const whole = writing.address(picture.src)
    const shown: PhrasingContent = kind === 'image' ? { type: 'image', url: whole, alt } : link(alt, whole)
    return paragraph(shown, ...(caption === undefined ? [] : [{ type: 'break' } as const, caption]))
  })
  const { whatToDo, whoNotices, action, automatic, byItself } = text.changelog
  const lines = breaking
    ? [
        [`${whoNotices}: ${breaking.impact}`],
        [`${action}: ${breaking.action}`],
        ...(breaking.automated ? [[`${automatic}: ${byItself}`]] : []),
      ]
    : []
  return [...media, ...listSection(whatToDo, lines)]
}

/** As its page says it: what holds now, what it is to bring about, what changed and why. */
function strategySections(entry: Entry<'strategy'>, writing: Writing): RootContent[] {
  const { pillars, objectives, predecessor, sincePredecessor, successors, isOver } = strategyView(entry, writing.handbook)
  const { changes } = entry.data
  const lines = sincePredecessor.map(
    (change): Line => [changeLine(change), ...(change.reason ? [`. ${change.reason.on}: ${change.reason.note}`] : [])],
  )
  const replaced = successors.flatMap((each) => [' ', strategyText.replacedBy, ' ', writing.link(each), '.'])
  return [
    ...(isOver ? [paragraph(strategyText.superseded, ...replaced)] : []),
    ...listSection(
      strategyText.pillars,
      pillars.map(({ title }) => [title]),
    ),
    ...(objectives.length > 0 ? [heading(2, text.strategy.objectives)] : []),
    ...objectives.flatMap((objective) => objectiveLines(objective, writing)),
    ...(predecessor
      ? [heading(2, strategyText.sinceTitle(predecessor.title)), lines.length > 0 ? list(lines) : paragraph(strategyText.noChange)]
      : []),
    ...listSection(
      text.strategy.changes,
      changes.map(({ on, note }) => [`${on}: ${note}`]),
    ),
  ]
}

function objectiveLines({ title, url, data }: Entry<'objectives'>, writing: Writing): RootContent[] {
  const { period, status, owner, measures } = data
  const keeper = ownerLink(owner, writing.handbook)
  return [
    heading(3, writing.link({ title, url })),
    paragraph(`${valueName(status)}. `, ...(keeper ? [writing.link(keeper), ', '] : []), strategyText.period(period.from, period.to)),
    ...measureTable(measures),
  ]
}

function measureSections(entry: Entry): RootContent[] {
  const measures = measuresOf(entry)
  if (measures.length === 0) return []
  const readings = measures.flatMap((measure) =>
    measure.readings.length === 0
      ? []
      : [heading(3, measure.name), list(inDayOrder(measure).map(({ on, value }) => [`${on}: ${withUnit(value, measure)}`]))],
  )
  return [heading(2, text.measures.title), ...measureTable(measures), ...readings]
}

function measureTable(measures: readonly Measure[]): RootContent[] {
  if (measures.length === 0) return []
  const { name, baseline, latest, target, source, none } = text.measures
  const rows = measures.map((measure) => {
    const reading = latestReading(measure)
    const last = reading ? `${withUnit(reading.value, measure)} (${reading.on})` : none
    return [measure.name, withUnit(measure.baseline, measure), last, withUnit(measure.target, measure), measure.source]
  })
  return [table([name, baseline, latest, target, source], rows)]
}

/** Entries as links with what they say of themselves. */
function entryLines(entries: readonly Pick<Entry, 'title' | 'url' | 'description'>[], writing: Writing): Line[] {
  return entries.map(({ title, url, description }) => [
    writing.link({ title, url }),
    ...(description === undefined ? [] : [`: ${description}`]),
  ])
}
