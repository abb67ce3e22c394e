/** The page of a strategy: what holds now, what it's to bring about, what changed and why. */
import { reviewOf } from '../../graph/review.ts'
import { linkOfEntry } from '../../graph/link.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { day, definitions, element, linksTo, linkTo, list, notice } from '../../page/elements.ts'
import { type PageParts, type Section, section, sections } from '../../page/section.ts'
import { text } from '../../words/text.ts'
import { objectiveList } from '../objectives/page-measures.ts'
import type { StrategyChange } from './meaning.ts'
import { strategyView } from './view.ts'
import { changeLine, strategyText as words } from './words.ts'

export function strategyPage(strategy: Entry<'strategy'>, handbook: Handbook): PageParts {
  const { pillars, objectives, predecessor, sincePredecessor, successors, isOver } = strategyView(strategy, handbook)
  const { changes } = strategy.data
  return {
    notice: isOver ? [replacedNotice(strategy, successors)] : overdueNotice(strategy, handbook),
    sections: sections(
      pillars.length > 0 && section('pillars', words.pillars, [list(pillars.map(({ title }) => title))], { isProse: true }),
      objectives.length > 0 &&
        section('objectives', text.strategy.objectives, [objectiveList(objectives, handbook, true)], { isUnsent: true }),
      predecessor && sinceSection(predecessor, sincePredecessor),
      changes.length > 0 &&
        section('changes', text.strategy.changes, [definitions(changes.map(({ on, note }) => [day(on), note]))], { isProse: true }),
    ),
  }
}

function replacedNotice({ title }: Entry<'strategy'>, successors: readonly Entry[]): Section {
  const news = successors.map(({ url }) => ({ title: words.sinceTitle(title), url: url && `${url}#since` }))
  const replaced = [`${words.replacedBy} `, linksTo(successors.map(linkOfEntry)), '. ', linksTo(news), '.']
  return { content: [notice(words.superseded, successors.length > 0 && element('p', {}, replaced))] }
}

function overdueNotice({ data: { review } }: Entry<'strategy'>, { now }: Handbook): Section[] {
  const due = review && reviewOf(review, now)
  return due?.isOverdue ? [{ content: [element('p', { class: 'overdue' }, `${text.facts.overdue} `, day(due.due))], isUnsent: true }] : []
}

/** What changed in meaning since the strategy before, each change with its reason. */
function sinceSection(predecessor: Entry, changes: readonly StrategyChange[]): Section {
  const lines = changes.map((change) => [
    changeLine(change),
    change.reason && [' ', element('span', { class: 'since-reason' }, '(', day(change.reason.on), `: ${change.reason.note})`)],
  ])
  return section(
    'since',
    words.sinceTitle(predecessor.title),
    [
      predecessor.url !== undefined && element('p', {}, `${words.superseding} `, linkTo(predecessor), '.'),
      lines.length === 0 ? element('p', {}, words.noChange) : list(lines, 'since'),
    ],
    { isProse: true },
  )
}
