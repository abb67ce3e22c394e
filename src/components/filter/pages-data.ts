/** Where the pages of a list are, in attributes of its filter: the build writes them, and the browser reads them to fetch the others. */
import { href } from '../address.ts'

/** No attributes for a list of one page. */
export function pagesData({ page, pages }: { page: number; pages: number }, addressOf: (page: number) => string): Record<string, string> {
  if (pages === 1) return {}
  // Addresses of further pages differ in their number alone, and two of them may be all there are.
  const pattern = addressOf(2).replace(/2\/$/, '{page}/')
  return { 'data-page': String(page), 'data-page-count': String(pages), 'data-first': href(addressOf(1)), 'data-further': href(pattern) }
}

/** Addresses of the other pages, in order; none for a list of one page. */
export function readOtherPages({ dataset }: HTMLElement): { page: number; url: string }[] {
  const { first = '', further = '', pageCount = '1' } = dataset
  return Array.from({ length: Number(pageCount) }, (_, index) => index + 1)
    .filter((page) => page !== Number(dataset['page'] ?? '1'))
    .map((page) => ({ page, url: page === 1 ? first : further.replace('{page}', String(page)) }))
}
