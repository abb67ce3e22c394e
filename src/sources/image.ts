/** Reads what an image says of itself: a few kilobytes of it, whatever its size. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { isWhole, readFacts } from './image-bytes.ts'
import type { ImageFacts } from './source.ts'

const imageEndings = /\.(png|apng|jpe?g|jfif|gif|webp|avif|svg|bmp|ico|tiff?|heic|heif|jxl|psd)$/i
/** Photographs may hold a small picture of themselves, up to 64 KB, before they say their size. */
const headLength = 80 * 1024
const tailLength = 4 * 1024
/** One for all: files are read one after the other. */
const head = Buffer.allocUnsafe(headLength)

export function isNamedAsImage(path: string): boolean {
  return imageEndings.test(path)
}

/** Throws only if the file cannot be read. */
export function readImage(file: string): ImageFacts {
  const descriptor = openSync(file, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const start = head.subarray(0, readSync(descriptor, head, 0, headLength, 0))
    if (size <= headLength) return { ...readFacts(start), bytes: size }
    let facts = readFacts(start)
    const end = Buffer.alloc(tailLength)
    readSync(descriptor, end, 0, tailLength, size - tailLength)
    // A head full of other things, or something behind the end: then all of it must be looked at.
    if (facts.width === 0 && facts.format === 'jpg') facts = readFacts(readFileSync(file))
    else facts.isWhole = isWhole(facts.format, start, end, size) || isWhole(facts.format, start, readFileSync(file), size)
    return { ...facts, bytes: size }
  } finally {
    closeSync(descriptor)
  }
}

/** The same of an image that is in memory. */
export function readImageBytes(bytes: Buffer): ImageFacts {
  return { ...readFacts(bytes), bytes: bytes.length }
}
