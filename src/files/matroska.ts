/** WebM consists of Matroska elements. Metadata becomes a Void element of the same size, so that nothing moves. */

const segment = 0x18538067
const information = 0x1549a966
/** Tags and attachments; in the segment information, title, date and names. */
const metadata = new Set([0x1254c367, 0x1941a469])
const metadataOfInformation = new Set([0x7ba9, 0x4461, 0x7384, 0x7444])
const voidId = 0xec

/** Removes metadata, as far as possible in a truncated video. */
export function cleanWebm(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  try {
    cleanElements(copy)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return copy
}

function cleanElements(copy: Buffer): void {
  for (const top of readElements(copy, 0, copy.length)) {
    if (top.id !== segment) continue
    for (const each of readElements(copy, top.content, top.end)) {
      if (metadata.has(each.id)) makeVoid(copy, each)
      if (each.id !== information) continue
      for (const fact of readElements(copy, each.content, each.end)) if (metadataOfInformation.has(fact.id)) makeVoid(copy, fact)
    }
  }
}

interface Element {
  id: number
  start: number
  content: number
  end: number
}

function* readElements(bytes: Buffer, start: number, end: number): Generator<Element> {
  for (let at = start; at < end; ) {
    const idLength = readLength(bytes.readUInt8(at), 4)
    const id = bytes.readUIntBE(at, idLength)
    const sizeLength = readLength(bytes.readUInt8(at + idLength), 8)
    const content = at + idLength + sizeLength
    const size = readSize(bytes, at + idLength, sizeLength)
    // In a live stream, the size is unknown: the element extends to the end.
    const next = size === undefined ? end : content + size
    if (next > end) throw new RangeError('An element ends outside its parent element.')
    yield { id, start: at, content, end: next }
    at = next
  }
}

/** Returns the byte length of a number, from the leading zeros of its first byte. Throws RangeError if it's over the maximum. */
function readLength(first: number, maxLength: number): number {
  const length = Math.clz32(first) - 23
  if (length > maxLength) throw new RangeError('This is no element.')
  return length
}

function readSize(bytes: Buffer, at: number, length: number): number | undefined {
  let size = bytes.readUInt8(at) & (0xff >> length)
  let isUnknown = size === 0xff >> length
  for (let index = 1; index < length; index++) {
    const next = bytes.readUInt8(at + index)
    isUnknown &&= next === 0xff
    size = size * 256 + next
  }
  return isUnknown ? undefined : size
}

function makeVoid(bytes: Buffer, { start, end }: Element): void {
  const whole = end - start
  bytes.fill(0, start, end)
  bytes[start] = voidId
  if (whole < 10) bytes[start + 1] = 0x80 | (whole - 2)
  else {
    bytes[start + 1] = 0x01
    bytes.writeUIntBE(whole - 9, start + 3, 6)
  }
}
