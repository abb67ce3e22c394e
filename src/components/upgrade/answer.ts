/** The upgrade answer as HTML: what wants an action first. */
import { dateLocale } from '../../interface/dates.ts'
import { upgradeText as text } from '../../interface/upgrade.ts'
import type { Item, UpgradeAnswer } from '../../model/upgrade/answer.ts'
import type { UpgradeData } from '../../model/upgrade/data.ts'
import { dayInWords } from '../dates.ts'
import { Markup, markup } from './markup.ts'
import { changeLink, planName, releaseLink, upgradeAddress } from './names.ts'
import { noteMarkup } from './notes.ts'

interface Writing {
  answer: UpgradeAnswer
  data: UpgradeData
  /** Depth of the answer's own heading; its sections stand one below. */
  depth: 2 | 3
}

/** `title` heads the answer; without one, the two versions do. */
export function answerHtml(answer: UpgradeAnswer, data: UpgradeData, { title, depth = 2 }: { title?: string; depth?: 2 | 3 } = {}): string {
  const writing: Writing = { answer, data, depth }
  const { from, to } = answer
  const parts = [
    heading(depth, title ?? text.range(from.version, to.version)),
    markup`<p class="upgrade-summary">${summaryOf(writing)}</p>`,
    ...answer.notes.map((note) => markup`<p class="upgrade-note">${noteMarkup(note, answer, data)}</p>`),
    route(writing),
    actions(writing),
    section(writing, 'breaking', text.breaking, answer.breaking, breakingDetail),
    section(writing, 'changed', text.changed, answer.changed, ({ isBack }) => markup`${isBack && text.isBack}`),
    moves(writing),
    section(writing, 'added', text.added, answer.added),
    section(writing, 'ending', text.ending, answer.ending, endingDetail),
    section(writing, 'security', text.security, answer.security, securityDetail),
    section(writing, 'fixed', text.fixed, answer.fixed),
    elsewhere(writing),
  ]
  return parts.map(({ html }) => html).join('')
}

function heading(depth: number, title: string): Markup {
  const tag = new Markup(`h${depth}`)
  return markup`<${tag}>${title}</${tag}>`
}

function summaryOf({ answer, data }: Writing): Markup {
  const { actions, breaking, changed, added, ending, security, fixed, moves, tier, offering, to, from } = answer
  const count = new Set([...breaking, ...changed, ...added, ...ending, ...security, ...fixed]).size + moves.length
  const where = data.offerings.find(({ id }) => id === offering)?.title ?? ''
  const whose = tier ? ` ${text.with} ${planName(tier.id, from.on, data)}` : ''
  const counts = [
    text.summary(count),
    ...(count > 0 ? [text.toDo(actions.length)] : []),
    ...(breaking.length > 0 ? [text.breaks(breaking.length)] : []),
  ].join(', ')
  return markup`${releaseLink(from.version)} (${dayInWords(from.on)}) → ${releaseLink(to.version)} (${dayInWords(to.on)}) ${text.on} ${where}${whose}: <strong>${counts}</strong>`
}

function route({ answer: { stops, from, to, upgradeNotes }, depth }: Writing): Markup {
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

function actions({ answer, depth }: Writing): Markup {
  if (answer.actions.length === 0) return markup``
  const items = answer.actions.map(
    (item) =>
      markup`<li><label><input type="checkbox"> <span>${item.change.breaking?.action}</span></label> <span class="upgrade-meta">${changeLink(item.change)}${versionOf(item)}</span></li>`,
  )
  return markup`<section class="upgrade-section upgrade-actions">${heading(depth + 1, text.actions)}<ul class="upgrade-checklist">${items}</ul><p class="upgrade-copy" hidden><button class="tool" type="button" data-copy>${text.copy}</button> <span role="status"></span></p></section>`
}

function section(
  { answer, data, depth }: Writing,
  kind: string,
  title: string,
  items: readonly Item[],
  detail?: (item: Item) => Markup,
): Markup {
  if (items.length === 0) return markup``
  const lines = items.map((item) => {
    const more = detail?.(item)
    const { folded } = item
    const plans = answer.tier === undefined ? item.tiers.map((id) => planName(id, item.on, data)).join(' · ') : ''
    return markup`<li>${changeLink(item.change)} <span class="upgrade-meta">${versionOf(item)}${plans !== '' && markup` · ${plans}`}</span>${
      more && more.html !== '' && markup`<br>${more}`
    }${
      folded.length > 0 &&
      markup`<details><summary>${text.folded(folded.length)}</summary><ul>${folded.map((change) => markup`<li>${changeLink(change)}</li>`)}</ul></details>`
    }</li>`
  })
  return markup`<section class="upgrade-section upgrade-${kind}">${heading(depth + 1, title)}<ul>${lines}</ul></section>`
}

/** The version that brings it; for offerings without versions, the day. */
function versionOf({ version, on }: Item): Markup {
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
  return security ? markup`${security.ids.join(', ')} (${text.severities[security.severity] ?? security.severity})` : markup``
}

/** More moves than this are folded: a new generation of plans moves everything. */
const mostMoves = 12

function moves({ answer, data, depth }: Writing): Markup {
  if (answer.moves.length === 0) return markup``
  const lines = answer.moves.map(({ feature, tiers, kind, limits }) => {
    const plans = inWords(tiers.map((tier) => planName(tier, answer.to.on, data)))
    const words = kind === 'limit' ? text.limit(feature.title, plans, ...(limits ?? ['', ''])) : text[kind](feature.title, plans)
    return markup`<li>${words}</li>`
  })
  const list = markup`<ul>${lines}</ul>`
  const shown = lines.length > mostMoves ? markup`<details><summary>${text.summary(lines.length)}</summary>${list}</details>` : list
  return markup`<section class="upgrade-section upgrade-moves">${heading(depth + 1, answer.tier ? text.moves : text.movesInAll)}${shown}</section>`
}

function inWords(names: readonly string[]): string {
  return new Intl.ListFormat(dateLocale, { type: 'conjunction' }).format(names)
}

function elsewhere({ answer, data, depth }: Writing): Markup {
  if (answer.elsewhere.length === 0) return markup``
  const { from, to, offering } = answer
  const lines = answer.elsewhere.map(
    ({ tier, count }) =>
      markup`<li>${planName(tier, to.on, data)}: <a href="${upgradeAddress({ from: from.version, to: to.version, offering, tier })}">${text.more(count)}</a></li>`,
  )
  return markup`<section class="upgrade-section upgrade-elsewhere">${heading(depth + 1, text.elsewhere)}<ul>${lines}</ul></section>`
}
