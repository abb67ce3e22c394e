/** The configuration of Sveltia CMS for a handbook: https://sveltiacms.app/en/docs/config-basics. */
import type { Config } from '../../config.ts'
import { filledText } from '../../plain/texts.ts'
import { cmsFields, type CmsPart, labelOf } from './cms.ts'
import { type EntryForm, titleKeys } from './form.ts'

/** Collections for documents, as `makeDocuments` makes them. */
export function cmsCollections(forms: readonly EntryForm[]): CmsPart[] {
  const [pages, lists] = [
    forms.filter(({ definition }) => definition.form === 'folder'),
    forms.filter(({ definition }) => definition.form === 'list'),
  ]
  const of = (form: EntryForm) => cmsCollection(form, forms)
  return [...pages.map(of), ...(pages.length > 0 && lists.length > 0 ? [{ divider: true }] : []), ...lists.map(of)]
}

/** A collection of documents. */
export function cmsCollection(form: EntryForm, forms: readonly EntryForm[]): CmsPart {
  const { name, definition } = form
  const titleKey = form.fields.find(({ key }) => titleKeys.includes(key))?.key
  const days = form.fields.filter(({ kind }) => kind.is === 'day').map(({ key }) => key)
  const newest = definition.isRecord ? (definition.dayField ?? days.find((key) => key === 'date' || key === 'on')) : undefined
  const sorted = [...(titleKey === undefined ? [] : [titleKey]), ...days]
  return {
    name,
    label: labelOf(definition.title ?? name),
    label_singular: labelOf(definition.noun),
    ...(filledText(definition.about) !== undefined && { description: definition.about }),
    icon: icons[name] ?? (definition.form === 'list' ? 'list' : 'article'),
    folder: name,
    extension: 'json',
    format: 'json',
    summary: titleKey === undefined ? '{{slug}}' : `{{${titleKey}}}`,
    ...(titleKey !== undefined && { identifier_field: titleKey }),
    slug: {
      ...(titleKey !== undefined && { template: `{{${titleKey}}}` }),
      editable: ['create'],
      hint:
        definition.form === 'list' ? 'Permanent id that other entries refer to.' : 'Name of its file, and the last part of its address.',
    },
    ...(sorted.length > 0 && {
      sortable_fields: {
        fields: sorted,
        ...(newest !== undefined && { default: { field: newest, direction: 'descending' } }),
      },
    }),
    thumbnail: false,
    editor: { preview: false },
    fields: cmsFields(form, forms),
  }
}

/** Material Symbols. */
const icons: Readonly<Record<string, string>> = {
  handbook: 'menu_book',
  roles: 'badge',
  strategy: 'flag',
  objectives: 'target',
  insights: 'lightbulb',
  roadmap: 'map',
  backlog: 'inbox',
  milestones: 'sports_score',
  decisions: 'gavel',
  openings: 'person_add',
  features: 'extension',
  releases: 'new_releases',
  changelog: 'campaign',
  people: 'group',
  tiers: 'sell',
  offerings: 'cloud',
  areas: 'category',
  triage: 'rule',
  glossary: 'dictionary',
}

/** Everything but the backend and the collections. */
export function cmsSettings({ title, site, base }: Pick<Config, 'title' | 'site' | 'base'>): CmsPart {
  return {
    load_config_file: false,
    app_title: title,
    site_url: `${site.replace(/\/+$/, '')}${base.replace(/\/*$/, '/')}`,
    // A form needs a folder of pictures; uploads are off.
    media_folder: '_uploads',
    media_libraries: { default: false, stock_assets: { providers: [] } },
    output: { omit_empty_optional_fields: true },
    slug: { encoding: 'ascii', clean_accents: true },
  }
}
