/** A file beside texts as it goes out: cleaned of code and of what cameras and programs say of it, without any loss to what is shown. */
import { cleanFilm } from './boxes.ts'
import { isBoxed, pixelFormatOf } from './format.ts'
import { cleanImage } from './image.ts'
import { isNoImage } from './facts.ts'
import { isDisguised, kindOf } from './kinds.ts'
import { cleanWebm } from './matroska.ts'
import { cleanSvg } from './svg.ts'

/** The bytes to publish; undefined for a file of a kind that is not published, and for one that is not what its name says. */
export function publishedBytes(path: string, bytes: Buffer): Buffer | undefined {
  const kind = kindOf(path)
  if (!kind || bytes.length === 0) return kind && bytes
  if (kind.type === 'image/svg+xml') {
    const { text } = cleanSvg(bytes.toString('utf8'))
    return text === undefined ? undefined : Buffer.from(text)
  }
  if (isDisguised(path, bytes) || isNoImage(path, bytes)) return undefined
  const format = pixelFormatOf(bytes)
  if (format) return cleanImage(bytes) ?? bytes
  if (isBoxed(bytes)) return cleanFilm(bytes)
  return kind.type === 'video/webm' ? cleanWebm(bytes) : bytes
}
