/** The subset of CBOR (RFC 8949) that Pagefind's index uses: integers, texts and arrays. */

const kinds = { unsigned: 0, negative: 1, text: 3, array: 4 } as const

interface Head {
  kind: number
  /** The number, the length of a text, or the item count of an array. */
  value: number
  /** Offset of what follows. */
  next: number
}

function readHead(bytes: Buffer, at: number): Head {
  const first = bytes[at] ?? 0
  const [kind, short] = [first >> 5, first & 31]
  if (short < 24) return { kind, value: short, next: at + 1 }
  const size = valueBytes(first)
  return { kind, value: bytes.readUIntBE(at + 1, size), next: at + 1 + size }
}

/** Number of bytes after the first that hold the value. */
function valueBytes(first: number): 1 | 2 | 4 {
  const size = ([1, 2, 4] as const)[(first & 31) - 24]
  if (size === undefined) throw new Error(`The index of Pagefind has the byte ${first}, which is not known here.`)
  return size
}

/** Offset of the item's end. Most of an index is only skipped, so this allocates nothing. */
function findEnd(bytes: Buffer, start: number): number {
  let at = start
  for (let open = 1; open > 0; open--) {
    const first = bytes[at++] ?? 0
    let value = first & 31
    if (value >= 24) {
      const size = valueBytes(first)
      value = bytes.readUIntBE(at, size)
      at += size
    }
    if (first >> 5 === kinds.text) at += value
    else if (first >> 5 === kinds.array) open += value
  }
  return at
}

/** Items of an array, still encoded. */
export function arrayItems(array: Buffer): Buffer[] {
  const { value, next } = readHead(array, 0)
  let start = next
  return Array.from({ length: value }, () => {
    const end = findEnd(array, start)
    const item = array.subarray(start, end)
    start = end
    return item
  })
}

export function readText(item: Buffer): string {
  const { value, next } = readHead(item, 0)
  return item.toString('utf8', next, next + value)
}

export function readNumbers(array: Buffer): number[] {
  const { value: count, next } = readHead(array, 0)
  let at = next
  return Array.from({ length: count }, () => {
    const { kind, value, next: after } = readHead(array, at)
    at = after
    return kind === kinds.negative ? -1 - value : value
  })
}

export function writeArray(items: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from(writeHead(kinds.array, items.length)), ...items])
}

export function writeText(text: string): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat([Buffer.from(writeHead(kinds.text, bytes.length)), bytes])
}

export function writeNumbers(numbers: readonly number[]): Buffer {
  const heads = numbers.map((value) => (value < 0 ? writeHead(kinds.negative, -1 - value) : writeHead(kinds.unsigned, value)))
  return Buffer.from([...writeHead(kinds.array, numbers.length), ...heads.flat()])
}

function writeHead(kind: number, value: number): number[] {
  const first = kind << 5
  if (value < 24) return [first | value]
  if (value < 0x100) return [first | 24, value]
  if (value < 0x10000) return [first | 25, value >> 8, value & 0xff]
  return [first | 26, value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff]
}
