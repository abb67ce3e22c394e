/** Runs axe on a page. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as Axe from 'axe-core'
import type { Page } from 'playwright-core'

export interface AxeOptions {
  /** Selector of the part to check. */
  part?: string
  /** Selector of parts to remove during the check, because axe reads the whole document. html.test.ts checks that ids are unique. */
  without?: string
  /** Also checks AAA contrast and target size. */
  isStrict?: boolean
}

/** axe's types lack the options of checks. */
interface RunOptions extends Axe.RunOptions {
  checks?: Readonly<Record<string, { options: object }>>
}

/** Argument of `page.emulateMedia`. */
type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>

export const schemes = { light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' } } as const

/** Half the size of the module's own `source`. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Rules that depend on colours: contrast, links recognizable by colour only, and data tables, which axe distinguishes from layout tables by
 * borders and stripes. All other rules depend on the document, its visible content and its layout.
 */
const colourRules = ['link-in-text-block', 'td-headers-attr', 'th-has-data-cells', 'scope-attr-valid', 'table-duplicate-name']

/** axe reports AA under one rule and AAA under another, and computes all colours for each. Without a lower limit, the second covers both. */
const strictContrast = {
  'color-contrast-enhanced': {
    options: { contrastRatio: { normal: { expected: 7, minThreshold: 0 }, large: { expected: 4.5, minThreshold: 0 } } },
  },
}

/** Violated rules with the violating elements; empty if there are none. */
export function findViolations(page: Page, options: AxeOptions = {}): Promise<string[]> {
  const rules = { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } }
  return run(page, options, options.isStrict ? { rules, checks: strictContrast } : {})
}

/** Like `findViolations`, for several media. If the layout is the same as in the first, runs only rules that depend on colours. */
export async function findViolationsInMedia<Name extends string>(
  page: Page,
  media: Readonly<Record<Name, Media>>,
  options: AxeOptions = {},
): Promise<Record<Name, string[]>> {
  const contrast = options.isStrict ? 'color-contrast-enhanced' : 'color-contrast'
  const values = [contrast, ...colourRules]
  const found = {} as Record<Name, string[]>
  for (const name of Object.keys(media) as Name[]) {
    await page.emulateMedia(media[name])
    const isFirst = Object.keys(found).length === 0
    const isSameLayout = await compareLayout(page, isFirst)
    found[name] =
      isSameLayout && !isFirst
        ? await run(page, options, { runOnly: { type: 'rule', values }, checks: options.isStrict ? strictContrast : {} })
        : await findViolations(page, options)
  }
  return found
}

async function run(page: Page, { part = 'html', without }: AxeOptions, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${source};axe.configure({ noHtml: true })`)
  const context = { include: [[part]] }
  return page.evaluate(
    async ([where, how, removed]) => {
      const elements = removed === undefined ? [] : [...document.querySelectorAll(removed)]
      const placeholders = elements.map((each) => {
        const placeholder = document.createComment('')
        each.replaceWith(placeholder)
        return placeholder
      })
      const { axe } = globalThis as typeof globalThis & { axe: typeof Axe }
      const { violations } = await axe.run(where, { resultTypes: ['violations'], ...how })
      for (const [index, placeholder] of placeholders.entries()) placeholder.replaceWith(elements[index] ?? '')
      // axe would read the HTML of every element that it checks, tables and the whole page among them.
      const htmlOf = (selector: string) => document.querySelector(selector)?.outerHTML ?? selector
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => htmlOf(target.join(' '))).join(' ')}`)
    },
    [context, options, without] as const,
  )
}

/** Whether visible elements and their positions are as at the first call for a page. */
function compareLayout(page: Page, isFirst: boolean): Promise<boolean> {
  return page.evaluate((starts) => {
    const layout = [...document.querySelectorAll('*')]
      .map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect()
        return [each.checkVisibility({ opacityProperty: true, visibilityProperty: true }), x, y, width, height].join()
      })
      .join('\n')
    // It stays in the page, because it's long.
    const kept = globalThis as typeof globalThis & { firstLayout?: string }
    if (starts) kept.firstLayout = layout
    return kept.firstLayout === layout
  }, isFirst)
}
