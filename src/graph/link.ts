/** Links from pages to entries. */
import type { Handbook } from './handbook.ts'

/** A link target, as its readers see it. */
export interface Link {
  title: string
  /** Address relative to the site's root; undefined without a page. */
  url?: string | undefined
}

export function linkOfEntry({ title, url }: Link): Link {
  return { title, url }
}

/** The owner of an entry: a role, or a person with the page of their role. */
export function ownerLink(id: string | undefined, { entryIndex }: Pick<Handbook, 'entryIndex'>): Link | undefined {
  const person = entryIndex.find('people', id)
  if (!person) {
    const role = entryIndex.find('roles', id)
    return role && linkOfEntry(role)
  }
  const { role } = person.data as { role?: string }
  return { title: person.title, url: entryIndex.find('roles', role)?.url }
}
