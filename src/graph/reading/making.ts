/** Creates an entry from a file's content: types its values and reports problems. */

import type { Document } from '../../markdown/document.ts'
import { withArticle } from '../../problems/nearest.ts'
import { positionsOf } from '../../problems/positions.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import type { Collection, CollectionName } from '../../collections/table.ts'
import type { Audience } from '../../collections/fields/common.ts'
import type { Config } from '../../config.ts'
import { relaxedIn } from '../../collections/strictness.ts'
import { findFrontMatter } from '../../sources/front-matter.ts'
import { findReferences } from '../../collections/fields/references.ts'
import { findStandIns, isStandIn } from '../../collections/fields/stand-in.ts'
import type { SourceFile } from '../../sources/source.ts'
import type { Path, Range, YamlText } from '../../sources/yaml.ts'
import type { CutText } from '../../sources/yaml-cuts.ts'
import { type Entry, isExported, withData } from '../entry.ts'
import { isFirm, lacking, relaxingHint, remark, unusable } from './adopting.ts'
import { readForeignKeys } from './foreign-keys.ts'
import { readGivenKeys } from './given-keys.ts'
import type { Layout } from './layout.ts'
import type { Parsers } from './parsers.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { fittingCollection, homeOf } from './misfits.ts'
import { entryPath } from '../paths.ts'
import { checkStandIns, nameOf } from './stand-ins.ts'
import { describe, draftMark, isBeingWritten, isDraft, titleOf } from '../titles.ts'
import { isProse, typeData } from './typing.ts'
import { asWritten, cutText, doubtfulText, emptyText } from './written-values.ts'

export interface MakeContext {
  config: Config
  /** Build time, ISO. */
  now: string
  /** File layout; by default, each collection has a folder of its name. */
  layout?: Layout | undefined
  /** Parsers to use; by default, each text is parsed whenever it's read. */
  parsers?: Parsers | undefined
  /** The day of a file's first commit, for entries that have no other. */
  firstDays?: ((file: string) => string | undefined) | undefined
}

/** The result for one position. */
export interface Found {
  file: SourceFile
  collection: CollectionName
  id: string
  /** Whether it's a list item with a missing or unreadable id. */
  isNameless?: boolean
  yaml: YamlText
  /** Path of the entry's values in its YAML. */
  root: Path
  document: Document
  isMdx: boolean
  hasBody: boolean
  /** The values as written; undefined if they couldn't be read. */
  raw: unknown
}

