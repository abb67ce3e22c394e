/** Makes an entry of what stands in a file: types its values, and says what is wrong with them. */

import { describeLookalike, lookalikes } from '../../plain/characters.ts'
import type { Document } from '../../markdown/document.ts'
import { withArticle } from '../../problems/nearest.ts'
import { positionsOf } from '../../problems/positions.ts'
import { type Problem, problem, type Span } from '../../problems/problem.ts'
import type { Collection, CollectionName } from '../../collections/table.ts'
import type { Audience } from '../../collections/fields/common.ts'
import type { Config } from '../../config.ts'
import { findReferences } from '../../collections/fields/references.ts'
import { findStandIns, isStandIn } from '../../collections/fields/stand-in.ts'
import type { SourceFile } from '../../sources/source.ts'
import type { Path, Range, YamlText } from '../../sources/yaml.ts'
import type { CutText } from '../../sources/yaml-cuts.ts'
import { findPastedEdits, applyEdits } from '../../sources/yaml-pasted.ts'
import { type Entry, isExported, withData } from '../entry.ts'
import { readForeignKeys } from './foreign-keys.ts'
import type { Layout } from './layout.ts'
import type { Parsers } from './parsers.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { fittingCollection, homeOf } from './misfits.ts'
import { entryPath } from '../paths.ts'
import { checkStandIns, nameOf } from './stand-ins.ts'
import { describe, isBeingWritten, isDraft, titleOf } from '../titles.ts'
import { type Fault, isProse, quotesRemedy, typeData } from './typing.ts'

export interface MakeContext {
  config: Config
  /** The build instant, ISO. */
  now: string
  /** Where files lie; left out, each collection in a folder of its name. */
  layout?: Layout | undefined
  /** What reads their texts; left out, each text is parsed whenever it's read. */
  parsers?: Parsers | undefined
}

/** What was found at one place. */
export interface Found {
  file: SourceFile
  collection: CollectionName
  id: string
  /** Whether it is an item of a list whose id is missing or cannot be read. */
  isNameless?: boolean
  yaml: YamlText
  /** Path of the entry's values in its YAML. */
  root: Path
  document: Document
  isMdx: boolean
  hasBody: boolean
  /** The values as written; undefined if they could not be read. */
  raw: unknown
}

