/** Anchors that pages have beside the headings of their texts. */
import type { CollectionName } from '../schemas/collections.ts'
import type { Catalogue } from './catalogue.ts'
import { releaseAnchor } from './changelog.ts'
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

/** Whether a page that lists entries has an anchor; pages without a known list have none. */
export function listHasAnchor(path: string, anchor: string, catalogue: Catalogue): boolean {
  const releases = catalogue.ids('releases')
  switch (path) {
    case '/changelog/':
      return anchor === 'unreleased' || releases.some((id) => releaseAnchor({ id }) === anchor)
    case '/releases/':
      return releases.some((id) => `v${id.split('.')[0]}` === anchor)
    case '/features/':
      return (
        catalogue.ids('areas').some((id) => slugOf(catalogue.find('areas', id)?.title ?? '') === anchor) ||
        catalogue.ids('offerings').some((id) => matrixAnchor(id) === anchor)
      )
    case '/roadmap/':
      return catalogue.ids('areas').some((id) => slugOf(catalogue.find('areas', id)?.title ?? '') === anchor)
    case '/glossary/':
      return catalogue.ids('glossary').includes(anchor)
    default:
      return false
  }
}
