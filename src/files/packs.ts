/** A pack: results one after the other in a file, each with its name, its size and a checksum before it. */
import { createHash } from 'node:crypto'
import { closeSync, ftruncateSync, mkdirSync, openSync, readSync, rmSync, utimesSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

export const packEnding = '.pack'

/** Where a result is. */
export interface Place {
  /** 40 hexadecimal digits. */
  id: string
  pack: Pack
  /** Of its bytes, in the file. */
  offset: number
  size: number
}

export interface Pack {
  path: string
  /** When it was last used, in milliseconds. */
  time: number
  places: readonly Place[]
  /** Returns the bytes, or undefined if they aren't what was written. */
  read(place: Place): Buffer | undefined
  /** Throws if the disk is full. */
  append(id: string, bytes: Uint8Array): Place
  /** Sets when it was last used. */
  age(time: number): void
  close(): void
  /** Closes it and removes its file. */
  remove(): void
}

const idSize = 20
const checksumSize = 16
/** Name, size, checksum of the bytes, and a checksum of these three. */
const headSize = idSize + 4 + checksumSize + 4

/** Opens a pack to read it. What can't be read has no places. */
export function readPack(path: string, time: number): Pack {
  const [pack, addPlace] = makePack(path, time, openFile(path, 'r'))
  let at = 0
  for (let head = pack.readHead(at); head; head = pack.readHead(at)) {
    addPlace(head, at + headSize)
    at += headSize + head.size
  }
  return pack
}

/** Creates a pack to append to, and the folders above it. */
export function createPack(path: string): Pack {
  mkdirSync(dirname(path), { recursive: true })
  return makePack(path, Date.now(), openSync(path, 'wx+'))[0]
}

interface Head {
  id: string
  size: number
  checksum: Buffer
}

function makePack(
  path: string,
  time: number,
  opened: number | undefined,
): [pack: Pack & { readHead(at: number): Head | undefined }, addPlace: (head: Head, offset: number) => Place] {
  let file = opened
  let end = 0
  const places: Place[] = []
  const checksums = new Map<Place, Buffer>()
  const readAt = (offset: number, size: number): Buffer | undefined => {
    if (file === undefined) return undefined
    const bytes = Buffer.allocUnsafe(size)
    try {
      return readSync(file, bytes, 0, size, offset) === size ? bytes : undefined
    } catch {
      return undefined
    }
  }
  const addPlace = ({ id, size, checksum }: Head, offset: number): Place => {
    const place: Place = { id, pack, offset, size }
    places.push(place)
    checksums.set(place, checksum)
    end = offset + size
    return place
  }
  const pack = {
    path,
    time,
    places,
    readHead(at: number): Head | undefined {
      const bytes = readAt(at, headSize)
      const facts = bytes?.subarray(0, headSize - 4)
      if (!bytes || !facts || !guardOf(facts).equals(bytes.subarray(-4))) return undefined
      return {
        id: facts.toString('hex', 0, idSize),
        size: facts.readUInt32LE(idSize),
        // A copy, since the head would stay in memory.
        checksum: Buffer.from(facts.subarray(idSize + 4)),
      }
    },
    read(place: Place) {
      const bytes = readAt(place.offset, place.size)
      return bytes && checksums.get(place)?.equals(checksumOf(bytes)) ? bytes : undefined
    },
    append(id: string, bytes: Uint8Array) {
      if (file === undefined) throw new Error(`${path} is closed.`)
      const checksum = checksumOf(bytes)
      const facts = Buffer.alloc(headSize - 4)
      facts.write(id, 'hex')
      facts.writeUInt32LE(bytes.length, idSize)
      checksum.copy(facts, idSize + 4)
      const record = Buffer.concat([facts, guardOf(facts), bytes])
      try {
        // A full disk may take a part.
        for (let done = 0; done < record.length; ) done += writeSync(file, record, done, record.length - done, end + done)
      } catch (error) {
        ftruncateSync(file, end)
        throw error
      }
      return addPlace({ id, size: bytes.length, checksum }, end + headSize)
    },
    age: (then: number) => utimesSync(path, then / 1000, then / 1000),
    close() {
      if (file !== undefined) closeSync(file)
      file = undefined
    },
    remove() {
      pack.close()
      rmSync(path, { force: true })
    },
  }
  return [pack, addPlace]
}

function openFile(path: string, flags: string): number | undefined {
  try {
    return openSync(path, flags)
  } catch {
    return undefined
  }
}

function checksumOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, checksumSize)
}

function guardOf(facts: Uint8Array): Buffer {
  return createHash('sha256').update(facts).digest().subarray(0, 4)
}
