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

/** Argument of `page.emulateMedia`. */
type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>

/** Half the size of the module's own `source`. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Rules that depend on colours: contrast, links recognizable by colour only, and data tables, which axe tells from layout tables by borders
 * and stripes. All other rules depend on the document, its visible content and its layout.
 */
const colourRules = ['link-in-text-block', 'td-headers-attr', 'th-has-data-cells', 'scope-attr-valid', 'table-duplicate-name']

/** Violated rules with the elements that violate them; empty if there are none. */
export function findViolations(page: Page, options: AxeOptions = {}): Promise<string[]> {
  const rules = { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } }
  return run(page, options, options.isStrict ? { rules } : {})
}

/** Like `violationsOn`, for several media. If the layout is the same as in the first, runs only rules that depend on colours. */
export async function findViolationsInMedia<Name extends string>(
  page: Page,
  media: Readonly<Record<Name, Media>>,
  options: AxeOptions = {},
): Promise<Record<Name, string[]>> {
  // axe reports a failure of AA under that rule only.
  const contrast = options.isStrict ? ['color-contrast', 'color-contrast-enhanced'] : ['color-contrast']
  const found = {} as Record<Name, string[]>
  let first: string | undefined
  for (const name of Object.keys(media) as Name[]) {
    await page.emulateMedia(media[name])
    const shown = await readLayout(page)
    first ??= shown
    const isSameLayout = Object.keys(found).length > 0 && shown === first
    found[name] = isSameLayout
      ? await run(page, options, { runOnly: { type: 'rule', values: [...contrast, ...colourRules] } })
      : await findViolations(page, options)
  }
  return found
}

async function run(page: Page, { part = 'html', without }: AxeOptions, options: Axe.RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
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
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    },
    [context, options, without] as const,
  )
}

/** Visible elements and their positions. */
function readLayout(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect()
        return [each.checkVisibility({ opacityProperty: true, visibilityProperty: true }), x, y, width, height].join()
      })
      .join('\n'),
  )
}
