/** Decisions that replaced each other, from the first to the current one. */
import type { ElementContent } from 'hast'
import { type Content, day, element, linkTo, list } from '../../page/elements.ts'
import { valueName } from '../../words/names.ts'
import { decisionText as text } from '../../words/team.ts'
import type { Chain } from './view.ts'

/** `current` is the id of the decision whose page shows the chain; without it, the current decision is marked. */
export function chainList(chain: Chain, current?: string): ElementContent {
  const isMarked = ({ id, data }: Chain[number][number]) => (current === undefined ? data.status === 'accepted' : id === current)
  return element(
    'ol',
    { class: 'trace chain' },
    chain.map((step, index) =>
      element(
        'li',
        { class: step.some(isMarked) ? 'trace-self' : undefined },
        element('h3', {}, index === 0 ? text.first : text.replacedBy),
        list(
          step.map((decision) => {
            const isHere = decision.id === current
            return [
              isHere ? element('strong', {}, decision.title) : linkTo(decision),
              ' ',
              element('span', {}, stateOf(decision), isHere && `, ${text.here}`),
            ]
          }),
        ),
      ),
    ),
  )
}

/** `Accepted, 4 March 2026`, as far as it's known. */
function stateOf(decision: Chain[number][number]): Content[] {
  const { on, status } = decision.data
  return [status === undefined ? text.statuses.unrecorded : valueName(status), on !== undefined && [', ', day(on)]]
}
