/** Cleans an asset for publication: removes code and metadata without changing how it looks. */
import { cleanVideo } from './boxes.ts'
import { isBoxed, detectPixelFormat } from './format.ts'
import { cleanImage } from './image.ts'
import { isFakeImage } from './facts.ts'
import { isDisguised, findFileKind } from './kinds.ts'
import { cleanWebm } from './matroska.ts'
import { cleanSvg } from './svg.ts'

/** Returns the bytes to publish; undefined if the kind isn't published, or the content doesn't match the extension. */
export function cleanForPublication(path: string, bytes: Buffer): Buffer | undefined {
  const kind = findFileKind(path)
  if (!kind || bytes.length === 0) return kind && bytes
  if (kind.type === 'image/svg+xml') {
    const { text } = cleanSvg(bytes.toString('utf8'))
    return text === undefined ? undefined : Buffer.from(text)
  }
  if (isDisguised(path, bytes) || isFakeImage(path, bytes)) return undefined
  const format = detectPixelFormat(bytes)
  if (format) return cleanImage(bytes) ?? bytes
  if (isBoxed(bytes)) return cleanVideo(bytes)
  return kind.type === 'video/webm' ? cleanWebm(bytes) : bytes
}
