/** Pages of the ranking: roadmap and backlog, each as planned next to the order of the evidence; staff only. */
import type { ElementContent } from 'hast'
import type { EvidenceParts } from '../../answers/ranking/evidence.ts'
import { type Ranking, type RankedList, rankedLists, rankingOf } from '../../answers/ranking/ranking.ts'
import type { RankedRow } from '../../answers/ranking/row.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { type Link, linkOfEntry } from '../../graph/link.ts'
import { rankingListPath } from '../../graph/paths.ts'
import { type Content, element, linkTo, list, nodesOf, spaced } from '../../page/elements.ts'
import type { PagedList } from '../../page/list-page.ts'
import { pageParam, splitIntoPages } from '../../plain/list-slices.ts'
import { valueName } from '../../words/names.ts'
import { planningText } from '../../words/planning.ts'
import { rankingText as text } from '../../words/ranking.ts'
import { staffListText } from '../../words/staff-lists.ts'
import { issueAddress, issueGroupOf } from '../backlog/view.ts'
import { linkOfInsight } from '../insights/view.ts'
import { plainNumber } from './view.ts'

export interface RankingPage extends PagedList {
  ranked: RankedList
}

const rowsPerPage = 60
/** Insights that a row names; the list of insights has the rest. */
const maxInsights = 5

export function rankingPages(handbook: Handbook): RankingPage[] {
  return rankedLists.flatMap((ranked) => {
    const ranking = rankingOf(ranked, handbook)
    return splitIntoPages(ranking.rows, rowsPerPage).map((slice) => {
      const param = pageParam(slice)
      const first = rankingListPath(ranked)
      return {
        ranked,
        url: param === undefined ? first : `${first}${param}/`,
        title: text.listTitles[ranked],
        about: text.listAbout[ranked],
        page: slice.page,
        pages: slice.pages,
        content: nodesOf(
          element('p', {}, summaryOf(ranking)),
          ranking.rows.some(({ score }) => score > 0) && element('p', { class: 'ranking-how' }, text.how),
          groupsOf(slice.rows, handbook),
          slice.page === slice.pages && unranked(ranking, handbook),
        ),
      }
    })
  })
}

/** What the orders have in common, in a sentence. */
export function summaryOf({ rows }: Ranking): string {
  if (rows.length === 0) return text.empty
  if (rows.every(({ score }) => score === 0)) return text.noInsights
  return text.summary(rows.filter(({ planned, evidence }) => planned !== evidence).length, rows.length)
}

function groupsOf(rows: readonly RankedRow[], handbook: Handbook): ElementContent[] {
  return [...Map.groupBy(rows, groupTitle)].map(([title, members]) =>
    element(
      'section',
      { class: 'page-section' },
      element('h2', {}, title),
      element(
        'ul',
        { class: 'ranking' },
        members.map((row) => element('li', {}, rowOf(row, handbook))),
      ),
    ),
  )
}

function groupTitle({ entry }: RankedRow): string {
  return entry.collection === 'roadmap' ? planningText.horizons[entry.data.horizon] : staffListText.groups[issueGroupOf(entry)]
}

function rowOf(row: RankedRow, handbook: Handbook): Content {
  const { entry, planned, evidence, score, parts, sentence, insights } = row
  const { status } = entry.data
  const priority = entry.collection === 'backlog' ? entry.data.priority : undefined
  return [
    element('h3', {}, linkTo(linkOf(entry, handbook))),
    element('p', { class: 'entry-meta ranking-places' }, [
      element('span', {}, `${text.planned} `, element('b', {}, String(planned))),
      ' ',
      element('span', {}, `${text.evidence} `, element('b', {}, String(evidence))),
      planned !== evidence && [' ', moveMark(planned - evidence)],
      ' ',
      element('span', {}, [priority, valueName(status)].filter((each) => each !== undefined).join(', ')),
    ]),
    element('p', {}, sentence),
    score > 0 && element('p', { class: 'ranking-score' }, formulaOf(score, parts)),
    insights.length > 0 &&
      element(
        'details',
        {},
        element('summary', {}, text.insights(insights.length)),
        list([
          ...insights.slice(0, maxInsights).map((insight) => linkTo(linkOfInsight(insight, handbook))),
          ...(insights.length > maxInsights ? [text.moreInsights(insights.length - maxInsights)] : []),
        ]),
      ),
  ]
}

/** Positive if the evidence puts it higher. */
function moveMark(up: number): ElementContent {
  const [name, arrow, said] = up > 0 ? ['up', '▲', text.up(up)] : ['down', '▼', text.down(-up)]
  return element('span', { class: `ranking-${name}` }, element('span', { ariaHidden: 'true' }, arrow), ` ${said}`)
}

export function formulaOf(score: number, { customers, weight, closeness, freshness, objective }: EvidenceParts): string {
  return text.formula(plainNumber(score), {
    customers: plainNumber(customers),
    weight: plainNumber(weight),
    closeness: plainNumber(closeness),
    freshness: plainNumber(freshness),
    objective: plainNumber(objective),
  })
}

function unranked({ unranked: issues }: Ranking, handbook: Handbook): Content {
  if (issues.length === 0) return undefined
  return element(
    'section',
    { class: 'page-section' },
    element('h2', {}, text.unranked),
    element('p', {}, text.unrankedAbout),
    list(issues.map((issue) => spaced([linkTo(linkOf(issue, handbook)), `(${valueName(issue.data.kind)})`]))),
  )
}

/** Issues have no page of their own. */
function linkOf(entry: RankedRow['entry'], handbook: Handbook): Link {
  return entry.collection === 'backlog' ? { title: entry.title, url: issueAddress(entry, handbook) } : linkOfEntry(entry)
}
