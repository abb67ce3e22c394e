/** Cleans an asset for publication: removes code and metadata without changing how it looks. */
import { cleanFilm } from './boxes.ts'
import { isBoxed, pixelFormatOf } from './format.ts'
import { cleanImage } from './image.ts'
import { isNoImage } from './facts.ts'
import { isDisguised, kindOf } from './kinds.ts'
import { cleanWebm } from './matroska.ts'
import { cleanSvg } from './svg.ts'

/** Returns the bytes to publish; undefined if the kind isn't published, or the content doesn't match the extension. */
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
