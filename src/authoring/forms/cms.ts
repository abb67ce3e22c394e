/** Collections and fields as Sveltia CMS describes them: https://sveltiacms.app/en/docs/collections. */
import { type FieldKind, type FormField, isListKind } from './field.ts'
import { type EntryForm, titleKeys } from './form.ts'
import { folderKey, hasFolders, textKey } from './form-document.ts'

/** A part of the configuration; its keys are those of Sveltia CMS. */
export type CmsPart = Readonly<Record<string, unknown>>

export interface CmsOption {
  label: string
  value: string
}

/** Most entries that a field offers. Of more, a writer types the id. */
const maxOptions = 1000
/** From this length on, a text has several lines in a form. */
const longText = 80

/** The fields of a form. */
export function cmsFields(form: EntryForm, forms: readonly EntryForm[]): CmsPart[] {
  const isLong = (key: string) => form.entries.some(({ written }) => isLongText((written as Record<string, unknown> | null)?.[key]))
  const counts = new Map<string, number>(forms.map(({ name, entries }) => [name, entries.length]))
  const fields = form.fields.map((field) => cmsField(field, { count: (name) => counts.get(name) ?? 0, isLong }))
  const isFirst = ({ key, isRequired }: FormField) => titleKeys.includes(key) || isRequired
  const first = form.fields.filter(isFirst).length
  return [
    ...fields.slice(0, first),
    ...(form.hasText ? [textField] : []),
    ...(hasFolders(form) ? [folderField(form)] : []),
    ...fields.slice(first),
  ]
}

const textField: CmsPart = {
  name: textKey,
  label: 'Text',
  widget: 'text',
  required: false,
  hint: 'Markdown, with the components of the handbook.',
  use_emoji_autocomplete: false,
}

function folderField({ entries }: EntryForm): CmsPart {
  const folders = [...new Set(entries.map(({ id }) => id.split('/').slice(0, -1).join('/')))].filter((folder) => folder !== '').sort()
  return {
    name: folderKey,
    label: 'Folder',
    widget: 'select',
    required: false,
    options: folders,
    hint: 'Where a new entry goes; the top if left empty. To move an entry, use handbook move.',
  }
}

interface Context {
  /** How many entries a collection has. */
  count(collection: string): number
  isLong(key: string): boolean
}

/** The entries that fields offer, by collection. A field names collections, so that each list is sent once. */
export function entryOptions(forms: readonly EntryForm[]): Record<string, CmsOption[]> {
  const offered = forms.filter(({ entries }) => entries.length <= maxOptions)
  return Object.fromEntries(
    offered.map(({ name, entries }) => [
      name,
      entries.map(({ id, title }) => ({ label: title === id ? id : `${title} (${id})`, value: id })),
    ]),
  )
}

function cmsField(field: FormField, context: Context): CmsPart {
  const { key, about, isRequired, kind } = field
  const isOptional = !isRequired || (isListKind(kind) && (kind.least ?? 0) === 0) || kind.is === 'yes-no'
  const { hint, ...widget } = cmsWidget(kind, key, context)
  const help = [about, hint].filter((each) => each !== undefined).join(' ')
  return { name: key, label: labelOf(key), ...widget, required: !isOptional, ...(help !== '' && { hint: escapeHint(help) }) }
}

function cmsWidget(kind: FieldKind, key: string, context: Context): CmsPart {
  switch (kind.is) {
    case 'text':
      return {
        widget: context.isLong(key) ? 'text' : 'string',
        ...(kind.pattern !== undefined && { pattern: [kind.pattern, 'This is not in the form that is described below.'] }),
        ...(kind.maxLength !== undefined && { maxlength: kind.maxLength }),
        use_emoji_autocomplete: false,
      }
    case 'number':
      return { widget: 'number', value_type: kind.isWhole ? 'int' : 'float', ...limits(kind) }
    case 'yes-no':
      return { widget: 'boolean', default: false }
    case 'day':
      return { widget: 'datetime', type: 'date', format: 'YYYY-MM-DD' }
    case 'choice':
      return { widget: 'select', options: kind.values.map((value) => ({ label: labelOf(value), value })), ...several(kind) }
    case 'reference':
      return referenceWidget(kind, context)
    case 'list':
      return listWidget(kind, key, context)
    case 'group':
      return { widget: 'object', fields: kind.fields.map((each) => cmsField(each, context)), collapsed: 'auto' }
    case 'yaml':
      return { widget: 'text', hint: 'Written as YAML.', use_emoji_autocomplete: false }
  }
}

function limits({ min, max }: Extract<FieldKind, { is: 'number' }>): CmsPart {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}

function several({ isList, least }: { isList: boolean; least?: number }): CmsPart {
  return isList ? { multiple: true, ...(least !== undefined && { min: least }) } : {}
}

function referenceWidget(kind: Extract<FieldKind, { is: 'reference' }>, context: Context): CmsPart {
  const isAny = kind.collections.includes('entries')
  const counts = kind.collections.map((name) => context.count(name))
  const isOffered = counts.some((count) => count > 0) && counts.every((count) => count <= maxOptions)
  if (isOffered && !isAny) return { widget: 'select', options: { entries: kind.collections }, ...several(kind) }
  const hint = isAny ? 'Written as COLLECTION/ID.' : `The id of an entry of ${kind.collections.join(' or ')}.`
  return kind.isList
    ? { widget: 'list', field: { name: 'id', label: 'Id', widget: 'string' }, hint }
    : { widget: 'string', hint, use_emoji_autocomplete: false }
}

function listWidget({ item, least }: Extract<FieldKind, { is: 'list' }>, key: string, context: Context): CmsPart {
  const min = least === undefined ? {} : { min: least }
  if (item.is === 'group')
    return {
      widget: 'list',
      fields: item.fields.map((each) => cmsField(each, context)),
      collapsed: 'auto',
      summary: summaryOf(item.fields),
      ...min,
    }
  return { widget: 'list', field: cmsField({ key, about: undefined, isRequired: true, kind: item }, context), ...min }
}

/** What is seen of a row that is folded: its first values. */
function summaryOf(fields: readonly FormField[]): string {
  return fields
    .slice(0, 2)
    .map(({ key }) => `{{fields.${key}}}`)
    .join(' – ')
}

/** `publishAt` → `Publish at`, `in-review` → `In review`. Short words in capitals stay. */
export function labelOf(name: string): string {
  const words = /^[A-Z0-9]+$/.test(name)
    ? name
    : name.replaceAll(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`).replaceAll(/[-_]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Hints are a little Markdown. */
function escapeHint(text: string): string {
  return text.replaceAll(/[*_[\]`~]/g, '\\$&')
}

function isLongText(value: unknown): boolean {
  return typeof value === 'string' && (value.length > longText || value.trimEnd().includes('\n'))
}