/** The entry exists in any case: untyped entries aren't part of a handbook, but references to them aren't wrong. */
export function makeEntry(found: Found, context: MakeContext): { entry: Entry; problems: Problem[] } {
  const { file, collection, id, yaml, root, document } = found
  const { collections } = context.config
  const definition = collections.of(collection)
  // A file may contain thousands of entries, so compute its lines once.
  const positions = memoizeFor(file, 'positions', () => positionsOf(file.text))
  const sliceOf = ({ start, end }: { start: number; end: number }) => file.text.slice(start, end)
  const given = isMap(found.raw) && !isExported({ file: file.path }) ? readGivenKeys(found.raw, collection, context.config) : undefined
  const raw = given ? given.values : found.raw
  const relaxed = relaxedIn(definition, context.config, isMap(raw) ? Object.keys(raw) : [])
  const adopted = relaxed && isMap(raw) ? relaxed.read(writtenElsewhere(found, raw, context)) : undefined
  const inFile = ([first, ...rest]: Path) => {
    const path = first === undefined ? [] : [adopted?.from[String(first)] ?? first, ...rest]
    return [...root, ...(given ? given.toWritten(path) : path)]
  }
  const spanOf = (path: Path) => {
    const { start, end } = yaml.valueAt(inFile(path))
    return positions.span(start, end)
  }
  const keySpanOf = (path: Path) => {
    const { start, end } = yaml.keyAt(inFile(path))
    return positions.span(start, end)
  }
  const isQuoted = (path: Path) => yaml.isQuoted(inFile(path))

  const problems: Problem[] = (given?.clashes ?? []).map(({ key, ours, other }) =>
    problem('key-unknown', file.path, keySpanOf([key]), `"${key}" is read as "${ours}", and so is "${other}" here.`, {
      hint: 'Remove one of the two.',
    }),
  )
  // Titles in a tracker aren't ours to change.
  const standIns = isExported({ file: file.path }) ? [] : findStandIns(raw).filter((path) => !isTermItself(collection, path, raw))
  const home = isMap(raw) ? fittingCollection(collection, raw, collections) : undefined
  let typed: Record<string, unknown> | undefined
  let cuts: readonly CutText[] = []
  let asWrittenHere = raw
  let lacks: readonly string[] | undefined
  const { schema, noun } = definition
  if (raw !== undefined && !isMap(raw)) {
    const what = Array.isArray(raw) ? 'a list' : 'a single value'
    const message = `${withArticle(noun)} consists of keys and values; this is ${what}.`
    problems.push(problem('value-invalid', file.path, spanOf([]), message, { hint: 'Write "key: value", one per line.' }))
  } else if (home !== undefined) {
    const message = `This looks like ${withArticle(collections.of(home).noun).toLowerCase()}, not ${withArticle(noun).toLowerCase()}.`
    const target = homeOf(collections.of(home), raw as Record<string, unknown>)
    problems.push(
      problem('entry-misplaced', file.path, keySpanOf(Object.keys(raw as object).slice(0, 1)), message, {
        hint: `Move it to ${target}.`,
        suggestions: [target],
      }),
    )
  } else if (raw !== undefined) {
    const { values, ignored, heldBack, written } =
      collection === 'handbook' || relaxed
        ? readForeignKeys(adopted?.values ?? raw, {
            own: new Set(Object.keys(schema.shape)),
            now: context.now,
            draftMark: draftMark(definition),
          })
        : { values: raw, ignored: [], heldBack: [], written: raw }
    asWrittenHere = written
    for (const key of ignored) {
      const message = `"${key}" is front matter of another generator and has no effect here.`
      const hint = 'Remove the key, or list it under "ignore" in handbook.config.ts.'
      problems.push(problem('key-foreign', file.path, keySpanOf([key]), message, { hint }))
    }
    for (const { key, isOver } of heldBack) {
      const message = isOver
        ? `The date in "${key}" has passed, so the page is not published.`
        : `The date in "${key}" is in the future, so the page is not published.`
      const hint = 'Write "status: draft" instead, or remove the key to publish the page.'
      problems.push(problem('key-foreign', file.path, keySpanOf([key]), message, { hint }))
    }
    cuts = yaml.cutTexts().filter(({ path }) => isWithin(path, root) && isProse(schema, path.slice(root.length)))
    const { data, faults } = typeData(relaxed?.schema ?? schema, values, noun, isQuoted, standIns)
    typed = data && withDay(definition, data, context.now)
    const here = { file: file.path, spanOf }
    // Of all that it lacks, one problem says what can be done.
    let isForeign = !relaxed && definition.relaxed !== undefined && !definition.relaxed.ownKeys.some((key) => Object.hasOwn(values, key))
    if (relaxed && typed) {
      const missing = relaxed.wanted.filter((key) => typed?.[key] === undefined)
      if (missing.length > 0) lacks = missing
      const isReported = (key: string) => faults.some(({ path: [first] }) => first === key)
      for (const key of missing) if (!isReported(key)) problems.push(lacking(key, definition, here))
      for (const each of adopted?.remarks ?? []) problems.push(remark(each, definition.dayField ?? 'date', definition, here))
    }
    for (const fault of faults) {
      if (relaxed && typed && !isFirm(fault, relaxed) && fault.code !== 'key-unknown') {
        problems.push(unusable(fault, definition, here))
        continue
      }
      const path = inFile(fault.path)
      const cut = fault.atKey ? undefined : cuts.find((each) => each.path.length === path.length && isWithin(each.path, path))
      if (cut?.read === '') {
        problems.push(emptyText(file.path, positions.span(cut.start, cut.end), { name: nameOf(fault.path), written: sliceOf(cut), cut }))
        continue
      }
      const { code, atKey, message, details } = asWritten(fault, sliceOf(fault.atKey ? yaml.keyAt(path) : yaml.valueAt(path)))
      const severity = relaxed && !isFirm(fault, relaxed) ? 'warning' : undefined
      if (code === 'key-missing' && isForeign) {
        isForeign = false
        details.hint = [details.hint, relaxingHint(definition)].filter(Boolean).join(' ')
      }
      problems.push(problem(code, file.path, atKey ? keySpanOf(fault.path) : spanOf(fault.path), message, { ...details, severity }))
    }
  }
  for (const cut of typed ? cuts : []) {
    const span = positions.span(cut.start, cut.end)
    if (!problems.some(({ line, column }) => line === span.line && column === span.column))
      problems.push(cutText(file.path, span, sliceOf(cut), cut))
  }
  if (typed) {
    const whole = yaml.valueAt(root)
    const isOwn = ({ start, end }: Range) => root.length === 0 || (start >= whole.start && end <= whole.end)
    const doubtful = yaml.doubtfulTexts().filter(isOwn)
    // Missing and invalid ids are reported as such.
    const ids = new Set(doubtful.length === 0 ? [] : findReferences(schema, raw).map(({ path }) => yaml.valueAt(inFile(path)).start))
    if (found.isNameless) ids.add(yaml.valueAt([...root, 'id']).start)
    for (const range of doubtful.filter(({ start }) => !ids.has(start))) {
      const span = positions.span(range.start, range.end)
      // A problem with a value says more than one about its type.
      const isDisclosed = problems.some(({ line, column }) => line === span.line && column === span.column)
      if (!isDisclosed) problems.push(doubtfulText(file.path, span, sliceOf(range)))
    }
  }
  const written = isMap(raw) ? raw : {}
  problems.push(
    ...checkStandIns({
      definition,
      collections,
      file: file.path,
      values: written,
      paths: standIns,
      document,
      spanOf,
      span: positions.span,
    }),
  )
  const values = typed ?? written
  const made = {
    collection,
    definition,
    id,
    file: file.path,
    isTyped: typed !== undefined,
    ...(home !== undefined && { isMisplaced: true }),
    ...(found.isNameless && { isNameless: true }),
    ...(lacks && { lacks }),
    written: asWrittenHere,
    title: typed ? titleOf(definition, id, typed, document, context.now) : id,
    description: describe(values),
    url: entryPath(definition, id),
    audience: raw === undefined && namesAudience(file) ? 'staff' : audienceOf(definition, written, context.config),
    isDraft: isDraft(definition, values, context.now),
    text: file.text,
    isMdx: found.isMdx,
    hasBody: found.hasBody,
    document,
    spanOf,
    keySpanOf,
    isQuoted,
  }
  return { entry: withData(made, values), problems }
}

