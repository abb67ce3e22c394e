/** Prints the chrome around text: for published editions, histories and change pages. */
import type { ElementContent } from 'hast'
import type { Link } from '../../graph/link.ts'
import { breadcrumbs as breadcrumbsOf, pageWith } from '../../page/chrome.ts'
import { type Content, element } from '../../page/elements.ts'
import { writeHtml } from '../../page/print-html.ts'

export function breadcrumbs(links: readonly Link[]): ElementContent {
  return element('div', { dataPagefindIgnore: '' }, breadcrumbsOf(links))
}

/** A page that belongs to no section, whose addresses are written already. */
export function printPage(url: string, ...main: readonly Content[]): string {
  return writeHtml([pageWith({ current: url }, main)])
}
