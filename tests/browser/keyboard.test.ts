/** Keyboard only: every control can be reached in reading order, and shows its focus. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { buildManual } from '../support/manual.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite()
const manual = visitSite(buildManual)
const controls = 'a[href], button, input, select, textarea, summary, [tabindex]'

const paths = [
  '/',
  '/404.html',
  '/search/',
  '/roles/product-manager/',
  '/strategy/product-strategy/',
  '/changelog/upgrade/',
  '/changelog/2026/06/helm-chart-moves-to-emqx/',
  '/decisions/',
  '/features/audit-log/',
  '/roadmap/',
  '/roadmap/dashboards-inside-the-platform/',
  '/glossary/',
]

/** Numbers visible controls in page order, and returns their count. */
function number(page: Page): Promise<number> {
  return page.evaluate((selector) => {
    const found = [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (each) => each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true }) && !each.matches(':disabled'),
    )
    for (const [index, each] of found.entries()) each.dataset['number'] = String(index)
    return found.length
  }, controls)
}

interface Stop {
  /** Number of the focused control. */
  number: number
  /** What is wrong with its focus indicator. */
  fault: string | undefined
}

/** Presses Tab repeatedly; the page reports the focus after each press. */
async function tabThrough(page: Page, count: number): Promise<Stop[]> {
  await page.evaluate(watchStops)
  const keyboard = await page.context().newCDPSession(page)
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 }
  const presses = Array.from({ length: count }, () => ['rawKeyDown', 'keyUp'] as const).flat()
  await Promise.all(presses.map((type) => keyboard.send('Input.dispatchKeyEvent', { type, ...key })))
  await keyboard.detach()
  return page.evaluate(() => (globalThis as typeof globalThis & { stops: Stop[] }).stops)
}

function watchStops(): void {
  const stops: Stop[] = []
  Object.assign(globalThis, { stops })
  document.addEventListener('keyup', () => {
    const element = document.activeElement as HTMLElement
    stops.push({ number: Number(element.dataset['number'] ?? -1), fault: faultOf(element) })
  })
  function faultOf(element: HTMLElement): string | undefined {
    const style = getComputedStyle(element)
    const describe = (what: string) => `${what}: ${element.outerHTML.slice(0, 90)}`
    const reach = Number.parseFloat(style.outlineWidth) + Number.parseFloat(style.outlineOffset)
    const box = element.getBoundingClientRect()
    if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 2) return describe('no outline')
    if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) return describe('out of the window')
    for (let each = element.parentElement; each; each = each.parentElement) {
      if (getComputedStyle(each).overflowX === 'visible' || each === document.documentElement) continue
      const frame = each.getBoundingClientRect()
      const isCut = box.left - reach < frame.left - 0.5 || box.right + reach > frame.right + 0.5
      // In an element that scrolls sideways, the outline may continue beyond its edge.
      if (isCut && each.scrollWidth <= each.clientWidth) return describe('outline cut off')
    }
    return undefined
  }
}

const pages = [...paths.map((path) => [path, visit] as const), ['/handbook/writing-a-page/', manual] as const]

test.each(pages.flatMap(([path, visit]) => [1280, 390].map((width) => [path, width, visit] as const)))(
  '%s at %i px',
  async (path, width, visit) => {
    const page = await visit.show(path, { width, reducedMotion: 'reduce' })
    await visit.settle(page)
    const count = await number(page)
    const stops = await tabThrough(page, count)
    const order = stops.map(({ number }) => number)
    const faults = stops.flatMap(({ fault }) => fault ?? [])
    expect(order).toEqual(Array.from({ length: count }, (_, index) => index))
    expect(faults).toEqual([])
  },
)
