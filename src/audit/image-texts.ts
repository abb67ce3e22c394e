/** Texts in image files outside the pixels: text chunks, comments, EXIF, IPTC and XMP. Colour profiles hold none. Pure. */
import { inflateSync } from 'node:zlib'
import { readExifTexts } from './exif-texts.ts'
import { findReadableRuns } from './runs.ts'

export interface ImageText {
  text: string
  /** Whether the format doesn't say that it's text: it's readable, maybe by chance. */
  isBinary: boolean
}

/** Return undefined for unknown image formats. */
export function readImageTexts(bytes: Buffer): ImageText[] | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return readPngTexts(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpegTexts(bytes)
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return readWebpTexts(bytes)
  if (bytes.toString('latin1', 0, 4) === 'GIF8') return asBytes(bytes)
  return undefined
}

function asTexts(texts: readonly string[]): ImageText[] {
  return texts.map((text) => ({ text, isBinary: false }))
}

function asBytes(data: Buffer): ImageText[] {
  return findReadableRuns(data).map((text) => ({ text, isBinary: true }))
}

/** Data of unknown form: text if all of it is. */
function asWhole(data: Buffer): ImageText[] {
  const text = data.toString('utf8')
  return /[\p{Cc}\uFFFD]/u.test(text.replace(/[\t\r\n]/g, '')) ? asBytes(data) : asTexts([text])
}

/** `data` starts with the byte order. Searches all of it, since there may be text in places that EXIF doesn't name. */
function asExif(data: Buffer): ImageText[] {
  return [...asTexts(readExifTexts(data)), ...asBytes(data)]
}

/** Chunks of a PNG with numbers for drawing. A ramp of transparencies is the alphabet. */
const drawingChunk = /^(IHDR|IEND|tRNS|gAMA|cHRM|sRGB|sBIT|bKGD|pHYs|sPLT|hIST|cICP|mDCV|cLLI|acTL|fcTL|fdAT)$/

function readPngTexts(bytes: Buffer): ImageText[] {
  const texts: ImageText[] = []
  let at = 8
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (type === 'tEXt') texts.push(...asTexts(splitAtZeros(data, 2).map((part) => part.toString('latin1'))))
    else if (type === 'zTXt') texts.push(...asTexts(readCompressedText(data)))
    else if (type === 'iTXt') texts.push(...asTexts(readInternationalText(data)))
    else if (type === 'eXIf') texts.push(...asExif(data))
    else if (drawingChunk.test(type)) texts.push(...asBytes(data))
    else if (!/^(IDAT|PLTE|iCCP)$/.test(type)) texts.push(...asWhole(data))
    at += 12 + length
  }
  // Data after the end of the image.
  if (at < bytes.length) texts.push(...asWhole(bytes.subarray(at)))
  return texts
}

/** Keyword, one byte for the method, compressed text. */
function readCompressedText(data: Buffer): string[] {
  const [keyword = Buffer.alloc(0), rest = Buffer.alloc(0)] = splitAtZeros(data, 2)
  return [keyword.toString('latin1'), inflateOrKeep(rest.subarray(1)).toString('latin1')]
}

/** Keyword, two bytes for the method, language, translated keyword, text. */
function readInternationalText(data: Buffer): string[] {
  const [keyword = Buffer.alloc(0), rest = Buffer.alloc(0)] = splitAtZeros(data, 2)
  const [language = Buffer.alloc(0), translated = Buffer.alloc(0), text = Buffer.alloc(0)] = splitAtZeros(rest.subarray(2), 3)
  return [keyword, language, translated, rest[0] === 1 ? inflateOrKeep(text) : text].map((each) => each.toString('utf8'))
}

function inflateOrKeep(data: Buffer): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: 1 << 24 })
  } catch {
    return data
  }
}

/** Split at zero bytes, into at most `maxParts` parts. */
function splitAtZeros(data: Buffer, maxParts: number): Buffer[] {
  const found: Buffer[] = []
  let rest = data
  while (found.length < maxParts - 1) {
    const end = rest.indexOf(0)
    if (end < 0) break
    found.push(rest.subarray(0, end))
    rest = rest.subarray(end + 1)
  }
  return [...found, rest]
}

const [exifMark, xmpMark] = [Buffer.from('Exif\0\0'), Buffer.from('http://ns.adobe.com/')]

/** Segments before the pixels (comments, EXIF, XMP, IPTC), and data after the image. */
function readJpegTexts(bytes: Buffer): ImageText[] {
  const texts: ImageText[] = []
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda) break
    const length = bytes.readUInt16BE(at + 2)
    const data = bytes.subarray(at + 4, at + 2 + length)
    if (marker === 0xfe) texts.push(...asTexts(findReadableRuns(data)))
    else if (marker === 0xe1 && startsWith(data, xmpMark)) texts.push(...asTexts(findReadableRuns(data)))
    else if (marker === 0xe1 && startsWith(data, exifMark)) texts.push(...asExif(data.subarray(exifMark.length)))
    else if (marker === 0xed) texts.push(...asTexts(readIptcTexts(data)), ...asBytes(data))
    else if (marker === 0xe1 || (marker >= 0xe3 && marker <= 0xef)) texts.push(...asBytes(data))
    at += 2 + length
  }
  const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]))
  if (end >= 0 && end + 2 < bytes.length) texts.push(...asWhole(bytes.subarray(end + 2)))
  return texts
}

function startsWith(data: Buffer, mark: Buffer): boolean {
  return data.subarray(0, mark.length).equals(mark)
}

/** Values of IPTC's second record, the descriptive one: 0x1c, record, number, length in two bytes. */
function readIptcTexts(data: Buffer): string[] {
  const texts: string[] = []
  const mark = Buffer.from([0x1c, 0x02])
  for (let at = data.indexOf(mark); at >= 0 && at + 5 <= data.length; at = data.indexOf(mark, at + 1)) {
    const text = data.toString('utf8', at + 5, at + 5 + data.readUInt16BE(at + 3))
    if (!/[\p{Cc}\uFFFD]/u.test(text)) texts.push(text)
  }
  return texts
}

function readWebpTexts(bytes: Buffer): ImageText[] {
  const texts: ImageText[] = []
  let at = 12
  while (at + 8 <= bytes.length) {
    const type = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (type === 'EXIF') texts.push(...asExif(startsWith(data, exifMark) ? data.subarray(exifMark.length) : data))
    else if (!/^(VP8.|ALPH|ANMF|ANIM|ICCP)$/.test(type)) texts.push(...asWhole(data))
    at += 8 + length + (length % 2)
  }
  return texts
}
