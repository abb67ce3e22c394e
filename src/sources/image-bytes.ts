/** Reads from an image's bytes: format, displayed size, whether it's animated and whether it's complete. */
import { imageSize } from 'image-size'
import { detectPixelFormat } from '../files/format.ts'
import type { ImageFacts } from './source.ts'
import { isSvg, isWholeSvg, readSvgSize } from './svg.ts'

export function readFacts(bytes: Buffer): Omit<ImageFacts, 'bytes'> {
  const text = /^(\xef\xbb\xbf)?\s*</.test(bytes.toString('latin1', 0, 100)) ? bytes.toString('utf8') : ''
  if (isSvg(text)) return { format: 'svg', ...readSvgSize(text), isAnimated: false, isWhole: isWholeSvg(text) }
  const format = detectPixelFormat(bytes)
  const { width, height } = format === undefined ? { width: 0, height: 0 } : readSize(bytes)
  return { format, width, height, isAnimated: isAnimated(format, bytes), isWhole: isWhole(format, bytes, bytes, bytes.length) }
}

/** Whether an image of `size` bytes is complete. `head` and `tail` are its first and last bytes. */
export function isWhole(format: string | undefined, head: Buffer, tail: Buffer, size: number): boolean {
  switch (format) {
    case 'png':
      return tail.includes('IEND\xaeB`\x82', 0, 'latin1')
    case 'jpg':
      // An embedded thumbnail has an end marker too, but in the head, before the scan.
      return tail.lastIndexOf('\xff\xd9', undefined, 'latin1') > (tail.length === size ? findScan(tail) : -1)
    case 'webp':
      return size >= 8 + head.readUInt32LE(4)
    case 'avif':
      return hasWholeAvif(head, size)
    case 'svg':
      return isWholeSvg(tail.toString('utf8'))
    default:
      // Browsers show a truncated GIF, and don't show any other format.
      return true
  }
}

function readSize(bytes: Buffer): { width: number; height: number } {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes)
    // Orientations from 5 are rotated by 90 degrees.
    return orientation >= 5 ? { width: height, height: width } : { width, height }
  } catch {
    return { width: 0, height: 0 }
  }
}

function isAnimated(format: string | undefined, bytes: Buffer): boolean {
  switch (format) {
    case 'gif':
      return true
    case 'png': {
      const [control, data] = [bytes.indexOf('acTL'), bytes.indexOf('IDAT')]
      return control >= 0 && (data < 0 || control < data)
    }
    case 'webp':
      return bytes.toString('latin1', 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0
    default:
      return bytes.toString('latin1', 4, 12) === 'ftypavis'
  }
}

/** Returns the offset of a JPEG's scan, after its metadata. */
function findScan(bytes: Buffer): number {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) at += 2 + bytes.readUInt16BE(at + 2)
  return at
}

/** Whether an AVIF contains its whole picture box, if that starts in the head. */
function hasWholeAvif(head: Buffer, size: number): boolean {
  let at = 0
  while (at + 16 <= head.length) {
    const length = head.readUInt32BE(at)
    const isPicture = head.toString('latin1', at + 4, at + 8) === 'mdat'
    // Length 0 means to the end of the file; 1 means that a 64-bit length follows.
    if (length === 0) return isPicture
    at += length === 1 ? Number(head.readBigUInt64BE(at + 8)) : Math.max(length, 8)
    if (isPicture) return at <= size
  }
  return size > head.length
}
