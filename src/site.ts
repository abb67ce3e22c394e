/** What all pages of a build are made from; it lies outside their bundle, so that a process can build one site after another. */
import { lastValue } from './plain/caches.ts'
import { type Compilation, compileOnce } from './compilation.ts'
import type { EditionInfo } from './history/editions/edition.ts'
import { everythingFor } from './graph/audience.ts'
import type { Graph } from './graph/graph.ts'
import type { Handbook } from './graph/handbook.ts'
import { formatText } from './problems/formats/text.ts'
import { hasErrors, type Problem } from './problems/problem.ts'
import { environmentSettings, loadSettings, type Settings } from './settings.ts'
import { readLastChanges } from './sources/git/history.ts'

export interface Site {
  handbook: Handbook
  /** When each file was last changed, ISO; files that git does not know are missing. */
  updated: ReadonlyMap<string, string>
  /** Everything that was written; undefined for customers. */
  all: Graph | undefined
  /** What the check warns of; of everything that was written, so none for customers. */
  warnings: readonly Problem[]
  /** The closed editions that can be made here, by their days. */
  editions: readonly EditionInfo[]
}

const lastSite = lastValue<Promise<Site>>()

/** The site of the settings in the environment. */
export function siteOfBuild(): Promise<Site> {
  const key = JSON.stringify(environmentSettings(process.env))
  const site = lastSite.get(key) ?? loadSite(compileOnce)
  lastSite.set(key, site)
  return site
}

/** Throws one readable report if the content has errors. */
export async function loadSite(compile: (settings: Settings) => Compilation): Promise<Site> {
  const settings = await loadSettings(environmentSettings(process.env))
  const { handbook, written, problems, sources, archive } = compile(settings)
  const errors = problems.filter((each) => each.severity === 'error')
  if (hasErrors(problems) && !settings.lenient) {
    const texts = new Map(sources.files.map((file) => [file.path, file.text]))
    throw new Error(`The content has errors.\n\n${formatText(errors, { textByFile: (file) => texts.get(file), colour: false })}`)
  }
  const all = everythingFor(settings, written)
  return {
    handbook,
    all,
    updated: readLastChanges(settings.content),
    warnings: all ? problems.filter(({ severity }) => severity === 'warning') : [],
    editions: archive.editions,
  }
}
