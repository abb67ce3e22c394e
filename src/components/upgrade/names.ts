/** Names and links of releases, plans and changes in the upgrade answer. */
import { upgradeText } from '../../words/upgrade.ts'
import type { UpgradeAnswer } from '../../answers/upgrade/answer.ts'
import type { TierData, UpgradeData } from '../../answers/upgrade/data.ts'
import { hasEnded, nameOn } from '../../collections/tiers/data.ts'
import { href } from '../address.ts'
import { type Markup, markup } from './markup.ts'

/** Name of a plan on a day, with today's if it differs: "Team, now Pro"; for an ended plan, "Team (later Pro)". */
export function planName(id: string, day: string, { tiers, today }: Pick<UpgradeData, 'tiers' | 'today'>): string {
  const tier = tiers.find((each) => each.id === id)
  if (!tier) return ''
  const [then, now] = [nameOn(tier, day), nameOn(tier, day > today ? day : today)]
  if (then === now) return now
  return hasEnded(tier, today) ? upgradeText.laterCalled(then, now) : upgradeText.nowCalled(then, now)
}

/** All names of an ended plan, since customers may know any of them: "Team (later Pro)". */
export function planNames({ names, retired = '' }: TierData): string {
  const [first = '', ...later] = [...new Set(names.filter(([from], index) => index === 0 || from < retired).map(([, label]) => label))]
  return later.length === 0 ? first : upgradeText.laterCalled(first, later.join(', '))
}

/** Link to the same answer for another plan. */
export function planLink(tier: string, { from, to, offering }: UpgradeAnswer, data: UpgradeData): Markup {
  return markup`<a href="${upgradeAddress({ from: from.version, to: to.version, offering, tier })}">${planName(tier, to.on, data)}</a>`
}

export function releaseLink(version: string): Markup {
  return markup`<a href="${href(`/releases/${version}/`)}">${version}</a>`
}

export function changeLink({ id, title }: { id: string; title: string }): Markup {
  return markup`<a href="${href(`/changelog/${id}/`)}">${title}</a>`
}

/** URL of an answer. */
export function upgradeAddress(asked: { from: string; to: string; offering: string; tier?: string | undefined }): string {
  const query = new URLSearchParams({ from: asked.from, to: asked.to, ...(asked.tier && { tier: asked.tier }), offering: asked.offering })
  return `${href('/changelog/upgrade/')}?${query}`
}
