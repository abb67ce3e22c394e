/** Writes what a form sends, if the content passes the check with it and no one else has changed the entry meanwhile. */
import { existsSync, lstatSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { changeEntry, type FormValues, newValues, printEntry } from '../authoring/forms/entry-text.ts'
import type { EntryForm } from '../authoring/forms/form.ts'
import { labelOf } from '../authoring/forms/cms.ts'
import { type FormDocument, folderKey, readDocumentPath } from '../authoring/forms/form-document.ts'
import { FormValueError, normaliseForm } from '../authoring/forms/form-value.ts'
import { appendItem } from '../authoring/list-file.ts'
import { EditError, editYaml } from '../authoring/yaml-edit.ts'
import { compile } from '../compilation.ts'
import { pathIn } from '../graph/reading/layout.ts'
import { asciiName, isAddressable } from '../graph/reading/places.ts'
import { humanName } from '../graph/titles.ts'
import { quotedCommand } from '../plain/command.ts'
import { findAddedProblems } from '../problems/added-problems.ts'
import { withArticle } from '../problems/nearest.ts'
import type { Problem } from '../problems/problem.ts'
import { hasChanged, type TextChange, writeTexts } from '../sources/write-texts.ts'
import type { OpenForms } from './open-forms.ts'
import { servedText } from './served.ts'

/** One file of a form to be written. */
export interface FormChange {
  operation: 'create' | 'update' | 'delete'
  /** The path of its document. */
  path: string
  /** What the form has, as JSON. */
  content: string
  /** The version that the form was opened with. */
  version: string | undefined
}

/** Nothing was written. The message is for the writer. */
export class SaveError extends Error {}

export interface Saved {
  /** The path of each document, in the order of the changes. */
  paths: string[]
  /** What the check warns of, in what was written. */
  warnings: Problem[]
}

/** Writes all of the changes or, with a `SaveError`, nothing. */
export function saveForm(open: OpenForms, changes: readonly FormChange[]): Saved {
  const { settings, compilation } = open
  const texts = new Map<string, string | undefined>()
  const entries = changes.map((change) => applyChange(open, change, texts))
  const after = compile(settings, texts)
  const added = findAddedProblems(compilation.problems, after.problems)
  const errors = added.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new SaveError(describeErrors(errors, texts, changes))
  const before = new Map(compilation.sources.files.map(({ path, text }) => [path, text]))
  writeAll(
    settings.content,
    [...texts].map(([path, text]) => ({ path, before: before.get(path), after: text })),
  )
  const warnings = added.filter(({ severity, file }) => severity !== 'error' && texts.has(file))
  return { paths: entries, warnings }
}

/** Adds the text that a change makes. Returns the path of its document. */
function applyChange(open: OpenForms, change: FormChange, texts: Map<string, string | undefined>): string {
  const found = open.documents.find(({ path }) => path === change.path)
  try {
    if (change.operation === 'create') return createEntry(open, change, texts)
    if (!found) throw new SaveError('This entry is no longer there: its file was removed or renamed, or has an error. Reload the page.')
    if (change.operation === 'delete') {
      if (found.version !== change.version) throw new SaveError(changedMessage(found))
      texts.set(found.entry.file, removeEntry(found, texts))
    } else texts.set(found.entry.file, changeFound(open, found, mergeValues(found, change)))
    return found.path
  } catch (error) {
    if (error instanceof EditError || error instanceof FormValueError) throw new SaveError(error.message)
    throw error
  }
}

/** The values of the form, with what someone else has changed meanwhile. */
function mergeValues(found: FormDocument, change: FormChange): FormValues {
  const given = readValues(change)
  if (found.version === change.version) return given
  const opened = servedText(change.version ?? '')
  if (opened === undefined) throw new SaveError(changedMessage(found))
  const [before, theirs] = [JSON.parse(opened), JSON.parse(found.text)].map((values) => normaliseForm(values))
  const mine = normaliseForm(given)
  const keys = [...new Set([before, theirs, mine].flatMap((values) => Object.keys(values ?? {})))]
  const isSame = (one: FormValues | undefined, other: FormValues | undefined, key: string) => isDeepStrictEqual(one?.[key], other?.[key])
  const clashes = keys.filter((key) => !isSame(before, mine, key) && !isSame(before, theirs, key) && !isSame(mine, theirs, key))
  if (clashes.length > 0) throw new SaveError(changedMessage(found, clashes))
  const changed = keys.filter((key) => isSame(before, mine, key) && !isSame(before, theirs, key))
  return { ...given, ...Object.fromEntries(changed.map((key) => [key, theirs?.[key]])) }
}

function changedMessage({ entry }: FormDocument, keys: readonly string[] = []): string {
  const fields = keys.length > 0 ? `, in the same ${keys.length === 1 ? 'field' : 'fields'}: ${keys.map(labelOf).join(', ')}` : ''
  return `Someone else changed "${entry.file}" after you opened it${fields}. Nothing was written, and what you wrote is still in the form: copy what you want to keep, reload the page, and write it again.`
}

function changeFound(open: OpenForms, found: FormDocument, given: FormValues): string {
  const { entry } = found
  const folder = entry.id.split('/').slice(0, -1).join('/')
  if (given[folderKey] !== undefined && given[folderKey] !== '' && given[folderKey] !== folder)
    throw new SaveError(
      `A form doesn't move entries. Run ${quotedCommand(['move', `${entry.collection}/${entry.id}`, 'NEW-ID'])}, which changes the links too.`,
    )
  return changeEntry(found, given, open.compilation.handbook.config)
}

/** The file without an entry; undefined if the entry is the file. */
function removeEntry({ entry, written }: FormDocument, texts: ReadonlyMap<string, string | undefined>): string | undefined {
  if (entry.definition.form === 'folder') return undefined
  if (texts.has(entry.file)) throw new SaveError(`Delete the entries of "${entry.file}" one at a time.`)
  return editYaml(entry.text, [{ kind: 'remove', path: written.path }])
}

function createEntry(open: OpenForms, change: FormChange, texts: Map<string, string | undefined>): string {
  const named = readDocumentPath(change.path)
  const form = open.forms.find(({ name }) => name === named?.collection)
  if (!named || !form) throw new SaveError(`"${change.path}" is not an entry of this handbook.`)
  const given = readValues(change)
  const id = chooseId(open, form, named.name, given)
  const noun = withArticle(form.definition.noun).toLowerCase()
  const same = form.entries.find((entry) => entry.id.toLowerCase() === id.toLowerCase())
  if (same) throw new SaveError(`There is already ${noun} "${same.id}", in "${same.file}". Choose another name.`)
  const { file, text } = form.definition.form === 'list' ? newItem(open, form, given, id) : newFile(open, form, given, id)
  texts.set(file, text)
  return change.path
}

function newFile({ settings, layout }: OpenForms, form: EntryForm, given: FormValues, id: string): { file: string; text: string } {
  const file = pathIn(form.name, `${id}.mdx`, layout)
  const taken = ['mdx', 'md', 'yaml', 'yml']
    .map((ending) => pathIn(form.name, `${id}.${ending}`, layout))
    .find((path) => path !== undefined && existsSync(join(settings.content, path)))
  if (file === undefined) throw new SaveError(`There is no folder for "${form.name}" here. Name one under "folders" in handbook.config.ts.`)
  if (taken !== undefined) throw new SaveError(`There is already a file "${taken}". Choose another name.`)
  return { file, text: printEntry(form, given, id) }
}

function newItem({ compilation }: OpenForms, form: EntryForm, given: FormValues, id: string): { file: string; text: string } {
  const names = [`${form.name}.yaml`, `${form.name}.yml`]
  const list = compilation.sources.files.find(({ path }) => names.includes(path))
  const text = appendItem(list?.text ?? '', newValues(form, given, id))
  if (text === undefined)
    throw new SaveError(`"${list?.path}" isn't a list that can be read. Run ${quotedCommand(['check'])} to see what is wrong.`)
  return { file: list?.path ?? `${form.name}.yaml`, text }
}

/** The id of a new entry, from the name that the form gives it, its folder, and what its collection makes of both. */
function chooseId({ settings }: OpenForms, { definition, entries }: EntryForm, name: string, given: FormValues): string {
  const { newId, idForm } = definition
  const folder = typeof given[folderKey] === 'string' ? given[folderKey] : ''
  const title = given['title'] === undefined ? undefined : String(given['title'])
  const plain = definition.form === 'list' || (idForm?.test(name) ?? false) ? name : asciiName(name)
  const entry = { id: plain, title, named: title ?? humanName(plain), now: settings.now, given, ids: entries.map(({ id }) => id) }
  const own = newId && !(idForm?.test(plain) ?? false) ? newId(entry) : plain
  const id = folder === '' ? own : `${folder}/${own}`
  const isFine = definition.form === 'list' ? id.trim() !== '' : isAddressable(id)
  if (!isFine) throw new SaveError(`"${id}" can't be the name of an entry. Use letters, digits and hyphens.`)
  return id
}

function readValues({ content }: FormChange): FormValues {
  try {
    const values: unknown = JSON.parse(content)
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) return values as FormValues
  } catch {
    // Reported below.
  }
  throw new SaveError('The form sent something that is no entry. Reload the page.')
}

