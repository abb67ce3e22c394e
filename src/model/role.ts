/** The structured part of a role, with what it names as links. */
import { text } from '../interface/text.ts'
import type { Heading } from '../markdown/document.ts'
import { collectionOf } from '../schemas/collections.ts'
import type { DataOf, Entry } from './entry.ts'
import type { Handbook } from './handbook.ts'
import { type Link, linkOfEntry } from './page.ts'
import { collectionPath } from './paths.ts'
import { collectionTitles } from './sections.ts'

export interface RoleView {
  headings: Heading[]
  responsibilities: { text: string; owns: Link[] }[]
  notResponsible: { text: string; see: Link | undefined }[]
  skills: string[]
  hiringSteps: string[]
}

export function roleView(entry: Entry, handbook: Handbook): RoleView {
  const data = entry.data as DataOf<'roles'>
  const view = {
    responsibilities: (data.responsibilities ?? []).map(({ text: duty, owns }) => ({
      text: duty,
      owns: (owns ?? []).flatMap((name) => ownedLink(name, handbook) ?? []),
    })),
    notResponsible: (data.notResponsible ?? []).map(({ text: duty, see }) => {
      const role = see === undefined ? undefined : handbook.catalogue.find('roles', see)
      return { text: duty, see: role && linkOfEntry(role) }
    }),
    skills: data.skills ?? [],
    hiringSteps: data.hiringSteps ?? [],
  }
  const headings = [
    { id: 'responsibilities', text: text.roles.responsibilities, list: view.responsibilities },
    { id: 'not-responsible-for', text: text.roles.notResponsible, list: view.notResponsible },
    { id: 'skills', text: text.roles.skills, list: view.skills },
    { id: 'how-we-hire', text: text.roles.hiring, list: view.hiringSteps },
  ].flatMap(({ id, text: title, list }) => (list.length > 0 ? [{ depth: 2, id, text: title }] : []))
  return { ...view, headings }
}

/** A collection, or a page as `handbook/…`; nothing if these readers may not see it. */
function ownedLink(name: string, { catalogue, world }: Handbook): Link | undefined {
  const slash = name.indexOf('/')
  const entry = slash < 0 ? undefined : catalogue.find(name.slice(0, slash), name.slice(slash + 1))
  if (entry) return linkOfEntry(entry)
  if (slash >= 0) return undefined
  const collection = collectionOf(name) ? (name as keyof typeof collectionTitles) : undefined
  const url = collection && collectionPath(collection)
  return { title: (collection && collectionTitles[collection]) ?? name, url: url && world.otherPages.has(url) ? url : undefined }
}
