/** Splits Pagefind's index into smaller chunks. A search loads a chunk per word, most of which is about other words. */
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { IndexFile } from 'pagefind'
import { withAliases } from './aliases.ts'
import { arrayItems, readText, writeArray, writeText } from './cbor.ts'
import { isUnspaced } from '../../answers/search/scripts.ts'
import { shorten, readWord } from './word-list.ts'

/** Pagefind's prefix of compressed files, which shows whether the host has decompressed them. */
const signature = Buffer.from('pagefind_dcd')
/** Bytes per chunk before compression. */
const chunkSize = 6000
/** Hosts limit the number of files, so a big index has bigger chunks. */
const maxChunks = 400
/** Pagefind looks up a prefix in one chunk only, so words with this many letters in common stay together. */
const prefixLength = 3

interface Chunk {
  first: string
  last: string
  lists: readonly Buffer[]
}

/** Files of an index for one language. */
export function splitChunks(files: readonly IndexFile[]): IndexFile[] {
  const meta = files.find(({ path }) => path.endsWith('.pf_meta'))
  const entry = files.find(({ path }) => path === 'pagefind-entry.json')
  if (!meta || !entry) return [...files]
  const parts = arrayItems(unpack(meta))
  const chunks = arrayItems(parts[2] ?? writeArray([])).map((chunk) => arrayItems(chunk).map(readText)[2] ?? '')
  const isChunk = ({ path }: IndexFile) => path.endsWith('.pf_index')
  const byHash = new Map(files.filter(isChunk).map((file) => [file.path.replace(/^.*\/|\.pf_index$/g, ''), file]))
  const inOrder = chunks.flatMap((hash) => byHash.get(hash) ?? [])
  const lists = withAliases(inOrder.flatMap((file) => arrayItems(arrayItems(unpack(file))[0] ?? writeArray([])))).map(shorten)
  const pieces = splitLists(lists).map((piece) => ({ ...piece, ...chunkFile(piece.lists, chunks[0] ?? '') }))
  const table = tableFiles(meta, entry, writeArray(parts.with(2, writeArray(makeRanges(pieces)))))
  return [...files.filter((file) => file !== meta && file !== entry && !isChunk(file)), ...table, ...pieces.map(({ file }) => file)]
}

/** The table of chunks and the file that names it. Hosts may cache hashed names forever, so the table needs a new hash. */
function tableFiles(meta: IndexFile, entry: IndexFile, table: Buffer): IndexFile[] {
  const content = pack(table)
  const before = meta.path.replace(/^pagefind\.|\.pf_meta$/g, '')
  const hash = hashLike(before, content)
  const named = Buffer.from(entry.content).toString('utf8').replaceAll(before, hash)
  return [
    { path: `pagefind.${hash}.pf_meta`, content },
    { path: entry.path, content: Buffer.from(named) },
  ]
}

function splitLists(lists: readonly Buffer[]): Chunk[] {
  const full = Math.max(chunkSize, lists.reduce((sum, { length }) => sum + length, 0) / maxChunks)
  const opened = (first: string) => ({ first, last: first, lists: [] as Buffer[], size: 0 })
  const pieces: ReturnType<typeof opened>[] = []
  for (const list of lists) {
    const word = readWord(list)
    const open = pieces.at(-1)
    const piece = open && (open.size + list.length <= full || sharedPrefix(open.last) === sharedPrefix(word)) ? open : opened(word)
    if (piece !== open) pieces.push(piece)
    piece.lists.push(list)
    piece.last = word
    piece.size += list.length
  }
  return pieces
}

/** In scripts without spaces, one or two characters make a word. */
function sharedPrefix(word: string): string {
  const by = /^\p{Script=Han}/u.test(word) ? 1 : isUnspaced(word) ? 2 : prefixLength
  return [...word].slice(0, by).join('')
}

function chunkFile(lists: readonly Buffer[], like: string): { hash: string; file: IndexFile } {
  const content = pack(writeArray([writeArray(lists)]))
  const hash = hashLike(like, content)
  return { hash, file: { path: `index/${hash}.pf_index`, content } }
}

/** Pagefind's hashes start with the language. */
function hashLike(before: string, content: Buffer): string {
  return before.slice(0, before.lastIndexOf('_') + 1) + createHash('sha256').update(content).digest('hex').slice(0, 10)
}

/** As Pagefind names ranges: the shortest prefixes that separate two chunks. */
function makeRanges(pieces: readonly (Chunk & { hash: string })[]): Buffer[] {
  return pieces.map(({ first, last, hash }, index) => {
    const from = index === 0 ? first : distinctPrefix(first, pieces[index - 1]?.last ?? '')
    const to = index === pieces.length - 1 ? last : distinctPrefix(last, pieces[index + 1]?.first ?? '')
    return writeArray([from, to, hash].map(writeText))
  })
}

function distinctPrefix(word: string, other: string): string {
  const letters = [...word]
  const others = [...other]
  const shared = letters.findIndex((letter, index) => letter !== others[index])
  return letters.slice(0, (shared < 0 ? letters.length : shared) + 1).join('')
}

function unpack({ content }: IndexFile): Buffer {
  return gunzipSync(content).subarray(signature.length)
}

function pack(content: Buffer): Buffer {
  return gzipSync(Buffer.concat([signature, content]), { level: 9 })
}
