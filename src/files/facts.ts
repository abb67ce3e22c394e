/** What must be known of a file beside texts before anything leads to it. */
import { keptMetadata } from './authors.ts'
import { pixelFormatOf } from './format.ts'
import { isDisguised, kindOf } from './kinds.ts'
import { cleanSvg, type SvgFault } from './svg.ts'

/** Nothing is said of files as they should be. */
export interface FileFacts {
  /** It holds markup that a browser would run, under the name of something else. */
  isDisguised?: true
  /** It is named as an image, and is none. */
  isUnreadable?: true
  /** What a drawing holds beside what it draws. */
  faults?: readonly SvgFault[]
  /** What is published with the file although nobody sees it. */
  keeps?: string
}

/** Undefined where there is nothing to say; of what is empty, there is not. */
export function factsOf(path: string, bytes: Buffer): FileFacts | undefined {
  const kind = kindOf(path)
  if (!kind || bytes.length === 0) return undefined
  if (kind.type === 'image/svg+xml') {
    const { text, faults } = cleanSvg(bytes.toString('utf8'))
    if (text === undefined) return { isUnreadable: true }
    return faults.length > 0 ? { faults } : undefined
  }
  if (isNoImage(path, bytes)) return { isUnreadable: true }
  if (isDisguised(path, bytes)) return { isDisguised: true }
  const keeps = keptMetadata(path, bytes)
  return keeps === undefined ? undefined : { keeps }
}

/** Whether a file is named as an image of pixels that browsers show, and is none. */
export function isNoImage(path: string, bytes: Buffer): boolean {
  const kind = kindOf(path)
  return kind?.group === 'image' && !/svg|photoshop|jxl/.test(kind.type) && bytes.length > 0 && pixelFormatOf(bytes) === undefined
}

/** Whether all of a file must be read for it; the beginning is enough for all others. */
export function needsWholeFile(path: string): boolean {
  const kind = kindOf(path)
  return kind?.type === 'image/svg+xml' || kind?.group === 'document'
}
