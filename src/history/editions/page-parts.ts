/** Reads the parts of closed pages back from their HTML, which is our own: entity and tag are written in one way. */
import { escapeHtml } from '../../plain/escape.ts'

export interface PageParts {
  title: string
  /** What stands below the title. */
  html: string
  headings: readonly string[]
}

export interface TermParts extends PageParts {
  id: string
  definition: string
}

const permalinks = /<a class="permalink"[^>]*>.*?<\/a>/gs
/** Sections don't stand in each other. */
const unsearched = /<section[^>]*data-pagefind-ignore[^>]*>.*?<\/section>/gs

/** Of the page of an entry. */
export function pageParts(page: string): PageParts {
  const article = page.slice(page.indexOf('<article'), page.lastIndexOf('</article>')).replace(permalinks, '').replace(unsearched, '')
  const [, title = '', html = ''] = /<h1[^>]*>(.*?)<\/h1>(.*)$/s.exec(article) ?? []
  const headings = [...html.matchAll(/<h[2-6][^>]*>(.*?)<\/h[2-6]>/gs)].map(([, heading = '']) => plain(heading))
  return { title: plain(title), html, headings }
}

/** Of the page of the glossary. */
export function termsOf(page: string): TermParts[] {
  return [...page.matchAll(/<div class="glossary-term"><dt id="([^"]*)">(.*?)<\/dt>(.*?)<\/div>/gs)].map(
    ([, id = '', title = '', html = '']) => ({
      id: plain(id),
      title: plain(title),
      html,
      headings: [],
      definition: plain(/<dd>(.*?)<\/dd>/s.exec(html)?.[1] ?? ''),
    }),
  )
}

const signs = ['<', '>', '"', "'", '&']

function plain(html: string): string {
  return signs.reduce((text, sign) => text.replaceAll(escapeHtml(sign), sign), html.replace(/<[^>]*>/g, ''))
}
