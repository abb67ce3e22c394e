/** Determines the entry, or list of entries, of a file in the content folder. */
import { nearest } from '../../problems/nearest.ts'
import type { Collections } from '../../collections/collections.ts'
import type { CollectionName } from '../../collections/table.ts'
import { collectionAt, type Layout } from './layout.ts'

export type Place =
  | { kind: 'entry'; collection: CollectionName; id: string; form: 'md' | 'mdx' | 'yaml' | 'json' }
  | { kind: 'list'; collection: CollectionName }
  /** Docusaurus's folder description: title and position in the navigation. */
  | { kind: 'category'; collection: CollectionName; id: string }
  | { kind: 'ignored' }
  | { kind: 'unknown-name'; name: string }
  | { kind: 'unknown-ending'; collection: CollectionName }

/** The only function that maps a path to a collection and an id. */
export function placeOf(path: string, layout: Layout): Place {
  const { earlier } = layout
  if (earlier?.paths.has(path)) return placeOf(path, earlier.layout)
  const isTop = !path.includes('/')
  const list = isTop ? listAt(path, layout.collections) : undefined
  if (list) return { kind: 'list', collection: list }
  const found = collectionAt(path, layout)
  if (!found) return isTop && /^readme\.mdx?$/i.test(path) ? { kind: 'ignored' } : { kind: 'unknown-name', name: path.split('/')[0] ?? '' }
  const { collection, inside } = found
  const ending = /\.(mdx|md|ya?ml|json)$/i.exec(inside)
  if (!ending) return { kind: 'ignored' }
  const stem = inside.slice(0, ending.index)
  const form = (ending[1] ?? '').toLowerCase().replace('yml', 'yaml') as 'md' | 'mdx' | 'yaml' | 'json'
  const isProse = form === 'md' || form === 'mdx'
  const isBare = layout.collections.of(collection).bare === true
  if (isBare && !isProse && /(^|\/)_category_$/.test(stem))
    return { kind: 'category', collection, id: folderId(inside.replace(/\/?[^/]*$/, '')) }
  // A company's own folder contains files of many other programs.
  if (layout.folders.get(collection) === '' && (!isProse || (isTop && noPage.test(path)))) return misspelledList(path, layout.collections)
  if (isBare) return isProse ? { kind: 'entry', collection, id: folderId(stem), form } : { kind: 'unknown-ending', collection }
  if (form === 'json' && collection !== 'backlog') return { kind: 'unknown-ending', collection }
  return /(^|\/)(readme|_index)$/i.test(stem) ? { kind: 'ignored' } : { kind: 'entry', collection, id: stem, form }
}

/** File names, without extension, that make a page the index of its folder. */
export const folderPage = /(^|\/)(_?index|readme)$/i

/** Texts that belong to a repository and aren't pages. */
const noPage = /^(licen[cs]e|copying|notice)([-._].*)?\.mdx?$|^(pull_request|issue)_template\.mdx?$/i

function listAt(name: string, collections: Collections): CollectionName | undefined {
  const list = /^(.+)\.ya?ml$/i.exec(name)?.[1]
  if (list === undefined || !collections.has(list)) return undefined
  const { form, within } = collections.of(list)
  return form === 'list' && !within ? list : undefined
}

/** A data file with a name similar to that of a list. */
function misspelledList(path: string, collections: Collections): Place {
  const isNear =
    /^[^/]+\.ya?ml$/i.test(path) &&
    nearest(
      path,
      topNames(collections).filter((name) => name.endsWith('.yaml')),
    ).length > 0
  return isNear ? { kind: 'unknown-name', name: path } : { kind: 'ignored' }
}

/** `index`, `_index` and `README` are the page of their folder; the top one is `index`. */
function folderId(stem: string): string {
  const id = stem.replace(folderPage, '')
  return id === '' ? 'index' : id
}

/** Names allowed at the top of a content folder. */
export function topNames({ names, of }: Collections): string[] {
  return names.filter((name) => !of(name).within).map((name) => (of(name).form === 'list' ? `${name}.yaml` : name))
}

/** ASCII form of a name, for use in an address. */
export function asciiName(name: string): string {
  return name
    .replaceAll('ß', 'ss')
    .replaceAll(/[æÆ]/g, 'ae')
    .replaceAll(/[øØ]/g, 'o')
    .replaceAll(/[äÄ]/g, 'ae')
    .replaceAll(/[öÖ]/g, 'oe')
    .replaceAll(/[üÜ]/g, 'ue')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/&/g, ' and ')
    .replaceAll(/[^a-z0-9._~]+/g, '-')
    .replaceAll(/^[-._~]+|[-._~]+$/g, '')
}

/** Whether each segment of an id can be used in an address as it is. */
export function isAddressable(id: string): boolean {
  return id.split('/').every((part) => /^[A-Za-z0-9][A-Za-z0-9._~-]*$/.test(part))
}
