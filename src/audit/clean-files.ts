/** Outputs in which an earlier build found nothing hidden; they needn't be searched again unless more is hidden. */
import { type Store, storeKey } from '../files/store.ts'
import type { NeedleHashes, Needles } from './needles.ts'

export interface CleanRecord {
  /** Digests of the outputs that are known to hold none of these needles. */
  read(needles: Needles): ReadonlySet<string>
  keep(digests: ReadonlySet<string>, needles: Needles): void
}

/** Remembers nothing. */
export const noRecord: CleanRecord = { read: () => new Set(), keep: () => undefined }

/** The record of one handbook. */
export function cleanRecord(store: Store): CleanRecord {
  const key = storeKey('clean files')
  return {
    read(needles) {
      const kept = store.get(key)
      const record = kept && decode(kept)
      return record && needles.isWithin(record.hashes) ? record.digests : new Set()
    },
    keep(digests, needles) {
      store.put(key, encode({ digests, hashes: needles.hashes() }))
    },
  }
}

interface CleanFiles {
  digests: ReadonlySet<string>
  /** What they were searched for. */
  hashes: NeedleHashes
}

/** Two lengths, the hashes, the digests. */
function encode({ digests, hashes: { runs, alone } }: CleanFiles): Buffer {
  const text = Buffer.from([...digests].join('\n'))
  const head = Uint32Array.of(runs.length, alone.length)
  return Buffer.concat([head, runs, alone].map(bytesOf).concat(text))
}

function decode(bytes: Buffer): CleanFiles {
  // A copy begins where 32-bit numbers may begin.
  const { buffer } = Uint8Array.from(bytes)
  const [runCount = 0, aloneCount = 0] = new Uint32Array(buffer, 0, 2)
  const [runsAt, aloneAt] = [8, 8 + 4 * runCount]
  const textAt = aloneAt + 4 * aloneCount
  return {
    digests: new Set(Buffer.from(buffer, textAt).toString().split('\n')),
    hashes: { runs: new Int32Array(buffer, runsAt, runCount), alone: new Int32Array(buffer, aloneAt, aloneCount) },
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
