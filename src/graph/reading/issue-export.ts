/** Reads an issue tracker's export: each issue becomes a backlog entry, and each kind of problem is reported once. */
import type { Problem } from '../../problems/problem.ts'
import { type ExportedIssue, exportedIssueSchema, type IssueSettings, type LabelMeaning } from '../../collections/backlog/export-schema.ts'
import type { SourceFile } from '../../sources/source.ts'
import type { Path, YamlText } from '../../sources/yaml.ts'
import { ExportFaults } from './export-faults.ts'
import { type LabelField, type LabelReader, labelReader } from './issue-labels.ts'
import { asciiName } from './places.ts'
import { typeData } from './typing.ts'

/** An issue with backlog values; without values if it can't be typed. */
export interface ReadIssue {
  number: number
  values: Record<string, unknown> | undefined
  /** Finds the positions of backlog fields in the export. */
  yaml: YamlText
}

interface Reading {
  json: YamlText
  settings: IssueSettings
  meaningOf: LabelReader
  faults: ExportFaults
}

export function readIssueExport(file: SourceFile, json: YamlText, settings: IssueSettings): { issues: ReadIssue[]; problems: Problem[] } {
  const faults = new ExportFaults(file, json)
  const reading = { json, settings, meaningOf: labelReader(settings), faults }
  const issues = (json.data as unknown[]).flatMap((raw, index) => readIssue(raw, index, reading) ?? [])
  return { issues, problems: faults.problems() }
}

function readIssue(raw: unknown, index: number, reading: Reading): ReadIssue | undefined {
  const { json, faults } = reading
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    faults.addNoIssue([index])
    return undefined
  }
  const { data, faults: found } = typeData(exportedIssueSchema, raw, 'issue', (path) => json.isQuoted([index, ...path]))
  for (const fault of found) faults.addFault(fault, [index, ...fault.path])
  const number = (data ?? raw) as { number?: unknown }
  if (typeof number.number !== 'number') return undefined
  if (data === undefined) return { number: number.number, values: undefined, yaml: placed(json, index, {}) }
  const issue = data as ExportedIssue
  for (const field of ['state', 'labels', 'url'] as const) if (!(field in raw)) faults.addLeftOut(field, [index])
  const { values, places } = valuesOf(issue, raw, index, reading)
  return { number: issue.number, values, yaml: placed(json, index, places) }
}

type Places = Partial<Record<string, Path>>

function valuesOf(issue: ExportedIssue, raw: object, index: number, reading: Reading): { values: Record<string, unknown>; places: Places } {
  const { settings, faults } = reading
  const { said, places } = readLabels(issue, raw, index, reading)
  if (said.kind === undefined) faults.addKindless(settings.kind, [index, ...('labels' in issue ? ['labels'] : [])])
  const milestone = issue.milestone ? (settings.milestones[issue.milestone.title] ?? asciiName(issue.milestone.title)) : undefined
  const values = {
    title: issue.title,
    kind: settings.kind,
    opened: new Date(issue.createdAt).toISOString().slice(0, 10),
    ...(issue.author?.login && { reporter: issue.author.login }),
    ...(issue.url && { url: issue.url }),
    ...(milestone && { milestone }),
    ...said,
    status: statusOf(issue, said, milestone),
  }
  return {
    values,
    places: {
      number: ['number'],
      title: ['title'],
      opened: ['createdAt'],
      reporter: ['author', 'login'],
      url: ['url'],
      milestone: ['milestone', 'title'],
      kind: ['labels'],
      status: ['state'],
      ...places,
    },
  }
}

/** If two labels set the same field, the first wins. */
function readLabels(
  { labels }: ExportedIssue,
  raw: { labels?: unknown },
  index: number,
  { meaningOf, faults }: Reading,
): { said: LabelMeaning; places: Places } {
  const said: Record<string, unknown> = {}
  const places: Places = {}
  for (const [place, label] of (labels ?? []).entries()) {
    const written: unknown = Array.isArray(raw.labels) ? raw.labels[place] : undefined
    const path = ['labels', place, ...(typeof written === 'object' ? ['name'] : [])]
    const meaning = meaningOf(label)
    if (!meaning) faults.addLabel(label, [index, ...path])
    for (const [field, value] of Object.entries(meaning ?? {})) {
      if (said[field] === undefined) {
        said[field] = value
        places[field] = path
      } else if (said[field] !== value) faults.addSecond(label, field as LabelField, [index, ...path])
    }
  }
  return { said: said as LabelMeaning, places }
}

/** A closed issue is over, whatever its labels; one with a milestone or priority was triaged. */
function statusOf({ state, stateReason }: ExportedIssue, said: LabelMeaning, milestone: string | undefined): string {
  if (state === 'closed') return stateReason?.toLowerCase() === 'completed' ? 'done' : 'closed'
  if (said.status !== undefined) return said.status
  if (milestone) return 'scheduled'
  return said.priority === undefined ? 'new' : 'triaged'
}

/** Position of a backlog field in the export; the whole issue if the export doesn't have that field. */
function placed(json: YamlText, index: number, places: Places): YamlText {
  const whole = (path: Path): Path => [index, ...(places[String(path[0])] ?? [])]
  return {
    data: undefined,
    errors: [],
    faults: () => [],
    doubtfulTexts: () => [],
    cutTexts: () => [],
    valueAt: (path) => json.valueAt(whole(path)),
    keyAt: (path) => json.keyAt(whole(path)),
    isQuoted: (path) => json.isQuoted(whole(path)),
  }
}
