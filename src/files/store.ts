/**
 * Results kept on disk from build to build, by a key that names everything they were made from. A store never fails and never lies:
 * what can't be read, is cut off or was changed counts as not there, and what can't be written isn't kept.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface Store {
  /** Names the version of the program. */
  readonly program: string
  /** The bytes kept for a key. */
  get(key: string): Buffer | undefined
  put(key: string, bytes: Uint8Array): void
  /** Ends a run that wrote something: removes what is too old, and what is too much. What this run read or wrote stays. */
  prune(): void
}

export interface StoreLimits {
  /** Bytes of all results together. */
  maxBytes: number
  /** Days since a result was last used. */
  maxDays: number
}

const defaultLimits: StoreLimits = { maxBytes: 1 << 30, maxDays: 30 }

/** Keeps nothing. */
export const noStore: Store = { program: '', get: () => undefined, put: () => undefined, prune: () => undefined }

/** Length of the checksum before the bytes. */
const checksumSize = 16
const msPerDay = 86_400_000

/** Whose results a store has. What was kept with another program or other redactions goes at once. */
export interface StoreOwner {
  /** Names the handbook. */
  handbook: string
  /** Names the version of the program, on which all results depend. */
  program: string
  /** Names what is redacted: no result may outlive a takedown. */
  redactions: string
}

/**
 * A store in a folder that handbooks share, limits included. Several processes may use it side by side: a result is there whole or
 * not at all.
 */
export function openStore(folder: string, { handbook, program, redactions }: StoreOwner, { maxBytes, maxDays } = defaultLimits): Store {
  const [owner, state] = [storeKey(handbook).slice(0, 12), storeKey(program, redactions).slice(0, 12)]
  const own = join(folder, owner, state)
  for (const name of namesIn(join(folder, owner))) if (name !== state) remove(join(folder, owner, name))
  const used = new Set<string>()
  const folders = new Set<string>()
  let isWritable = true
  let hasWritten = false
  const fileOf = (key: string) => join(own, key.slice(0, 2), key)
  return {
    program,
    get(key) {
      const bytes = readWhole(fileOf(key))
      if (bytes) used.add(fileOf(key))
      return bytes
    },
    put(key, bytes) {
      if (!isWritable) return
      // A full disk or one that can't be written to: the rest of this run does without.
      isWritable = isWritten(fileOf(key), bytes, folders)
      hasWritten = true
      used.add(fileOf(key))
    },
    prune() {
      // Nothing grew, and what is old goes with the next change.
      if (!hasWritten) return
      const now = Date.now()
      const results = filesIn(folder)
      for (const { path, time } of results) if (used.has(path) && now - time > msPerDay) touch(path)
      const unused = results.filter(({ path }) => !used.has(path)).sort((a, b) => b.time - a.time)
      let bytes = results.reduce((sum, { path, size }) => sum + (used.has(path) ? size : 0), 0)
      for (const { path, size, time } of unused) {
        bytes += size
        if (bytes > maxBytes || now - time > maxDays * msPerDay) remove(path)
      }
    },
  }
}

/** Names a result by everything that it's made from. */
export function storeKey(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  // The length keeps two parts from reading as one.
  for (const part of parts) hash.update(`${part.length} `).update(part)
  return hash.digest('hex').slice(0, 40)
}

function readWhole(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path)
    const content = bytes.subarray(checksumSize)
    return bytes.length >= checksumSize && checksumOf(content).equals(bytes.subarray(0, checksumSize)) ? content : undefined
  } catch {
    return undefined
  }
}

/** A file that is cut off, because the process died or another one is writing it, fails its checksum. */
function isWritten(path: string, bytes: Uint8Array, folders: Set<string>): boolean {
  try {
    const folder = dirname(path)
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
    folders.add(folder)
    writeFileSync(path, Buffer.concat([checksumOf(bytes), bytes]))
    return true
  } catch {
    remove(path)
    return false
  }
}

function checksumOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, checksumSize)
}

interface StoredFile {
  path: string
  size: number
  /** When it was written or used, in milliseconds. */
  time: number
}

/** All files, those that a dead process cut off too. */
function filesIn(folder: string): StoredFile[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((item) => {
      const path = join(item.parentPath, item.name)
      const facts = item.isFile() ? statSync(path, { throwIfNoEntry: false }) : undefined
      return facts ? [{ path, size: facts.size, time: facts.mtimeMs }] : []
    })
  } catch {
    return []
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // Another process removed it, or the disk can't be written to.
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // The disk can't be written to.
  }
}
