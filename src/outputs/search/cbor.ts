/** As much of CBOR (RFC 8949) as the index of Pagefind has: whole numbers, texts and arrays. */

const kinds = { unsigned: 0, negative: 1, text: 3, array: 4 } as const

interface Head {
  kind: number
  /** The number itself, the length of a text, or the count of items. */
  value: number
  /** Where what follows begins. */
  next: number
}

function headAt(bytes: Buffer, at: number): Head {
  const first = bytes[at] ?? 0
  const [kind, short] = [first >> 5, first & 31]
  if (short < 24) return { kind, value: short, next: at + 1 }
  const size = sizeAfter(first)
  return { kind, value: bytes.readUIntBE(at + 1, size), next: at + 1 + size }
}

/** How many bytes the value has for which there is no room in the first. */
function sizeAfter(first: number): 1 | 2 | 4 {
  const size = ([1, 2, 4] as const)[(first & 31) - 24]
  if (size === undefined) throw new Error(`The index of Pagefind has the byte ${first}, which is not known here.`)
  return size
}

/** Where the item ends that begins there. Most of an index is read by this alone, so it makes no objects. */
function endOf(bytes: Buffer, start: number): number {
  let at = start
  for (let open = 1; open > 0; open--) {
    const first = bytes[at++] ?? 0
    let value = first & 31
    if (value >= 24) {
      const size = sizeAfter(first)
      value = bytes.readUIntBE(at, size)
      at += size
    }
    if (first >> 5 === kinds.text) at += value
    else if (first >> 5 === kinds.array) open += value
  }
  return at
}

/** The items of an array, each as it is written. */
export function arrayItems(array: Buffer): Buffer[] {
  const { value, next } = headAt(array, 0)
  let start = next
  return Array.from({ length: value }, () => {
    const end = endOf(array, start)
    const item = array.subarray(start, end)
    start = end
    return item
  })
}

export function readText(item: Buffer): string {
  const { value, next } = headAt(item, 0)
  return item.toString('utf8', next, next + value)
}

export function readNumbers(array: Buffer): number[] {
  const { value: count, next } = headAt(array, 0)
  let at = next
  return Array.from({ length: count }, () => {
    const { kind, value, next: after } = headAt(array, at)
    at = after
    return kind === kinds.negative ? -1 - value : value
  })
}

export function writeArray(items: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from(head(kinds.array, items.length)), ...items])
}

export function writeText(text: string): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat([Buffer.from(head(kinds.text, bytes.length)), bytes])
}

export function writeNumbers(numbers: readonly number[]): Buffer {
  const heads = numbers.map((value) => (value < 0 ? head(kinds.negative, -1 - value) : head(kinds.unsigned, value)))
  return Buffer.from([...head(kinds.array, numbers.length), ...heads.flat()])
}

function head(kind: number, value: number): number[] {
  const first = kind << 5
  if (value < 24) return [first | value]
  if (value < 0x100) return [first | 24, value]
  if (value < 0x10000) return [first | 25, value >> 8, value & 0xff]
  return [first | 26, value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff]
}
