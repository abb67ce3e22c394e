/** Reads source files into entries, and finds problems within a single file. */

import { describeLookalike, lookalikes } from '../../plain/characters.ts'
import { type Document, emptyDocument } from '../../markdown/document.ts'
import { quotedCommand } from '../../plain/command.ts'
import { withArticle } from '../../problems/nearest.ts'
import { positionsOf } from '../../problems/positions.ts'
import { firstLine, type Problem, problem, type Span } from '../../problems/problem.ts'
import type { Collection } from '../../collections/table.ts'
import type { Collections } from '../../collections/collections.ts'
import { exportedFields } from '../../collections/backlog/export-schema.ts'
import { relaxedIn } from '../../collections/strictness.ts'
import type { Config } from '../../config.ts'
import { findConflict } from '../../sources/conflict.ts'
import { blankFrontMatter, findFrontMatter } from '../../sources/front-matter.ts'
import { parseJson } from '../../sources/json.ts'
import type { SourceFile, Sources } from '../../sources/source.ts'
import { parseYaml, type Range, type YamlText } from '../../sources/yaml.ts'
import { ownAnchors } from '../links/anchors.ts'
import { readCategory } from './category.ts'
import { readIssueExport } from './issue-export.ts'
import { collectionAt, type Layout, layoutIn, ownFolders } from './layout.ts'
import { addEntry, invalidId, type ReadResult, readList, reportYaml, unreadList } from './list-entries.ts'
import { isMap, type MakeContext, makeEntry } from './making.ts'
import { conflictProblem } from './merge-conflict.ts'
import { fittingCollection } from './misfits.ts'
import { asciiName, folderPage, isAddressable, type Place, placeOf } from './places.ts'
import { type Parsers, plainParsers } from './parsers.ts'
import type { Unread } from './unread.ts'
import { isMarkdown, topProblem, unknownEnding } from '../files/unread-files.ts'
import { beginStage, endStep } from '../../plain/stages.ts'
import { runAtOnce, type Steps } from '../../plain/steps.ts'
import { isPrerelease } from '../../plain/versions.ts'

type EntryPlace = Extract<Place, { kind: 'entry' }>
type ListPlace = Extract<Place, { kind: 'list' }>

export type { ReadResult } from './list-entries.ts'

/** Number of files per step. */
const stepSize = 32

export function readEntries(sources: Sources, context: MakeContext): ReadResult {
  return runAtOnce(readEntrySteps(sources, context))
}

/** Like `readEntries`, in steps of several files. */
export function* readEntrySteps(sources: Sources, context: MakeContext): Steps<ReadResult> {
  const result: ReadResult = { entries: [], folders: [], problems: [...sources.problems], unread: [] }
  const layout = layoutIn(context)
  const unknown = new Map<string, Problem>()
  const paths = sources.files.map(({ path }) => path)
  const tops = new Set(paths.map((path) => path.split('/')[0] ?? ''))
  beginStage('check', sources.files.length)
  for (const [index, file] of sources.files.entries()) {
    if (index % stepSize === stepSize - 1) yield
    endStep()
    const place = placeOf(file.path, layout)
    if (place.kind === 'entry' || place.kind === 'list') {
      const { entries, problems, unread, hasConflict } = readPlaceOnce(file, place, context)
      // In a file with a conflict, nothing else is reported.
      if (hasConflict) result.problems = result.problems.filter((each) => each.file !== file.path)
      result.entries.push(...entries)
      result.problems.push(...problems)
      result.unread.push(...unread)
    } else if (place.kind === 'unknown-name') {
      const cause = unknown.get(place.name) ?? topProblem({ name: place.name, text: file.text }, paths, layout)
      if (!unknown.has(place.name)) result.problems.push(cause)
      unknown.set(place.name, cause)
      result.unread.push(...misplacedAtTop(file.path, cause, { tops, collections: context.config.collections }))
    } else if (place.kind === 'unknown-ending') leaveOut(file.path, layout, result)
    else if (place.kind === 'category') readFolderFacts(file, place, result)
    else if (/(^|\/)_index\.mdx?$/i.test(file.path)) result.problems.push(leftOutIndex(file.path))
  }
  for (const path of sources.assets) {
    if (isMarkdown(path, layout)) leaveOut(path, layout, result)
  }
  for (const cause of sources.problems)
    if (cause.severity === 'error' && cause.file !== '') result.unread.push({ cause, ...namedBy(cause.file, layout) })
  return result
}

