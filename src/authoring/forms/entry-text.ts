/** The text of a file after an entry was filled in in a form: everything that wasn't changed keeps its bytes. */
import type { Config } from '../../config.ts'
import { EditError } from '../yaml-edit.ts'
import { byOurNames, byTheirNames, textOf } from './entry-values.ts'
import type { EntryForm } from './form.ts'
import { type FormDocument, folderKey, hasDerivedTitle, textKey } from './form-document.ts'
import { fromForm } from './form-value.ts'
import { printValues, writeValues } from './value-edits.ts'

/** What a form sends. */
export type FormValues = Readonly<Record<string, unknown>>

/** Returns the whole file. */
export function changeEntry({ entry, form, written }: FormDocument, given: FormValues, config: Pick<Config, 'aliases'>): string {
  const { file, text } = entry
  const old = written.values
  const before = byOurNames(old, form.name, config)
  const isTitleKept = hasDerivedTitle(form, before) && given['title'] === entry.title
  const values = byTheirNames(fromForm(form.fields, isTitleKept ? { ...given, title: undefined } : given, before), old, form.name, config)
  const keys = form.fields.map(({ key }) => key)
  const withText = form.hasText ? replaceText(entry, String(given[textKey] ?? '')) : text
  const { range } = written
  if (!range) {
    if (Object.keys(values).length === 0) return withText
    const lineBreak = lineBreakOf(text)
    return `---\n${printValues(values)}---\n\n`.replaceAll('\n', lineBreak) + withText.replace(/^\s+/, '')
  }
  try {
    return (
      text.slice(0, range.start) +
      writeValues(text.slice(range.start, range.end), written.path, old, values, keys) +
      withText.slice(range.end)
    )
  } catch (error) {
    if (error instanceof EditError) throw new EditError(`"${file}" can't be edited. ${error.message}`)
    throw error
  }
}

/** Replaces the text of a page, if it was changed. */
function replaceText({ file, text }: FormDocument['entry'], given: string): string {
  const body = textOf({ file, text })
  const lineBreak = lineBreakOf(text)
  const written = given.trim().replaceAll(/\r?\n/g, lineBreak)
  if (written === body.trim().replaceAll(/\r?\n/g, lineBreak)) return text
  if (!/\.mdx?$/i.test(file)) throw new EditError(`"${file}" is a data file, which has no text. Give it the ending .mdx first.`)
  const start = text.slice(0, text.length - body.length)
  const gap = start === '' ? '' : (/^\s*/.exec(body)?.[0] ?? '') || lineBreak
  return start + gap + written + lineBreak
}

function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** The values of a new entry, in the order of its schema. */
export function newValues({ fields, definition }: EntryForm, given: FormValues, id: string): Record<string, unknown> {
  const { [folderKey]: _, [textKey]: __, ...rest } = given
  const values = fromForm(fields, rest, {})
  const own = Object.fromEntries(fields.flatMap(({ key }) => (values[key] === undefined ? [] : [[key, values[key]]])))
  return definition.form === 'list' ? { [definition.key ?? 'id']: id, ...own } : own
}

/** The file of a new entry. */
export function printEntry(form: EntryForm, given: FormValues, id: string): string {
  const text = String(given[textKey] ?? '')
    .trim()
    .replaceAll('\r\n', '\n')
  return `---\n${printValues(newValues(form, given, id))}---\n${text === '' ? '' : `\n${text}\n`}`
}
