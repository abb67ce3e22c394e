/** What releases, plans and changes are called in the upgrade answer, and where their pages are. */
import { upgradeText } from '../../interface/upgrade.ts'
import type { UpgradeData } from '../../model/upgrade/data.ts'
import { nameOn } from '../../model/upgrade/tier-data.ts'
import { href } from '../address.ts'
import { type Markup, markup } from './markup.ts'

/** The name of a plan on a day, and today's where it is another: "Team, now Pro". */
export function planName(id: string, day: string, { tiers }: Pick<UpgradeData, 'tiers'>): string {
  const tier = tiers.find((each) => each.id === id)
  if (!tier) return ''
  const [then, now] = [nameOn(tier, day), tier.names.at(-1)?.[1] ?? '']
  return then === now ? now : upgradeText.nowCalled(then, now)
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