function readFolderFacts(file: SourceFile, place: Extract<Place, { kind: 'category' }>, result: ReadResult): void {
  const { facts, problems } = readCategory(file, place)
  if (facts) result.folders.push(facts)
  for (const each of problems) result.problems.push(each)
}

interface ReadPlace extends ReadResult {
  hasConflict: boolean
  /** The day of the file's first commit, if that was asked for. */
  firstDay?: { day: string | undefined }
}

/** Reads a file with entries, unless it was read before with the same settings. */
function readPlaceOnce(file: SourceFile, place: EntryPlace | ListPlace, context: MakeContext): ReadPlace {
  const { config, now, parsers, firstDays } = context
  const { kind, folders, earlier, origins } = layoutIn(context)
  const { collections, components, audience, aliases, ignore, issues, strict, imported, words } = config
  const making = {
    dependsOn: [
      collections,
      components,
      audience,
      aliases,
      ignore,
      issues,
      strict,
      imported?.join(),
      words?.sets,
      now,
      kind,
      [...folders].join(' '),
    ],
    isCurrent: ({ firstDay }: ReadPlace) => !firstDay || firstDay.day === firstDays?.(file.path),
    make: () => readPlace(file, place, context),
  }
  return parsers?.file && !earlier && !origins ? parsers.file(file, making) : making.make()
}

function readPlace(file: SourceFile, place: EntryPlace | ListPlace, given: MakeContext): ReadPlace {
  const result: ReadPlace = { entries: [], folders: [], problems: [], unread: [], hasConflict: false }
  const firstDays = (path: string) => {
    const day = given.firstDays?.(path)
    result.firstDay = { day }
    return day
  }
  const context = { ...given, ...(given.firstDays && { firstDays }) }
  if (refuseConflict(file, place, context, result)) result.hasConflict = true
  else if (place.kind === 'list') readList(file, place.collection, { context, result })
  else if (isListPage(place, context)) result.problems.push(leftOutIndex(file.path))
  else readFile(file, place, context, result)
  return result
}

/** In a file with a conflict, nothing is read or reported: its content may belong to neither version. */
function refuseConflict(file: SourceFile, place: EntryPlace | ListPlace, context: MakeContext, result: ReadResult): boolean {
  const markers = findConflict(file)
  if (markers.length === 0) return false
  const cause = conflictProblem(file, markers)
  result.problems.push(cause)
  const { collection } = place
  if (place.kind === 'list') result.unread.push(...unreadList(collection, cause))
  else if (place.form === 'json') result.unread.push({ cause, collection })
  else {
    const found = { file, collection, id: place.id, yaml: parseYaml(''), root: [], document: unreadDocument, raw: undefined }
    const { entry } = makeEntry({ ...found, isMdx: place.form === 'mdx', hasBody: place.form !== 'yaml' }, context)
    result.entries.push({ ...entry, text: '' })
    result.unread.push({ cause, collection, id: place.id, text: file.text })
  }
  return true
}

const unreadDocument: Document = { ...emptyDocument, isSound: false }

/** A file with an extension that its collection doesn't read. */
function leaveOut(path: string, layout: Layout, result: ReadResult): void {
  const cause = unknownEnding(path, false, layout)
  result.problems.push(cause)
  result.unread.push({ cause, ...namedBy(path, layout) })
}

