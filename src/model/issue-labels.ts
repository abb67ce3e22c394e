/** What the labels of an issue tracker say of an issue. */
import type { IssueSettings, LabelMeaning } from '../schemas/issue-export.ts'
import { labelMeaningSchema } from '../schemas/issue-export.ts'

export type LabelField = keyof LabelMeaning
/** Undefined for a label that says nothing to this handbook. */
export type LabelReader = (label: string) => LabelMeaning | undefined

/** Labels that trackers have from the start, and those that many projects add. */
const usual: Readonly<Record<string, LabelMeaning>> = {
  bug: { kind: 'bug' },
  enhancement: { kind: 'feature' },
  feature: { kind: 'feature' },
  'feature request': { kind: 'feature' },
  'feature-request': { kind: 'feature' },
  debt: { kind: 'debt' },
  'tech debt': { kind: 'debt' },
  'tech-debt': { kind: 'debt' },
  'technical debt': { kind: 'debt' },
  security: { kind: 'security' },
  vulnerability: { kind: 'security' },
  p1: { priority: 'p1' },
  p2: { priority: 'p2' },
  p3: { priority: 'p3' },
  p4: { priority: 'p4' },
  'needs triage': { status: 'new' },
  'needs-triage': { status: 'new' },
  triaged: { status: 'triaged' },
  documentation: {},
  duplicate: {},
  'good first issue': {},
  'help wanted': {},
  invalid: {},
  question: {},
  wontfix: {},
}

/** Looks into the configuration, then among the usual labels; `size/S` and `area: devops` name their field themselves. Case does not count. */
export function labelReader({ labels }: Pick<IssueSettings, 'labels'>): LabelReader {
  const table = new Map<string, LabelMeaning>()
  for (const [label, meaning] of [...Object.entries(usual), ...Object.entries(labels)]) table.set(label.toLowerCase(), meaning)
  const known = new Map<string, LabelMeaning | undefined>()
  return (label) => {
    if (!known.has(label)) known.set(label, table.get(label.toLowerCase()) ?? selfNamed(label))
    return known.get(label)
  }
}

function selfNamed(label: string): LabelMeaning | undefined {
  const [, name = '', value = ''] = /^(kind|type|size|severity|priority|area|status|roadmap)\s*[/:]\s*(\S.*)$/i.exec(label) ?? []
  const field = name.toLowerCase().replace('type', 'kind')
  for (const spelling of [value, value.toLowerCase(), value.toUpperCase()]) {
    const meaning = field === '' ? undefined : labelMeaningSchema.safeParse({ [field]: spelling })
    if (meaning?.success) return meaning.data
  }
  return undefined
}
