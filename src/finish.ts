/** What follows the pages of a build, whoever rendered them: everything that is no page, and the last look at what is published. */
import { auditFolder } from './audit/audit.ts'
import { formatLeaks, LeakError } from './audit/report.ts'
import { type Compilation, compileOnce } from './compilation.ts'
import { writeEditions } from './history/editions/write.ts'
import { everythingFor } from './graph/audience.ts'
import { writeOutputs } from './outputs/outputs.ts'
import type { EditionTexts } from './history/editions/edition-texts.ts'
import { formatText } from './problems/formats/text.ts'
import type { Problem } from './problems/problem.ts'
import type { Settings } from './settings.ts'
import { readLastChanges } from './sources/git/history.ts'
import { hashText } from './sources/git/objects.ts'
import type { Sources } from './sources/source.ts'

/**
 * Completes a folder that holds the pages of today. Returns what only a build finds, as reports to print. Throws a `LeakError` if a
 * public site shows what is for staff.
 */
export async function finishSite(settings: Settings, out: string): Promise<string[]> {
  const compilation = compileOnce(settings)
  const { content, audience } = settings
  const { handbook, written, archive, sources } = compilation
  const all = everythingFor(settings, written)
  const closed = await finishEditions(compilation, content, out)
  const updated = readLastChanges(content)
  const problems = await writeOutputs({ handbook, all, content, out, updated, editions: archive.editions, closed: closed.search })
  if (audience === 'public') {
    const found = auditFolder(out, compilation, settings)
    if (found.leaks.length > 0) throw new LeakError(formatLeaks(found))
  }
  return [...closed.reports, ...formatFound(problems, sources)]
}

export interface Closed {
  /** What the search should know of closed editions. */
  search: EditionTexts | undefined
  reports: string[]
}

/** Writes editions, histories and what changed into a folder that has their frames. */
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

/** What each file would be called in git. */
function blobsOf(sources: Sources): (file: string) => string | undefined {
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
