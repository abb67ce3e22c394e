/** Texts in image files outside the pixels: text chunks, comments, EXIF and XMP. Colour profiles hold none. Pure. */
import { inflateSync } from 'node:zlib'
import { findReadableRuns } from './runs.ts'

/** Return undefined for unknown image formats. */
export function readImageTexts(bytes: Buffer): string[] | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return readPngTexts(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpegTexts(bytes)
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return readWebpTexts(bytes)
  if (bytes.toString('latin1', 0, 4) === 'GIF8') return findReadableRuns(bytes)
  return undefined
}

function readPngTexts(bytes: Buffer): string[] {
  const texts: string[] = []
  let at = 8
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (type === 'tEXt') texts.push(...splitAtZeros(data, 2).map((part) => part.toString('latin1')))
    else if (type === 'zTXt') texts.push(...readCompressedText(data))
    else if (type === 'iTXt') texts.push(...readInternationalText(data))
    else if (!/^(IDAT|PLTE|iCCP)$/.test(type)) texts.push(...findReadableRuns(data))
    at += 12 + length
  }
  // Data after the end of the image.
  if (at < bytes.length) texts.push(...findReadableRuns(bytes.subarray(at)))
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

/** Segments before the pixels (comments, EXIF, XMP, IPTC), and data after the image. */
function readJpegTexts(bytes: Buffer): string[] {
  const texts: string[] = []
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda) break
    const length = bytes.readUInt16BE(at + 2)
    if (marker === 0xfe || marker === 0xe1 || (marker >= 0xe3 && marker <= 0xef))
      texts.push(...findReadableRuns(bytes.subarray(at + 4, at + 2 + length)))
    at += 2 + length
  }
  const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]))
  if (end >= 0 && end + 2 < bytes.length) texts.push(...findReadableRuns(bytes.subarray(end + 2)))
  return texts
}

function readWebpTexts(bytes: Buffer): string[] {
  const texts: string[] = []
  let at = 12
  while (at + 8 <= bytes.length) {
    const type = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    if (!/^(VP8.|ALPH|ANMF|ANIM|ICCP)$/.test(type)) texts.push(...findReadableRuns(bytes.subarray(at + 8, at + 8 + length)))
    at += 8 + length + (length % 2)
  }
  return texts
}
