/** Keeps the chunks of a WebP that browsers draw. */
import { writeOrientation, readOrientation } from './exif.ts'

const keptChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const keptFrameChunks = new Set(['VP8 ', 'VP8L', 'ALPH'])
/** Flags of the VP8X chunk. */
const flagBits = { exif: 0x08, xmp: 0x04 } as const
/** Bytes of an animation frame's header: its size, position and duration. */
const frameHeaderBytes = 16

/** Returns the readable part of a truncated file. */
export function cleanWebp(bytes: Buffer): Buffer {
  const chunks = [...readChunks(bytes.subarray(12, 8 + bytes.readUInt32LE(4)))]
  const exif = chunks.find(({ type }) => type === 'EXIF')?.content
  const orientation = exif ? readOrientation(exif.subarray(exif.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0)) : 1
  const kept = chunks
    .filter(({ type }) => keptChunks.has(type))
    .map(({ type, content }) => createChunk(type, cleanContent(type, content, orientation)))
  if (orientation > 1) kept.push(createChunk('EXIF', writeOrientation(orientation)))
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body])
}

function cleanContent(type: string, content: Buffer, orientation: number): Buffer {
  if (type === 'VP8X') {
    const flags = Buffer.from(content)
    flags[0] = (flags.readUInt8(0) & ~(flagBits.exif | flagBits.xmp)) | (orientation > 1 ? flagBits.exif : 0)
    return flags
  }
  if (type !== 'ANMF') return content
  const inner = [...readChunks(content.subarray(frameHeaderBytes))].filter((each) => keptFrameChunks.has(each.type))
  return Buffer.concat([content.subarray(0, frameHeaderBytes), ...inner.map((each) => createChunk(each.type, each.content))])
}

function* readChunks(bytes: Buffer): Generator<{ type: string; content: Buffer }> {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4)
    yield { type: bytes.toString('latin1', at, at + 4), content: bytes.subarray(at + 8, at + 8 + length) }
    at += 8 + length + (length % 2)
  }
}

function createChunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}
