/** What axe finds on a page. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as Axe from 'axe-core'
import type { Page } from 'playwright-core'

export interface AxeOptions {
  /** Selector of the part that is looked at. */
  part?: string
  /** Selector of what is left out: it is taken out meanwhile, as axe reads the whole document. That ids are unique is for html.test.ts to say. */
  without?: string
  /** Contrast as in level AAA, and the size of what is to be hit. */
  isStrict?: boolean
}

/** What `page.emulateMedia` takes. */
type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>

/** Half the size of the module's own `source`. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Rules that look at colours: contrast, links told by colour alone, and what tells a table of data from one of layout by its borders and
 * stripes. All others look at the document, at what is shown of it, and at where that stands.
 */
const rulesOfColour = ['link-in-text-block', 'td-headers-attr', 'th-has-data-cells', 'scope-attr-valid', 'table-duplicate-name']

/** Each rule that is broken, with the elements that break it; empty if all is well. */
export function violationsOn(page: Page, options: AxeOptions = {}): Promise<string[]> {
  const rules = { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } }
  return run(page, options, options.isStrict ? { rules } : {})
}

/** As `violationsOn`, for each of several media. Where only colours differ from the first, only what looks at colours is run again. */
export async function violationsIn<Name extends string>(
  page: Page,
  media: Readonly<Record<Name, Media>>,
  options: AxeOptions = {},
): Promise<Record<Name, string[]>> {
  // What fails AA is none of AAA's business to axe.
  const contrast = options.isStrict ? ['color-contrast', 'color-contrast-enhanced'] : ['color-contrast']
  const found = {} as Record<Name, string[]>
  let first: string | undefined
  for (const name of Object.keys(media) as Name[]) {
    await page.emulateMedia(media[name])
    const shown = await layoutOf(page)
    first ??= shown
    const isAnew = Object.keys(found).length > 0 && shown === first
    found[name] = isAnew
      ? await run(page, options, { runOnly: { type: 'rule', values: [...contrast, ...rulesOfColour] } })
      : await violationsOn(page, options)
  }
  return found
}

async function run(page: Page, { part = 'html', without }: AxeOptions, options: Axe.RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const context = { include: [[part]] }
  return page.evaluate(
    async ([where, how, leftOut]) => {
      const away = leftOut === undefined ? [] : [...document.querySelectorAll(leftOut)]
      const places = away.map((each) => {
        const place = document.createComment('')
        each.replaceWith(place)
        return place
      })
      const { axe } = globalThis as typeof globalThis & { axe: typeof Axe }
      const { violations } = await axe.run(where, { resultTypes: ['violations'], ...how })
      for (const [index, place] of places.entries()) place.replaceWith(away[index] ?? '')
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    },
    [context, options, without] as const,
  )
}

/** What is shown on a page, and where it stands. */
function layoutOf(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect()
        return [each.checkVisibility({ opacityProperty: true, visibilityProperty: true }), x, y, width, height].join()
      })
      .join('\n'),
  )
}
