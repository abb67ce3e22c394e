/** What releases, plans and changes are called in the upgrade answer, and where their pages are. */
import { upgradeText } from '../../words/upgrade.ts'
import type { UpgradeAnswer } from '../../answers/upgrade/answer.ts'
import type { TierData, UpgradeData } from '../../answers/upgrade/data.ts'
import { hasEnded, nameOn } from '../../collections/tiers/data.ts'
import { href } from '../address.ts'
import { type Markup, markup } from './markup.ts'

/** The name of a plan on a day, and today's where it is another: "Team, now Pro"; of one that has ended, "Team (later Pro)". */
export function planName(id: string, day: string, { tiers, today }: Pick<UpgradeData, 'tiers' | 'today'>): string {
  const tier = tiers.find((each) => each.id === id)
  if (!tier) return ''
  const [then, now] = [nameOn(tier, day), nameOn(tier, day > today ? day : today)]
  if (then === now) return now
  return hasEnded(tier, today) ? upgradeText.laterCalled(then, now) : upgradeText.nowCalled(then, now)
}

/** All names of a plan that has ended, by any of which its customers may know it: "Team (later Pro)". */
export function planNames({ names, retired = '' }: TierData): string {
  const [first = '', ...later] = [...new Set(names.filter(([from], index) => index === 0 || from < retired).map(([, label]) => label))]
  return later.length === 0 ? first : upgradeText.laterCalled(first, later.join(', '))
}

/** A plan, as a link to the same answer for it. */
export function planLink(tier: string, { from, to, offering }: UpgradeAnswer, data: UpgradeData): Markup {
  return markup`<a href="${upgradeAddress({ from: from.version, to: to.version, offering, tier })}">${planName(tier, to.on, data)}</a>`
}

export function releaseLink(version: string): Markup {
  return markup`<a href="${href(`/releases/${version}/`)}">${version}</a>`
}

export function changeLink({ id, title }: { id: string; title: string }): Markup {
  return markup`<a href="${href(`/changelog/${id}/`)}">${title}</a>`
}

/** The address of an answer. */
export function upgradeAddress(asked: { from: string; to: string; offering: string; tier?: string | undefined }): string {
  const query = new URLSearchParams({ from: asked.from, to: asked.to, ...(asked.tier && { tier: asked.tier }), offering: asked.offering })
  return `${href('/changelog/upgrade/')}?${query}`
}