/** The entry's id if the file could be read. */
export function namedBy(path: string, layout: Layout): Pick<Unread, 'collection' | 'id'> {
  const found = collectionAt(path, layout)
  const [top = '', ...rest] = found ? [found.collection, ...found.inside.split('/')] : path.split('/')
  const collection = rest.length === 0 ? top.replace(/\.[^.]+$/, '') : top
  const id = rest
    .join('/')
    .replace(/\.[^./]+$/, '')
    .replace(folderPage, '')
  // The content of an unreadable folder is unknown.
  const isFile = /\.[^./]+$/.test(path)
  return { collection, ...(rest.length > 0 && isFile && { id }) }
}

/** Files under a name that isn't a collection may be pages that belong in `handbook/`, or a misspelled collection. */
function misplacedAtTop(
  path: string,
  cause: Problem,
  { tops, collections }: { tops: ReadonlySet<string>; collections: Collections },
): Unread[] {
  const stem = path.replace(/\.[^./]+$/, '')
  const [meant] = cause.suggestions ?? []
  return [
    { cause, ...namedBy(path, ownFolders(collections)) },
    ...(/\.mdx?$/i.test(path) ? [{ cause, collection: 'handbook', id: stem }] : []),
    ...(meant === undefined || tops.has(meant) ? [] : [{ cause, collection: meant.replace(/\.yaml$/, '') }]),
  ]
}

