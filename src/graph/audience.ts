/** Decides who may see what, once: what is dropped here is in no output. */
import { type Problem, problem, type Span } from '../problems/problem.ts'
import type { Audience } from '../collections/fields/common.ts'
import type { Config } from '../config.ts'
import type { Edge } from './edge.ts'
import type { Entry } from './entry.ts'
import type { Graph } from './graph.ts'
import { isForStaffAsAll } from './reading/making.ts'

export interface View {
  audience: Audience
  /** Whether to show drafts, as in `handbook dev`. */
  drafts: boolean
}

/**
 * All written entries including drafts, for the board, the status page and the schedule. Customers get none of it, and no page prints the
 * text of a draft.
 */
export function everythingFor({ audience }: Pick<View, 'audience'>, written: Graph): Graph | undefined {
  return audience === 'staff' ? written : undefined
}

export function isVisible(entry: Entry, view: View): boolean {
  return (view.audience === 'staff' || entry.audience === 'public') && (view.drafts || !entry.isDraft)
}

/**
 * Whether front matter may refer to a staff entry. If a whole collection without pages is for staff, such as issues, or people in some
 * companies, authors have no choice; customers get the entry without the reference.
 */
export function isLeftOutForCustomers({ to, field }: Edge, config: Config): boolean {
  return field !== undefined && to.url === undefined && isForStaffAsAll(to, config)
}

/** A link or reference to something that readers of this entry can't see. */
export function checkHidden({ from, to, span, field, isPrinted }: Edge): Problem[] {
  if (from.isDraft) return []
  const isInText = field === undefined
  const isForStaff = from.audience === 'public' && to.audience === 'staff'
  if (!isForStaff) {
    // Front matter may refer to drafts; the reference is left out for readers who can't see them.
    const isAwaited = isInText && to.isDraft && (to.url !== undefined || isPrinted)
    if (!isAwaited) return []
  }
  const message = isForStaff
    ? `"${to.title}" is for staff, but this ${isInText || from.url ? 'page' : from.definition.noun} is public.`
    : `"${to.title}" is not published yet.`
  const what = isPrinted ? 'tag' : isInText || to.url ? 'link' : 'reference'
  const hint = isForStaff ? forStaff(what) : `Remove the ${what} until then.`
  // The audience of an unreadable page is unknown.
  const absent = to.written === undefined ? { in: [to.collection], id: to.id } : undefined
  return [problem('link-to-hidden', from.file, span, message, { hint, absent })]
}

/** A link from a public page to a staff page. */
export function staffPageLinked(from: Entry, path: string, span: Span): Problem {
  return problem('link-to-hidden', from.file, span, `"${path}" is for staff, but this page is public.`, { hint: forStaff('link') })
}

function forStaff(what: 'link' | 'tag' | 'reference'): string {
  return `Remove the ${what}, or set "audience: staff" here.`
}
