/** First action if the plan has ended: choose another one. */
import { language } from '../../words/dates.ts'
import { upgradeText as text } from '../../words/upgrade.ts'
import type { UpgradeAnswer } from '../../answers/upgrade/answer.ts'
import type { TierData, UpgradeData } from '../../answers/upgrade/data.ts'
import type { EndedPlan } from '../../answers/upgrade/ended-plan.ts'
import { href } from '../address.ts'
import { dayInWords } from '../dates.ts'
import { type Markup, markup } from './markup.ts'
import { planLink, planName, planNames } from './names.ts'

/** Longer tables are folded, so that other actions stay in sight. */
const maxOpenRows = 12

/** Checklist item. */
export function endedAction(ended: EndedPlan, answer: UpgradeAnswer, data: UpgradeData): Markup {
  const hasChoice = ended.choices.length > 0 && data.features.length > 0
  return markup`<li class="upgrade-ended"><label><input type="checkbox"> <span>${describeEndedPlan(ended, answer, data)}</span></label>${
    hasChoice && markup` <span class="upgrade-meta"><a href="${href('/features/')}">${text.comparePlans}</a></span>`
  }${hasChoice && comparison(ended, answer, data)}</li>`
}

/** What to do about a plan that has ended, in sentences. */
export function describeEndedPlan(
  { tier, on, choices, areSuccessors }: EndedPlan,
  { offering, to }: UpgradeAnswer,
  data: UpgradeData,
): string {
  const day = dayInWords(on)
  const names = choices.map(({ id }) => planName(id, to.on, data))
  const plans = new Intl.ListFormat(language.locale, { type: 'disjunction' }).format(names)
  const where = data.offerings.find(({ id }) => id === offering)?.title ?? ''
  return [
    (on > data.today ? text.planEnds : text.planEnded)(planNames(tier), day),
    areSuccessors ? text.choosePlan(plans) : names.length > 0 ? text.noSuccessor(where, plans) : text.noPlan(where),
    ...endSentences(choices, to.on, data),
  ].join(' ')
}

/** A sentence for each choice that ends too; names are as of `day`. */
export function endSentences(choices: readonly TierData[], day: string, data: UpgradeData): string[] {
  return choices.flatMap(({ id, retired }) => (retired === undefined ? [] : text.choiceEnds(planName(id, day, data), dayInWords(retired))))
}

/** How many of the plan's features each choice has, as a list and a table. */
function comparison({ tier, choices, features }: EndedPlan, answer: UpgradeAnswer, data: UpgradeData): Markup {
  const counts = choices.map(({ id }, index) => {
    const count = features.filter((row) => row.choices[index] !== undefined).length
    return markup`<li>${planLink(id, answer, data)}${features.length > 0 && ` ${text.planHas(count, features.length)}`}</li>`
  })
  const list = markup`<ul class="upgrade-choices">${counts}</ul>`
  if (features.length === 0) return list
  const heads = [planNames(tier), ...choices.map(({ id }) => planName(id, answer.to.on, data))]
  const rows = features.map(
    ({ feature, limit, choices: cells }) =>
      markup`<tr><th scope="row"><a href="${href(`/features/${feature.id}/`)}">${feature.title}</a></th>${[limit, ...cells].map(cell)}</tr>`,
  )
  const label = text.yourFeatures(features.length)
  const table = markup`<div class="table matrix" tabindex="0" role="group" aria-label="${label}"><table><thead><tr><th scope="col">${text.feature}</th>${heads.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`
  return markup`${list}<details class="upgrade-features"${features.length <= maxOpenRows && markup` open`}><summary>${label}</summary>${table}</details>`
}

function cell(limit: string | undefined): Markup {
  if (limit === undefined)
    return markup`<td class="matrix-no"><span aria-hidden="true">–</span><span class="sr-only">${text.hasNot}</span></td>`
  return markup`<td class="matrix-yes"><span aria-hidden="true">●</span><span class="sr-only">${text.has}</span>${limit !== '' && markup` <span class="matrix-words">${limit}</span>`}</td>`
}
