/** Caches the results of parsing bodies across builds. */
import { type Store, storeKey } from '../../files/store.ts'
import type { Document } from '../../markdown/document.ts'
import type { Parsers } from './parsers.ts'

/** Parses a body only if the store has no result for it. */
export function keepDocuments(parsers: Parsers, store: Store): Parsers {
  return {
    ...parsers,
    body(body) {
      const key = storeKey('document', JSON.stringify(body))
      const kept = store.get(key)
      if (kept) return readDocument(kept)
      const bytes = writeDocument(parsers.body(body))
      store.put(key, bytes)
      // Copies strings: the parser's are slices that would keep the whole source in memory.
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
