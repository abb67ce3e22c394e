/** Anchors that pages have beside the headings of their texts. */
import { matrixAnchor, releaseAnchor } from '../../plain/list-anchors.ts'
import type { CollectionName } from '../../collections/table.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Entry } from '../entry.ts'
import { slugOf } from '../sections.ts'

/**
 * The sections that the page of an entry makes itself, by their anchors. What makes one is a key of the entry, or, as `true`,
 * something that other entries say: such a section counts as there. No page of an entry prints a section that is not in this list.
 */
export const ownSections = {
  roles: {
    responsibilities: 'responsibilities',
    'not-responsible-for': 'notResponsible',
    skills: 'skills',
    'how-we-hire': 'hiringSteps',
    'reporting-line': true,
    openings: true,
  },
  openings: { 'how-we-hire': true },
  strategy: { pillars: 'pillars', objectives: true, since: 'supersedes', changes: 'changes' },
  objectives: { measures: 'measures', 'from-need-to-release': true },
  features: { availability: true, lifecycle: 'lifecycle', changes: true, 'from-need-to-release': true },
  releases: { entries: true, 'known-issues': 'knownIssues', 'from-need-to-release': true },
  changelog: { 'what-to-do': 'breaking', 'from-need-to-release': true },
  roadmap: {
    score: 'score',
    evidence: true,
    bet: 'bet',
    dependencies: true,
    'what-came-of-it': true,
    history: 'history',
    'from-need-to-release': true,
  },
  milestones: { goals: true, scope: true, 'from-need-to-release': true },
  decisions: { affects: 'affects', chain: true },
} as const satisfies Partial<Record<CollectionName, Record<string, string | true>>>

type Sections = typeof ownSections
/** Headings of the text keep clear of these. `values` are the entry's values as written. */
export function ownAnchors(collection: CollectionName, values: unknown): string[] {
  const sections: Record<string, string | true> = collection in ownSections ? ownSections[collection as keyof Sections] : {}
  const has = (key: string) => {
    const value = (values as Record<string, unknown> | null | undefined)?.[key]
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null
  }
  return Object.entries(sections).flatMap(([anchor, key]) => (key === true || has(key) ? [anchor] : []))
}

/** The entries that an anchor of a list stands for; none for a page without a known list, or an anchor that is not there. */
export function entriesAtAnchor(path: string, anchor: string, catalogue: Catalogue): Entry[] {
  const named = (collection: CollectionName, test: (entry: Entry) => boolean) =>
    catalogue.ids(collection).flatMap((id) => {
      const entry = catalogue.find(collection, id)
      return entry && test(entry) ? [entry] : []
    })
  const areas = () => named('areas', ({ title }) => slugOf(title) === anchor)
  switch (path) {
    case '/changelog/':
      return named('releases', (release) => releaseAnchor(release) === anchor)
    case '/releases/':
      return named('releases', ({ id }) => `v${id.split('.')[0]}` === anchor)
    case '/features/':
      return [...areas(), ...named('offerings', ({ id }) => matrixAnchor(id) === anchor)]
    case '/roadmap/':
      return areas()
    case '/glossary/':
      return named('glossary', ({ id }) => id === anchor)
    default:
      return []
  }
}

/** Whether a page that lists entries has an anchor. */
export function listHasAnchor(path: string, anchor: string, catalogue: Catalogue): boolean {
  return (path === '/changelog/' && anchor === releaseAnchor(undefined)) || entriesAtAnchor(path, anchor, catalogue).length > 0
}
