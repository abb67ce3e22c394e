/** Everything the pages of a build need. Not part of their bundle, so that one process can build several sites. */
import { relative } from 'node:path'
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
  /** Path of the content folder from the company's folder. */
  folder: string
  /** Last change of each file, ISO. Files unknown to git are missing. */
  updated: ReadonlyMap<string, string>
  /** Everything written, undefined for customers. */
  all: Graph | undefined
  /** Warnings of the check. They cover everything written, so customers get none. */
  warnings: readonly Problem[]
  /** Published editions that can be built here, in order of their days. */
  editions: readonly EditionInfo[]
}

const lastSite = lastValue<Promise<Site>>()

/** Load the site for the settings in the environment. */
export function loadBuildSite(): Promise<Site> {
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
    throw new Error(`The content has errors.\n\n${formatText(errors, { createTextLookup: (file) => texts.get(file), colour: false })}`)
  }
  const all = everythingFor(settings, written)
  return {
    handbook,
    folder: relative(settings.root, settings.content).replaceAll('\\', '/'),
    all,
    updated: readLastChanges(settings.content),
    warnings: all ? problems.filter(({ severity }) => severity === 'warning') : [],
    editions: archive.editions,
  }
}
