/** The Markdown forms of the backlog, of its lists and of the rules of triage, page by page; made for staff alone. */
import type { PhrasingContent, RootContent } from 'mdast'
import { valueName } from '../../words/names.ts'
import { workbenchText as text } from '../../words/workbench.ts'
import { backlogRows, flaggedRows, type IssueRow, issueFlags, issuesPerPage } from '../../collections/backlog/view.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { pageParam, pagesOf } from '../../plain/list-slices.ts'
import { backlogPath, issueListPath, triagePath } from '../../graph/paths.ts'
import { fieldsInWords, outcomeOf, type RuleView, routeLink, ruleTitle, rulesPerPage, triageView } from '../../collections/triage/view.ts'
import { heading, link, list, paragraph, table } from './mdast.ts'
import { type Writing, writingFor } from './twin.ts'

export interface ListTwin {
  /** Address of the page that it stands for. */
  url: string
  content: RootContent[]
}

export function backlogTwins(handbook: Handbook): ListTwin[] {
  const writing = writingFor(handbook)
  const { rules, uncaught } = triageView(handbook)
  const caughtByNone = uncaught.length === 0 ? [paragraph(text.noUncaught)] : [issueTable(uncaught, writing)]
  return [
    ...issueTwins(handbook, writing),
    ...issueFlags.flatMap((flag) => {
      const about = text.listAbout[flag](handbook.config.policy.staleAfter)
      return paged(issueListPath(flag), text.lists[flag], about, flaggedRows(handbook, flag), issuesPerPage, (rows) =>
        rows.length === 0 ? [] : [issueTable(rows, writing)],
      )
    }),
    ...paged(triagePath, text.triage, text.triageAbout, rules, rulesPerPage, (views, isLast) => [
      ...(rules.length === 0 ? [paragraph(text.noRules)] : []),
      ...views.flatMap((view) => ruleSection(view, writing)),
      ...(isLast ? [heading(2, text.uncaught), ...caughtByNone] : []),
    ]),
  ]
}

/** The backlog itself. */
export function issueTwins(handbook: Handbook, writing: Writing): ListTwin[] {
  return paged(backlogPath, text.backlog, text.backlogAbout, backlogRows(handbook), issuesPerPage, (rows) => groupsOf(rows, writing))
}

function paged<T>(
  url: string,
  title: string,
  about: string,
  rows: readonly T[],
  size: number,
  content: (rows: readonly T[], isLast: boolean) => RootContent[],
): ListTwin[] {
  return pagesOf(rows, size).map((slice) => {
    const param = pageParam(slice)
    const head = [heading(1, title), paragraph(about), ...(slice.pages > 1 ? [paragraph(text.page(slice.page, slice.pages))] : [])]
    const body = content(slice.rows, slice.page === slice.pages)
    return {
      url: param === undefined ? url : `${url}${param}/`,
      content: [...head, ...(body.length === 0 ? [paragraph(text.none)] : body)],
    }
  })
}

function groupsOf(rows: readonly IssueRow[], writing: Writing): RootContent[] {
  return [...Map.groupBy(rows, ({ group }) => group)].flatMap(([group, members]) => [
    heading(2, text.groups[group]),
    issueTable(members, writing),
  ])
}

function issueTable(rows: readonly IssueRow[], { handbook }: Writing): RootContent {
  const { columns } = text
  const names = (links: readonly { title: string }[]) => links.map(({ title }) => title).join(', ')
  return table(
    [
      columns.issue,
      columns.kind,
      columns.age,
      columns.priority,
      columns.size,
      columns.where,
      columns.rule,
      columns.waitsFor,
      columns.notes,
    ],
    rows.map(({ issue, age, points, verdict, partOf, waitsFor, flags }): (string | PhrasingContent)[] => [
      link(issue.title, issue.data.url),
      valueName(issue.data.kind),
      text.days(age),
      issue.data.priority ?? '',
      issue.data.size ? text.points(issue.data.size, points) : '',
      names(partOf),
      verdict ? `${ruleTitle(verdict.rule)}, ${text.because(verdict.because)}: ${decisionOf(verdict.rule, handbook)}` : '',
      names(waitsFor),
      flags.map((flag) => text.flags[flag]).join(', '),
    ]),
  )
}

function ruleSection({ rule, number, title, conditions, runs, caught }: RuleView, { handbook }: Writing): RootContent[] {
  const asked = conditions.map(({ name, values }) => [`${text.conditions[name]}: ${text.anyOf(values.map(valueName))}`])
  const issues = caught.map(({ issue, age }) => [link(issue.title, issue.data.url), ` (${text.days(age)})`])
  return [
    heading(2, text.ruleTitle(number, title)),
    list([...(asked.length > 0 ? asked : [[`${text.when}: ${text.everything}`]]), [`${text.decides}: ${decisionOf(rule, handbook)}`]]),
    runs.length === 0
      ? paragraph(text.noExamplesOfRule)
      : table(
          [text.example, text.expected, text.got, text.result],
          runs.map((run) => [
            fieldsInWords(run.input, handbook),
            fieldsInWords(run.expect, handbook),
            outcomeOf(run, rule, handbook) ?? text.noRule,
            run.faults.length === 0 ? text.passes : text.fails,
          ]),
        ),
    paragraph(issues.length === 0 ? text.catchesNothing : `${text.caught(issues.length)}:`),
    ...(issues.length > 0 ? [list(issues)] : []),
  ]
}

function decisionOf(rule: RuleView['rule'], handbook: Handbook): string {
  const { priority, respondWithin } = rule.data.then
  return `${text.priorityTo(priority)} ${routeLink(rule, handbook)?.title ?? ''}, ${text.respond(respondWithin)}`
}
