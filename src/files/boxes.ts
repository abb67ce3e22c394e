/**
 * MP4, QuickTime and AVIF consist of boxes that refer to each other by offset, so nothing may move: a metadata box becomes a `free`
 * box of the same size, and its content is overwritten.
 */

interface Box {
  type: string
  start: number
  /** Offset of its content. */
  content: number
  end: number
}

/** Boxes that contain boxes. */
const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'moof', 'traf'])
/** Metadata of cameras and programs: location, time, device, names. */
const metadata = new Set(['udta', 'meta', 'uuid', 'XMP_', 'Exif'])

/** Removes metadata, as far as possible in a truncated video. */
export function cleanVideo(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  const clean = (start: number, end: number) => {
    for (const box of readBoxes(copy, start, end)) {
      if (metadata.has(box.type)) freeBox(copy, box)
      else if (containers.has(box.type)) clean(box.content, box.end)
    }
  }
  tryReading(() => clean(0, copy.length))
  return copy
}

/** Removes metadata: EXIF and XMP are items, like the pixels. Of a damaged file, only the first 8 bytes are returned. */
export function cleanAvif(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  const isIntact = tryReading(() => {
    for (const box of readBoxes(copy, 0, copy.length)) {
      if (box.type === 'uuid' || box.type === 'udta') freeBox(copy, box)
      if (box.type === 'moov') cleanVideo(copy.subarray(box.start, box.end)).copy(copy, box.start)
      if (box.type === 'meta') cleanItems(copy, box)
    }
  })
  return isIntact ? copy : copy.subarray(0, 8)
}

function cleanItems(copy: Buffer, meta: Box): void {
  const inner = [...readBoxes(copy, meta.content + 4, meta.end)]
  const items = inner.filter(({ type }) => type === 'iinf').flatMap((each) => findMetadataItems(copy, each))
  const data = inner.find(({ type }) => type === 'idat')
  for (const locations of inner.filter(({ type }) => type === 'iloc'))
    for (const { id, isInside, start, length } of readExtents(copy, locations)) {
      if (!items.includes(id)) continue
      const from = isInside ? (data?.content ?? copy.length) + start : start
      copy.fill(0, from, length === 0 ? undefined : Math.min(from + length, copy.length))
    }
}

/** Returns whether the file could be read to its end. */
function tryReading(clean: () => void): boolean {
  try {
    clean()
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function* readBoxes(bytes: Buffer, start: number, end: number): Generator<Box> {
  for (let at = start; at + 8 <= end; ) {
    const short = bytes.readUInt32BE(at)
    const length = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? end - at : short
    const content = at + (short === 1 ? 16 : 8)
    if (length < content - at || at + length > end) throw new RangeError('A box ends outside its parent box.')
    yield { type: bytes.toString('latin1', at + 4, at + 8), start: at, content, end: at + length }
    at += length
  }
}

function freeBox(bytes: Buffer, { start, content, end }: Box): void {
  bytes.write('free', start + 4, 'latin1')
  bytes.fill(0, content, end)
}

/** Returns the ids of EXIF and XMP items. */
function findMetadataItems(bytes: Buffer, list: Box): number[] {
  const first = list.content + (bytes[list.content] === 0 ? 6 : 8)
  return [...readBoxes(bytes, first, list.end)].flatMap(({ type, content }) => {
    const version = bytes[content] ?? 0
    if (type !== 'infe' || version < 2) return []
    const isLong = version > 2
    const id = isLong ? bytes.readUInt32BE(content + 4) : bytes.readUInt16BE(content + 4)
    const kind = bytes.toString('latin1', content + (isLong ? 10 : 8), content + (isLong ? 14 : 12))
    return kind === 'Exif' || kind === 'mime' || kind === 'uri ' ? [id] : []
  })
}

interface Extent {
  id: number
  /** Whether `start` is relative to the `idat` box instead of the file. */
  isInside: boolean
  start: number
  length: number
}

function readExtents(bytes: Buffer, list: Box): Extent[] {
  let at = list.content
  const read = (size: number): number => {
    const value = size === 0 ? 0 : size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size)
    at += size
    return value
  }
  const version = read(1)
  read(3)
  const sizes = read(2)
  const [offsetSize, lengthSize, baseSize, indexSize] = [12, 8, 4, 0].map((shift) => (sizes >> shift) & 15) as [
    number,
    number,
    number,
    number,
  ]
  const count = read(version < 2 ? 2 : 4)
  const extents: Extent[] = []
  for (let item = 0; item < count; item++) {
    const id = read(version < 2 ? 2 : 4)
    const isInside = version > 0 && (read(2) & 15) === 1
    read(2)
    const base = read(baseSize)
    const parts = read(2)
    for (let part = 0; part < parts; part++) {
      if (version > 0) read(indexSize)
      const start = base + read(offsetSize)
      extents.push({ id, isInside, start, length: read(lengthSize) })
    }
  }
  return extents
}
