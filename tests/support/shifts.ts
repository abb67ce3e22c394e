/** Measures layout shifts. */
import type { Page } from 'playwright-core'

interface Shifts {
  sum: number
  observer: PerformanceObserver
}

/** Counts from the start of each page opened from now on. */
export async function countShifts(page: Page): Promise<void> {
  await page.addInitScript(observeShifts, true)
}

/** Counts from now on, on a page that has been painted. */
export async function countFurtherShifts(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  await nextFrame(page)
  await page.evaluate(observeShifts, false)
}

/** Sum of the shifts counted. */
export async function sumShifts(page: Page): Promise<number> {
  await nextFrame(page)
  return page.evaluate(() => {
    const { shifts } = globalThis as unknown as { shifts: Shifts }
    const last = shifts.observer.takeRecords() as (PerformanceEntry & { value: number })[]
    return last.reduce((sum, { value }) => sum + value, shifts.sum)
  })
}

function observeShifts(buffered: boolean): void {
  const shifts: Shifts = {
    sum: 0,
    observer: new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.sum += (entry as PerformanceEntry & { value: number }).value
    }),
  }
  shifts.observer.observe({ type: 'layout-shift', buffered })
  Object.assign(globalThis, { shifts })
}

/** Waits until changes have been drawn. */
async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}
