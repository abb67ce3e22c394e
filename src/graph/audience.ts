/** Who may see what, decided once: what is dropped here is in no output. */
import { type Problem, problem, type Span } from '../problems/problem.ts'
import type { Audience } from '../collections/fields/common.ts'
import type { Config } from '../config.ts'
import type { Edge } from './edge.ts'
import type { Entry } from './entry.ts'
import type { Graph } from './graph.ts'
import { isForStaffAsAll } from './reading/making.ts'

export interface View {
  audience: Audience
  /** Whether drafts are shown, as in `handbook dev`. */
  drafts: boolean
}

/**
 * Everything that was written, drafts included, for the board, the status page and the schedule; customers get none of it. No page
 * prints the text of a draft.
 */
export function everythingFor({ audience }: Pick<View, 'audience'>, written: Graph): Graph | undefined {
  return audience === 'staff' ? written : undefined
}

export function isVisible(entry: Entry, view: View): boolean {
  return (view.audience === 'staff' || entry.audience === 'public') && (view.drafts || !entry.isDraft)
}

/**
 * Whether front matter may refer to an entry for staff. Where a whole collection without pages is for staff, as all issues are, or
 * all people in a company that keeps their names to itself, authors have no other choice; customers get the entry without the reference.
 */
export function isLeftOutForCustomers({ to, field }: Edge, config: Config): boolean {
  return field !== undefined && to.url === undefined && isForStaffAsAll(to, config)
}

/** A link or reference to what the readers of this entry do not get to see. */
export function checkHidden({ from, to, span, field, isPrinted }: Edge): Problem[] {
  if (from.isDraft) return []
  const isInText = field === undefined
  const isForStaff = from.audience === 'public' && to.audience === 'staff'
  if (!isForStaff) {
    // Drafts may be prepared in front matter: what these readers may not see is left out there.
    const isAwaited = isInText && to.isDraft && (to.url !== undefined || isPrinted)
    if (!isAwaited) return []
  }
  const message = isForStaff
    ? `"${to.title}" is for staff, but this ${isInText || from.url ? 'page' : from.definition.noun} is public.`
    : `"${to.title}" is not published yet.`
  const what = isPrinted ? 'tag' : isInText || to.url ? 'link' : 'reference'
  const hint = isForStaff ? forStaff(what) : `Remove the ${what} until then.`
  // Of a page that cannot be read nobody knows for whom it is.
  const absent = to.written === undefined ? { in: [to.collection], id: to.id } : undefined
  return [problem('link-to-hidden', from.file, span, message, { hint, absent })]
}

/** A link of a public page to a page that only staff get. */
export function staffPageLinked(from: Entry, path: string, span: Span): Problem {
  return problem('link-to-hidden', from.file, span, `"${path}" is for staff, but this page is public.`, { hint: forStaff('link') })
}

function forStaff(what: 'link' | 'tag' | 'reference'): string {
  return `Remove the ${what}, or set "audience: staff" here.`
}
