/** One of the two states that `handbook diff` compares. */
import { diffText } from '../words/diff.ts'
import { buildHandbook } from '../checked-handbook.ts'
import { keyOf } from '../graph/entry.ts'
import type { Audience } from '../collections/fields/common.ts'
import type { Checked, Handbook } from '../graph/handbook.ts'
import { createAudienceDefaults } from '../history/audience/defaults.ts'
import { checkBrokenUrls } from '../history/broken-urls/broken-url-check.ts'
import { findEditions } from '../history/editions/archive.ts'
import { readLastEdition } from '../history/last-edition.ts'
import type { RedactionList } from '../history/redaction/redactions.ts'
import { foldProblems } from '../graph/reading/unread.ts'
import { escapeLine } from '../problems/printable.ts'
import type { Problem } from '../problems/problem.ts'
import { ungroupRepeatedKeys } from '../problems/repeated-keys.ts'
import type { Settings } from '../settings.ts'
import { findFirstDays } from '../sources/git/history.ts'
import type { Sources } from '../sources/source.ts'
import { warnText } from './common.ts'

export interface ReadState extends Pick<Checked, 'written' | 'handbook'> {
  name: string
  /** The commit; undefined for the work tree. */
  commit: string | undefined
  /** Keys of entries and paths of files that can't be read, each with its first error. */
  unread: ReadonlyMap<string, Problem>
  /** Returns the handbook as its readers see it. */
  handbookFor(audience: Audience): Handbook
  /** Returns the problems that a check of this state reports, with the redactions of today. */
  check(redactions: RedactionList): readonly Problem[]
}

/** Build everything that's written, despite errors. */
export function buildState(name: string, commit: string | undefined, sources: Sources, settings: Settings): ReadState {
  const options = { ...settings, audience: 'staff', drafts: true, firstDays: findFirstDays(settings.content) } as const
  const checked = buildHandbook(sources, options)
  const { handbook, written, untyped, problems, unread } = checked
  const known = new Set([...written.entries, ...untyped].map(({ file }) => file))
  const errors = ungroupRepeatedKeys(problems).filter(({ severity }) => severity === 'error')
  const firstIn = Map.groupBy(errors, ({ file }) => file)
  const entries = untyped.flatMap((entry) => (firstIn.get(entry.file) ?? []).slice(0, 1).map((first) => [keyOf(entry), first] as const))
  const files = errors.filter(({ file }) => !known.has(file)).map((each) => [each.file, each] as const)
  // If one item of a list can't be read, we can't tell which others exist.
  const lists = unread
    .filter(({ collection, id }) => settings.config.collections.find(collection)?.form === 'list' && id === undefined)
    .map(({ cause }) => [cause.file, cause] as const)
  return {
    name,
    commit,
    handbook,
    written,
    unread: new Map([...files.toReversed(), ...entries, ...lists.toReversed()]),
    handbookFor: (audience) => buildHandbook(sources, { ...options, audience, drafts: false }).handbook,
    check: (redactions) => checkState(checked, sources, redactions, { ...options, layout: handbook.layout }),
  }
}

/** A commit is read without the bytes of its files. To compare the work tree with one, leave out what they tell. */
export function withoutBytes({ files, assets, origins }: Sources): Sources {
  return { files, assets, ...(origins && { origins }), images: new Map(), problems: [] }
}

/** Check as `handbook check` does, including what editions promised. */
function checkState(
  plain: Checked,
  sources: Sources,
  redactions: RedactionList,
  options: Settings & { layout: Checked['handbook']['layout'] },
): readonly Problem[] {
  const { content, configFile, now } = options
  const lastEdition = readLastEdition(content, sources, options, redactions)
  const { found, unread, written } = lastEdition ? buildHandbook(sources, { ...options, lastEdition }) : plain
  const { editions, problems } = findEditions(content, written.entries, now)
  const broken = checkBrokenUrls({
    content,
    editions,
    configFile,
    written: written.entries,
    files: sources.files.map(({ path }) => path),
    redactions,
    defaults: createAudienceDefaults({ ...options, editions }),
    context: options,
  })
  return foldProblems([...found, ...problems, ...broken.problems], unread).problems
}

export function warnOfUnread({ name, unread }: ReadState): void {
  const faults = [...unread].map(
    ([of, { file, line, column, message }]) => `${of === file ? '' : `${of}: `}${file}:${line}:${column} ${message}`,
  )
  if (faults.length > 0) warnText(diffText.unread(faults.map(escapeLine), name))
}
