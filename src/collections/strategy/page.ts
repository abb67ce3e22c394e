/** A strategy's page: its status, its goals, and what changed and why. */
import { reviewOf } from '../../graph/review.ts'
import { linkOfEntry } from '../../graph/link.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { ElementContent } from 'hast'
import { listInWords } from '../../words/lists.ts'
import { day, definitions, element, linksTo, linkTo, list, notice } from '../../page/elements.ts'
import { type PageParts, type Section, section, sections } from '../../page/section.ts'
import { text } from '../../words/text.ts'
import { objectiveList } from '../objectives/page-measures.ts'
import type { StrategyChange } from './meaning.ts'
import { strategyView } from './view.ts'
import { strategyText as words } from './words.ts'

export function strategyPage(strategy: Entry<'strategy'>, handbook: Handbook): PageParts {
  const { pillars, objectives, predecessor, sincePredecessor, successors, isOver } = strategyView(strategy, handbook)
  const latest = lastChangeDay(strategy)
  const earlier = strategy.data.changes.filter(({ on }) => on !== latest)
  return {
    notice: isOver ? [replacedNotice(strategy, successors)] : overdueNotice(strategy, handbook),
    ...(pillars.length > 0 && { details: [[words.pillars, listInWords(pillars.map(({ title }) => title))]] }),
    action: latestChanges(strategy),
    sections: sections(
      objectives.length > 0 && section('objectives', text.strategy.objectives, [objectiveList(objectives, handbook)], { isUnsent: true }),
      predecessor && sinceSection(predecessor, sincePredecessor),
      earlier.length > 0 &&
        section('changes', text.strategy.earlierChanges, [definitions(earlier.map(({ on, note }) => [day(on), note]))], { isProse: true }),
    ),
  }
}

function lastChangeDay({ data: { changes } }: Entry<'strategy'>): string | undefined {
  return changes
    .map(({ on }) => on)
    .toSorted()
    .at(-1)
}

/** The latest changes and their reasons, in a box at the top: what returning readers look for. */
export function latestChanges(strategy: Entry<'strategy'>): ElementContent[] {
  const latest = lastChangeDay(strategy)
  if (latest === undefined) return []
  const notes = strategy.data.changes.filter(({ on }) => on === latest).map(({ note }) => note)
  const title = element('p', { class: 'callout-title' }, `${text.strategy.changedOn} `, day(latest))
  const said = notes.length === 1 ? element('p', {}, notes[0]) : list(notes)
  return [element('div', { class: 'callout callout-note page-notice', role: 'note', ariaLabel: text.strategy.changes }, title, said)]
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

/** Changes in meaning since the previous strategy, each with its reason. */
function sinceSection(predecessor: Entry, changes: readonly StrategyChange[]): Section {
  const lines = changes.map((change) => [
    words.changeLine(change),
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
