/** The command that begins an entry, for hints: whoever runs it as it stands gets a file. */
import { type CommandOptions, quotedCommand } from '../../plain/command.ts'
import { type CollectionName, collections, isOurs } from '../../collections/table.ts'
import { asciiName, isAddressable } from './places.ts'

export interface NewEntry {
  collection: CollectionName
  /** What it could be called. */
  title?: string
  /** The id that it is to have; with a title, the one that it has if the title makes none. */
  id?: string
}

/** In backticks. Titles too long for an entry of the changelog are cut. */
export function newCommand({ collection, title, id }: NewEntry, options: CommandOptions = {}): string {
  const noun = isOurs(collection) ? collections[collection].noun : collection
  const kind = noun.includes(' ') ? collection : noun
  const fitting = id !== undefined && isAddressable(id) ? id : undefined
  // An id that cannot be one is at least a name.
  const name = title ?? (fitting === undefined ? id : undefined)
  const makesId = name !== undefined && (collection === 'releases' || asciiName(name) !== '')
  const cut = name !== undefined && collection === 'changelog' ? shortened(name, 80) : name
  return quotedCommand(['new', kind], { title: cut, id: makesId ? undefined : (fitting ?? `new-${kind}`), ...options })
}

/** At a blank, with dots for what is missing. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/\s+\S*$/, '')}…`
}
