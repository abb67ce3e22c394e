/** Removes metadata segments of a JPEG and everything after the picture. The pixels aren't re-encoded. */
import { writeOrientation, readOrientation } from './exif.ts'

const exif = Buffer.from('Exif\0\0', 'latin1')

/** Returns the readable part of a truncated or damaged file. */
export function cleanJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) at += 1
    else if (marker === 0xd9) break
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      kept.push(bytes.subarray(at, at + 2))
      at += 2
    } else {
      const end = at + 2 + bytes.readUInt16BE(at + 2)
      if (end > bytes.length) break
      const content = bytes.subarray(at + 4, end)
      if (marker === 0xe1 && content.subarray(0, exif.length).equals(exif)) {
        const orientation = readOrientation(content.subarray(exif.length))
        if (orientation > 1) kept.push(createSegment(marker, Buffer.concat([exif, writeOrientation(orientation)])))
      } else if (isKeptSegment(marker, content)) kept.push(bytes.subarray(at, end))
      at = end
      if (marker !== 0xda) continue
      at = findScanEnd(bytes, end)
      kept.push(bytes.subarray(end, at))
    }
  }
  return Buffer.concat([...kept, Buffer.from([0xff, 0xd9])])
}

/** Whether to keep a segment: not application data and comments, unless they affect colours. */
function isKeptSegment(marker: number, content: Buffer): boolean {
  const name = content.toString('latin1', 0, 12)
  if (marker === 0xe0) return name.startsWith('JFIF\0')
  if (marker === 0xe2) return name.startsWith('ICC_PROFILE\0')
  if (marker === 0xee) return name.startsWith('Adobe')
  return marker !== 0xfe && !(marker >= 0xe1 && marker <= 0xef)
}

/** Returns the offset of the next marker after the scan. */
function findScanEnd(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1)
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

function createSegment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}
