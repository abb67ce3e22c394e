/** Lines of Markdown that components put before what they hold. */
import type { Paragraph, PhrasingContent } from 'mdast'

/** A paragraph in bold, as a label. */
export function strongLine(value: string): Paragraph {
  return line({ type: 'strong', children: [{ type: 'text', value }] })
}

export function line(...children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}

/** A link, or its words alone where there is no address. */
export function linkOrWords(href: string | undefined, children: PhrasingContent[]): PhrasingContent[] {
  return href === undefined ? children : [{ type: 'link', url: href, children: children as never[] }]
}
