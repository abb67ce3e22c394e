/** Finds out which files `handbook move OLD NEW` moves, and where to. */
import { posix } from 'node:path'
import type { EntryIndex } from '../../graph/entry-index.ts'
import { collectionAt, type Layout, pathAt } from '../../graph/reading/layout.ts'
import { placeOf } from '../../graph/reading/places.ts'
import { didYouMean, nearest } from '../../problems/nearest.ts'
import { EditError } from '../yaml-edit.ts'

/** The content folder. */
export interface Places {
  /** Paths of all its files. */
  paths: readonly string[]
  entryIndex: EntryIndex
  layout: Layout
  /** Path to it, which people may write before a path in it. */
  prefix: string
}

export interface MovedPaths {
  /** New paths by old ones. */
  files: ReadonlyMap<string, string>
  /** The folder, if one is moved. */
  folder?: { from: string; to: string }
}

/** Throws an `EditError` if nothing is at the old path, or something at the new one. */
export function findMovedPaths(places: Places, given: { from: string; to: string }): MovedPaths {
  const isFolder = /[\\/]$/.test(given.from.trim())
  const from = findSource(places, clean(given.from, places), isFolder)
  const wanted = clean(given.to, places)
  if (wanted === '' || wanted.split('/').includes('..')) throw new EditError(`"${given.to}" is not below the content folder.`)
  const isInto = /[\\/]$/.test(given.to.trim())
  const to = isInto ? posix.join(inLayout(wanted, places), posix.basename(from.path)) : inLayout(wanted, places)
  return from.isFolder ? moveFolder(places, from.path, to) : moveFile(places, from.path, to)
}

/** A path below the content folder, however it was typed: with the folder, as an address, with backslashes. */
function clean(given: string, { prefix }: Places): string {
  const path = posix.normalize(given.trim().replaceAll('\\', '/'))
  const inside = prefix !== '' && path.startsWith(prefix) ? path.slice(prefix.length) : path
  return inside.replace(/^\/+|\/+$/g, '').replace(/^\.$/, '')
}

/** `COLLECTION/ID` is a path, too, where the folder has another name. */
function inLayout(path: string, { layout }: Places): string {
  return collectionAt(path, layout) ? path : pathAt(`/${path}`, layout)
}

function findSource(places: Places, path: string, isFolderMeant: boolean): { path: string; isFolder: boolean } {
  const { paths, entryIndex, layout } = places
  for (const each of new Set([path, inLayout(path, places)])) {
    if (paths.includes(each)) {
      if (placeOf(each, layout).kind === 'list') throw new EditError(`"${each}" holds a whole collection, so its name is fixed.`)
      return { path: each, isFolder: false }
    }
    const isFolder = each !== '' && paths.some((one) => one.startsWith(`${each}/`))
    const page = entryIndex.byStem(each)
    if (page && isFolder && !isFolderMeant && !page.file.startsWith(`${each}/`))
      throw new EditError(`"${each}" is a folder and a page. Write "${each}/" for the folder, or "${page.file}" for the page.`)
    if (isFolder) return { path: each, isFolder: true }
    if (page) return { path: page.file, isFolder: false }
  }
  const [collection = '', ...rest] = path.split('/')
  const listed = layout.collections.find(collection)?.form === 'list' ? entryIndex.find(collection, rest.join('/')) : undefined
  if (listed) throw new EditError(`"${path}" is an item of "${listed.file}", and has no id that can be changed.`)
  const stems = [...paths, ...paths.map((each) => each.replace(/\.[^./]+$/, ''))]
  const hint = didYouMean(nearest(path, stems, 1), 'Write the path of a file or folder below the content folder.')
  throw new EditError(`There is no "${path}" in the content. ${hint}`)
}

function moveFile({ paths, entryIndex }: Places, from: string, given: string): MovedPaths {
  const ending = posix.extname(from)
  const isText = (path: string) => /\.(mdx?|ya?ml|json)$/i.test(path)
  const to = isText(given) || posix.extname(given).toLowerCase() === ending.toLowerCase() ? given : given + ending
  const isProse = (path: string) => /\.mdx?$/i.test(path)
  if (posix.extname(to) !== ending && !(isProse(from) && isProse(to)))
    throw new EditError(`"${to}" would be another kind of file. Write the new path with "${ending}", or without an extension.`)
  refuseTaken(from, to, paths)
  const stem = to.replace(/\.[^./]+$/, '')
  const other = isText(to) ? entryIndex.byStem(stem) : undefined
  if (other && other.file !== from) {
    const hint = other.file.startsWith(`${stem}/`) ? ` To move something into its folder, write "${stem}/".` : ''
    throw new EditError(`There is a page at this path already: "${other.file}".${hint}`)
  }
  return { files: new Map([[from, to]]) }
}

function moveFolder({ paths }: Places, from: string, to: string): MovedPaths {
  if (to.startsWith(`${from}/`)) throw new EditError(`"${from}" can't be moved into itself.`)
  refuseTaken(from, to, paths)
  const inside = paths.filter((path) => path.startsWith(`${from}/`))
  return { files: new Map(inside.map((path) => [path, to + path.slice(from.length)])), folder: { from, to } }
}

function refuseTaken(from: string, to: string, paths: readonly string[]): void {
  if (from === to) throw new EditError(`"${from}" is there already.`)
  const taken = paths.find((path) => path === to || path.startsWith(`${to}/`))
  if (taken === to) throw new EditError(`The file "${to}" exists already.`)
  if (taken !== undefined && !taken.startsWith(`${from}/`))
    throw new EditError(`The folder "${to}" exists already. To move something into it, write "${to}/".`)
}
