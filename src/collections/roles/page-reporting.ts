/** Reporting lines as a tree: nested lists, drawn with lines by CSS. */
import type { ElementContent } from 'hast'
import type { Entry } from '../../graph/entry.ts'
import { element, linkTo, list } from '../../page/elements.ts'
import { type Section, section } from '../../page/section.ts'
import { reportingText as text } from '../../words/team.ts'
import type { Post, ReportingChart } from './reporting.ts'

/** `current` is the role whose page shows the tree. */
export function reportingTree(posts: readonly Post[], current?: Entry): ElementContent {
  return list(
    posts.map(({ role, reports }) => {
      const { family } = role.data
      const isHere = role === current
      return [
        element(
          'div',
          { class: isHere ? 'post post-self' : 'post' },
          isHere ? element('strong', {}, role.title) : linkTo(role),
          ' ',
          isHere && element('span', { class: 'sr-only' }, `(${text.here})`),
          family !== undefined && element('span', {}, family),
        ),
        reports.length > 0 && reportingTree(reports, current),
      ]
    }),
    'reporting',
  )
}

/** All reporting lines, and the roles without any. */
export function reportingSection({ tops, apart }: ReportingChart): Section | false {
  // If some roles aren't in it, a tree would contradict their own statements.
  if (tops.length !== 1 || apart.length > 0) return false
  return section('reporting', text.title, [reportingTree(tops)], { isUnsearched: true })
}
