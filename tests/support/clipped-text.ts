/** Finds content that can't be read in its window. */
import type { Page } from 'playwright-core'

/** Text beyond the window, or clipped by an element that doesn't scroll. */
export function findClippedText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX)
    const within = (element: Element, claim: (each: Element) => boolean) => {
      for (let each: Element | null = element; each; each = each.parentElement) if (claim(each)) return true
      return false
    }
    const texts = [...document.querySelectorAll('body *')].filter(
      (element) =>
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) &&
        element.checkVisibility({ visibilityProperty: true }) &&
        !within(element, (each) => each.matches('.sr-only, .skip, svg') || scrolls(each)),
    )
    const beyond = texts.filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return left < -0.5 || right > document.documentElement.clientWidth + 0.5
    })
    const clipped = texts.filter(
      (element) =>
        /hidden|clip/.test(getComputedStyle(element).overflow) &&
        (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight),
    )
    return [...beyond, ...clipped].map((element) => element.outerHTML.slice(0, 100))
  })
}
