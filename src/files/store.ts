/**
 * Results cached on disk across builds, by a key that identifies all their inputs. A store never fails and never returns wrong data: what
 * can't be read, is truncated or was changed counts as missing, and what can't be written isn't cached.
 *
 * A run appends its results to a file of its own, a pack, since thousands of small files cost more than their content.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createPack, type Pack, packEnding, type Place, readPack } from './packs.ts'

export interface Store {
  /** Names the version of the program. */
  readonly program: string
  /** The bytes kept for a key. */
  get(key: string): Buffer | undefined
  put(key: string, bytes: Uint8Array): void
  /** Ends a run: removes results that are too old or exceed the size limit, but not those that this run read or wrote. */
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

/** Beyond this number, the packs of a handbook are merged. */
const maxPacks = 8
const msPerDay = 86_400_000

/** Whose results a store has. Results from another program version or other redactions are deleted immediately. */
export interface StoreOwner {
  /** Names the handbook. */
  handbook: string
  /** Names the version of the program, on which all results depend. */
  program: string
  /** Names what is redacted: no result may outlive a takedown. */
  redactions: string
}

/** A store in a folder that handbooks share, limits included. Several processes may use it side by side. */
export function openStore(
  folder: string,
  { handbook, program, redactions }: StoreOwner,
  { maxBytes, maxDays }: StoreLimits = defaultLimits,
): Store {
  const [owner, state] = [storeKey(handbook).slice(0, 12), storeKey(program, redactions).slice(0, 12)]
  const own = join(folder, owner, state)
  for (const name of namesIn(join(folder, owner))) if (name !== state) remove(join(folder, owner, name))
  let packs: Pack[] | undefined
  const places = new Map<string, Place>()
  const used = new Set<Place>()
  let written: Pack | undefined
  let isWritable = true

  const open = (): Pack[] => {
    if (packs) return packs
    const files = packFiles(own).sort((a, b) => (a.path < b.path ? -1 : 1))
    packs = files.map(({ path, time }) => readPack(path, time))
    // Their names begin with the moment at which they were begun, and later ones win.
    for (const pack of packs) for (const place of pack.places) places.set(place.id, place)
    return packs
  }
  /** Appends to the pack of this run. */
  const append = (id: string, bytes: Uint8Array): void => {
    written ??= createPack(join(own, namePack()))
    const place = written.append(id, bytes)
    places.set(id, place)
    used.add(place)
  }
  /** Does the same, unless the disk is full or can't be written to: then the rest of this run does without. */
  const tryAppend = (id: string, bytes: Uint8Array): void => {
    if (!isWritable) return
    try {
      append(id, bytes)
    } catch {
      isWritable = false
    }
  }
  const find = (id: string): { place: Place; bytes: Buffer } | undefined => {
    open()
    const place = places.get(id)
    const bytes = place?.pack.read(place)
    if (place && bytes) return { place, bytes }
    places.delete(id)
    return undefined
  }
  /** Keeps this run's results in one pack, and the rest in another, which is as old as its oldest part. */
  const merge = (): void => {
    const before = open()
    // It comes right after those that it replaces, and before what other runs wrote meanwhile.
    const rest = createPack(join(own, namePack(basename(before.at(-1)?.path ?? '').split('-')[0])))
    let age = Date.now()
    for (const place of before.flatMap((pack) => pack.places)) {
      // Another one was written later.
      if (places.get(place.id) !== place) continue
      const bytes = place.pack.read(place)
      if (!bytes) continue
      if (used.has(place)) append(place.id, bytes)
      else {
        rest.append(place.id, bytes)
        age = Math.min(age, place.pack.time)
      }
    }
    for (const pack of before) pack.remove()
    if (rest.places.length === 0) rest.remove()
    else rest.age(age)
    packs = []
    rest.close()
  }

  return {
    program,
    get(key) {
      const found = find(idOf(key))
      if (found) used.add(found.place)
      return found?.bytes
    },
    put(key, bytes) {
      const id = idOf(key)
      const known = find(id)
      // The same again takes no space.
      if (known?.bytes.equals(bytes)) used.add(known.place)
      else tryAppend(id, bytes)
    },
    prune() {
      const now = Date.now()
      const usedPacks = () => new Set([...used].map(({ pack }) => pack.path))
      try {
        const isMuch = totalBytes(folder) > maxBytes
        if (isWritable && (open().length > maxPacks || (isMuch && open().length > 0))) merge()
      } catch {
        // The disk is full; the packs of this run say nothing wrong.
      }
      for (const { path, time } of packFiles(own)) if (usedPacks().has(path) && now - time > msPerDay) touch(path)
      const kept = usedPacks()
      let bytes = 0
      const files = packFiles(folder).sort((a, b) => b.time - a.time)
      for (const { path, size } of files) if (kept.has(path)) bytes += size
      for (const { path, size, time } of files) {
        if (kept.has(path)) continue
        bytes += size
        if (bytes > maxBytes || now - time > maxDays * msPerDay) remove(path)
      }
      for (const pack of [...(packs ?? []), ...(written ? [written] : [])]) pack.close()
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

/** All ids have one length. */
function idOf(key: string): string {
  return /^[\da-f]{40}$/.test(key) ? key : storeKey(key)
}

/** Names a pack by the moment, in microseconds. */
function namePack(moment = Math.round((performance.timeOrigin + performance.now()) * 1000).toString(36)): string {
  return `${moment}-${randomUUID()}${packEnding}`
}

interface StoredFile {
  path: string
  size: number
  /** When it was written or used, in milliseconds. */
  time: number
}

function packFiles(folder: string): StoredFile[] {
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

function totalBytes(folder: string): number {
  return packFiles(folder).reduce((sum, { size }) => sum + size, 0)
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
    // The disk is read-only.
  }
}
