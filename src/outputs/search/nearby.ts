/** The site's titles with their owners, for readers who find nothing. */
import { ownerLink } from '../../graph/link.ts'
import { compare } from '../../plain/compare.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { collectionPath, withBase } from '../../graph/paths.ts'
import type { GeneralContact, Contact, Nearby } from '../../answers/search/nearby.ts'
import { findAreaIds } from './facets.ts'
import type { SearchRecord } from './record.ts'

export function collectNearby(records: readonly SearchRecord[], handbook: Handbook): Nearby {
  const { base } = handbook.config
  const contacts = new Map<string, { index: number; contact: Contact }>()
  const contactIndex = (contact: Contact | undefined): [] | [number] => {
    if (!contact) return []
    const key = JSON.stringify(contact)
    const known = contacts.get(key) ?? { index: contacts.size, contact }
    contacts.set(key, known)
    return [known.index]
  }
  const pages = records
    .filter(({ standing }) => standing !== 'over')
    .map(({ title, url, entry }): Nearby['pages'][number] => {
      const address = withBase(url, base)
      const [index] = contactIndex(entry && findContact(entry, handbook))
      return index === undefined ? [title, address] : [title, address, index]
    })
  const general = generalContact(handbook)
  return { pages, contacts: [...contacts.values()].map(({ contact }) => contact), ...(general && { general }) }
}

/** Owner of the entry's area, or else of the entry. */
function findContact(entry: Entry, handbook: Handbook): Contact | undefined {
  const area = findAreaIds(entry, handbook).flatMap((id) => handbook.entryIndex.find('areas', id) ?? [])[0]
  const contact = toContact(findOwner(area ?? entry), handbook)
  return contact && { ...(area && { area: area.title }), ...contact }
}

/** Owner of the handbook's first page, or else of the most pages, or else the repository. */
function generalContact(handbook: Handbook): GeneralContact | undefined {
  const { entryIndex, config } = handbook
  const first = entryIndex.byUrl(collectionPath('handbook'))
  const often = mostFrequent(entryIndex.pages.flatMap((page) => findOwner(page) ?? []))
  const owner = toContact(first && findOwner(first), handbook) ?? toContact(often, handbook)
  if (owner) return { is: 'owner', ...owner }
  return config.edit === undefined ? undefined : { is: 'place', name: config.edit.replace(/^https?:\/\//, ''), url: config.edit }
}

function findOwner({ data }: Pick<Entry, 'data'>): string | undefined {
  return (data as { owner?: string }).owner
}

function toContact(owner: string | undefined, handbook: Handbook): Contact | undefined {
  const link = ownerLink(owner, handbook)
  return link && { name: link.title, ...(link.url !== undefined && { url: withBase(link.url, handbook.config.base) }) }
}

/** Ties go to the first by name. */
function mostFrequent(names: readonly string[]): string | undefined {
  const groups = [...Map.groupBy(names, (name) => name)]
  return groups.sort(([a, x], [b, y]) => y.length - x.length || compare(a, b))[0]?.[0]
}
