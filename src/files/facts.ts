/** Facts to check about an asset before anything links to it. */
import { findKeptMetadata } from './authors.ts'
import { detectPixelFormat } from './format.ts'
import { isDisguised, findFileKind } from './kinds.ts'
import { cleanSvg, type SvgFault } from './svg.ts'

/** All are left out for a normal file. */
export interface FileFacts {
  /** It's markup that a browser would run, under another extension. */
  isDisguised?: true
  /** It's named as an image, but isn't one. */
  isUnreadable?: true
  /** Parts of an SVG that won't be published. */
  faults?: readonly SvgFault[]
  /** Metadata that will be published with the file. */
  keeps?: string
}

/** Returns undefined for a normal or empty file. */
export function findFileFacts(path: string, bytes: Buffer): FileFacts | undefined {
  const kind = findFileKind(path)
  if (!kind || bytes.length === 0) return undefined
  if (kind.type === 'image/svg+xml') {
    const { text, faults } = cleanSvg(bytes.toString('utf8'))
    if (text === undefined) return { isUnreadable: true }
    return faults.length > 0 ? { faults } : undefined
  }
  if (isFakeImage(path, bytes)) return { isUnreadable: true }
  if (isDisguised(path, bytes)) return { isDisguised: true }
  const keeps = findKeptMetadata(path, bytes)
  return keeps === undefined ? undefined : { keeps }
}

/** Whether a file is named as a bitmap image that browsers show, but isn't one. */
export function isFakeImage(path: string, bytes: Buffer): boolean {
  const kind = findFileKind(path)
  return kind?.group === 'image' && !/svg|photoshop|jxl/.test(kind.type) && bytes.length > 0 && detectPixelFormat(bytes) === undefined
}

/** Whether the facts need the whole file, instead of its beginning. */
export function needsWholeFile(path: string): boolean {
  const kind = findFileKind(path)
  return kind?.type === 'image/svg+xml' || kind?.group === 'document'
}
