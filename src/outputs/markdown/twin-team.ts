/** Roles, decisions and openings as sections of Markdown; from the same values as their pages. */
import type { List, PhrasingContent, RootContent } from 'mdast'
import { valueName } from '../../words/names.ts'
import { decisionText, openingText, reportingText } from '../../words/team.ts'
import { text } from '../../words/text.ts'
import { type Chain, type Decision, decisionView } from '../../collections/decisions/view.ts'
import type { Entry } from '../../graph/entry.ts'
import { type Opening, openingLine, openingView } from '../../collections/openings/view.ts'
import { linkOfEntry } from '../../page/page.ts'
import type { Post } from '../../collections/roles/reporting.ts'
import { roleView } from '../../collections/roles/view.ts'
import { heading, link, list, listSection, paragraph } from './mdast.ts'
import type { Writing } from './twin.ts'
import { linked } from './twin-planning.ts'

type Line = readonly (string | PhrasingContent)[]

export function roleSections(entry: Entry<'roles'>, writing: Writing): RootContent[] {
  const { responsibilities, notResponsible, skills, hiringSteps, line, openings } = roleView(entry, writing.handbook)
  const duties = responsibilities.map(({ text: duty, owns }): Line => {
    return owns.length > 0 ? [`${duty} ${text.roles.keeps} `, ...linked(owns, writing)] : [duty]
  })
  const others = notResponsible.map(({ text: duty, see }): Line => (see ? [`${duty} ${text.roles.isWith} `, writing.link(see)] : [duty]))
  return [
    ...listSection(text.roles.responsibilities, duties),
    ...listSection(text.roles.notResponsible, others),
    ...listSection(text.roles.skills, skills.map(alone)),
    ...listSection(text.roles.hiring, hiringSteps.map(alone), true),
    ...(line ? [heading(2, reportingText.titleOf), treeOf([line], writing)] : []),
    ...listSection(reportingText.openings, openingLines(openings, writing)),
  ]
}

export function decisionSections(entry: Decision, writing: Writing): RootContent[] {
  const { isOver, successors, overdueSince, affected, chain } = decisionView(entry, writing.handbook)
  const replaced = successors.length > 0 ? [` ${decisionText.supersededBy} `, ...linked(successors, writing)] : []
  return [
    ...(isOver ? [paragraph(`${decisionText.over[isOver]}.`, ...replaced)] : []),
    ...(overdueSince ? [paragraph(`${decisionText.overdueSince} ${overdueSince}`)] : []),
    ...listSection(
      decisionText.affects,
      affected.map(({ kind, links: named }) => [`${kind}: `, ...linked(named, writing)]),
    ),
    ...(chain.length > 0 ? [heading(2, decisionText.chainOf), chainList(chain, writing)] : []),
  ]
}

export function openingSections(opening: Opening, writing: Writing): RootContent[] {
  const { posted, validThrough, applyUrl } = opening.data
  const { isOpen, role, employment, places, salary, hiringSteps } = openingView(opening, writing.handbook)
  const facts: Line[] = [
    ...(role ? [[`${openingText.role}: `, writing.link(linkOfEntry(role))]] : []),
    [`${openingText.employment}: ${employment}`],
    ...places.map((place) => [`${openingText.place}: ${place}`]),
    ...(salary === undefined ? [] : [[`${openingText.salary}: ${salary}`]]),
    [`${openingText.posted}: ${posted}`],
    [`${openingText.validThrough}: ${validThrough}`],
    ...(isOpen ? [[link(openingText.apply, applyUrl)]] : []),
  ]
  return [
    ...(isOpen ? [] : [paragraph(`${openingText.isClosed}.`)]),
    ...listSection(openingText.title, facts),
    ...listSection(openingText.hiring, hiringSteps.map(alone), true),
  ]
}

/** Until when one can apply; of what is over, since when it was there. */
export function openingLines(openings: readonly Opening[], writing: Writing, isOver = false): Line[] {
  return openings.map((opening) => {
    const { posted, validThrough } = opening.data
    const when = isOver ? `${openingText.posted} ${posted}` : `${openingText.validThrough} ${validThrough}`
    return [writing.link(linkOfEntry(opening)), `: ${openingLine(opening)}. ${when}`]
  })
}

export function chainList(chain: Chain, writing: Writing): List {
  return list(
    chain.map((step) =>
      step.flatMap((decision, index) => [
        ...(index > 0 ? [', '] : []),
        writing.link(linkOfEntry(decision)),
        ` (${valueName(decision.data.status)}, ${decision.data.on})`,
      ]),
    ),
    true,
  )
}

/** A list in a list, as roles report to each other. */
export function treeOf(posts: readonly Post[], writing: Writing): List {
  const tree = list(posts.map(({ role }) => [writing.link(linkOfEntry(role))]))
  for (const [index, { reports }] of posts.entries()) if (reports.length > 0) tree.children[index]?.children.push(treeOf(reports, writing))
  return tree
}

const alone = (line: string): Line => [line]
