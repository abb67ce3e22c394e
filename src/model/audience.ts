/** Who may see what, decided once: what is dropped here is in no output. */
import { positionsOf } from '../problems/positions.ts'
import { type Problem, problem } from '../problems/problem.ts'
import type { Audience } from '../schemas/common.ts'
import type { Entry } from './entry.ts'
import { type LinkWorld, resolveLink } from './links.ts'

export interface View {
  audience: Audience
  /** Whether drafts are shown, as in `handbook dev`. */
  drafts: boolean
}

export function isVisible(entry: Entry, view: View): boolean {
  return (view.audience === 'staff' || entry.audience === 'public') && (view.drafts || !entry.isDraft)
}

/** Links of an entry to pages that its readers do not get to see. */
export function checkHiddenLinks(entry: Entry, world: LinkWorld): Problem[] {
  const { links, references } = entry.document
  if (entry.isDraft || (links.length === 0 && references.length === 0)) return []
  const positions = positionsOf(entry.text)
  const uses = [
    ...links.map((use) => ({ ...use, target: resolveLink(entry, use.url, world) })),
    ...references.map((use) => {
      const [collection = '', ...id] = (use.to.split('#')[0] ?? '').split('/')
      const target = world.catalogue.find(collection, id.join('/'))
      return { ...use, target: target ? ({ kind: 'entry', entry: target } as const) : ({ kind: 'missing' } as const) }
    }),
  ]
  return uses.flatMap(({ target, start, end }) => {
    if (target.kind !== 'entry' || target.entry.url === undefined) return []
    const { entry: hidden } = target
    const isForStaff = entry.audience === 'public' && hidden.audience === 'staff'
    if (!isForStaff && !hidden.isDraft) return []
    const message = isForStaff ? `"${hidden.title}" is for staff, and this page is public.` : `"${hidden.title}" is not published yet.`
    const hint = isForStaff ? 'Take the link out, or set "audience: staff" here.' : 'Take the link out until it is.'
    return [problem('link-to-hidden', entry.file, positions.span(start, end), message, { hint })]
  })
}
