/** The upgrade answer as HTML, with required actions first. */
import { language } from '../../words/dates.ts'
import { upgradeText as text } from '../../words/upgrade.ts'
import type { Item, UpgradeAnswer } from '../../answers/upgrade/answer.ts'
import type { UpgradeData } from '../../answers/upgrade/data.ts'
import { dayInWords } from '../dates.ts'
import { endedAction, endSentences } from './ended-plan.ts'
import { Markup, markup } from './markup.ts'
import { changeLink, planName, planNames, releaseLink, upgradeAddress } from './names.ts'
import { noteMarkup } from './notes.ts'

interface Context {
  answer: UpgradeAnswer
  data: UpgradeData
  /** Level of the answer's heading; its sections are one level below. */
  depth: 2 | 3
}

/** `title` is the heading; the default names the two versions. */
export function answerHtml(answer: UpgradeAnswer, data: UpgradeData, { title, depth = 2 }: { title?: string; depth?: 2 | 3 } = {}): string {
  const context: Context = { answer, data, depth }
  const { from, to } = answer
  const parts = [
    heading(depth, title ?? text.range(from.version, to.version)),
    markup`<p class="upgrade-summary">${summary(context)}</p>`,
    ...answer.notes.map((note) => markup`<p class="upgrade-note">${noteMarkup(note, answer, data)}</p>`),
    route(context),
    actions(context),
    section(context, 'breaking', text.breaking, answer.breaking, breakingDetail),
    section(context, 'changed', text.changed, answer.changed, ({ isBack }) => markup`${isBack && text.isBack}`),
    moves(context),
    section(context, 'added', text.added, answer.added),
    section(context, 'ending', text.ending, answer.ending, endingDetail),
    section(context, 'security', text.security, answer.security, securityDetail),
    section(context, 'fixed', text.fixed, answer.fixed),
    section(context, 'others', text.others, answer.others),
    undone(context),
    elsewhere(context),
  ]
  return parts.map(({ html }) => html).join('')
}

function heading(depth: number, title: string): Markup {
  const tag = new Markup(`h${depth}`)
  return markup`<${tag}>${title}</${tag}>`
}

function summary({ answer, data }: Context): Markup {
  const { ended, count, breaking, undone, moves, tier, offering, to, from } = answer
  const toDo = answer.actions.length + (ended ? 1 : 0)
  const where = data.offerings.find(({ id }) => id === offering)?.title ?? ''
  const whose = tier ? ` ${text.with} ${ended ? planNames(tier) : planName(tier.id, from.on, data)}` : ''
  const isNothing = count + toDo + undone.length + moves.length === 0
  const counts = [
    isNothing ? text.nothing : text.summary(count),
    // A change of an unknown kind may need something to be done.
    ...(toDo > 0 || (count > 0 && answer.others.length === 0) ? [text.toDo(toDo)] : []),
    ...(breaking.length > 0 ? [text.breaks(breaking.length)] : []),
  ].join(', ')
  return markup`${releaseLink(from.version)} (${dayInWords(from.on)}) → ${releaseLink(to.version)} (${dayInWords(to.on)}) ${text.on} ${where}${whose}: <strong>${counts}</strong>`
}

function route({ answer: { stops, from, to, upgradeNotes }, depth }: Context): Markup {
  const notes = upgradeNotes.map((version, index) => markup`${index > 0 && ', '}${releaseLink(version)}`)
  return markup`${
    stops.length > 0 &&
    markup`<section class="upgrade-section upgrade-route">${heading(depth + 1, text.route)}<p>${text.routeWhy}</p><ol class="upgrade-stops">${[
      from.version,
      ...stops,
      to.version,
    ].map((version) => markup`<li>${releaseLink(version)}</li>`)}</ol></section>`
  }${notes.length > 0 && markup`<p class="upgrade-notes">${text.notesOf} ${notes}</p>`}`
}

function actions({ answer, data, depth }: Context): Markup {
  if (answer.actions.length === 0 && !answer.ended) return markup``
  const first = answer.ended && endedAction(answer.ended, answer, data)
  const items = answer.actions.map(
    (item) =>
      markup`<li><label><input type="checkbox"> <span>${item.change.breaking?.action}</span></label> <span class="upgrade-meta">${changeLink(item.change)}${versionOrDay(item)}</span></li>`,
  )
  return markup`<section class="upgrade-section upgrade-actions">${heading(depth + 1, text.actions)}<ul class="upgrade-checklist">${first}${items}</ul><p class="upgrade-copy" hidden><button class="tool" type="button" data-copy>${text.copy}</button> <span role="status"></span></p></section>`
}

