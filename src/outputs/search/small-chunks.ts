/** The index of Pagefind in smaller pieces: who searches loads a piece for each word, and most of a big one is about other words. */
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { IndexFile } from 'pagefind'
import { withAliases } from './aliases.ts'
import { arrayItems, readText, writeArray, writeText } from './cbor.ts'
import { isUnspaced } from '../../answers/search/scripts.ts'
import { shortened, wordOf } from './word-list.ts'

/** What each compressed file of Pagefind begins with, so that it is known whether a host unpacked it. */
const signature = Buffer.from('pagefind_dcd')
/** So many bytes fill a piece, before they are compressed. */
const pieceSize = 6000
/** Hosts limit the number of files: a big index has bigger pieces. */
const mostPieces = 400
/** Pagefind looks for the beginning of a word in one piece alone, so words that begin alike stay together. */
const togetherBy = 3

interface Piece {
  first: string
  last: string
  lists: readonly Buffer[]
}

/** The files of an index in one language. */
export function withSmallChunks(files: readonly IndexFile[]): IndexFile[] {
  const meta = files.find(({ path }) => path.endsWith('.pf_meta'))
  const entry = files.find(({ path }) => path === 'pagefind-entry.json')
  if (!meta || !entry) return [...files]
  const parts = arrayItems(unpacked(meta))
  const chunks = arrayItems(parts[2] ?? writeArray([])).map((chunk) => arrayItems(chunk).map(readText)[2] ?? '')
  const isChunk = ({ path }: IndexFile) => path.endsWith('.pf_index')
  const byHash = new Map(files.filter(isChunk).map((file) => [file.path.replace(/^.*\/|\.pf_index$/g, ''), file]))
  const inOrder = chunks.flatMap((hash) => byHash.get(hash) ?? [])
  const lists = withAliases(inOrder.flatMap((file) => arrayItems(arrayItems(unpacked(file))[0] ?? writeArray([])))).map(shortened)
  const pieces = piecesOf(lists).map((piece) => ({ ...piece, ...pieceFile(piece.lists, chunks[0] ?? '') }))
  const table = tableFiles(meta, entry, writeArray(parts.with(2, writeArray(rangesOf(pieces)))))
  return [...files.filter((file) => file !== meta && file !== entry && !isChunk(file)), ...table, ...pieces.map(({ file }) => file)]
}

/** The table of the pieces, and the file that names it: a host may keep what has a hash in its name for ever. */
function tableFiles(meta: IndexFile, entry: IndexFile, table: Buffer): IndexFile[] {
  const content = packed(table)
  const before = meta.path.replace(/^pagefind\.|\.pf_meta$/g, '')
  const hash = hashLike(before, content)
  const named = Buffer.from(entry.content).toString('utf8').replaceAll(before, hash)
  return [
    { path: `pagefind.${hash}.pf_meta`, content },
    { path: entry.path, content: Buffer.from(named) },
  ]
}

function piecesOf(lists: readonly Buffer[]): Piece[] {
  const full = Math.max(pieceSize, lists.reduce((sum, { length }) => sum + length, 0) / mostPieces)
  const opened = (first: string) => ({ first, last: first, lists: [] as Buffer[], size: 0 })
  const pieces: ReturnType<typeof opened>[] = []
  for (const list of lists) {
    const word = wordOf(list)
    const open = pieces.at(-1)
    const piece = open && (open.size + list.length <= full || beginning(open.last) === beginning(word)) ? open : opened(word)
    if (piece !== open) pieces.push(piece)
    piece.lists.push(list)
    piece.last = word
    piece.size += list.length
  }
  return pieces
}

/** Of scripts without spaces, a letter or two are a word. */
function beginning(word: string): string {
  const by = /^\p{Script=Han}/u.test(word) ? 1 : isUnspaced(word) ? 2 : togetherBy
  return [...word].slice(0, by).join('')
}

function pieceFile(lists: readonly Buffer[], like: string): { hash: string; file: IndexFile } {
  const content = packed(writeArray([writeArray(lists)]))
  const hash = hashLike(like, content)
  return { hash, file: { path: `index/${hash}.pf_index`, content } }
}

/** Pagefind's hashes begin with the language. */
function hashLike(before: string, content: Buffer): string {
  return before.slice(0, before.lastIndexOf('_') + 1) + createHash('sha256').update(content).digest('hex').slice(0, 10)
}

/** As Pagefind names them: between two pieces, as much of the words as tells them apart. */
function rangesOf(pieces: readonly (Piece & { hash: string })[]): Buffer[] {
  return pieces.map(({ first, last, hash }, index) => {
    const from = index === 0 ? first : apart(first, pieces[index - 1]?.last ?? '')
    const to = index === pieces.length - 1 ? last : apart(last, pieces[index + 1]?.first ?? '')
    return writeArray([from, to, hash].map(writeText))
  })
}

function apart(word: string, other: string): string {
  const letters = [...word]
  const others = [...other]
  const shared = letters.findIndex((letter, index) => letter !== others[index])
  return letters.slice(0, (shared < 0 ? letters.length : shared) + 1).join('')
}

function unpacked({ content }: IndexFile): Buffer {
  return gunzipSync(content).subarray(signature.length)
}

function packed(content: Buffer): Buffer {
  return gzipSync(Buffer.concat([signature, content]), { level: 9 })
}
