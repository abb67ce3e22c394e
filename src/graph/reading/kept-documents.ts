/** Keeps what parsing a body found from build to build. */
import { type Store, storeKey } from '../../files/store.ts'
import type { Document } from '../../markdown/document.ts'
import type { Parsers } from './parsers.ts'

/** Parses a body only if this store has no result for it. */
export function keepDocuments(parsers: Parsers, store: Store): Parsers {
  return {
    ...parsers,
    body(body) {
      const key = storeKey('document', JSON.stringify(body))
      const kept = store.get(key)
      if (kept) return readDocument(kept)
      const bytes = writeDocument(parsers.body(body))
      store.put(key, bytes)
      // The parser's strings are parts of long ones, which they would keep in memory.
      return readDocument(bytes)
    },
  }
}

function writeDocument(document: Document): Buffer {
  return Buffer.from(JSON.stringify({ ...document, anchors: [...document.anchors] }))
}

function readDocument(bytes: Buffer): Document {
  const { anchors, ...rest } = JSON.parse(bytes.toString())
  return { ...rest, anchors: new Set(anchors) }
}
