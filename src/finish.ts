/** The rest of a build, after the pages are rendered: all other files, and a last check of what's published. */
import { resolve } from 'node:path'
import { auditFolder } from './audit/audit.ts'
import { cleanRecord } from './audit/clean-files.ts'
import { formatLeaks, LeakError } from './audit/report.ts'
import { type Compilation, compileOnce } from './compilation.ts'
import { openStore } from './files/store.ts'
import { programDigest } from './history/editions/cache.ts'
import { writeEditions } from './history/editions/write.ts'
import { everythingFor } from './graph/audience.ts'
import { writeOutputs } from './outputs/outputs.ts'
import type { EditionTexts } from './history/editions/edition-texts.ts'
import { formatText } from './problems/formats/text.ts'
import type { Problem } from './problems/problem.ts'
import type { Settings } from './settings.ts'
import { lastChanges } from './sources/git/history.ts'
import { blobId } from './sources/git/objects.ts'
import type { Sources } from './sources/source.ts'

/**
 * Complete a folder that holds the current pages. Returns reports of what only a build finds. Throws a `LeakError` if a public site shows
 * what's for staff.
 */
export async function finishSite(settings: Settings, out: string): Promise<string[]> {
  const compilation = compileOnce(settings)
  const { content, audience } = settings
  const { handbook, written, archive, sources } = compilation
  const store = openStore(resolve('.cache/results'), { handbook: content, redactions: compilation.redactions.key })
  const all = everythingFor(settings, written)
  const editionOutput = await finishEditions(compilation, content, out)
  const updated = lastChanges(content)
  const problems = await writeOutputs({
    handbook,
    all,
    content,
    out,
    updated,
    editions: archive.editions,
    editionTexts: editionOutput.search,
  })
  if (audience === 'public') {
    const found = auditFolder(out, compilation, settings, cleanRecord(store, programDigest(resolve())))
    if (found.leaks.length > 0) throw new LeakError(formatLeaks(found))
  }
  store.prune()
  return [...editionOutput.reports, ...formatFound(problems, sources)]
}

export interface Closed {
  /** Texts of published editions for the search index. */
  search: EditionTexts | undefined
  reports: string[]
}

/** Write editions, histories and change pages into a folder that holds their layouts. */
export async function finishEditions(
  { handbook, written, sources, archive, redactions, defaults }: Compilation,
  content: string,
  out: string,
): Promise<Closed> {
  const { problems, search } = await writeEditions({
    content,
    editions: archive.editions,
    handbook,
    written: written.entries,
    files: sources.files.map(({ path }) => path),
    redactions,
    defaults,
    blobOf: blobsOf(sources),
    out,
  })
  return { search, reports: formatFound(problems, sources) }
}

function formatFound(problems: readonly Problem[], sources: Sources): string[] {
  return problems.length > 0 ? [formatText(problems, { textByFile: textByFile(sources), colour: false })] : []
}

/** Look up the git blob id that a file would have. */
function blobsOf(sources: Sources): (file: string) => string | undefined {
  const text = textByFile(sources)
  return (file) => {
    const found = text(file)
    return found === undefined ? undefined : blobId(found)
  }
}

export function textByFile({ files }: Sources): (file: string) => string | undefined {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  return (file) => texts.get(file)
}
