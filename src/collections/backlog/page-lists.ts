/** Pages of the backlog, its lists and the triage rules; staff only. */
import type { ElementContent } from 'hast'
import { backlogPath, issueListPath, triagePath } from '../../graph/paths.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { type Content, element, linkTo, list, nodesOf, wideTable } from '../../page/elements.ts'
import type { ListPage } from '../../page/list-page.ts'
import { pageParam, splitIntoPages } from '../../plain/list-slices.ts'
import { valueName } from '../../words/names.ts'
import { staffListText as text } from '../../words/staff-lists.ts'
import { fieldsInWords, outcomeOf, type RuleView, routeLink, ruleTitle, rulesPerPage, triageView } from '../triage/view.ts'
import { backlogRows, flaggedRows, type IssueRow, issueFlags, issuesPerPage } from './view.ts'

export function backlogLists(handbook: Handbook): ListPage[] {
  const { rules, uncaught } = triageView(handbook)
  const flagged = issueFlags.flatMap((flag) => {
    const about = text.listAbout[flag](handbook.config.policy.staleAfter)
    return paged(issueListPath(flag), text.lists[flag], about, flaggedRows(handbook, flag), issuesPerPage, (rows) =>
      rows.length > 0 ? issueTable(rows, handbook) : undefined,
    )
  })
  const triage = paged(triagePath, text.triage, text.triageAbout, rules, rulesPerPage, (views, isLast) => [
    rules.length === 0 && paragraph(text.noRules),
    views.map((view) => ruleSection(view, handbook)),
    isLast && [element('h2', {}, text.uncaught), uncaught.length === 0 ? paragraph(text.noUncaught) : issueTable(uncaught, handbook)],
  ])
  return [...issuePages(handbook), ...flagged, ...triage]
}

/** The backlog itself. */
export function issuePages(handbook: Handbook): ListPage[] {
  return paged(backlogPath, text.backlog, text.backlogAbout, backlogRows(handbook), issuesPerPage, (rows) =>
    [...Map.groupBy(rows, ({ group }) => group)].map(([group, members]) => [
      element('h2', {}, text.groups[group]),
      issueTable(members, handbook),
    ]),
  )
}

function paged<Row>(
  url: string,
  title: string,
  about: string,
  rows: readonly Row[],
  size: number,
  contentOf: (rows: readonly Row[], isLast: boolean) => Content,
): ListPage[] {
  return splitIntoPages(rows, size).map((slice) => {
    const param = pageParam(slice)
    const content = nodesOf(contentOf(slice.rows, slice.page === slice.pages))
    return {
      url: param === undefined ? url : `${url}${param}/`,
      title,
      about,
      content: nodesOf(
        slice.pages > 1 && paragraph(text.page(slice.page, slice.pages)),
        content.length > 0 ? content : paragraph(text.none),
      ),
    }
  })
}

function issueTable(rows: readonly IssueRow[], handbook: Handbook): ElementContent {
  const { issue: title, kind, age: old, priority, size, where, rule, waitsFor: waiting, notes } = text.columns
  const names = (links: readonly { title: string }[]) => links.map((each) => each.title).join(', ')
  const lines = rows.map(({ issue, age, points, verdict, partOf, waitsFor, flags }) => [
    linkTo({ title: issue.title, url: issue.data.url }),
    valueName(issue.data.kind),
    text.days(age),
    issue.data.priority,
    issue.data.size && text.points(issue.data.size, points),
    names(partOf),
    verdict && `${ruleTitle(verdict.rule)}, ${text.because(verdict.because)}: ${decisionOf(verdict.rule, handbook)}`,
    names(waitsFor),
    flags.map((flag) => text.flags[flag]).join(', '),
  ])
  return tableOf(text.backlog, [title, kind, old, priority, size, where, rule, waiting, notes], lines)
}

function ruleSection({ rule, number, title, conditions, runs, caught }: RuleView, handbook: Handbook): Content {
  const asked = conditions.map(({ name, values }) => `${text.conditions[name]}: ${text.anyOf(values.map((value) => valueName(value)))}`)
  const examples = runs.map((run) => [
    fieldsInWords(run.input, handbook),
    fieldsInWords(run.expect, handbook),
    outcomeOf(run, rule, handbook) ?? text.noRule,
    run.faults.length === 0 ? text.passes : text.fails,
  ])
  return [
    element('h2', {}, text.ruleTitle(number, title)),
    list([...(asked.length > 0 ? asked : [`${text.when}: ${text.everything}`]), `${text.decides}: ${decisionOf(rule, handbook)}`]),
    runs.length === 0
      ? paragraph(text.noExamplesOfRule)
      : tableOf(text.ruleTitle(number, title), [text.example, text.expected, text.got, text.result], examples),
    paragraph(caught.length === 0 ? text.catchesNothing : `${text.caught(caught.length)}:`),
    caught.length > 0 &&
      list(caught.map(({ issue, age }) => [linkTo({ title: issue.title, url: issue.data.url }), ` (${text.days(age)})`])),
  ]
}

function decisionOf(rule: RuleView['rule'], handbook: Handbook): string {
  const { priority, respondWithin } = rule.data.then
  return `${text.priorityTo(priority)} ${routeLink(rule, handbook)?.title ?? ''}, ${text.respond(respondWithin)}`
}

function paragraph(words: string): ElementContent {
  return element('p', {}, words)
}

function tableOf(label: string, columns: readonly string[], rows: readonly (readonly Content[])[]): ElementContent {
  const cells = rows.map((row) =>
    element(
      'tr',
      {},
      row.map((cell) => element('td', {}, cell)),
    ),
  )
  return wideTable(label, columns, cells)
}
