/** Keeps finished pages in a store: their bytes in parts, so that an edition is never in memory as a whole, and the data about them. */
import { getValue, putValue } from '../../files/kept-values.ts'
import { type Store, storeKey } from '../../files/store.ts'

/** Receives a finished page, to write right away. `url` is within the edition. */
export type PutPage = (url: string, html: string) => void
/** The same in bytes, which are valid until the call returns. */
export type TakePage = (url: string, html: Buffer) => void

export interface KeptPages<T> {
  /** Data about the pages. */
  about: T
  /** Pass on each page in turn. Returns false if some are lost; those before them were passed on. */
  each(take: TakePage): boolean
}

/** Bytes of pages per part. A larger page gets its own part. */
const partSize = 4 << 20
/** Size of the length field at the start of a part, which holds the size of its list of pages. */
const lengthSize = 4

interface Head<T> {
  about: T
  parts: number
}

/** Reads the data alone. */
export function findPages<T>(store: Store, key: string): KeptPages<T> | undefined {
  const head = getValue<Head<T>>(store, key)
  return (
    head && {
      about: head.about,
      each(take) {
        for (let part = 0; part < head.parts; part++) {
          const bytes = store.get(partKey(key, part))
          if (!bytes) return false
          readPart(bytes, take)
        }
        return true
      },
    }
  )
}

/** Keep pages while they're made and pass them on. Returns the data that `make` returns about them, which is kept too. */
export function keepPages<T>(store: Store, key: string, take: TakePage, make: (put: PutPage) => T): T {
  let memory = Buffer.allocUnsafe(partSize)
  let pages: [url: string, size: number][] = []
  let [used, parts] = [0, 0]
  const endPart = () => {
    if (pages.length > 0) store.put(partKey(key, parts++), writePart(pages, memory.subarray(0, used)))
    pages = []
    used = 0
  }
  const about = make((url, html) => {
    const size = Buffer.byteLength(html)
    if (used + size > memory.length) endPart()
    if (size > memory.length) memory = Buffer.allocUnsafe(size)
    memory.write(html, used)
    take(url, memory.subarray(used, used + size))
    pages.push([url, size])
    used += size
  })
  endPart()
  putValue<Head<T>>(store, key, { about, parts })
  return about
}

function partKey(key: string, part: number): string {
  return storeKey(key, `part ${part}`)
}

function writePart(pages: readonly (readonly [url: string, size: number])[], bytes: Buffer): Buffer {
  const list = Buffer.from(JSON.stringify(pages))
  const length = Buffer.alloc(lengthSize)
  length.writeUInt32BE(list.length)
  return Buffer.concat([length, list, bytes])
}

function readPart(part: Buffer, take: TakePage): void {
  let at = lengthSize + part.readUInt32BE()
  const pages = JSON.parse(part.toString('utf8', lengthSize, at)) as [url: string, size: number][]
  for (const [url, size] of pages) {
    take(url, part.subarray(at, at + size))
    at += size
  }
}
