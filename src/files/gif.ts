/** A GIF with its frames and how they follow each other; comments, texts and what programs add for themselves go. */

/** Of a file that is cut off, what comes before that. */
export function cleanGif(bytes: Buffer): Buffer {
  const start = 13 + tableSize(bytes[10] ?? 0)
  const kept: Buffer[] = [bytes.subarray(0, start)]
  for (let at = start; at < bytes.length; ) {
    const kind = bytes[at]
    if (kind === 0x3b) break
    if (kind === 0x2c) {
      const data = at + 10 + tableSize(bytes[at + 9] ?? 0) + 1
      const end = endOfBlocks(bytes, data)
      kept.push(bytes.subarray(at, end))
      at = end
    } else if (kind === 0x21) {
      const end = endOfBlocks(bytes, at + 2)
      if (isOfPicture(bytes.subarray(at, end))) kept.push(bytes.subarray(at, end))
      at = end
    } else break
  }
  return Buffer.concat([...kept, Buffer.from([0x3b])])
}

/** How long a frame stays, and how often all of them are shown. */
function isOfPicture(extension: Buffer): boolean {
  return extension[1] === 0xf9 || (extension[1] === 0xff && /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(extension.toString('latin1', 3, 14)))
}

function tableSize(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1)
}

/** Data comes in blocks, each with its length first; an empty one ends them. */
function endOfBlocks(bytes: Buffer, start: number): number {
  let at = start
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0)
  return Math.min(at + 1, bytes.length)
}
