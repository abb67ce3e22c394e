/** An entry as a form reads it: a JSON text with the values of its fields, and its own text. */
import type { Config } from '../../config.ts'
import type { Entry } from '../../graph/entry.ts'
import { hashText } from '../../sources/git/objects.ts'
import { byOurNames, createValueReader, type EntryValues, textOf } from './entry-values.ts'
import type { EntryForm } from './form.ts'
import { toForm } from './form-value.ts'

export interface FormDocument {
  /** Where the form finds it: COLLECTION/NAME.json. */
  path: string
  text: string
  /** Changes with what the form shows. */
  version: string
  form: EntryForm
  entry: Entry
  /** What the file has. */
  written: EntryValues
}

/** The key of an entry's text. */
export const textKey = 'body'
/** The key of the folder that a new entry goes to. */
export const folderKey = '_folder'

/** Leaves out entries in files that can't be read. */
export function makeDocuments(forms: readonly EntryForm[], config: Pick<Config, 'aliases'>): FormDocument[] {
  const read = createValueReader()
  return forms.flatMap((form) => {
    const named = Map.groupBy(form.entries, ({ id }) => lastPart(id))
    return form.entries.flatMap((entry) => {
      const written = read(entry)
      const name = named.get(lastPart(entry.id))?.length === 1 ? lastPart(entry.id) : entry.id
      return written ? [{ path: documentPath(form.name, name), ...makeDocument(form, entry, written, config) }] : []
    })
  })
}

function lastPart(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

function makeDocument(form: EntryForm, entry: Entry, written: EntryValues, config: Pick<Config, 'aliases'>): Omit<FormDocument, 'path'> {
  const values = toForm(form.fields, byOurNames(written.values, form.name, config))
  const folder = entry.id.slice(0, Math.max(0, entry.id.lastIndexOf('/')))
  const shown = {
    ...values,
    ...(hasDerivedTitle(form, values) && { title: entry.title }),
    ...(hasFolders(form) && folder !== '' && { [folderKey]: folder }),
    ...(form.hasText && { [textKey]: textOf(entry).trim().replaceAll('\r\n', '\n') }),
  }
  const text = `${JSON.stringify(shown, null, 2)}\n`
  return { text, version: hashText(text), form, entry, written }
}

/**
 * The path of an entry's document: by the last part of its id, as a writer names a new one, or by all of it if others end alike. Forms have
 * no slashes in names; as in a JSON Pointer, `~1` is one, and `~0` is a tilde.
 */
function documentPath(collection: string, name: string): string {
  return `${collection}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}.json`
}

/** The collection of a new document, and its name. */
export function readDocumentPath(path: string): { collection: string; name: string } | undefined {
  const [, collection, name] = /^([^/]+)\/([^/]+)\.json$/.exec(path) ?? []
  if (collection === undefined || name === undefined) return undefined
  return { collection, name: name.replaceAll('~1', '/').replaceAll('~0', '~') }
}

/** Whether a writer chooses a folder for a new entry. */
export function hasFolders({ definition, entries }: EntryForm): boolean {
  return definition.form === 'folder' && definition.newId === undefined && entries.some(({ id }) => id.includes('/'))
}

/** Whether an entry's title comes from elsewhere than its key, for example from its text. A form shows it, and keeps it if it isn't changed. */
export function hasDerivedTitle({ fields }: EntryForm, values: Readonly<Record<string, unknown>>): boolean {
  return values['title'] === undefined && fields.some(({ key }) => key === 'title')
}
