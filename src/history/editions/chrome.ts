/** Prints the chrome around text: for published editions, histories and change pages. */
import { memoize } from '../../plain/caches.ts'
import type { NavItem } from '../../graph/navigation.ts'
import { breadcrumbs as breadcrumbsOf, pageWith as layOut } from '../../page/chrome.ts'
import { day, element, linkTo, printedHtml } from '../../page/elements.ts'
import type { Link } from '../../graph/link.ts'
import { printHtml } from '../../page/print-html.ts'
import type { EditionAddresses } from './addresses.ts'

type Addresses = Pick<EditionAddresses, 'address'>

/** Falls back to plain text if there's no page. */
export function printLink(target: Link, { address }: Addresses): string {
  return printHtml([linkTo(target)], address)
}

/** The element for a day. Memoized, as formatting days is slow and pages share them. */
export const printDay = memoize((value) => printHtml([day(value)], (path) => path))

export interface PageContents {
  /** Missing for the start page. */
  section?: NavItem
  /** Path of the page within the edition. */
  current: string
  /** HTML of the main part. */
  main: string
}

export function printWithChrome({ section, current, main }: PageContents, { address }: Addresses): string {
  return printHtml([layOut({ section, current }, printedHtml(main))], address)
}

export function printBreadcrumbs(links: readonly Link[], { address }: Addresses): string {
  return printHtml([element('div', { dataPagefindIgnore: '' }, breadcrumbsOf(links))], address)
}
