/**
 * Many pages in one file of the cache: the bytes of each after those of the one before, and then what is known of them. They go in
 * and come out one by one, so that no edition is ever in memory as a whole.
 */
import { closeSync, fstatSync, openSync, readSync, writeFileSync } from 'node:fs'

/** Takes a page that is made: it is written at once. `url` is below the edition. */
export type PutPage = (url: string, html: string) => void
/** The same in bytes, which are the page's until the call returns. */
export type TakePage = (url: string, html: Buffer) => void

export interface KeptPages<T> {
  /** What is known of all of them. */
  about: T
  /** Hands out each page in turn; can be done once. */
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

/** The last bytes of the file say how long its tail is. */
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

/** The file stays open until its pages are handed out: a build beside this one may remove it meanwhile. Throws what is no such file. */
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

/** Fills the bytes with what stands in the file from there. */
function read(file: number, from: number, bytes: Buffer): Buffer {
  for (let at = 0; at < bytes.length; ) {
    const count = readSync(file, bytes, at, bytes.length - at, from + at)
    if (count === 0) throw new Error('The file ends too early.')
    at += count
  }
  return bytes
}

/** Turns one page after another into bytes, which are the page's until the next one. */
export function pageEncoder(): (html: string) => Buffer {
  const bufferOf = reusedBuffer()
  return (html) => {
    const bytes = bufferOf(Buffer.byteLength(html))
    bytes.write(html)
    return bytes
  }
}

/** Buffers of any size in the same memory: thousands of pages in memory of their own would wait for the garbage collector. */
function reusedBuffer(): (size: number) => Buffer {
  let memory = Buffer.alloc(0)
  return (size) => {
    if (memory.length < size) memory = Buffer.alloc(2 * size)
    return memory.subarray(0, size)
  }
}
