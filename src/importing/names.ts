/** File names for imported pages: every one has an address, and no two have the same. */
import { folderPage, asciiName, isAddressable } from '../graph/reading/places.ts'

export class Names {
  /** Folded path without extension, and the full path that has it. */
  readonly #taken = new Map<string, string>()

  /** `existing` are paths that other files have already. */
  constructor(existing: Iterable<string> = []) {
    for (const path of existing) this.#taken.set(keyOf(path), path)
  }

  /**
   * Returns a free path for a wanted one: each part in letters of addresses, with a number if another file has that name. A file that exists
   * under the very path is the one imported before.
   */
  take(wanted: string): string {
    const path = cleanPath(wanted)
    const { folder, stem, ending } = splitPath(path)
    for (let number = 1; ; number++) {
      const free = number === 1 ? path : `${folder}${stem}-${number}${ending}`
      const owner = this.#taken.get(keyOf(free))
      if (owner === undefined || owner === free) {
        // Taken for the rest of this import, also under its own name.
        this.#taken.set(keyOf(free), `${free}\0`)
        return free
      }
    }
  }
}

/** Returns a path with parts that an address can have. */
export function cleanPath(path: string): string {
  const parts = path.split('/')
  const name = parts.pop() ?? ''
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  return [...parts.map(cleanName), cleanName(stem) + ending.toLowerCase()].join('/')
}

function cleanName(name: string): string {
  if (isAddressable(name)) return name
  const ascii = asciiName(name)
  return ascii === '' ? 'page' : ascii
}

/** Pages take their name without extension, and a folder's page takes the folder's; other files the whole name. */
function keyOf(path: string): string {
  const isPage = /\.mdx?$/i.test(path)
  const id = isPage
    ? path
        .replace(/\.mdx?$/i, '')
        .replace(folderPage, '$1')
        .replace(/\/$/, '')
    : path
  return `${isPage ? 'page' : 'file'} ${id.normalize('NFC').toLowerCase()}`
}

function splitPath(path: string): { folder: string; stem: string; ending: string } {
  const slash = path.lastIndexOf('/') + 1
  const dot = path.lastIndexOf('.')
  const end = dot > slash ? dot : path.length
  const stem = path.slice(slash, end)
  // A second page of a folder can't be named like the first, with a number: `index-2` would be an ordinary page anyway.
  return { folder: path.slice(0, slash), stem: /^_?index$/i.test(stem) ? 'overview' : stem.toLowerCase(), ending: path.slice(end) }
}
