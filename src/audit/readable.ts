/** Extracts the texts of an output file, packed or not. Pure. */
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { readVocabulary } from '../answers/search/vocabulary.ts'
import { readImageTexts } from './image-texts.ts'
import { findReadableRuns } from './runs.ts'

export interface ReadableText {
  /** Part of the file, as a writer would call it: `text`, `search index`, `image metadata`, … */
  part: string
  text: string
  isHtml: boolean
  /** Scripts and styles: only programmers write these. */
  isProgram: boolean
  /** Runs of readable characters in a binary file. */
  isBinary?: boolean
  /** Words that a search index writes may be stems, or compounds without their hyphens. */
  index?: 'stems' | 'words'
}

/** Unpacked size limit, in bytes. */
const maxUnpackedBytes = 1 << 28

export function extractTexts(path: string, bytes: Buffer, depth = 0): ReadableText[] {
  const unpacked = depth < 3 ? unpack(path, bytes) : undefined
  if (unpacked) return extractTexts(path.replace(/\.(gz|br|zst)$/i, ''), unpacked, depth + 1)
  if (/\.pf_(index|meta|filter)$/.test(path)) return [{ ...plainText('search index', readCborTexts(bytes).join('\n\n')), index: 'stems' }]
  const image = readImageTexts(bytes)
  if (image) return image.map(({ text, isBinary }) => ({ ...plainText('image metadata', text), isBinary }))
  const text = decodeBytes(bytes)
  if (text === undefined) return findReadableRuns(bytes).map((run) => ({ ...plainText('bytes', run), isBinary: true }))
  return extractFromText(path, text, depth)
}

function extractFromText(path: string, text: string, depth: number): ReadableText[] {
  if (/(^|\/)words\.txt$/.test(path) && /^0\S*\d(\n|$)/.test(text))
    return [{ ...plainText('search words', [...readVocabulary(text).keys()].join('\n\n')), index: 'words' }]
  if (/\.(m?js|css|map)$/i.test(path)) return [{ ...plainText('script or style', text), isProgram: true }]
  if (/\.ics$/i.test(path))
    return [
      plainText(
        'calendar',
        text.replace(/\r?\n[ \t]/g, '').replace(/\\([nN,;\\])/g, (_, sign: string) => (/n/i.test(sign) ? '\n\n' : sign)),
      ),
    ]
  if (/\.(eml|mht|mhtml)$/i.test(path))
    return [{ ...plainText('mail', decodeQuotedPrintable(text)), isHtml: true }, ...extractBase64Parts(path, text, depth)]
  const isXml = /\.(atom|rss|xml|svg|xhtml)$/i.test(path) || text.startsWith('<?xml')
  const isHtml = isXml || /\.html?$/i.test(path) || /^\s*<!doctype html/i.test(text.slice(0, 200))
  const packed = text.includes(';base64,') ? extractDataUrls(path, text, depth) : []
  // Feeds escape their HTML once more.
  const unescapedText =
    isXml && text.includes('&lt;') ? text.replace(/&(lt|gt|amp|quot);/g, (_, name: string) => escapedCharacters[name] ?? '') : text
  return [{ part: nameOfPart(path, isXml), text: unescapedText, isHtml, isProgram: false }, ...packed]
}

const escapedCharacters: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

function nameOfPart(path: string, isXml: boolean): string {
  if (/\.pf_fragment$/.test(path)) return 'search text'
  if (/\.svg$/i.test(path)) return 'drawing'
  if (isXml || /feed\.json$/.test(path)) return 'feed'
  const name = path.split('/').at(-1) ?? ''
  return (
    { _headers: 'headers', _redirects: 'redirects', '_nginx.conf': 'redirects' }[name] ??
    (/\.md$|^llms-full(-\d+)?\.txt$/i.test(name) ? 'Markdown' : /\.json$/i.test(name) ? 'data' : 'page')
  )
}

function plainText(part: string, text: string): ReadableText {
  return { part, text, isHtml: false, isProgram: false }
}

function unpack(path: string, bytes: Buffer): Buffer | undefined {
  const options = { maxOutputLength: maxUnpackedBytes }
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return stripSignature(gunzipSync(bytes, options))
    if (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd) return zstdDecompressSync(bytes, options)
    if (/\.br$/i.test(path)) return brotliDecompressSync(bytes, options)
  } catch {
    return undefined
  }
  return undefined
}

/** Every compressed Pagefind file starts with this. */
const signature = Buffer.from('pagefind_dcd')

function stripSignature(bytes: Buffer): Buffer {
  return bytes.subarray(0, signature.length).equals(signature) ? bytes.subarray(signature.length) : bytes
}

/** Decode UTF-8 or UTF-16. Returns undefined if the bytes aren't text. */
function decodeBytes(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2)
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le')
  return bytes.subarray(0, 4096).includes(0) ? undefined : bytes.toString('utf8')
}

/** Read every text in a CBOR index (RFC 8949). Each has its length in front and no end marker. */
function readCborTexts(bytes: Buffer): string[] {
  const texts: string[] = []
  let at = 0
  while (at < bytes.length) {
    const first = bytes[at++] ?? 0
    let value = first & 31
    const size = value >= 24 && value < 28 ? 1 << (value - 24) : 0
    if (at + size > bytes.length) break
    if (size > 0) value = size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size)
    at += size
    const kind = first >> 5
    if (kind !== 2 && kind !== 3) continue
    texts.push(bytes.toString('utf8', at, at + value))
    at += value
  }
  return texts
}

function decodeQuotedPrintable(text: string): string {
  return text.replace(/=\r?\n/g, '').replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'))
}

function extractBase64Parts(path: string, text: string, depth: number): ReadableText[] {
  if (depth > 2) return []
  return Array.from(text.matchAll(/(?:^[A-Za-z0-9+/]{40,76}={0,2}\r?\n)+(?:[A-Za-z0-9+/]+={0,2})?/gm), ([block]) =>
    Buffer.from(block, 'base64'),
  ).flatMap((bytes) => extractTexts(path.replace(/\.[^.]*$/, ''), bytes, depth + 1))
}

/** Read the contents of `data:` URLs. */
function extractDataUrls(path: string, text: string, depth: number): ReadableText[] {
  if (depth > 2) return []
  return Array.from(text.matchAll(/;base64,([A-Za-z0-9+/]{8,}={0,2})/g), ([, data = '']) => Buffer.from(data, 'base64')).flatMap((bytes) =>
    extractTexts(path.replace(/\.[^.]*$/, ''), bytes, depth + 1),
  )
}
