/** What axe finds on a page. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

export interface AxeOptions {
  /** Selector of the part that is looked at. */
  part?: string
  /** Selector of what is left out. */
  without?: string
  /** Contrast as in level AAA, and the size of what is to be hit. */
  isStrict?: boolean
}

/** Each rule that is broken, with the elements that break it; empty if all is well. */
export async function violationsOn(page: Page, { part = 'html', without, isStrict = false }: AxeOptions = {}): Promise<string[]> {
  const rules = isStrict ? { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } : {}
  // Our pages hold no frames: axe need not look for them, which takes longer than the page itself.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], rules })
    .include(part)
  const { violations } = await (without === undefined ? axe : axe.exclude(without)).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
