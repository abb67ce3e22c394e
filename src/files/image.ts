/** Removes metadata from bitmap images. */
import { cleanAvif } from './boxes.ts'
import { detectPixelFormat } from './format.ts'
import { cleanGif } from './gif.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

/** Returns undefined for formats that browsers don't show. */
export function cleanImage(bytes: Buffer): Buffer | undefined {
  switch (detectPixelFormat(bytes)) {
    case 'jpg':
      return cleanJpeg(bytes)
    case 'png':
      return cleanPng(bytes)
    case 'webp':
      return cleanWebp(bytes)
    case 'gif':
      return cleanGif(bytes)
    case 'avif':
      return cleanAvif(bytes)
    case 'bmp':
    case 'ico':
      return bytes
    default:
      return undefined
  }
}
