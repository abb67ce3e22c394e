/** Lists that have a Markdown page: roles, decisions, openings, and a company's own collections. */
import { linkOfEntry } from '../../graph/link.ts'
import { chainList } from '../../collections/decisions/page-chain.ts'
import {
  affectedBy,
  awaitedTiers,
  chainsOf,
  decisionPages,
  decisionStatuses,
  maxChains,
  statusOf,
} from '../../collections/decisions/view.ts'
import { openingRows } from '../../collections/openings/page-rows.ts'
import { openingLists } from '../../collections/openings/view.ts'
import { reportingSection } from '../../collections/roles/page-reporting.ts'
import { reportingChart } from '../../collections/roles/reporting.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { inOrder } from '../../graph/order.ts'
import { collectionPath, decisionsPath } from '../../graph/paths.ts'
import type { ListSlice } from '../../plain/list-slices.ts'
import { type Content, element, linksTo, linkTo, list, nodesOf } from '../../page/elements.ts'
import type { PagedList } from '../../page/list-page.ts'
import { sectionNodes } from '../../page/section.ts'
import { decisionText, openingText } from '../../words/team.ts'
import { collections, isOurs } from '../../collections/table.ts'
import type { ListWithMarkdown } from '../../page/meta.ts'
import { ownLists } from '../../page/own-list.ts'

const lists = { openings: openingIndex, roles: roleIndex } as const

/** In the pages that the list has. */
export function makeLists(collection: ListWithMarkdown, handbook: Handbook): PagedList[] {
  if (!isOurs(collection)) return ownLists(collection, handbook)
  if (collection === 'decisions') return decisionPages(handbook).map((slice) => decisionLog(slice, handbook))
  const about = { openings: openingText.about, roles: collections.roles.about }[collection]
  const content = nodesOf(lists[collection](handbook))
  return [{ url: collectionPath(collection), title: collections[collection].title, about, content, page: 1, pages: 1 }]
}

function decisionLog({ rows: all, page, pages }: ListSlice<Entry<'decisions'>>, handbook: Handbook): PagedList {
  const groups = decisionStatuses.map((status) => {
    const lines = all
      .filter((decision) => statusOf(decision) === status)
      .map((decision) => {
        const affected = affectedBy(decision, handbook).map(linkOfEntry)
        const named = affected.length > 0 && [`. ${decisionText.affected} `, linksTo(affected)]
        const { on } = decision.data
        return [on !== undefined && `${on}: `, linkTo(decision), named]
      })
    return titledList(decisionText.statuses[status], lines)
  })
  const awaited = (page === 1 ? awaitedTiers(handbook) : []).map(({ decisions, features }) => {
    const proposed = decisions.map(linkOfEntry)
    const head = proposed.length > 0 ? [`${decisionText.awaits} `, linksTo(proposed), ': '] : `${decisionText.awaitsNone} `
    return [head, linksTo(features)]
  })
  const chains = (page === 1 ? chainsOf(handbook).slice(0, maxChains) : []).map((chain) => chainList(chain))
  const content = nodesOf(
    all.length > 0 ? groups : element('p', {}, decisionText.none),
    titledList(decisionText.undecided, awaited),
    chains.length > 0 && [element('h2', {}, decisionText.chain), chains],
  )
  return { url: decisionsPath(page), title: collections.decisions.title, about: decisionText.about, content, page, pages }
}

function openingIndex(handbook: Handbook): Content {
  const { open, closed } = openingLists(handbook)
  return [
    element('h2', {}, openingText.open),
    open.length > 0 ? openingRows(open) : element('p', {}, closed.length > 0 ? openingText.noneOpen : openingText.none),
    closed.length > 0 && [element('h2', {}, openingText.closed), openingRows(closed, true)],
  ]
}

function roleIndex(handbook: Handbook): Content {
  const roles = inOrder(handbook, 'roles').map((role) => [linkTo(role), role.description !== undefined && `: ${role.description}`])
  const reporting = reportingSection(reportingChart(handbook))
  return [roles.length > 0 && list(roles), reporting && sectionNodes(reporting)]
}

/** A list with a heading, or nothing if it's empty. */
function titledList(title: string, lines: readonly Content[]): Content {
  return lines.length > 0 && [element('h2', {}, title), list(lines)]
}
