/** Which entry, or list of entries, a file of the content folder holds. */
import { type CollectionName, collectionNames, collectionOf } from '../schemas/collections.ts'

export type Place =
  | { kind: 'entry'; collection: CollectionName; id: string; form: 'md' | 'mdx' | 'yaml' | 'json' }
  | { kind: 'list'; collection: CollectionName }
  | { kind: 'ignored' }
  | { kind: 'unknown-name'; name: string }
  | { kind: 'unknown-ending'; collection: CollectionName }

export function placeOf(path: string): Place {
  const [top = '', ...rest] = path.split('/')
  if (rest.length === 0) return placeAtTop(top)
  const collection = collectionOf(top)
  if (collection?.form !== 'folder') return { kind: 'unknown-name', name: top }
  const name = top as CollectionName
  const inside = rest.join('/')
  const ending = /\.(mdx|md|ya?ml|json)$/i.exec(inside)
  if (!ending) return { kind: 'ignored' }
  const stem = inside.slice(0, ending.index)
  const form = (ending[1] ?? '').toLowerCase().replace('yml', 'yaml') as 'md' | 'mdx' | 'yaml' | 'json'
  if (form === 'json' && name !== 'backlog') return { kind: 'unknown-ending', collection: name }
  if (collection.bare === true)
    return form === 'yaml' ? { kind: 'unknown-ending', collection: name } : { kind: 'entry', collection: name, id: folderId(stem), form }
  return /(^|\/)readme$/i.test(stem) ? { kind: 'ignored' } : { kind: 'entry', collection: name, id: stem, form }
}

function placeAtTop(name: string): Place {
  const list = /^(.+)\.ya?ml$/i.exec(name)?.[1]
  const collection = list === undefined ? undefined : collectionOf(list)
  if (collection?.form === 'list' && !collection.within) return { kind: 'list', collection: list as CollectionName }
  if (/^readme\.mdx?$/i.test(name)) return { kind: 'ignored' }
  return { kind: 'unknown-name', name }
}

/** `index` and `README` stand for their folder; the top one is `index`. */
function folderId(stem: string): string {
  const id = stem.replace(/(^|\/)(index|readme)$/i, '')
  return id === '' ? 'index' : id
}

/** What may stand at the top of a content folder. */
export function topNames(): string[] {
  return collectionNames
    .filter((name) => !collectionOf(name)?.within)
    .map((name) => (collectionOf(name)?.form === 'list' ? `${name}.yaml` : name))
}

/** The ASCII form of a name that could be part of an address. */
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

/** Whether each part of an id can stand in an address as it is. */
export function isAddressable(id: string): boolean {
  return id.split('/').every((part) => /^[A-Za-z0-9][A-Za-z0-9._~-]*$/.test(part))
}