function section(
  { answer, data, depth }: Context,
  kind: string,
  title: string,
  items: readonly Item[],
  detail?: (item: Item) => Markup,
): Markup {
  if (items.length === 0) return markup``
  const lines = items.map((item) => {
    const more = detail?.(item)
    const { folded } = item
    // Changes for a plan that has ended are listed under the plans that have them.
    const isOthers = answer.tier === undefined || !item.tiers.includes(answer.tier.id)
    const plans = isOthers ? item.tiers.map((id) => planName(id, item.on, data)).join(' · ') : ''
    return markup`<li>${changeLink(item.change)} <span class="upgrade-meta">${versionOrDay(item)}${plans !== '' && markup` · ${plans}`}</span>${
      more && more.html !== '' && markup`<br>${more}`
    }${
      folded.length > 0 &&
      markup`<details><summary>${text.folded(folded.length)}</summary><ul>${folded.map((change) => markup`<li>${changeLink(change)}</li>`)}</ul></details>`
    }</li>`
  })
  return markup`<section class="upgrade-section upgrade-${kind}">${heading(depth + 1, title)}<ul>${lines}</ul></section>`
}

/** The version that has it, or for unversioned offerings, the date. */
function versionOrDay({ version, on }: Item): Markup {
  return markup` ${version === undefined ? markup`<time datetime="${on}">${dayInWords(on)}</time>` : releaseLink(version)}`
}

function breakingDetail({ change: { breaking } }: Item): Markup {
  return markup`${breaking?.impact}${breaking?.automated && markup` ${text.byItself}`}`
}

function endingDetail({ change: { deprecation } }: Item): Markup {
  if (!deprecation) return markup``
  const { removal, replacement } = deprecation
  return markup`${text.goesWith(removal)}${replacement && markup` ${text.replacement(replacement)}`}`
}

function securityDetail({ change: { security } }: Item): Markup {
  if (!security) return markup``
  const { ids, severity } = security
  const level = severity === undefined ? '' : text.severity(text.severities[severity] ?? severity)
  return markup`${[ids.join(', '), level].filter((part) => part !== '').join(' · ')}`
}

/** More moves are folded; a new generation of plans moves everything. */
const maxOpenMoves = 12

function moves({ answer, data, depth }: Context): Markup {
  if (answer.moves.length + answer.endings.length === 0) return markup``
  const endings = answer.endings.map(({ tier, on, choices, areSuccessors }) => {
    const over = on > data.today ? text.planWillBeOver(dayInWords(on)) : text.planOver(dayInWords(on))
    const successors = areSuccessors && ` ${text.itsSuccessors(inWords(choices.map(({ id }) => planName(id, answer.to.on, data))))}`
    const ends = areSuccessors ? endSentences(choices, answer.to.on, data) : []
    return markup`<li>${planNames(tier)} ${over}${successors}${ends.length > 0 && ` ${ends.join(' ')}`}</li>`
  })
  const lines = answer.moves.map(({ feature, tiers, kind, limits }) => {
    const plans = inWords(tiers.map((tier) => planName(tier, answer.to.on, data)))
    const words = kind === 'limit' ? text.limit(feature.title, plans, ...(limits ?? ['', ''])) : text[kind](feature.title, plans)
    return markup`<li>${words}</li>`
  })
  const list = lines.length > 0 ? markup`<ul>${lines}</ul>` : markup``
  const folded = lines.length > maxOpenMoves ? markup`<details><summary>${text.movesCount(lines.length)}</summary>${list}</details>` : list
  const shown = markup`${endings.length > 0 && markup`<ul class="upgrade-endings">${endings}</ul>`}${folded}`
  return markup`<section class="upgrade-section upgrade-moves">${heading(depth + 1, answer.tier ? text.moves : text.movesInAll)}${shown}</section>`
}

function inWords(names: readonly string[]): string {
  return new Intl.ListFormat(language.locale, { type: 'conjunction' }).format(names)
}

function undone({ answer, depth }: Context): Markup {
  if (answer.undone.length === 0) return markup``
  const lines = answer.undone.map((change) => markup`<li>${changeLink(change)}</li>`)
  return markup`<section class="upgrade-section upgrade-undone">${heading(depth + 1, text.undone)}<p>${text.undoneWhy}</p><ul>${lines}</ul></section>`
}

function elsewhere({ answer, data, depth }: Context): Markup {
  if (answer.elsewhere.length === 0) return markup``
  const { from, to, offering } = answer
  const lines = answer.elsewhere.map(
    ({ tier, count }) =>
      markup`<li>${planName(tier, to.on, data)}: <a href="${upgradeAddress({ from: from.version, to: to.version, offering, tier })}">${text.more(count)}</a></li>`,
  )
  return markup`<section class="upgrade-section upgrade-elsewhere">${heading(depth + 1, text.elsewhere)}<ul>${lines}</ul></section>`
}
