/** The one door between the pages and the content: reads it, builds the model once, and refuses what is not sound. */
import { compile, compileOnce } from './compilation.ts'
import type { EditionInfo } from './history/editions/edition.ts'
import type { Handbook } from './graph/handbook.ts'
import { formatText } from './problems/formats/text.ts'
import { hasErrors, type Problem } from './problems/problem.ts'
import { environmentSettings, loadSettings } from './settings.ts'
import { lastChanges } from './sources/git/history.ts'

export interface Site {
  handbook: Handbook
  /** When each file was last changed, ISO; files that git does not know are missing. */
  updated: ReadonlyMap<string, string>
  /** What the check warns of; of everything that was written, so for staff alone. */
  warnings: readonly Problem[]
  /** The closed editions that can be made here, by their days. */
  editions: readonly EditionInfo[]
}

let site: Promise<Site> | undefined

/** The handbook of this run; throws one readable report if the content has errors. */
export function getSite(): Promise<Site> {
  site ??= loadSite()
  return site
}

async function loadSite(): Promise<Site> {
  const settings = await loadSettings(environmentSettings(process.env))
  // In `dev` the content may be another than a moment ago.
  const { handbook, problems, sources, archive } = import.meta.env.PROD ? compileOnce(settings) : compile(settings)
  const errors = problems.filter((each) => each.severity === 'error')
  if (hasErrors(problems) && !settings.lenient) {
    const texts = new Map(sources.files.map((file) => [file.path, file.text]))
    throw new Error(`The content has errors.\n\n${formatText(errors, { textOf: (file) => texts.get(file), colour: false })}`)
  }
  return {
    handbook,
    updated: lastChanges(settings.content),
    warnings: problems.filter(({ severity }) => severity === 'warning'),
    editions: archive.editions,
  }
}
