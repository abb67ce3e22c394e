/** Who may see what, decided once: what is dropped here is in no output. */
import { type Problem, problem, type Span } from '../problems/problem.ts'
import type { Audience } from '../schemas/common.ts'
import type { Entry } from './entry.ts'
import type { Edge } from './references.ts'

export interface View {
  audience: Audience
  /** Whether drafts are shown, as in `handbook dev`. */
  drafts: boolean
}

export function isVisible(entry: Entry, view: View): boolean {
  return (view.audience === 'staff' || entry.audience === 'public') && (view.drafts || !entry.isDraft)
}

/** A link or reference to a page that the readers of this one do not get to see. */
export function checkHidden({ from, to, span, field, isPrinted }: Edge): Problem[] {
  if (from.isDraft || (to.url === undefined && !isPrinted)) return []
  const isForStaff = from.audience === 'public' && to.audience === 'staff'
  // Drafts may be prepared in front matter: what these readers may not see is left out there.
  if (!isForStaff && (field !== undefined || !to.isDraft)) return []
  const message = isForStaff ? `"${to.title}" is for staff, and this page is public.` : `"${to.title}" is not published yet.`
  const what = isPrinted ? 'tag' : 'link'
  const hint = isForStaff ? forStaff(what) : `Take the ${what} out until it is.`
  return [problem('link-to-hidden', from.file, span, message, { hint })]
}

/** A link of a public page to a page that only staff get. */
export function staffPageLinked(from: Entry, path: string, span: Span): Problem {
  return problem('link-to-hidden', from.file, span, `"${path}" is for staff, and this page is public.`, { hint: forStaff('link') })
}

function forStaff(what: 'link' | 'tag'): string {
  return `Take the ${what} out, or set "audience: staff" here.`
}
