/** The structured part of a role, with its references as links. */
import { kindName } from '../../words/names.ts'
import type { CollectionName } from '../table.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { type Link, linkOfEntry } from '../../graph/link.ts'
import { type Opening, openingsOfRole } from '../openings/view.ts'
import { hasPage } from '../../graph/pages.ts'
import { collectionPath } from '../../graph/paths.ts'
import { type Post, reportingLine } from './reporting.ts'
import { findReferenced } from '../../graph/links/visible-reference.ts'

export interface RoleView {
  responsibilities: { text: string; owns: Link[] }[]
  notResponsible: { text: string; see: Link | undefined }[]
  skills: string[]
  hiringSteps: string[]
  line: Post | undefined
  /** Where to apply for it. */
  openings: readonly Opening[]
}

export function roleView(entry: Entry<'roles'>, handbook: Handbook): RoleView {
  const { data } = entry
  return {
    responsibilities: (data.responsibilities ?? []).map(({ text: duty, owns }) => ({
      text: duty,
      owns: (owns ?? []).flatMap((name) => ownedLink(name, handbook) ?? []),
    })),
    notResponsible: (data.notResponsible ?? []).map(({ text: duty, see }) => {
      const role = see === undefined ? undefined : handbook.entryIndex.find('roles', see)
      return { text: duty, see: role && linkOfEntry(role) }
    }),
    skills: data.skills ?? [],
    hiringSteps: data.hiringSteps ?? [],
    line: reportingLine(entry, handbook),
    openings: openingsOfRole(entry, handbook),
  }
}

/** A collection, or a page as `handbook/…`; undefined if these readers can't see it. */
function ownedLink(name: string, handbook: Handbook): Link | undefined {
  const entry = findReferenced(name, ['*'], handbook.entryIndex)
  if (entry) return linkOfEntry(entry)
  const { has, of } = handbook.config.collections
  if (!has(name)) return undefined
  return { title: of(name).title ?? kindName(name), url: listOf(name, handbook) }
}

/** Where a collection's entries are listed for these readers. */
function listOf(name: CollectionName, handbook: Handbook): string | undefined {
  const url = collectionPath(name === 'tiers' ? 'features' : name)
  return hasPage(handbook, url) ? url : undefined
}
