/** Who reports to whom, as a tree: a list in a list, drawn with lines by its style. */
import type { ElementContent } from 'hast'
import type { Entry } from '../../graph/entry.ts'
import { element, linkTo, list } from '../../page/elements.ts'
import { type Section, section } from '../../page/section.ts'
import { reportingText as text } from '../../words/team.ts'
import type { Post, ReportingChart } from './reporting.ts'

/** `current` is the role on whose page it stands. */
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

/** All reporting lines, and the roles that have none. */
export function reportingSection({ tops, apart }: ReportingChart): Section | false {
  // While roles stand outside it, a tree would contradict what they say of each other.
  if (tops.length !== 1 || apart.length > 0) return false
  return section('reporting', text.title, [reportingTree(tops)], { isUnsearched: true })
}
