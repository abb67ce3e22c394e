/** The titles of the site with who answers for each, for readers who find nothing. */
import { ownerLink } from '../../graph/link.ts'
import { compare } from '../../plain/compare.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { collectionPath, withBase } from '../../graph/paths.ts'
import type { GeneralContact, Contact, Nearby } from '../../answers/search/nearby.ts'
import { areaIdsOf } from './facets.ts'
import type { SearchRecord } from './records.ts'

export function nearbyOf(records: readonly SearchRecord[], handbook: Handbook): Nearby {
  const { base } = handbook.config
  const contacts = new Map<string, { place: number; contact: Contact }>()
  const placeOf = (contact: Contact | undefined): [] | [number] => {
    if (!contact) return []
    const key = JSON.stringify(contact)
    const known = contacts.get(key) ?? { place: contacts.size, contact }
    contacts.set(key, known)
    return [known.place]
  }
  const pages = records
    .filter(({ standing }) => standing !== 'over')
    .map(({ title, url, entry }): Nearby['pages'][number] => {
      const address = withBase(url, base)
      const [place] = placeOf(entry && contactOf(entry, handbook))
      return place === undefined ? [title, address] : [title, address, place]
    })
  const general = generalContact(handbook)
  return { pages, contacts: [...contacts.values()].map(({ contact }) => contact), ...(general && { general }) }
}

/** Who keeps the area of an entry, else the entry itself. */
function contactOf(entry: Entry, handbook: Handbook): Contact | undefined {
  const area = areaIdsOf(entry, handbook).flatMap((id) => handbook.entryIndex.find('areas', id) ?? [])[0]
  const contact = ownerAsContact(ownerOf(area ?? entry), handbook)
  return contact && { ...(area && { area: area.title }), ...contact }
}

/** The owner of the first page of the handbook, else who owns most pages, else the place where the content is written. */
function generalContact(handbook: Handbook): GeneralContact | undefined {
  const { entryIndex, config } = handbook
  const first = entryIndex.byUrl(collectionPath('handbook'))
  const often = mostFrequent(entryIndex.pages.flatMap((page) => ownerOf(page) ?? []))
  const owner = ownerAsContact(first && ownerOf(first), handbook) ?? ownerAsContact(often, handbook)
  if (owner) return { is: 'owner', ...owner }
  return config.edit === undefined ? undefined : { is: 'place', name: config.edit.replace(/^https?:\/\//, ''), url: config.edit }
}

function ownerOf({ data }: Pick<Entry, 'data'>): string | undefined {
  return (data as { owner?: string }).owner
}

function ownerAsContact(owner: string | undefined, handbook: Handbook): Contact | undefined {
  const link = ownerLink(owner, handbook)
  return link && { name: link.title, ...(link.url !== undefined && { url: withBase(link.url, handbook.config.base) }) }
}

/** Of those that stand equally often, the first by name. */
function mostFrequent(names: readonly string[]): string | undefined {
  const groups = [...Map.groupBy(names, (name) => name)]
  return groups.sort(([a, x], [b, y]) => y.length - x.length || compare(a, b))[0]?.[0]
}
