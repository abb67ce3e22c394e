/** A roadmap item's page: its reason, dependencies and outcome. */
import { linkOfEntry } from '../../graph/link.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { feedFormats, feedPath } from '../../graph/paths.ts'
import { day, definitions, element, entryList, linksTo, list } from '../../page/elements.ts'
import { type PageParts, type Section, section, sections } from '../../page/section.ts'
import { feedText } from '../../words/feeds.ts'
import { planningText as text } from '../../words/planning.ts'
import { evidenceText, scoreText } from './lines.ts'
import { canFollow, itemView } from './view.ts'

/** For sections on an item's current state. Feeds carry its text and history. */
const unsent = { isUnsent: true }

export function roadmapPage(item: Entry<'roadmap'>, handbook: Handbook): PageParts {
  const { bet, history, score } = item.data
  const view = itemView(item, handbook)
  const all = sections(
    view.score !== undefined && score !== undefined && section('score', text.score, [element('p', {}, scoreText(score))], unsent),
    view.evidence &&
      section(
        'evidence',
        text.evidence,
        [
          element('p', {}, evidenceText(view.evidence)),
          view.insights.length > 0 &&
            list(
              view.insights.map(({ insight: { data }, link }) => [
                element('span', {}, day(data.on)),
                ' ',
                element('strong', {}, linksTo([link])),
                ' ',
                element('span', {}, [text.rung(data.rung), data.customer.segment].join(', ')),
              ]),
              'rows rows-told',
            ),
        ],
        unsent,
      ),
    bet &&
      section(
        'bet',
        text.bet,
        [
          definitions([
            [text.hypothesis, bet.hypothesis],
            [text.killCriteria, bet.killCriteria],
            [text.decideBy, [day(bet.decideBy), view.isBetOverdue && element('strong', {}, `: ${text.overdue}`)]],
          ]),
        ],
        unsent,
      ),
    dependencies(view),
    view.entries.length > 0 && section('what-came-of-it', text.cameOfIt, [entryList(view.entries, 3)], unsent),
    history.length > 0 &&
      section('history', text.history, [
        list(
          history
            .toReversed()
            .map(({ on, change, reason }) => [
              element('span', {}, day(on)),
              ' ',
              element('strong', {}, change),
              ' ',
              element('span', {}, reason),
            ]),
          'rows rows-told',
        ),
      ]),
    canFollow(item, handbook) && followSection(item),
  )
  return { sections: all }
}

/** The addresses of the item's own feed. */
function followSection({ url = '' }: Entry<'roadmap'>): Section {
  const links = feedFormats.map((format) => element('a', { href: feedPath(url, format) }, feedText.formats[format]))
  const content = element(
    'p',
    { class: 'more' },
    `${text.follow} `,
    links.map((link, index) => (index > 0 ? [', ', link] : link)),
  )
  return { content: [content], isOfToday: true, isUnsearched: true, isUnsent: true }
}

function dependencies({ waitsFor, waitFor, slips }: ReturnType<typeof itemView>): Section | false {
  const rows = [
    { label: text.waitsFor, entries: waitsFor },
    { label: text.waitFor, entries: waitFor },
    { label: text.slips, entries: slips },
  ].filter(({ entries }) => entries.length > 0)
  if (rows.length === 0) return false
  return section(
    'dependencies',
    text.related,
    [definitions(rows.map(({ label, entries }) => [label, linksTo(entries.map(linkOfEntry))]))],
    unsent,
  )
}
