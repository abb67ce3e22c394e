/** From a content folder to the checked handbook: what the command line, the pages and the outputs start from. */
import { lastValue } from './plain/caches.ts'
import { type Archive, findEditions } from './history/editions/archive.ts'
import { type AudienceDefaults, audienceDefaults } from './history/audience/defaults.ts'
import { checkDefaults } from './history/audience/defaults-check.ts'
import { checkLost, type Lost } from './history/lost/lost-check.ts'
import { movesIn } from './history/revisions/moves.ts'
import { visibleRedirects } from './history/audience/visible-redirects.ts'
import { type Withheld, withheldIn } from './history/redaction/withheld.ts'
import { lastEditionOf } from './history/last-edition.ts'
import { withLastGood } from './last-good.ts'
import { buildHandbook } from './checked-handbook.ts'
import type { Checked } from './graph/handbook.ts'
import { findLayout } from './graph/reading/layout.ts'
import { foldProblems } from './graph/reading/unread.ts'
import type { Settings } from './settings.ts'
import { readFolder } from './sources/folder.ts'
import type { Sources } from './sources/source.ts'
import { everythingWithheld } from './sources/withholding.ts'

export interface Compilation extends Checked {
  sources: Sources
  archive: Archive
  /** What is taken out of old texts; to be given to whoever reads them. */
  withheld: Withheld
  /** What was for staff by default when it was committed. */
  defaults: AudienceDefaults
  /** Addresses of editions that nothing answers. */
  lost: Lost
}

const lastCompilation = lastValue<Compilation>()

/** Reads and checks the content as it is now; `changed` are texts that are to be, by path, in place of those on disk. */
export function compile(settings: Settings, changed: ReadonlyMap<string, string> = new Map()): Compilation {
  const sources = withTexts(readFolder(settings.content), changed)
  const options = { ...settings, layout: findLayout(sources.files, settings.config.collections) }
  const isListLost = sources.problems.some(({ file, severity }) => severity === 'error' && /^editions\.ya?ml$/.test(file))
  const withheld = isListLost ? { ...everythingWithheld, problems: [] } : withheldIn(settings.content, sources.files, options)
  const lastEdition = lastEditionOf(settings.content, sources, options, withheld)
  const files = sources.files.map(({ path }) => path)
  const moves = movesIn(settings.content, sources)
  const build = (from: Sources) => buildHandbook(from, { ...options, lastEdition, moves })
  const now = build(sources)
  const earlier = isWhileWriting(settings) ? withLastGood(settings.content, sources, now) : undefined
  // What is wrong is said of what stands there now.
  const { problems: reported, all, found: faults, unread, counts } = now
  const checked = earlier ? { ...build(earlier), problems: reported, all, found: faults, unread, counts } : now
  const found = findEditions(settings.content, checked.written.entries, settings.now)
  // Of an edition that these readers may not see, they do not learn the name.
  const seen = new Set(checked.handbook.entries.filter(({ collection }) => collection === 'editions').map(({ id }) => id))
  const archive = { ...found, editions: found.editions.filter(({ name }) => seen.has(name)) }
  const defaults = audienceDefaults({ ...settings, editions: found.editions })
  const lost = checkLost({
    content: settings.content,
    editions: found.editions,
    written: checked.written.entries,
    files,
    withheld,
    defaults,
    context: options,
    pending: moves.pending,
  })
  const problems = [
    ...checked.found,
    ...withheld.problems,
    ...found.problems,
    ...lost.problems,
    ...checkDefaults({ written: checked.written.entries, editions: found.editions, config: settings.config, defaults }),
  ]
  const redirects = visibleRedirects({
    content: settings.content,
    handbook: checked.handbook,
    written: checked.written.entries,
    files,
    defaults,
  })
  const handbook = { ...checked.handbook, redirects }
  const compilation = { sources, ...checked, handbook, ...foldProblems(problems, checked.unread), archive, withheld, defaults, lost }
  // What is only to be written is not what there is.
  if (changed.size === 0) lastCompilation.set(JSON.stringify(settings), compilation)
  return compilation
}

/** In `dev` drafts are shown, and errors stop nothing. */
function isWhileWriting({ drafts, lenient }: Settings): boolean {
  return drafts && lenient
}

function withTexts(sources: Sources, changed: ReadonlyMap<string, string>): Sources {
  if (changed.size === 0) return sources
  const others = sources.files.filter(({ path }) => !changed.has(path))
  const files = [...others, ...[...changed].map(([path, text]) => ({ path, text }))]
  return { ...sources, files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)) }
}

/** The same as the last time if the settings are the same: one run reads its content once. */
export function compileOnce(settings: Settings): Compilation {
  return lastCompilation.get(JSON.stringify(settings)) ?? compile(settings)
}
