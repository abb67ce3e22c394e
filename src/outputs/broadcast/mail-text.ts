/** Plain text for mails: wrapped, with addresses in parentheses, and without the marks of Markdown. */
import type { Element, ElementContent } from 'hast'
import { elementsIn } from '../../page/read-nodes.ts'

/** Columns of a line, as RFC 3676 suggests. A longer word, such as a URL, gets a line of its own. */
const lineWidth = 72

/** The text of each block, without blank lines at its ends; empty for blocks without text. */
export function textsOf(blocks: readonly ElementContent[], width = lineWidth): string[] {
  return groupInline(blocks).map((block) => (Array.isArray(block) ? wrap(inlineText(block), width) : blockText(block, width)))
}

/** All blocks, with a blank line between them. */
export function textOf(blocks: readonly ElementContent[], width = lineWidth): string {
  return joinBlocks(textsOf(blocks, width))
}

export function joinBlocks(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n')
}

const inlineTags = new Set(
  'a abbr b bdi bdo br cite code del dfn em i img input ins kbd mark q s samp small span strong sub sup time u var wbr'.split(' '),
)

/** Joins inline nodes between blocks, which are a paragraph without a tag. */
function groupInline(nodes: readonly ElementContent[]): (Element | ElementContent[])[] {
  const groups: (Element | ElementContent[])[] = []
  for (const node of nodes) {
    if (node.type === 'element' && !inlineTags.has(node.tagName)) groups.push(node)
    else if (node.type !== 'comment') {
      const last = groups.at(-1)
      if (Array.isArray(last)) last.push(node)
      else groups.push([node])
    }
  }
  return groups
}

function blockText(block: Element, width: number): string {
  const { tagName, children } = block
  switch (tagName) {
    case 'hr':
      return ''
    case 'pre':
      return indent(rawText(block).replace(/\n+$/, ''), '    ')
    case 'ul':
    case 'ol':
      return listText(block, width)
    case 'table':
      return tableText(block, width)
    case 'blockquote':
      return indent(textOf(children, width - 2), '  ')
    case 'figure':
      return textsOf(children, width)
        .filter((text) => text !== '')
        .join('\n')
    default:
      return textOf(children, width)
  }
}

/** Items with several paragraphs have a blank line between them. */
function listText(list: Element, width: number): string {
  const start = Number(list.properties['start'] ?? 1)
  const items = elementsIn(list).map((item, index) => {
    const mark = list.tagName === 'ol' ? `${start + index}. ` : '• '
    const texts = textsOf(item.children, width - mark.length).filter((text) => text !== '')
    const isTight = groupInline(item.children).every((child) => Array.isArray(child) || child.tagName === 'ul' || child.tagName === 'ol')
    return { isTight, text: mark + indent(texts.join(isTight ? '\n' : '\n\n'), ' '.repeat(mark.length)).trimStart() }
  })
  return items.map(({ text }) => text).join(items.every(({ isTight, text }) => isTight || !text.includes('\n\n')) ? '\n' : '\n\n')
}

/** In columns if they fit, otherwise one line per cell, with the heading of its column. */
function tableText(table: Element, width: number): string {
  const rows = rowsOf(table).map((row) =>
    elementsIn(row).map((cell) => ({ isHeading: cell.tagName === 'th', text: inlineText(cell.children) })),
  )
  const widths = rows.reduce<number[]>((most, row) => {
    row.forEach(({ text }, column) => {
      most[column] = Math.max(most[column] ?? 0, lengthOf(text))
    })
    return most
  }, [])
  const [head, ...body] = rows
  if (widths.reduce((sum, each) => sum + each + 2, -2) <= width)
    return rows
      .map((row) =>
        row
          .map(({ text }, column) => text + ' '.repeat((widths[column] ?? 0) - lengthOf(text)))
          .join('  ')
          .trimEnd(),
      )
      .join('\n')
  const isHeaded = head?.every(({ isHeading }) => isHeading) ?? false
  return (isHeaded ? body : rows)
    .map((row) =>
      row
        .map(({ text }, column) => (isHeaded && text !== '' && head?.[column]?.text ? `${head[column].text}: ${text}` : text))
        .filter((line) => line !== '')
        .map((line) => wrap(line, width))
        .join('\n'),
    )
    .join('\n\n')
}

function rowsOf(node: Element): Element[] {
  return elementsIn(node).flatMap((child) => (child.tagName === 'tr' ? [child] : rowsOf(child)))
}

/** A line break is kept; all other space is one space. */
function inlineText(nodes: readonly ElementContent[]): string {
  return nodes
    .map(pieceOf)
    .join('')
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .join('\n')
    .trim()
}

function pieceOf(node: ElementContent): string {
  if (node.type === 'text') return node.value.replace(/[ \t\r\n\f]+/g, ' ')
  if (node.type !== 'element') return ''
  const { tagName, properties, children } = node
  const words = children.map(pieceOf).join('')
  switch (tagName) {
    case 'br':
      return '\n'
    case 'img':
      return withAddress(String(properties['alt'] ?? ''), String(properties['src'] ?? ''))
    case 'input':
      return properties['checked'] ? '[x] ' : '[ ] '
    case 'a':
      return withAddress(words, String(properties['href'] ?? ''))
    default:
      return words
  }
}

/** The words of some links are their address, which is enough once. */
function withAddress(words: string, address: string): string {
  const said = words.trim()
  if (said === '' || address === '' || address.replace(/^mailto:/, '') === said) return said === '' ? '' : words
  return `${words.trimEnd()} (${address})`
}

function rawText(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? (node.tagName === 'br' ? '\n' : node.children.map(rawText).join('')) : ''
}

function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n')
}

function wrapLine(text: string, width: number): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && lengthOf(line) + 1 + lengthOf(word) <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

function indent(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by)
}

/** Characters, of which East Asian ones take two columns. */
function lengthOf(text: string): number {
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0
  return Array.from(text).length + wide
}
