/** What the start page leads to. */
import type { CollectionName } from '../schemas/collections.ts'
import type { Entry } from './entry.ts'
import type { Handbook } from './handbook.ts'
import { inOrder } from './order.ts'
import { collectionPath } from './paths.ts'
import { collectionTitles } from './sections.ts'

export interface Home {
  sections: { title: string; url: string; about: string }[]
  /** Newest entries of the changelog. */
  latest: Entry[]
  /** Newest releases. */
  releases: Entry[]
}

const about: Partial<Record<CollectionName, string>> = {
  handbook: 'How the work is done, page by page.',
  strategy: 'Where the product is going, and why.',
  roadmap: 'What comes now, next and later.',
  releases: 'Every version, with its day and what it brought.',
  changelog: 'What changed for the people who use the product.',
  features: 'What there is, and in which plan.',
  decisions: 'What was decided, when, and what follows from it.',
  roles: 'Who answers for what.',
  openings: 'Roles that wait for somebody.',
}

export function homeOf(handbook: Handbook): Home {
  const sections = Object.entries(about).flatMap(([name, text]) => {
    const collection = name as CollectionName
    const url = collectionPath(collection)
    return handbook.world.otherPages.has(url) ? [{ title: collectionTitles[collection] ?? name, url, about: text }] : []
  })
  return { sections, latest: inOrder(handbook, 'changelog').slice(0, 5), releases: inOrder(handbook, 'releases').slice(0, 3) }
}
