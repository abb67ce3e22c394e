/** Runs Pagefind's browser bundle in Node over a built index, and records what a reader would load. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import type { Engine } from '../../src/answers/search/engine.ts'

export interface Loading {
  /** Compressed as a host would send them. */
  bytes: number
  requests: number
  /** File names, in order. */
  files: readonly string[]
}

export interface MeasuredEngine {
  engine: Engine
  /** Reads another file of the index, as a page does. */
  read(name: string): Buffer
  /** Returns what was loaded since the last call. */
  loading(): Loading
}

interface Bundle {
  createInstance(options: object): Engine & { init(): Promise<void> }
}

/** A host that doesn't exist: requests to it are answered from disk. */
export const origin = 'http://index.invalid'

let count = 0

/** `folder` has the engine. The index is there, or in the folder `part` below. */
export async function openEngine(folder: string, options: object, part = ''): Promise<MeasuredEngine> {
  const loaded: { bytes: number; files: string[] } = { bytes: 0, files: [] }
  const read = (name: string) => {
    const bytes = readFileSync(join(folder, name))
    loaded.bytes += Math.min(bytes.length, brotliCompressSync(bytes).length)
    loaded.files.push(name)
    return bytes
  }
  const place = `${origin}/${count++}/`
  const fetchBefore = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    if (!url.startsWith(place)) return fetchBefore(input, init)
    const name = new URL(url).pathname.slice(new URL(place).pathname.length)
    return existsSync(join(folder, name)) ? new Response(new Uint8Array(read(name))) : new Response(null, { status: 404 })
  }
  read('pagefind.js')
  const { createInstance } = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'pagefind.js')).href)) as Bundle
  const engine = createInstance({ basePath: place + part, baseUrl: '/', noWorker: true, ...options })
  await engine.init()
  return {
    engine,
    read,
    loading() {
      const since = { ...loaded, requests: loaded.files.length }
      Object.assign(loaded, { bytes: 0, files: [] })
      return since
    },
  }
}