function readFile(file: SourceFile, place: EntryPlace, context: MakeContext, result: ReadResult): void {
  const { collection, id, form } = place
  const { collections } = context.config
  const definition = collections.of(collection)
  if (form === 'json') {
    readExport(file, place, context, result)
    return
  }
  const isProse = form !== 'yaml'
  const { body, yaml: parse } = context.parsers ?? plainParsers
  const known = result.problems.length
  const yaml = isProse ? readFrontMatter(file, { definition, parse, result, config: context.config }) : parse(file.text)
  const fault = yaml && reportYaml(file, yaml, result)
  const hasHead = yaml !== undefined && fault === undefined
  const cause = hasHead ? undefined : (fault ?? result.problems[known])
  // If the end of the front matter is unknown, problems of the text follow from that.
  const document = !isProse
    ? emptyDocument
    : yaml === undefined
      ? unreadDocument
      : body({
          file: file.path,
          text: blankFrontMatter(file.text),
          isMdx: form === 'mdx',
          reserved: ownAnchors(definition, yaml.data),
          vocabulary: context.config.components,
        })
  for (const each of document.problems) result.problems.push(each)
  const isMisplaced = hasHead && isMap(yaml.data) && fittingCollection(collection, yaml.data, collections) !== undefined
  if (!isMisplaced) checkId(file, place, result, relaxedIn(definition, context.config) !== undefined)
  // Browsers can't request such an address, so a lenient build has no page for it.
  const raw = hasHead && !/[\p{C}?#%\\]/u.test(id) ? (yaml.data ?? {}) : undefined
  addEntry(
    { file, collection, id, yaml: yaml ?? parseYaml(''), root: [], document, isMdx: form === 'mdx', hasBody: isProse, raw },
    { context, result, cause, id, text: file.text },
  )
}

/** The required form of a collection's ids. */
function checkId(file: SourceFile, { collection, id }: EntryPlace, result: ReadResult, isRelaxed: boolean): void {
  if (!isAddressable(id)) result.problems.push(collection === 'releases' ? invalidVersion(file.path, id) : invalidFileName(file.path, id))
  else if (collection === 'releases' && !/^\d+\.\d+/.test(id))
    result.problems.push(
      problem('id-invalid', file.path, firstLine, `The id of a release must be a version; "${id}" is not.`, {
        hint: 'Name the file after the version, for example "2.30.yaml".',
      }),
    )
  else if (collection === 'decisions' && !isRelaxed && !/^\d+-./.test(id))
    result.problems.push(
      problem('id-invalid', file.path, firstLine, `The id of a decision must be a number and a name; "${id}" is not.`, {
        hint: 'Name the file like "0012-what-was-decided.mdx".',
      }),
    )
}

/** The front matter, empty if there is none; undefined if the file is unusable. */
function readFrontMatter(
  file: SourceFile,
  { definition, parse, result, config }: { definition: Collection; parse: Parsers['yaml']; result: ReadResult; config: Config },
): YamlText | undefined {
  const found = findFrontMatter(file.text)
  const report = (message: string, hint: string, line = 1) =>
    result.problems.push(problem('front-matter-missing', file.path, { line, column: 1, endLine: line, endColumn: 1 }, message, { hint }))
  switch (found.kind) {
    case 'present': {
      if (found.badFence) result.problems.push(badFenceProblem(file, found.badFence, found.badFence.start === 0))
      const yaml = parse(file.text.slice(found.yaml.start, found.yaml.end), found.yaml.start)
      const prose = yaml.errors.length > 0 && !found.badFence ? proseWithin(file.text, found.yaml) : undefined
      if (!prose) return yaml
      report('The text begins here, but the front matter has not ended.', 'Put a line "---" after its last key.', prose)
      return undefined
    }
    case 'late': {
      result.problems.push(lateProblem(file, found.opening))
      return parse(file.text.slice(found.yaml.start, found.yaml.end), found.yaml.start)
    }
    case 'unclosed':
      report('The front matter that begins here is never closed.', 'Put a line "---" after its last key.')
      return undefined
    case 'unopened':
      if (file.text.startsWith('---', found.close)) report('The front matter has no opening line.', 'Put a line "---" above line 1.')
      else report('The front matter has no opening and no closing line.', 'Put a line "---" above its first key, and one below its last.')
      return parse(file.text.slice(0, found.close))
    case 'foreign':
      // It may say that the entry is a draft, so nothing of an unreadable file is published.
      report(`The front matter is ${found.form}; it must be YAML.`, 'Write it between two lines "---", each key as "key: value".')
      return undefined
    case 'none': {
      const { bare, noun } = definition
      if (bare || relaxedIn(definition, config)) return parse('')
      report(
        `${withArticle(noun)} needs front matter, but this file has none.`,
        'Put the keys between two lines "---" at the top of the file.',
      )
      return undefined
    }
  }
}

/** An issue tracker's export. Issue ids start with the export's name, because each tracker numbers from 1. */
function readExport(file: SourceFile, { collection, id }: EntryPlace, context: MakeContext, result: ReadResult): void {
  if (!isAddressable(id))
    result.problems.push(collection === 'releases' ? invalidVersion(file.path, id) : invalidId(file.path, firstLine, id))
  const json = parseJson(file.text)
  const fault = reportYaml(file, json, result, 'export-invalid')
  if (fault) {
    result.unread.push({ cause: fault, collection })
    return
  }
  if (!Array.isArray(json.data)) {
    const hint = `Export the issues with "gh issue list --json ${exportedFields}".`
    const cause = problem('value-invalid', file.path, firstLine, `"${file.path}" must contain a list of issues.`, { hint })
    result.problems.push(cause)
    result.unread.push({ cause, collection })
    return
  }
  const { issues, problems } = readIssueExport(file, json, context.config.issues)
  for (const each of problems) result.problems.push(each)
  for (const { number, values, yaml } of issues) {
    const found = { file, collection, id: `${id}/${number}`, yaml, root: [], document: emptyDocument, isMdx: false, hasBody: false }
    addEntry({ ...found, raw: values }, { context, result, id: found.id, text: file.text })
  }
}

/** In an imported changelog, `index.md` is the page of a folder, not an entry. */
function isListPage({ collection, id }: EntryPlace, { config }: MakeContext): boolean {
  const definition = config.collections.of(collection)
  return definition.isRecord === true && /(^|\/)index$/i.test(id) && relaxedIn(definition, config) !== undefined
}

/** Hugo's section page; collections of entries have their own list. */
function leftOutIndex(path: string): Problem {
  return problem('file-left-out', path, firstLine, 'This text is ignored: the list page of this collection has no text.', {
    hint: 'Move it to a page of the handbook.',
  })
}

/** A file can be renamed with a command, unless the fault is in the name of its folder. */
function invalidFileName(path: string, id: string): Problem {
  const fault = invalidId(path, firstLine, id)
  const [folder, name] = [id.slice(0, id.lastIndexOf('/') + 1), id.slice(id.lastIndexOf('/') + 1)]
  const isInFolder = folder !== '' && !isAddressable(folder.slice(0, -1))
  const known = `${name}${/\.[^./]+$/.exec(path)?.[0] ?? ''}`
  if (isInFolder || asciiName(name) === '' || !path.endsWith(known) || /\p{C}/u.test(path)) return fault
  const target = path.slice(0, -known.length) + asciiName(name)
  return { ...fault, hint: `${fault.hint} ${quotedCommand(['move', path, target])} renames it, and updates what leads to it.` }
}

/** The hint suggests the same version without the part after "+", and never turns it into a pre-release. */
function invalidVersion(path: string, id: string): Problem {
  const [version = ''] = id.split('+')
  const name = asciiName(version)
  const isSame = /^\d+\.\d+/.test(name) && isPrerelease(name) === isPrerelease(version)
  const why = version === id ? '' : '; the part after "+" does not distinguish releases'
  return problem('id-invalid', path, firstLine, `"${id}" cannot be part of a URL.`, {
    hint: isSame ? `Name it "${name}"${why}.` : 'Name the file after the version, for example "2.30.yaml".',
    suggestions: isSame ? [name] : [],
  })
}

/** Front matter that doesn't start with three hyphens alone on line 1. */
function lateProblem({ path, text }: SourceFile, { start, end }: Range): Problem {
  const { line, column, ...rest } = positionsOf(text).span(start, end)
  const report = (message: string, hint: string, place: Span) => problem('front-matter-missing', path, place, message, { hint })
  const written = text.slice(start, end)
  const before = text.slice(0, start)
  if (written !== '---')
    return report(
      `The front matter must begin with "---", three hyphens alone; this line has ${JSON.stringify(written).replaceAll('\\\\', '\\')}.`,
      before.trim() === ''
        ? 'Write "---" above it and below it, at the beginning of the line.'
        : 'Write "---" above it and below it, and move the text before it below.',
      { line, column, ...rest },
    )
  const atLine = { line, column: 1, endLine: line, endColumn: 1 }
  if (before.trim() === '') return report('Front matter must begin in line 1; there are blank lines before it.', 'Remove them.', atLine)
  return report('Front matter must begin in line 1; there is text before it.', 'Move that text below the front matter.', atLine)
}

/** A delimiter of the front matter that isn't three hyphens. */
function badFenceProblem({ path, text }: SourceFile, { start, end }: Range, isOpening: boolean): Problem {
  const found = text.slice(start, end)
  const char = [...found].find((each) => lookalikes.has(each))
  const message =
    char === undefined
      ? `The front matter ${isOpening ? 'begins' : 'ends'} with "---"; this line has ${found.length} hyphens.`
      : `The front matter ${isOpening ? 'begins' : 'ends'} with "---", three hyphens; ${describeLookalike(char)}`
  return problem('front-matter-missing', path, positionsOf(text).span(start, end), message, { hint: 'Write "---".', fix: '---' })
}

/** The line where prose starts although the front matter isn't closed; undefined if there is none. */
function proseWithin(text: string, { start, end }: Range): number | undefined {
  const lines = text.slice(start, end).split(/\r?\n/)
  const index = lines.findIndex(
    (line, at) => at > 0 && /^\S/.test(line) && !/^([\w-]+:|[-#\]}"'])/.test(line) && lines[at - 1]?.trim() === '',
  )
  return index < 0 ? undefined : index + text.slice(0, start).split('\n').length
}
