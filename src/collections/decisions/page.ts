/** A decision's page: whether it's current, what it affects, and its chain of replacements. */
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { day, definitions, element, linksTo, notice } from '../../page/elements.ts'
import { type PageParts, section, sections } from '../../page/section.ts'
import { decisionText as text } from '../../words/team.ts'
import { chainList } from './page-chain.ts'
import { decisionView } from './view.ts'

export function decisionPage(decision: Entry<'decisions'>, handbook: Handbook): PageParts {
  const { isOver, successors, overdueSince, affected, chain } = decisionView(decision, handbook)
  const replaced = successors.length > 0 && element('p', {}, `${text.supersededBy} `, linksTo(successors))
  return {
    notice: [
      ...(isOver ? [{ content: [notice(text.over[isOver], replaced)] }] : []),
      ...(overdueSince === undefined
        ? []
        : [{ content: [element('p', { class: 'overdue' }, `${text.overdueSince} `, day(overdueSince))], isUnsent: true }]),
    ],
    sections: sections(
      affected.length > 0 && section('affects', text.affects, [definitions(affected.map(({ kind, links }) => [kind, linksTo(links)]))]),
      chain.length > 0 && section('chain', text.chainOf, [chainList(chain, decision.id)], { isUnsearched: true }),
    ),
  }
}