/** Errors as the writer of a form reads them. */
function describeErrors(
  errors: readonly Problem[],
  texts: ReadonlyMap<string, string | undefined>,
  changes: readonly FormChange[],
): string {
  const isDeletion = changes.some(({ operation }) => operation === 'delete')
  const lines = errors.slice(0, maxErrors).map(({ file, line, message, hint }) => {
    const place = texts.has(file) && !isDeletion ? '' : `${file}, line ${line}: `
    return `• ${place}${[message, hint].filter((each) => each !== undefined).join(' ')}`
  })
  const more = errors.length > maxErrors ? [`and ${errors.length - maxErrors} more`] : []
  const first = isDeletion
    ? `Nothing was deleted: other entries refer to it. Change them first, or rename the entry with ${quotedCommand(['move'])}.`
    : 'Nothing was written: the content would not pass the check.'
  return [first, ...lines, ...more].join('\n')
}

/** Most errors in one message. */
const maxErrors = 8

interface Change {
  path: string
  before: string | undefined
  after: string | undefined
}

function writeAll(content: string, changes: readonly Change[]): void {
  for (const { path } of changes) refuseLinks(content, path)
  const changed = changes.find(({ path, before }) => hasChanged(content, { path, before, after: '' }))
  if (changed) throw new SaveError(`Nothing was written: "${changed.path}" changed at this moment. Save again.`)
  writeTexts(
    content,
    changes.flatMap(({ after, ...change }): TextChange[] => (after === undefined ? [] : [{ ...change, after }])),
  )
  for (const { path, after } of changes) if (after === undefined) rmSync(join(content, path))
}

/** A link could lead out of the content folder. */
function refuseLinks(content: string, path: string): void {
  const file = join(content, path)
  if (existsSync(file) && lstatSync(file).isSymbolicLink())
    throw new SaveError(`"${path}" is a link to another file. Edit that file by hand.`)
  let folder = dirname(file)
  while (!existsSync(folder)) folder = dirname(folder)
  const [root, real] = [realpathSync(content), realpathSync(folder)]
  if (real !== root && !real.startsWith(root + sep)) throw new SaveError(`"${path}" is outside the content folder. Edit it by hand.`)
}
