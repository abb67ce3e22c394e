/** A milestone's page: its goals, scope and outcomes. */
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { type Content, element, linkTo, linksTo, list, wideTable } from '../../page/elements.ts'
import { type PageParts, section, sections } from '../../page/section.ts'
import { planningText as text } from '../../words/planning.ts'
import { type ScopeLineView, milestoneView } from './view.ts'

export function milestonePage(milestone: Entry<'milestones'>, handbook: Handbook): PageParts {
  const { goals, lines, points, capacity } = milestoneView(milestone, handbook)
  const { item, commitment, outcome, announced } = text.columns
  return {
    sections: sections(
      goals.length > 0 &&
        section('goals', text.goals, [
          list(
            goals.map((goal) => [
              element('strong', {}, goal.text),
              goal.objective !== undefined && [' ', element('span', {}, linkTo(goal.objective))],
            ]),
            'rows',
          ),
        ]),
      section('scope', text.scope, [
        points !== undefined && element('p', {}, text.points(points, capacity)),
        lines.length === 0
          ? element('p', {}, text.noScope)
          : wideTable(text.scope, [item, commitment, outcome, announced], lines.map(scopeRow)),
      ]),
    ),
  }
}

function scopeRow({ item, commitment, outcome, carriedTo, reason, entries, silence, command }: ScopeLineView) {
  const announced: Content =
    entries.length > 0
      ? linksTo(entries)
      : command !== undefined
        ? [`${text.entryMissing}: `, element('code', {}, command)]
        : (silence ?? text.dash)
  const ended: Content = [outcome, carriedTo !== undefined && [` ${text.to} `, linkTo(carriedTo)], reason !== undefined && `: ${reason}`]
  const cells = [commitment, ended, announced].map((cell) => element('td', {}, cell))
  return element('tr', {}, element('th', { scope: 'row' }, linkTo(item)), cells)
}
