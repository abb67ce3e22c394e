/** Reads edition pages back from HTML. It's our own, so entities and tags have one form. */
import { escapeHtml } from '../../plain/escape.ts'

export interface PageParts {
  title: string
  /** Content below the title. */
  html: string
  headings: readonly string[]
}

export interface TermParts extends PageParts {
  id: string
  definition: string
}

/** Links from headings to themselves. */
const permalinks = /<a class="permalink"[^>]*>.*?<\/a>/gs
/** These sections aren't nested. */
const unsearched = /<section[^>]*data-pagefind-ignore[^>]*>.*?<\/section>/gs

export function dropPermalinks(html: string): string {
  return html.replace(permalinks, '')
}

/** Parse an entry's page. */
export function parsePage(page: string): PageParts {
  const article = page.slice(page.indexOf('<article'), page.lastIndexOf('</article>'))
  const searched = dropPermalinks(article).replace(unsearched, '')
  const [, title = '', html = ''] = /<h1[^>]*>(.*?)<\/h1>(.*)$/s.exec(searched) ?? []
  const headings = [...html.matchAll(/<h[2-6][^>]*>(.*?)<\/h[2-6]>/gs)].map(([, heading = '']) => toPlainText(heading))
  return { title: toPlainText(title), html, headings }
}

/** Parse the glossary's page. */
export function parseTerms(page: string): TermParts[] {
  return [...page.matchAll(/<div class="glossary-term"><dt id="([^"]*)">(.*?)<\/dt>(.*?)<\/div>/gs)].map(
    ([, id = '', title = '', html = '']) => ({
      id: toPlainText(id),
      title: toPlainText(title),
      html,
      headings: [],
      definition: toPlainText(/<dd>(.*?)<\/dd>/s.exec(html)?.[1] ?? ''),
    }),
  )
}

const escapedCharacters = ['<', '>', '"', "'", '&']

function toPlainText(html: string): string {
  return escapedCharacters.reduce((text, sign) => text.replaceAll(escapeHtml(sign), sign), html.replace(/<[^>]*>/g, ''))
}
