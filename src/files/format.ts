/** Detects file formats by their first bytes, whatever the name says. */

export type PixelFormat = 'png' | 'jpg' | 'gif' | 'webp' | 'avif' | 'heic' | 'tiff' | 'bmp' | 'ico'

/** Returns the format of a bitmap image, as browsers detect it. */
export function detectPixelFormat(bytes: Buffer): PixelFormat | undefined {
  const text = bytes.toString('latin1', 0, 32)
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('\xff\xd8\xff')) return 'jpg'
  if (/^GIF8[79]a/.test(text)) return 'gif'
  if (/^RIFF.{4}WEBPVP8/s.test(text)) return 'webp'
  if (/^.{4}ftyp/s.test(text)) {
    const brands = bytes.toString('latin1', 8, Math.min(bytes.readUInt32BE(0), 256))
    if (/avi[fs]/.test(brands)) return 'avif'
    return /^(?:.{4})*?(hei[cxms]|hev[cxms]|mif1|msf1)/s.test(brands) ? 'heic' : undefined
  }
  if (/^(II\*\0|MM\0\*)/.test(text)) return 'tiff'
  if (/^BM.{4}\0{4}/s.test(text)) return 'bmp'
  return text.startsWith('\0\0\x01\0') ? 'ico' : undefined
}

/** Whether a file is video or audio in boxes, as in MP4 and QuickTime. */
export function isBoxed(bytes: Buffer): boolean {
  return /^(ftyp|moov|wide|mdat|free|skip)$/.test(bytes.toString('latin1', 4, 8))
}
