/** Texts in EXIF (CIPA DC-008). Numbers, previews and makers' notes are bytes that may look like words. Pure. */

/** Bytes of a value, by type. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
const types = { ascii: 2, utf8: 129 }
/** Values that are the position of another directory: EXIF, GPS, interoperability. */
const directoryTags = new Set([0x8769, 0x8825, 0xa005])
const tags = { comment: 0x9286, xmp: 0x02bc, windowsFirst: 0x9c9b, windowsLast: 0x9c9f }
/** A broken file may name any number of directories. */
const maxDirectories = 16

/** `tiff` starts with the byte order. Returns what can be read of a broken one. */
export function readExifTexts(tiff: Buffer): string[] {
  const isLittleEndian = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (isLittleEndian ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (isLittleEndian ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const texts: string[] = []
  try {
    const directories = new Set([long(4)])
    for (const directory of directories) {
      const count = short(directory)
      for (let index = 0; index < count; index++) {
        const at = directory + 2 + 12 * index
        const [tag, type, size] = [short(at), short(at + 2), long(at + 4)]
        const length = size * (sizes[type] ?? 1)
        const from = length > 4 ? long(at + 8) : at + 8
        if (directoryTags.has(tag)) addDirectory(directories, long(at + 8))
        else texts.push(...readValue(tag, type, tiff.subarray(from, from + length)))
      }
      addDirectory(directories, long(directory + 2 + 12 * count))
    }
  } catch {
    // Truncated: positions lie beyond the end.
  }
  return texts.map((text) => text.replaceAll('\0', ' ').trim()).filter((text) => text !== '')
}

function addDirectory(directories: Set<number>, at: number): void {
  if (at > 0 && directories.size < maxDirectories) directories.add(at)
}

function readValue(tag: number, type: number, value: Buffer): string[] {
  if (type === types.ascii || type === types.utf8 || tag === tags.xmp) return [value.toString('utf8')]
  if (tag >= tags.windowsFirst && tag <= tags.windowsLast) return [value.toString('utf16le')]
  if (tag !== tags.comment) return []
  // Eight bytes name the character set.
  const text = value.subarray(8)
  if (!value.toString('latin1', 0, 7).startsWith('UNICODE')) return [text.toString('utf8')]
  const isBigEndian = text[0] === 0 && text.length % 2 === 0
  return [(isBigEndian ? Buffer.from(text).swap16() : text).toString('utf16le')]
}
