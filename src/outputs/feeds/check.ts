/** Finds errors in feeds; each names the file of the entry, or the feed. */
import { XMLValidator } from 'fast-xml-parser'
import type { FeedItem } from './feed.ts'
import { isWordless } from '../../page/printing.ts'
import type { FeedFile } from './feed-file.ts'

// The printer writes every "<" of a text as an entity, and values in double quotes.
const tags = /<([a-z][^\s>/]*)((?:"[^"]*"|[^">])*)>/gi
const attributes = /([^\s="]+)(?:="([^"]*)")?/g
const holdsAddress = /^(href|src|poster|srcset)$/i
const isWhole = (url: string) => /^(https?:\/\/[^/\s]|mailto:|tel:|xmpp:|irc:|data:image\/)/i.test(url)
const unwelcomeTag = /^(script|style|iframe|object|embed)$/i
const unwelcomeAttribute = /^(on.+|style)$/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u

/** Problems with items, whichever feeds contain them. */
export function checkItems(items: readonly FeedItem[]): string[] {
  const files = new Map<string, string>()
  return items.flatMap((item) => {
    const { file, id, html, url, published, updated, media, authors } = item
    const links = [url, ...media.map((medium) => medium.url), ...authors.flatMap((author) => author.url ?? [])]
    const found = [...html.matchAll(tags)].map(([, name = '', rest = '']) => ({ name, attributes: [...rest.matchAll(attributes)] }))
    const inText = found.flatMap((tag) => tag.attributes.flatMap(([, name = '', value = '']) => (holdsAddress.test(name) ? value : [])))
    const isUnwelcome = found.some(
      (tag) => unwelcomeTag.test(tag.name) || tag.attributes.some(([, name = '']) => unwelcomeAttribute.test(name)),
    )
    const other = files.get(id)
    files.set(id, file)
    return [
      ...(other === undefined ? [] : [`the id "${id}" belongs to ${other} too`]),
      ...[...links, ...inText].filter((address) => !isWhole(address)).map((address) => `the address "${address}" is not whole`),
      ...[published, updated].filter((day) => Number.isNaN(Date.parse(day))).map((day) => `"${day}" is no date`),
      ...(updated < published ? [`it was updated (${updated}) before it was published (${published})`] : []),
      ...(isUnwelcome ? ['its text contains something that feeds cannot contain: a script, a style or an event'] : []),
      ...(forbidden.test(item.title + item.summary + html) ? ['it contains a character that XML does not allow'] : []),
      ...(item.title.trim() === '' ? ['it has no title'] : []),
      ...(isWordless(html) ? ['it has no text'] : []),
    ].map((fault) => `${file}: ${fault}.`)
  })
}

/** Problems with a document as it's written. */
export function checkFeed({ path, format, document: { items, isArchive }, text }: FeedFile): string[] {
  const faults: string[] = []
  const outOfPlace = items.find((item, index) => index > 0 && !isArchive && item.updated > (items[index - 1]?.updated ?? ''))
  if (outOfPlace) faults.push(`${outOfPlace.file}: it is out of order in ${path}.`)
  if (new Set(items.map(({ id }) => id)).size < items.length) faults.push(`${path}: an entry occurs twice.`)
  if (format === 'json') {
    if ((JSON.parse(text) as { items: unknown[] }).items.length !== items.length) faults.push(`${path}: entries are missing.`)
    return faults
  }
  const result = XMLValidator.validate(text)
  if (result !== true) faults.push(`${fileAt(text, result.err.line, items) ?? path}: ${path} is not well-formed: ${result.err.msg}`)
  if (forbidden.test(text)) faults.push(`${path}: it contains a character that XML does not allow.`)
  return faults
}

/** The file of the last item before a line. */
function fileAt(text: string, line: number, items: readonly FeedItem[]): string | undefined {
  const before = text.split('\n').slice(0, line).join('\n')
  return items.findLast(({ url }) => before.includes(url))?.file
}
