/** Keeps the frames of a GIF and their timing; removes comments, texts and application data. */

/** Returns the readable part of a truncated file. */
export function cleanGif(bytes: Buffer): Buffer {
  const start = 13 + getTableSize(bytes[10] ?? 0)
  const kept: Buffer[] = [bytes.subarray(0, start)]
  for (let at = start; at < bytes.length; ) {
    const kind = bytes[at]
    if (kind === 0x3b) break
    if (kind === 0x2c) {
      const data = at + 10 + getTableSize(bytes[at + 9] ?? 0) + 1
      const end = findBlocksEnd(bytes, data)
      kept.push(bytes.subarray(at, end))
      at = end
    } else if (kind === 0x21) {
      const end = findBlocksEnd(bytes, at + 2)
      if (isKeptExtension(bytes.subarray(at, end))) kept.push(bytes.subarray(at, end))
      at = end
    } else break
  }
  return Buffer.concat([...kept, Buffer.from([0x3b])])
}

/** Whether an extension is the duration of a frame or the loop count. */
function isKeptExtension(extension: Buffer): boolean {
  return extension[1] === 0xf9 || (extension[1] === 0xff && /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(extension.toString('latin1', 3, 14)))
}

function getTableSize(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1)
}

/** Data consists of blocks prefixed with their length. An empty block ends it. */
function findBlocksEnd(bytes: Buffer, start: number): number {
  let at = start
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0)
  return Math.min(at + 1, bytes.length)
}