/** The entry is there in any case; what could not be typed is no part of a handbook, but what leads to it is not at fault. */
export function makeEntry(found: Found, context: MakeContext): { entry: Entry; problems: Problem[] } {
  const { file, collection, id, yaml, root, document, raw } = found
  const { collections } = context.config
  const definition = collections.of(collection)
  // A file may hold thousands of entries: its lines are counted once.
  const positions = memoizeFor(file, 'positions', () => positionsOf(file.text))
  const sliceOf = ({ start, end }: { start: number; end: number }) => file.text.slice(start, end)
  const spanOf = (path: Path) => {
    const { start, end } = yaml.valueAt([...root, ...path])
    return positions.span(start, end)
  }
  const keySpanOf = (path: Path) => {
    const { start, end } = yaml.keyAt([...root, ...path])
    return positions.span(start, end)
  }
  const isQuoted = (path: Path) => yaml.isQuoted([...root, ...path])

  const problems: Problem[] = []
  // What a tracker calls an issue is not for us to write.
  const standIns = isExported({ file: file.path }) ? [] : findStandIns(raw).filter((path) => !isTermItself(collection, path, raw))
  const home = isMap(raw) ? fittingCollection(collection, raw, collections) : undefined
  let typed: Record<string, unknown> | undefined
  let cuts: readonly CutText[] = []
  let asWrittenHere = raw
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
      collection === 'handbook'
        ? readForeignKeys(raw, new Set(Object.keys(schema.shape)), context.now)
        : { values: raw, ignored: [], heldBack: [], written: raw }
    asWrittenHere = written
    for (const key of ignored) {
      const message = `"${key}" is front matter of another generator and has no effect here.`
      problems.push(problem('key-foreign', file.path, keySpanOf([key]), message, { hint: 'Remove the key.' }))
    }
    for (const { key, isOver } of heldBack) {
      const message = isOver
        ? `The date in "${key}" has passed, so the page is not published.`
        : `The date in "${key}" is in the future, so the page is not published.`
      const hint = 'Write "status: draft" instead, or remove the key to publish the page.'
      problems.push(problem('key-foreign', file.path, keySpanOf([key]), message, { hint }))
    }
    cuts = yaml.cutTexts().filter(({ path }) => isWithin(path, root) && isProse(schema, path.slice(root.length)))
    const { data, faults } = typeData(schema, values, noun, isQuoted, standIns)
    typed = data && withDay(definition, data, context.now)
    for (const fault of faults) {
      const path = [...root, ...fault.path]
      const cut = fault.atKey ? undefined : cuts.find((each) => each.path.length === path.length && isWithin(each.path, path))
      if (cut?.read === '') {
        problems.push(emptyText(file.path, positions.span(cut.start, cut.end), { name: nameOf(fault.path), written: sliceOf(cut), cut }))
        continue
      }
      const { code, atKey, message, details } = asWritten(fault, sliceOf(fault.atKey ? yaml.keyAt(path) : yaml.valueAt(path)))
      problems.push(problem(code, file.path, atKey ? keySpanOf(fault.path) : spanOf(fault.path), message, details))
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
    // An id that no entry has, or none may have, is told as that.
    const ids = new Set(doubtful.length === 0 ? [] : findReferences(schema, raw).map(({ path }) => yaml.valueAt([...root, ...path]).start))
    if (found.isNameless) ids.add(yaml.valueAt([...root, 'id']).start)
    for (const range of doubtful.filter(({ start }) => !ids.has(start))) {
      const span = positions.span(range.start, range.end)
      // What is wrong with a value says more than what may be.
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

/** A glossary may say what a mark means, and which others mean the same. */
function isTermItself(collection: CollectionName, [key]: Path, raw: unknown): boolean {
  if (collection !== 'glossary' || !isMap(raw) || (key !== 'term' && key !== 'aliases')) return false
  return typeof raw['term'] === 'string' && /^[A-Z]+$/.test(raw['term']) && isStandIn(raw['term'])
}

/** An entry of the changelog that is still being written may leave its day open: until then it is of today. */
function withDay(definition: Collection, data: Record<string, unknown>, now: string): Record<string, unknown> {
  const isOpen = definition.name === 'changelog' && data['date'] === undefined && data['live'] === undefined
  return isOpen && isBeingWritten(definition, data) ? { ...data, date: now.slice(0, 10) } : data
}

/** A text that is read as it is written, and may be meant otherwise. */
function doubtfulText(file: string, span: Span, written: string): Problem {
  const quoted = JSON.stringify(written)
  if (lookalikes.has(written.charAt(0)))
    return problem('text-ambiguous', file, span, `The quotation marks are part of this text: ${describeLookalike(written.charAt(0))}`, {
      hint: `Remove them, or use straight quotes; if readers should see them, write ${quoted}.`,
    })
  return problem('text-ambiguous', file, span, `${quoted} is text here, but true or false to other programs.`, {
    hint: `If you mean the word, put it in quotes: ${quoted}.`,
    fix: quoted,
  })
}

/** A text of which readers see a part alone. A number behind "#" is certainly no remark. */
function cutText(file: string, span: Span, written: string, { sign, read }: CutText): Problem {
  const quoted = JSON.stringify(written)
  const left = read === '' ? 'readers see nothing of it' : `readers see "${read}" alone`
  return problem('text-ambiguous', file, span, `${cutting[sign]}; ${left}.`, {
    hint: `If you mean the whole text, put it in quotes: ${quoted}.`,
    ...(/(?:^|\s)#\d/.test(written) && { fix: quoted }),
  })
}

/** A text of which nothing is left. */
function emptyText(file: string, span: Span, { name, written, cut }: { name: string; written: string; cut: CutText }): Problem {
  const quoted = JSON.stringify(written)
  return problem('value-invalid', file, span, `${name} cannot be empty: ${cutting[cut.sign].replace('A', 'a')}.`, {
    hint: `Put the text in quotes: ${quoted}.`,
    fix: quoted,
  })
}

const cutting: Readonly<Record<CutText['sign'], string>> = {
  '#': 'A "#" after a space begins a comment',
  '!': 'A word that begins with "!" is not read as text',
  '&': 'A word that begins with "&" is not read as text',
}

function isWithin(path: Path, start: Path): boolean {
  return start.every((part, index) => String(path[index]) === String(part))
}

/** The same entry at another instant: what it is called then, and whether it is published by then. */
export function asOf(entry: Entry, now: string): Entry {
  const { definition, id, isTyped, document } = entry
  const data = entry.data as Record<string, unknown>
  return { ...entry, isDraft: isDraft(definition, data, now), ...(isTyped && { title: titleOf(definition, id, data, document, now) }) }
}

/** Words and repairs that need the text itself: a character that was pasted, a version that was read as a number, a key in quotes. */
function asWritten(fault: Fault, written: string): Fault {
  const [edit, ...others] = fault.atKey ? [] : findPastedEdits(written)
  if (edit) {
    const fix = applyEdits(written, [edit, ...others])
    return {
      ...fault,
      message: fault.message.replace(/\.$/, `: ${describeLookalike(edit.char)}`),
      details: { hint: `Write ${fix.replace(/\s*\n\s*/g, ' ')}`.replace(/\.?$/, '.'), fix },
    }
  }
  if (fault.code === 'version-not-text') {
    const quoted = JSON.stringify(written)
    const message =
      String(Number(written)) === written
        ? `${written} without quotes is a number, not a version.`
        : `${written} without quotes is read as the number ${Number(written)}.`
    return { ...fault, message, details: { hint: `Write ${quoted}.`, suggestions: [quoted], fix: quoted } }
  }
  if (fault.isItem) {
    const list = listOfOne(written)
    if (list !== undefined) return { ...fault, details: { ...fault.details, hint: `Write it as a list: ${list}.`, fix: list } }
  }
  if (fault.details.hint === quotesRemedy) {
    const quoted = JSON.stringify(written)
    const message = fault.message.replace(
      / cannot be .*/,
      ` cannot be ${written}: without quotes that is ${/^(true|false)$/i.test(written) ? 'true or false' : 'a number'}, not a text.`,
    )
    // A number for an id may stand for a name: what is called by it would be found no more.
    const isId = fault.path.length === 1 && fault.path[0] === 'id'
    return { ...fault, message, details: { hint: `Write ${quoted}.`, suggestions: [quoted], ...(!isId && { fix: quoted }) } }
  }
  const { fix } = fault.details
  return fault.atKey && fix !== undefined && /^["']/.test(written)
    ? { ...fault, details: { ...fault.details, fix: JSON.stringify(fix) } }
    : fault
}

/** A value in the brackets of a list; undefined if it holds signs that would end it or part it there. Names with commas are several. */
function listOfOne(written: string): string | undefined {
  const isQuoted = /^"[^"\n]*"$|^'[^'\n]*'$/.test(written)
  const isPlain = /^[^,[\]{}#&*!|>'"%@`\n]+$/.test(written) && !/:(\s|$)/.test(written)
  const areNames = /^[\w./-]+(, ?[\w./-]+)+$/.test(written)
  return isQuoted || isPlain || areNames ? `[${written}]` : undefined
}

/** Of what is at fault, too: whoever writes an audience that there is not does not mean everybody. */
function audienceOf({ name, alwaysForStaff }: Collection, values: Record<string, unknown>, config: Config): Audience {
  if (alwaysForStaff) return 'staff'
  const { audience } = values
  if (audience === undefined || audience === null) return config.audience[name] ?? 'public'
  return audience === 'public' ? 'public' : 'staff'
}

/** Whether an entry is for staff because its whole collection is, and not because the entry says so. */
export function isForStaffAsAll(
  { collection, definition, data }: Pick<Entry, 'collection' | 'definition' | 'data'>,
  config: Config,
): boolean {
  if (definition.alwaysForStaff) return true
  return config.audience[collection] === 'staff' && (data as { audience?: unknown }).audience === undefined
}

/** Values that cannot be read may narrow who sees them. */
function namesAudience({ text }: SourceFile): boolean {
  return /^[\s"']*audience["']?\s*:/im.test(text)
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
