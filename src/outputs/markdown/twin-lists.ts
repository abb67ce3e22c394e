/** The lists of roles, decisions and openings as Markdown; from the same values as their pages. */
import type { PhrasingContent, RootContent } from 'mdast'
import { decisionText, openingText, reportingText } from '../../words/team.ts'
import { text } from '../../words/text.ts'
import { affectedBy, awaitedTiers, chainsOf, decisionList, decisionStatuses } from '../../collections/decisions/view.ts'
import { openingLists } from '../../collections/openings/view.ts'
import { inOrder } from '../../graph/order.ts'
import { linkOfEntry } from '../../page/page.ts'
import { reportingChart } from '../../collections/roles/reporting.ts'
import { heading, list, listSection, paragraph } from './mdast.ts'
import type { Writing } from './twin.ts'
import { linked } from './twin-planning.ts'
import { chainList, openingLines, treeOf } from './twin-team.ts'

type Line = readonly (string | PhrasingContent)[]

export function decisionLog(writing: Writing): RootContent[] {
  const { handbook } = writing
  const all = decisionList(handbook)
  const groups = decisionStatuses.flatMap((status) => {
    const lines = all
      .filter(({ data }) => data.status === status)
      .map((decision): Line => {
        const affected = affectedBy(decision, handbook).map(linkOfEntry)
        const named = affected.length > 0 ? [`. ${decisionText.affected} `, ...linked(affected, writing)] : []
        return [`${decision.data.on}: `, writing.link(linkOfEntry(decision)), ...named]
      })
    return listSection(decisionText.statuses[status], lines)
  })
  const awaited = awaitedTiers(handbook).map(({ decisions, features }): Line => {
    const proposed = decisions.map(linkOfEntry)
    const head = proposed.length > 0 ? [`${decisionText.awaits} `, ...linked(proposed, writing), ': '] : [`${decisionText.awaitsNone} `]
    return [...head, ...linked(features, writing)]
  })
  const chains = chainsOf(handbook).map((chain) => chainList(chain, writing))
  return [
    heading(1, text.collections.decisions),
    paragraph(decisionText.about),
    ...(groups.length > 0 ? groups : [paragraph(decisionText.none)]),
    ...listSection(decisionText.undecided, awaited),
    ...(chains.length > 0 ? [heading(2, decisionText.chain), ...chains] : []),
  ]
}

export function openingIndex(writing: Writing): RootContent[] {
  const { open, closed } = openingLists(writing.handbook)
  const none = closed.length > 0 ? openingText.noneOpen : openingText.none
  return [
    heading(1, text.collections.openings),
    paragraph(openingText.about),
    heading(2, openingText.open),
    open.length > 0 ? list(openingLines(open, writing)) : paragraph(none),
    ...listSection(openingText.closed, openingLines(closed, writing, true)),
  ]
}

export function roleIndex(writing: Writing): RootContent[] {
  const { handbook } = writing
  const { tops, apart } = reportingChart(handbook)
  const roles = inOrder(handbook, 'roles').map((role): Line => {
    return [writing.link(linkOfEntry(role)), ...(role.description === undefined ? [] : [`: ${role.description}`])]
  })
  return [
    heading(1, text.collections.roles),
    paragraph(text.about.roles),
    ...(roles.length > 0 ? [list(roles)] : []),
    ...(tops.length > 0 ? [heading(2, reportingText.title), treeOf(tops, writing)] : []),
    ...(tops.length > 0 && apart.length > 0 ? [paragraph(`${reportingText.apart} `, ...linked(apart.map(linkOfEntry), writing))] : []),
  ]
}