function writtenElsewhere({ file, id, document, hasBody }: Found, values: Record<string, unknown>, { firstDays, now }: MakeContext) {
  const front = findFrontMatter(file.text)
  return {
    id,
    values,
    body: !hasBody ? '' : front.kind === 'present' ? file.text.slice(front.bodyStart) : file.text,
    heading: document.headings.find(({ depth, text }) => depth === 1 && text !== '')?.text,
    now,
    firstDay: () => firstDays?.(file.path),
  }
}

/** A glossary may define a marker such as TODO, and list its synonyms. */
function isTermItself(collection: CollectionName, [key]: Path, raw: unknown): boolean {
  if (collection !== 'glossary' || !isMap(raw) || (key !== 'term' && key !== 'aliases')) return false
  return typeof raw['term'] === 'string' && /^[A-Z]+$/.test(raw['term']) && isStandIn(raw['term'])
}

/** An unfinished changelog entry may have no date: until then, it counts as today's. */
function withDay(definition: Collection, data: Record<string, unknown>, now: string): Record<string, unknown> {
  const isOpen = definition.name === 'changelog' && data['date'] === undefined && data['live'] === undefined
  return isOpen && isBeingWritten(definition, data) ? { ...data, date: now.slice(0, 10) } : data
}

function isWithin(path: Path, start: Path): boolean {
  return start.every((part, index) => String(path[index]) === String(part))
}

/** The same entry at another time: its title then, and whether it's published then. */
export function asOf(entry: Entry, now: string): Entry {
  const { definition, id, isTyped, document } = entry
  const data = entry.data as Record<string, unknown>
  return { ...entry, isDraft: isDraft(definition, data, now), ...(isTyped && { title: titleOf(definition, id, data, document, now) }) }
}

/** Also for invalid values: someone who writes an unknown audience doesn't mean everyone. */
function audienceOf({ name, alwaysForStaff }: Collection, values: Record<string, unknown>, config: Config): Audience {
  if (alwaysForStaff) return 'staff'
  const { audience } = values
  if (audience === undefined || audience === null) return config.audience[name] ?? 'public'
  return audience === 'public' ? 'public' : 'staff'
}

/** Whether an entry is for staff because of its collection, not because the entry says so. */
export function isForStaffAsAll(
  { collection, definition, data }: Pick<Entry, 'collection' | 'definition' | 'data'>,
  config: Config,
): boolean {
  if (definition.alwaysForStaff) return true
  return config.audience[collection] === 'staff' && (data as { audience?: unknown }).audience === undefined
}

/** Unreadable values may restrict the audience. */
function namesAudience({ text }: SourceFile): boolean {
  return /^[\s"']*audience["']?\s*:/im.test(text)
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
