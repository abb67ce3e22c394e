/** Formats the changes between two states as a comment on a pull request: meaning first, safe, and as long as a comment may be. */
import type { InlineCode, ListItem, RootContent } from 'mdast'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import { heading, type Inline, paragraph, strong } from '../../markdown/mdast.ts'
import type { Problem } from '../../problems/problem.ts'
import { diffText as text } from '../../words/diff.ts'
import type { UnconfirmedApproval } from './approvals.ts'
import { type DiffReport, isEmpty } from './diff.ts'
import { linkTo, listMeaning, listTexts, nestedItem, type PageAddress, type Section, toNodes } from './diff-markdown.ts'
import { type Fitted, fitSection } from './fitting.ts'
import type { GoneAddress } from './gone-addresses.ts'
import type { ProblemChanges } from './problem-changes.ts'
import { disarmReferences, disarmText } from './references-in-text.ts'

export interface CommentReport extends DiffReport {
  addresses: readonly GoneAddress[]
  problems: ProblemChanges
  approvals: readonly UnconfirmedApproval[]
  ranks: readonly MovedRank[]
  /** Returns the address of a page in the preview; undefined for what it doesn't have. */
  addressOf: PageAddress
  /** Returns where to see a line of the later state; undefined if unknown. */
  sourceOf: (file: string, line: number) => string | undefined
  /** The command that prints everything. */
  command: string
}

/** A page that a search finds elsewhere than before. */
export interface MovedRank {
  /** What is searched for. */
  question: string
  /** The page's address in the preview; undefined if it has none. */
  address: string | undefined
  /** Positions from 1; undefined after the first ten. */
  from: number | undefined
  to: number | undefined
  /** Titles of pages that are found before it. */
  above: readonly string[]
}

/** First line of the comment, which nobody sees. Workflows find the comment to update by it. */
export const commentMark = '<!-- handbook-diff -->'

/** GitHub's limit, the lowest one. */
export const maxComment = 65_536

/** For headings, the mark, and what says what was cut. */
const reserved = 4096

/** What approvals, addresses and problems may take together, so that neither they nor the texts push the other out. */
const maxFindings = 20_000

const mostAddresses = 30
const mostApprovals = 30
const mostRanks = 30
const mostNamedPerCode = 10
const maxMessage = 400

export function diffAsComment(report: CommentReport): string {
  const { from, to, addressOf, command } = report
  const title = isEmpty(report) ? paragraph(text.nothing(from, to)) : heading(2, text.between(from, to))
  const sections = {
    meaning: listMeaning(report, addressOf),
    findings: [toApprovalSection(report), toAddressSection(report.addresses), ...toProblemSections(report), toRankSection(report)],
    texts: listTexts(report, addressOf),
  }
  const findings = fitAll(sections.findings, maxFindings)
  const meaning = fitAll(sections.meaning, maxComment - reserved - sumOf(findings))
  const texts = fitAll(sections.texts, maxComment - reserved - sumOf(findings) - sumOf(meaning))
  const all = [...meaning, ...findings, ...texts]
  const mark: RootContent = { type: 'html', value: commentMark }
  return writeMarkdown([mark, disarmReferences(title), ...all.flatMap(({ section }) => toNodes(section)), ...printCuts(all, command)])
}

function fitAll(sections: readonly Section[], room: number): Fitted[] {
  let left = room
  return sections.map(({ title, items }) => {
    const fitted = fitSection({ title: disarmText(shorten(title, maxMessage)), items: items.map(disarmReferences) }, left)
    left -= fitted.size
    return fitted
  })
}

function sumOf(fitted: readonly Fitted[]): number {
  return fitted.reduce((sum, { size }) => sum + size, 0)
}

const mostCutSections = 10

function printCuts(all: readonly Fitted[], command: string): RootContent[] {
  const cut = all.filter((each) => each.cut > 0).map(({ section, cut: lines }) => [section.title, lines] as const)
  if (cut.length === 0) return []
  const named = cut.slice(0, mostCutSections).map(([title, lines]) => [shorten(title, 60), lines] as const)
  return [paragraph(`${text.cut(named)} `, code(command))]
}

function toApprovalSection({ approvals, addressOf }: CommentReport): Section {
  const items = approvals
    .slice(0, mostApprovals)
    .map(({ entry, person, reason }) =>
      nestedItem([linkTo(addressOf(entry), code(entry.file)), ` ${text[reason](shorten(person, maxMessage))}`], []),
    )
  return { title: text.approvals, items: [...items, ...listMore(approvals.length - mostApprovals)] }
}

function toAddressSection(addresses: readonly GoneAddress[]): Section {
  const items = addresses
    .slice(0, mostAddresses)
    .map(({ address, reason, to = '' }) => nestedItem([code(address), ': ', ...explainAbsence(reason, to)], []))
  return { title: text.addresses, items: [...items, ...listMore(addresses.length - mostAddresses)] }
}

function toRankSection({ ranks }: CommentReport): Section {
  const items = ranks
    .slice(0, mostRanks)
    .map(({ question, address, from, to, above }) =>
      nestedItem(
        [
          linkTo(address, code(shorten(question, maxMessage))),
          `: ${text.moved(from, to)}${above.length > 0 ? text.behind(above.map((each) => shorten(each, maxMessage))) : ''}`,
        ],
        [],
      ),
    )
  return { title: text.ranks, items: [...items, ...listMore(ranks.length - mostRanks)] }
}

function explainAbsence(reason: GoneAddress['reason'], to: string): Inline[] {
  if (reason === 'redirected' || reason === 'redirectedForStaff') return [text[reason](to)]
  return [reason === 'nothingThere' ? strong(text[reason]) : text[reason]]
}

/** New problems by code with their positions, errors first. Of solved ones, the codes are enough. */
function toProblemSections({ problems: { added, solved }, sourceOf }: CommentReport): Section[] {
  const positionOf = ({ file, line, message }: Problem): Inline[] => [
    linkTo(sourceOf(file, line), code(`${file}:${line}`)),
    ` ${shorten(message, maxMessage)}`,
  ]
  const codes = (problems: readonly Problem[]) =>
    [...Map.groupBy(problems, ({ code, severity }) => `${severity} ${code}`).values()].toSorted(
      (a, b) => Number(a[0]?.severity !== 'error') - Number(b[0]?.severity !== 'error'),
    )
  const headOf = (group: readonly Problem[]): Inline[] =>
    group
      .slice(0, 1)
      .flatMap(({ code: name, severity }) => [code(name), ` (${text.severities[severity]}${group.length > 1 ? ` × ${group.length}` : ''})`])
  return [
    {
      title: text.newProblems(added.length),
      items: codes(added).map((group) => {
        const more = group.length - mostNamedPerCode
        return nestedItem(headOf(group), [...group.slice(0, mostNamedPerCode).map(positionOf), ...(more > 0 ? [[text.more(more)]] : [])])
      }),
    },
    { title: text.solvedProblems(solved.length), items: codes(solved).map((group) => nestedItem(headOf(group), [])) },
  ]
}

function listMore(count: number): ListItem[] {
  return count > 0 ? [nestedItem([text.more(count)], [])] : []
}

function code(value: string): InlineCode {
  return { type: 'inlineCode', value: value.replace(/\s+/g, ' ') }
}

function shorten(words: string, max: number): string {
  return words.length > max ? `${words.slice(0, max - 1)}…` : words
}
