/** The rest of a build, after the pages are rendered: all other files, and a last check of what's published. */
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { auditFolder } from './audit/audit.ts'
import { cleanRecord } from './audit/clean-files.ts'
import { formatLeaks, LeakError } from './audit/report.ts'
import { type Compilation, compileOnce } from './compilation.ts'
import type { Output } from './files/output.ts'
import { resultsOf } from './files/results.ts'
import { openStore, type Store } from './files/store.ts'
import { digestProgram } from './history/digests.ts'
import { writeSiteForms } from './forms/site-forms.ts'
import { writeEditions } from './history/editions/write.ts'
import { everythingFor } from './graph/audience.ts'
import { writeOutputs } from './outputs/outputs.ts'
import { writeStaticFiles } from './outputs/static-files.ts'
import type { EditionTexts } from './history/editions/edition-texts.ts'
import { packageRoot } from './plain/package-root.ts'
import { beginStage } from './plain/stages.ts'
import { formatText } from './problems/formats/text.ts'
import { hasErrors, type Problem } from './problems/problem.ts'
import type { Settings } from './settings.ts'
import { readLastChanges } from './sources/git/history.ts'
import { hashText } from './sources/git/objects.ts'
import type { Sources } from './sources/source.ts'

/**
 * Complete a folder that holds the current pages. Returns reports of what only a build finds. Throws a `LeakError` if a public site shows
 * what's for staff.
 */
export async function finishSite(settings: Settings, out: Output): Promise<string[]> {
  const compilation = compileOnce(settings)
  const { content, audience } = settings
  const { handbook, written, archive, sources } = compilation
  const store = resultsOf(handbook)
  // Versions up to 0.2.0 kept editions here, which must not outlive a takedown.
  rmSync(resolve('.cache/editions'), { recursive: true, force: true })
  const all = everythingFor(settings, written)
  const finished = await finishEditions(compilation, content, out, store)
  const updated = readLastChanges(content)
  const problems = await writeOutputs({
    handbook,
    all,
    content,
    out,
    updated,
    editions: archive.editions,
    editionTexts: finished.search,
  })
  writeSiteForms(settings, out)
  writeStaticFiles({ root: settings.root, look: settings.config.look }, out)
  if (audience === 'public') {
    beginStage('audit')
    const audit = auditFolder(out.folder, compilation, settings, cleanRecord(store))
    if (audit.leaks.length > 0) throw new LeakError(formatLeaks(audit))
  }
  store.prune()
  return [...finished.reports, ...formatProblems(problems, sources)]
}

/** Open what earlier builds of a handbook kept. Every build runs in the company's folder. */
export function openResults({ redactions, handbook }: Pick<Compilation, 'redactions' | 'handbook'>, content: string): Store {
  const program = digestProgram(packageRoot, handbook.config)
  return openStore(resolve('.cache/results'), { handbook: content, program, redactions: redactions.key })
}

export interface FinishedEditions {
  /** Texts of published editions for the search index. */
  search: EditionTexts | undefined
  reports: string[]
}

/** Write editions, histories and change pages into a folder that holds their layouts. */
export async function finishEditions(
  { handbook, written, problems: found, sources, archive, redactions, defaults }: Compilation,
  content: string,
  out: Output,
  store: Store,
): Promise<FinishedEditions> {
  beginStage('editions')
  const { problems, search } = await writeEditions({
    content,
    editions: archive.editions,
    handbook,
    written: written.entries,
    sound: hasErrors(found) ? undefined : written.entries,
    files: sources.files.map(({ path }) => path),
    redactions,
    defaults,
    blobOf: createBlobLookup(sources),
    store,
    program: store.program,
    out,
  })
  return { search, reports: formatProblems(problems, sources) }
}

function formatProblems(problems: readonly Problem[], sources: Sources): string[] {
  return problems.length > 0 ? [formatText(problems, { createTextLookup: textByFile(sources), colour: false })] : []
}

/** Look up the git blob id that a file would have. */
function createBlobLookup(sources: Sources): (file: string) => string | undefined {
  const text = textByFile(sources)
  return (file) => {
    const found = text(file)
    return found === undefined ? undefined : hashText(found)
  }
}

export function textByFile({ files }: Sources): (file: string) => string | undefined {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  return (file) => texts.get(file)
}
