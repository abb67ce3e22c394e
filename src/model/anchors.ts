/** Anchors that pages have beside the headings of their texts. */
import type { CollectionName } from '../schemas/collections.ts'
import type { Catalogue } from './catalogue.ts'
import { releaseAnchor } from './changelog.ts'
import type { Entry } from './entry.ts'
import { matrixAnchor } from './matrix/matrix.ts'
import { slugOf } from './sections.ts'

/**
 * The anchors of the sections that the page of an entry makes itself. Headings of the text keep clear of them.
 * `values` are the entry's values as written. A section that depends on other entries counts as there.
 */
export function ownAnchors(collection: CollectionName, values: unknown): string[] {
  const has = (key: string) => {
    const value = (values as Record<string, unknown> | null | undefined)?.[key]
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null
  }
  switch (collection) {
    case 'roles':
      return [
        ...(has('responsibilities') ? ['responsibilities'] : []),
        ...(has('notResponsible') ? ['not-responsible-for'] : []),
        ...(has('skills') ? ['skills'] : []),
        ...(has('hiringSteps') ? ['how-we-hire'] : []),
      ]
    case 'strategy':
      return [
        'objectives',
        ...(has('pillars') ? ['pillars'] : []),
        ...(has('supersedes') ? ['since'] : []),
        ...(has('changes') ? ['changes'] : []),
      ]
    case 'objectives':
      return has('measures') ? ['measures'] : []
    case 'features':
      return ['availability', ...(has('lifecycle') ? ['lifecycle'] : []), 'changes']
    case 'releases':
      return ['entries', ...(has('knownIssues') ? ['known-issues'] : [])]
    case 'changelog':
      return has('breaking') ? ['what-to-do'] : []
    case 'roadmap':
      return [...(has('bet') ? ['bet'] : []), 'dependencies', 'what-came-of-it', 'history']
    case 'milestones':
      return ['goals', 'scope']
    default:
      return []
  }
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
