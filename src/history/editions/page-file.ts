/**
 * Stores many pages in one cache file: their bytes in a row, then the data about them. Reads and writes them one by one, so that an edition
 * is never in memory as a whole.
 */
import { closeSync, fstatSync, openSync, readSync, writeFileSync } from 'node:fs'

/** Receives a finished page, to write right away. `url` is within the edition. */
export type PutPage = (url: string, html: string) => void
/** The same in bytes, which are valid until the call returns. */
export type TakePage = (url: string, html: Buffer) => void

export interface KeptPages<T> {
  /** Data about the pages. */
  about: T
  /** Pass on each page in turn. Works once. */
  each(take: TakePage): void
}

export interface PageStore {
  add: TakePage
  finish(about: unknown): void
}

interface Tail<T> {
  about: T
  pages: readonly (readonly [url: string, size: number])[]
}

/** Size of the length field at the end of the file, which holds the size of the data before it. */
const lengthSize = 4

export function createPageFile(path: string): PageStore {
  const file = openSync(path, 'w')
  const pages: [string, number][] = []
  return {
    add(url, html) {
      writeFileSync(file, html)
      pages.push([url, html.length])
    },
    finish(about) {
      const tail = Buffer.from(JSON.stringify({ about, pages } satisfies Tail<unknown>))
      const length = Buffer.alloc(lengthSize)
      length.writeUInt32BE(tail.length)
      writeFileSync(file, Buffer.concat([tail, length]))
      closeSync(file)
    },
  }
}

/** Keeps the file open until its pages are read, as a parallel build may delete it. Throws if the file is malformed. */
export function openPageFile<T>(path: string): KeptPages<T> {
  const file = openSync(path, 'r')
  const end = fstatSync(file).size - lengthSize
  const length = read(file, end, Buffer.alloc(lengthSize)).readUInt32BE()
  const { about, pages } = JSON.parse(read(file, end - length, Buffer.alloc(length)).toString('utf8')) as Tail<T>
  return {
    about,
    each(take) {
      const bufferOf = reusedBuffer()
      let at = 0
      for (const [url, size] of pages) {
        const html = bufferOf(size)
        read(file, at, html)
        take(url, html)
        at += size
      }
      closeSync(file)
    },
  }
}

/** Fill the buffer from a position in the file. */
function read(file: number, from: number, bytes: Buffer): Buffer {
  for (let at = 0; at < bytes.length; ) {
    const count = readSync(file, bytes, at, bytes.length - at, from + at)
    if (count === 0) throw new Error('The file ends too early.')
    at += count
  }
  return bytes
}

/** Encode pages one by one. The bytes are valid until the next call. */
export function pageEncoder(): (html: string) => Buffer {
  const bufferOf = reusedBuffer()
  return (html) => {
    const bytes = bufferOf(Buffer.byteLength(html))
    bytes.write(html)
    return bytes
  }
}

/** Return buffers in shared memory, since separate buffers for thousands of pages would wait for the garbage collector. */
function reusedBuffer(): (size: number) => Buffer {
  let memory = Buffer.alloc(0)
  return (size) => {
    if (memory.length < size) memory = Buffer.alloc(2 * size)
    return memory.subarray(0, size)
  }
}
