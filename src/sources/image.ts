/** Reads image facts from a few kilobytes, whatever the size of the file. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { isWhole, readFacts } from './image-bytes.ts'
import type { ImageFacts } from './source.ts'

const imageEndings = /\.(png|apng|jpe?g|jfif|gif|webp|avif|svg|bmp|ico|tiff?|heic|heif|jxl|psd)$/i
/** Photos may have a thumbnail of up to 64 KB before their size. */
const headBytes = 80 * 1024
const tailBytes = 4 * 1024
/** A shared buffer: files are read one after the other. */
const head = Buffer.allocUnsafe(headBytes)

export function isNamedAsImage(path: string): boolean {
  return imageEndings.test(path)
}

/** Throws only if the file can't be read. */
export function readImage(file: string): ImageFacts {
  const descriptor = openSync(file, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const start = head.subarray(0, readSync(descriptor, head, 0, headBytes, 0))
    if (size <= headBytes) return { ...readFacts(start), bytes: size }
    let facts = readFacts(start)
    const end = Buffer.alloc(tailBytes)
    readSync(descriptor, end, 0, tailBytes, size - tailBytes)
    // If the head has no size, or there's data after the end marker, read the whole file.
    if (facts.width === 0 && facts.format === 'jpg') facts = readFacts(readFileSync(file))
    else facts.isWhole = isWhole(facts.format, start, end, size) || isWhole(facts.format, start, readFileSync(file), size)
    return { ...facts, bytes: size }
  } finally {
    closeSync(descriptor)
  }
}

/** Does the same for an image in memory. */
export function readImageBytes(bytes: Buffer): ImageFacts {
  return { ...readFacts(bytes), bytes: bytes.length }
}
