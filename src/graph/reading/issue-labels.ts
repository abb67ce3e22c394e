/** Maps an issue tracker's labels to fields of an issue. */
import type { IssueSettings, LabelMeaning } from '../../collections/backlog/export-schema.ts'
import { labelMeaningSchema } from '../../collections/backlog/export-schema.ts'

export type LabelField = keyof LabelMeaning
/** Undefined for a label without a meaning here. */
export type LabelReader = (label: string) => LabelMeaning | undefined

/** Default labels of trackers, and common additions. */
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

/**
 * Looks in the configuration, then among the common labels. `size/S`, `area: devops` and `plan/Enterprise` name their field. Ignores case.
 */
export function labelReader({ labels, priorities = {} }: Pick<IssueSettings, 'labels'> & Partial<IssueSettings>): LabelReader {
  const words = new Map(Object.entries({ ...usualPriorities, ...priorities }).map(([word, priority]) => [word.toLowerCase(), priority]))
  const table = new Map<string, LabelMeaning>()
  for (const [label, meaning] of [...Object.entries(usual), ...Object.entries(labels)]) table.set(label.toLowerCase(), meaning)
  const known = new Map<string, LabelMeaning | undefined>()
  return (label) => {
    if (!known.has(label)) known.set(label, table.get(label.toLowerCase()) ?? selfNamed(label, words))
    return known.get(label)
  }
}

const usualPriorities = { high: 'p1', medium: 'p2', low: 'p3' } as const

/** Other names of fields. A customer is only identified by plan: names don't belong in issues. */
const fieldNames: Readonly<Record<string, string>> = { type: 'kind', plan: 'tier', customer: 'tier' }

function selfNamed(label: string, priorities: ReadonlyMap<string, string>): LabelMeaning | undefined {
  const [, name = '', value = ''] =
    /^(kind|type|size|severity|priority|area|status|roadmap|tier|plan|customer)\s*[/:]\s*(\S.*)$/i.exec(label) ?? []
  const field = fieldNames[name.toLowerCase()] ?? name.toLowerCase()
  const priority = field === 'priority' ? priorities.get(value.toLowerCase()) : undefined
  if (priority !== undefined) return labelMeaningSchema.parse({ priority })
  for (const spelling of [value, value.toLowerCase(), value.toUpperCase()]) {
    const meaning = field === '' ? undefined : labelMeaningSchema.safeParse({ [field]: spelling })
    if (meaning?.success) return meaning.data
  }
  return undefined
}
