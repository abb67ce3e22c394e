/** The `new` command for hints: running it unchanged must create a file. */
import { type CommandOptions, quotedCommand } from '../../plain/command.ts'
import { type CollectionName, collections, isOurs } from '../../collections/table.ts'
import { asciiName, isAddressable } from './places.ts'

export interface NewEntry {
  collection: CollectionName
  /** Suggested title. */
  title?: string
  /** Suggested id; with a title, the one that `new` uses if the title has no ASCII form. */
  id?: string
}

/** In backticks. Titles too long for a changelog entry are cut. */
export function newCommand({ collection, title, id }: NewEntry, options: CommandOptions = {}): string {
  const noun = isOurs(collection) ? collections[collection].noun : collection
  const kind = noun.includes(' ') ? collection : noun
  const fitting = id !== undefined && isAddressable(id) ? id : undefined
  // An invalid id can still be a title.
  const name = title ?? (fitting === undefined ? id : undefined)
  const makesId = name !== undefined && (collection === 'releases' || asciiName(name) !== '')
  const cut = name !== undefined && collection === 'changelog' ? shortened(name, 80) : name
  return quotedCommand(['new', kind], { title: cut, id: makesId ? undefined : (fitting ?? `new-${kind}`), ...options })
}

/** Cuts at a space, with an ellipsis. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/\s+\S*$/, '')}…`
}
