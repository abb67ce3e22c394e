/**
 * Collections of Sveltia CMS for the files of a repository, which it reads and writes itself. A collection there has one ending, so one of
 * ours may become several. Values without a form of their own are left out, and stay in the file as they are.
 */
import { type Layout, pathIn } from '../../graph/reading/layout.ts'
import { type CmsPart, cmsFields, labelOf } from './cms.ts'
import { cmsCollection } from './cms-config.ts'
import type { FieldKind, FormField } from './field.ts'
import type { EntryForm } from './form.ts'
import { folderKey, textKey } from './form-document.ts'

/** `prefix` is the path of the content folder in its repository, with a slash at its end. */
export function repositoryCollections(forms: readonly EntryForm[], layout: Layout, prefix: string): CmsPart[] {
  const whole = forms.map((form) => ({ ...form, fields: withoutYaml(form.fields) }))
  const folders = whole.filter(({ definition }) => definition.form === 'folder')
  const lists = whole.filter(({ definition }) => definition.form === 'list').flatMap((form) => listFile(form, whole, prefix))
  return [
    ...folders.flatMap((form) => folderCollections(form, whole, layout, prefix)),
    ...(lists.length > 0 ? [{ name: 'lists', label: 'Lists', icon: 'list', files: lists }] : []),
  ]
}

function withoutYaml(fields: readonly FormField[]): FormField[] {
  return fields.flatMap((field) => {
    const kind = plainKind(field.kind)
    return kind ? [{ ...field, kind }] : []
  })
}

function plainKind(kind: FieldKind): FieldKind | undefined {
  if (kind.is === 'yaml') return undefined
  if (kind.is === 'group') {
    const fields = withoutYaml(kind.fields)
    return fields.length === 0 ? undefined : { ...kind, fields }
  }
  if (kind.is !== 'list') return kind
  const item = plainKind(kind.item)
  return item && { ...kind, item }
}

function folderCollections(form: EntryForm, forms: readonly EntryForm[], layout: Layout, prefix: string): CmsPart[] {
  const folder = pathIn(form.name, '', layout)
  if (folder === undefined) return []
  const endings = Map.groupBy(form.entries, ({ file }) => file.slice(file.lastIndexOf('.') + 1).toLowerCase())
  if (endings.size === 0) endings.set('mdx', [])
  const [usual] = [...endings].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? []
  return [...endings].map(([ending, entries]) => {
    const isData = /^ya?ml$/.test(ending)
    const isUsual = ending === usual
    const common = cmsCollection({ ...form, entries }, forms)
    const fields = cmsFields(form, forms).filter(({ name }) => name !== folderKey && !(isData && name === textKey))
    return {
      ...common,
      name: isUsual ? form.name : `${form.name}-${ending}`,
      label: isUsual ? String(common['label']) : `${String(common['label'])} (.${ending})`,
      folder: prefix + folder,
      extension: ending,
      format: isData ? 'yaml' : 'yaml-frontmatter',
      ...pathsOf(
        form,
        entries.map(({ id }) => id),
      ),
      create: isUsual,
      fields,
    }
  })
}

/** Where files are below the folder of their collection. */
function pathsOf({ definition }: EntryForm, ids: readonly string[]): CmsPart {
  if (definition.newId && ids.every((id) => /^\d{4}\/\d{2}\/[^/]+$/.test(id))) return { path: '{{year}}/{{month}}/{{slug}}' }
  return ids.some((id) => id.includes('/')) ? { nested: { subfolders: false }, meta: { path: {} } } : {}
}

function listFile(form: EntryForm, forms: readonly EntryForm[], prefix: string): CmsPart[] {
  const { name, definition, entries } = form
  const file = entries[0]?.file ?? `${name}.yaml`
  const id = {
    name: definition.key ?? 'id',
    label: labelOf(definition.key ?? 'id'),
    widget: 'string',
    hint: 'Permanent id that other entries refer to.',
  }
  const fields = [id, ...cmsFields(form, forms)]
  const list = {
    name,
    label: labelOf(definition.title ?? name),
    label_singular: labelOf(definition.noun),
    widget: 'list',
    root: true,
    collapsed: true,
    fields,
  }
  return [{ name, label: list.label, file: prefix + file, format: 'yaml', fields: [list] }]
}
