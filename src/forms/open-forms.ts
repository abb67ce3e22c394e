/** The content as forms see it: everything written, drafts too, with what is wrong. */
import { makeForms, type EntryForm } from '../authoring/forms/form.ts'
import { makeDocuments, type FormDocument } from '../authoring/forms/form-document.ts'
import { type Compilation, compile } from '../compilation.ts'
import { type Layout, layoutIn } from '../graph/reading/layout.ts'
import type { Settings } from '../settings.ts'

export interface OpenForms {
  settings: Settings
  compilation: Compilation
  layout: Layout
  forms: readonly EntryForm[]
  documents: readonly FormDocument[]
}

/** Reads the content as it is now. Forms show drafts and what is for staff, whatever the audience of the site. */
export function openForms(given: Settings): OpenForms {
  const settings: Settings = { ...given, audience: 'staff', drafts: true, lenient: false }
  const compilation = compile(settings)
  const { handbook, written, untyped } = compilation
  const layout = layoutIn(handbook)
  const forms = makeForms({ entries: [...written.entries, ...untyped], config: handbook.config, layout })
  return { settings, compilation, layout, forms, documents: makeDocuments(forms, handbook.config) }
}
