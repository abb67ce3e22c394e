/** The forms of a handbook: one for each collection that people write by hand. */
import { commonShape } from '../../collections/fields/common.ts'
import { relaxedIn } from '../../collections/strictness.ts'
import type { Collection, CollectionName } from '../../collections/table.ts'
import type { Config } from '../../config.ts'
import { type Entry, isExported } from '../../graph/entry.ts'
import type { Layout } from '../../graph/reading/layout.ts'
import { fieldSchema } from '../schemas/field-schema.ts'
import { type FormField, readFields } from './field.ts'

export interface EntryForm {
  name: CollectionName
  definition: Collection
  fields: readonly FormField[]
  /** Whether its entries have a text. */
  hasText: boolean
  /** Its entries that a form can show, in the order of the handbook. */
  entries: readonly Entry[]
}

/** What is written, whether or not it has errors. */
export interface WrittenContent {
  entries: readonly Entry[]
  config: Config
  layout: Layout
}

/** Lists that commands write. */
const byCommands: ReadonlySet<string> = new Set(['editions', 'broadcasts', 'redirects'])

export function makeForms({ entries, config, layout }: WrittenContent): EntryForm[] {
  const { names, of } = config.collections
  const isWritten = (name: CollectionName) =>
    of(name).within === undefined && !byCommands.has(name) && (of(name).form === 'list' || layout.folders.has(name))
  return names.filter(isWritten).map((name) => {
    const definition = of(name)
    return {
      name,
      definition,
      fields: fieldsOf(definition, config),
      hasText: definition.form === 'folder',
      entries: entries.filter((entry) => entry.collection === name && !isExported(entry) && !entry.isNameless && !entry.isMisplaced),
    }
  })
}

/**
 * The title first, then what an entry must have, then the collection's other fields, then those that all entries have. The id of a list's
 * entry is the name of its form.
 */
function fieldsOf(definition: Collection, config: Config): FormField[] {
  const relaxed = relaxedIn(definition, config)
  const schema = fieldSchema(relaxed?.schema ?? definition.schema)
  // An imported entry may lack anything.
  const fields = readFields(relaxed ? { ...schema, required: [] } : schema).filter(({ key }) => key !== definition.key)
  const orderOf = ({ key, isRequired }: FormField) => (titleKeys.includes(key) ? 0 : isRequired ? 1 : key in commonShape ? 3 : 2)
  return fields.toSorted((a, b) => orderOf(a) - orderOf(b))
}

/** Keys with what people call an entry. */
export const titleKeys: readonly string[] = ['title', 'name', 'term']
