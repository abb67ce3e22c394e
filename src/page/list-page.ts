/** A page that lists, as a value: what Markdown and published editions print. */
import type { ElementContent } from 'hast'
import { element, nodesOf } from './elements.ts'
import type { WriteAddress } from './print-html.ts'
import { printNodes } from './print-markdown.ts'

export interface ListPage {
  /** Address below the site's root. */
  url: string
  title: string
  about: string
  content: readonly ElementContent[]
}

/** Ends with a line break. */
export function listMarkdown({ title, about, content }: ListPage, address: WriteAddress): string {
  return printNodes(nodesOf(element('h1', {}, title), about !== '' && element('p', {}, about), ...content), address)
}
