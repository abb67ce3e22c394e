/** Keeps the chunks of a PNG that browsers draw, and nothing after its end. */
import { crc32 } from 'node:zlib'
import { writeOrientation, readOrientation } from './exif.ts'

/** Chunks for pixels, colours, size and animation; not texts, times, EXIF and private chunks. */
const keptChunks = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs sPLT hIST cICP mDCV cLLI acTL fcTL fdAT'.split(' '))

/** Returns the readable part of a truncated file. */
export function cleanPng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    // Browsers show truncated pixel data.
    if (end > bytes.length && type !== 'IDAT') break
    if (type === 'iCCP') kept.push(replaceProfileName(bytes.subarray(at + 8, at + 8 + length)))
    else if (keptChunks.has(type)) kept.push(bytes.subarray(at, end))
    else if (type === 'eXIf') {
      const orientation = readOrientation(bytes.subarray(at + 8, at + 8 + length))
      if (orientation > 1) kept.push(createChunk('eXIf', writeOrientation(orientation)))
    }
    if (type === 'IEND') break
    at = end
  }
  return Buffer.concat(kept)
}

/** The name of a colour profile is free text, so replace it. */
function replaceProfileName(content: Buffer): Buffer {
  const end = content.indexOf(0)
  return createChunk('iCCP', Buffer.concat([Buffer.from('ICC', 'latin1'), end < 0 ? Buffer.from([0, 0]) : content.subarray(end)]))
}

function createChunk(type: string, content: Buffer): Buffer {
  const whole = Buffer.alloc(12 + content.length)
  whole.writeUInt32BE(content.length)
  whole.write(type, 4, 'latin1')
  content.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + content.length)), 8 + content.length)
  return whole
}
