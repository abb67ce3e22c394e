/** Several files as one sequence of bytes. */

export interface PackedFile {
  path: string
  content: Uint8Array
}

/** A line of JSON with paths and sizes, then the contents. */
export function packFiles(files: readonly PackedFile[]): Buffer {
  const list = files.map(({ path, content }) => [path, content.length])
  return Buffer.concat([Buffer.from(`${JSON.stringify(list)}\n`), ...files.map(({ content }) => content)])
}

/** Reads what `packFiles` wrote. */
export function unpackFiles(pack: Buffer): PackedFile[] {
  let start = pack.indexOf('\n') + 1
  const list: [path: string, size: number][] = JSON.parse(pack.subarray(0, start).toString())
  return list.map(([path, size]) => {
    start += size
    return { path, content: pack.subarray(start - size, start) }
  })
}
