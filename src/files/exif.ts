/** The orientation in EXIF: the only metadata that affects how an image is shown. */

const orientationTag = 0x0112

/** Returns 1 to 8; 1 is upright and the default. `tiff` starts with the byte order. */
export function readOrientation(tiff: Buffer): number {
  try {
    const isLittleEndian = tiff.toString('latin1', 0, 2) === 'II'
    const readShort = (at: number) => (isLittleEndian ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
    const directory = isLittleEndian ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
    const count = readShort(directory)
    for (let index = 0; index < count; index++) {
      const at = directory + 2 + 12 * index
      if (readShort(at) !== orientationTag) continue
      const value = readShort(at + 8)
      return value >= 1 && value <= 8 ? value : 1
    }
    return 1
  } catch {
    // Truncated; browsers ignore it too.
    return 1
  }
}

/** Makes EXIF with the orientation alone. */
export function writeOrientation(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(orientationTag, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}
