/** `handbook diff --comment`: what a pull request changes, for a comment on it. */
import { readFileSync } from 'node:fs'
import type { Audience } from '../collections/fields/common.ts'
import { isVisible } from '../graph/audience.ts'
import { findUnconfirmedApprovals, readApprovers } from '../history/differences/approvals.ts'
import { diffAsComment, type MovedRank } from '../history/differences/comment.ts'
import type { DiffReport } from '../history/differences/diff.ts'
import type { PageAddress } from '../history/differences/diff-markdown.ts'
import { findGoneAddresses } from '../history/differences/gone-addresses.ts'
import { diffProblems } from '../history/differences/problem-changes.ts'
import type { RedactionList } from '../history/redaction/redactions.ts'
import { findRankChanges } from '../outputs/search/rank-changes.ts'
import { command } from '../plain/command.ts'
import type { Settings } from '../settings.ts'
import { findPrefix } from '../sources/git/prefix.ts'
import { CallError } from './common.ts'
import type { ReadState } from './diff-state.ts'

export interface CommentOptions {
  /** Who may read the preview. */
  audience: Audience
  /** Address of the preview's start page, without a slash at the end. */
  site?: string
  /** Logins that approved the pull request, in lower case. Undefined if that isn't known. */
  approvers?: ReadonlySet<string>
}

interface Comparison {
  before: ReadState
  after: ReadState
  redactions: RedactionList
  settings: Settings
  comment: CommentOptions
}

export function writeComment(report: DiffReport, { before, after, redactions, settings, comment }: Comparison): string {
  const renames = new Map(
    report.diff.entries.concat(report.diff.texts).flatMap(({ entry, before: old }) => (old ? [[old.file, entry.file] as const] : [])),
  )
  return diffAsComment({
    ...report,
    addresses: findGoneAddresses(before.written, after.written, (file) => after.unread.has(file)),
    problems: diffProblems(before.check(redactions), after.check(redactions), renames),
    approvals: comment.approvers ? findUnconfirmedApprovals(report.diff.entries, after.written, comment.approvers) : [],
    ranks: findRanks(report, { before, after, comment }),
    addressOf: createPageAddress(comment),
    sourceOf: createSourceAddress(settings, after.commit),
    command: command(['diff', report.from, report.to]),
  })
}

/** Check the address of a preview. */
export function parsePreview(site: string): string {
  const url = URL.parse(site)
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new CallError(`"--site ${site}" is not the address of a site. Write it like "https://preview.example.com".`)
  return url.href.replace(/\/+$/, '')
}

/** Read who approved. */
export function readReviews(file: string): ReadonlySet<string> {
  let json: string
  try {
    json = readFileSync(file, 'utf8')
  } catch (error) {
    throw new CallError(`The reviews in "${file}" can't be read: ${(error as Error).message}`)
  }
  try {
    return readApprovers(json)
  } catch {
    throw new CallError(
      `"${file}" has no reviews. Write it with "gh pr view NUMBER --json reviews", or with what GitLab answers to /merge_requests/NUMBER/approvals.`,
    )
  }
}

/** Positions as the readers of the preview find them. Nothing moves if no entry changes. */
function findRanks({ diff }: DiffReport, { before, after, comment }: Pick<Comparison, 'before' | 'after' | 'comment'>): MovedRank[] {
  const changes = [...diff.entries, ...diff.texts]
  if (changes.length === 0) return []
  const changed = changes.map((each) => ({
    before: each.kind === 'removed' ? each.entry.url : each.before?.url,
    after: each.kind === 'removed' ? undefined : each.entry.url,
  }))
  const [then, now] = [before, after].map((state) => state.handbookFor(comment.audience))
  if (!then || !now) return []
  const addressOf = (url: string) => (comment.site === undefined ? undefined : `${comment.site}${encodeURI(url)}`)
  return findRankChanges({ before: then, after: now, changed }).map(({ url, ...rank }) => ({ ...rank, address: addressOf(url) }))
}

/** Only pages that readers of the preview have. */
function createPageAddress({ site, audience }: CommentOptions): PageAddress {
  return (entry) => {
    const { url } = entry
    if (site === undefined || url === undefined || !isVisible(entry, { audience, drafts: false })) return undefined
    return `${site}${encodeURI(url)}`
  }
}

/** Address of an editor on GitHub, GitLab and servers like them: everything after the repository is a branch and a path. */
const editor = /^(https?:\/\/[^/]+(?:\/[^/]+){2,}?\/(?:-\/)?)(?:edit|blob)\//

/** A line at the commit if the host is known by the address for editing; else that address, which is of the usual branch. */
function createSourceAddress({ content, config: { edit } }: Settings, commit: string | undefined) {
  const prefix = edit === undefined || commit === undefined ? '' : findPrefix(content)
  return (file: string, line: number): string | undefined => {
    if (edit === undefined) return undefined
    const repository = editor.exec(edit)?.[1]
    if (repository === undefined || commit === undefined) return `${edit.replace(/\/$/, '')}/${encodePath(file)}`
    return `${repository}blob/${commit}/${encodePath(`${prefix}${file}`)}#L${line}`
  }
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
