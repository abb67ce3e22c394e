/** Reads a list file into entries, and adds them to what was read. */
import { emptyDocument } from '../../markdown/document.ts'
import type { ProblemCode } from '../../problems/codes.ts'
import { positionsOf } from '../../problems/positions.ts'
import { firstLine, type Problem, type ProblemDetails, problem, relatedTo, type Span } from '../../problems/problem.ts'
import type { Collections } from '../../collections/collections.ts'
import type { CollectionName } from '../../collections/table.ts'
import type { SourceFile } from '../../sources/source.ts'
import { type Path, parseYaml, type YamlText } from '../../sources/yaml.ts'
import type { Entry } from '../entry.ts'
import type { FolderFacts } from './folder-facts.ts'
import { readGivenKeys } from './given-keys.ts'
import { itemsIn, nameIn } from './item-texts.ts'
import { type Found, isMap, type MakeContext, makeEntry } from './making.ts'
import { plainParsers } from './parsers.ts'
import { partedItems } from './parted-items.ts'
import { asciiName, isAddressable } from './places.ts'
import type { Unread } from './unread.ts'

export interface ReadResult {
  /** All entries, including those that couldn't be typed: references to them aren't wrong. */
  entries: Entry[]
  /** Facts about folders that contain pages. */
  folders: FolderFacts[]
  problems: Problem[]
  /** Entries that exist but couldn't be read. */
  unread: Unread[]
}

interface Reading {
  context: MakeContext
  result: ReadResult
}

export function readList(file: SourceFile, collection: CollectionName, reading: Reading): void {
  const { context, result } = reading
  const yaml = (context.parsers ?? plainParsers).yaml(file.text)
  if (yaml.errors.length > 0) {
    readSoundItems(file, collection, yaml, reading)
    return
  }
  if (yaml.data === null || yaml.data === undefined) return
  if (!Array.isArray(yaml.data)) {
    const cause = problem('value-invalid', file.path, firstLine, `"${file.path}" must contain a list.`, {
      hint: 'Begin each entry with "- ".',
    })
    result.problems.push(cause)
    result.unread.push(...unreadList(collection, cause))
    return
  }
  const parted = partedItems(file, context.config.collections.of(collection), yaml)
  for (const [index, item] of (yaml.data as unknown[]).entries()) {
    const cause = parted.get(index)
    if (cause) {
      result.problems.push(cause)
      const [above, here] = [yaml.valueAt([index - 1]), yaml.valueAt([index])]
      const id = String(yaml.data[index - 1].id)
      result.unread.push({ cause, collection, id, text: file.text.slice(above.start, here.end) })
    } else if (!parted.has(index + 1)) readItem({ file, collection, yaml, root: [index], index, item }, reading)
  }
}

/** In a list with a syntax error, items that can be read on their own are known. */
function readSoundItems(file: SourceFile, collection: CollectionName, yaml: YamlText, reading: Reading): void {
  const { context, result } = reading
  const pieces = context.config.collections.of(collection).wholeOnly ? [] : itemsIn(file.text)
  const read = pieces.map((piece) => ({ ...piece, yaml: parseYaml(piece.text, piece.start) }))
  const isSound = ({ yaml: { errors, data } }: (typeof read)[number]) => errors.length === 0 && Array.isArray(data) && data.length === 1
  const broken = read.filter((each) => !isSound(each))
  if (broken.length === 0 || broken.length === read.length) {
    const cause = reportYaml(file, yaml, result)
    if (cause) result.unread.push(...unreadList(collection, cause))
    return
  }
  for (const each of broken) {
    const cause = reportYaml(file, each.yaml.errors.length > 0 && !each.isBare ? each.yaml : yaml, result)
    if (cause) result.unread.push({ cause, collection, ...nameIn(each.text) })
  }
  for (const [index, each] of read.entries())
    if (isSound(each)) {
      const [item] = each.yaml.data as unknown[]
      readItem({ file, collection, yaml: each.yaml, root: [0], index, item }, reading)
    }
}

/** The content of an unreadable list is unknown, and the list of editions also contains the redactions. */
export function unreadList(collection: CollectionName, cause: Problem): Unread[] {
  return [{ cause, collection }, ...(collection === 'editions' ? [{ cause, collection: 'withheld' }] : [])]
}

interface Item {
  file: SourceFile
  collection: CollectionName
  yaml: YamlText
  root: Path
  index: number
  item: unknown
}

function readItem({ file, collection, yaml, root, index, item }: Item, { context, result }: Reading): void {
  const found = { file, yaml, document: emptyDocument, isMdx: false, hasBody: false }
  const { collections } = context.config
  const inner = collectionWithin(collection, item, collections)
  if (inner) {
    const raw = (item as Record<string, unknown>)[inner]
    const id = String(index + 1)
    addEntry({ ...found, collection: inner, id, root: [...root, inner], raw }, { context, result, id: undefined, text: file.text })
    return
  }
  const { key, schema } = collections.of(collection)
  const keys = isMap(item) ? readGivenKeys(item, collection, context.config) : undefined
  const given = key === undefined ? undefined : keys?.values[key]
  const isNamed = typeof given === 'string' || typeof given === 'number'
  const id = isNamed ? String(given) : String(index + 1)
  const isId = key === 'id'
  const cause =
    isId && typeof given === 'string' && !isAddressable(id)
      ? invalidId(file.path, spanIn(file, yaml, [...root, ...(keys?.toWritten([key]) ?? [key])]), id)
      : undefined
  if (cause) result.problems.push(cause)
  const isNameless = key !== undefined && (!isNamed || (isId && typeof given === 'number') || cause !== undefined)
  const { start, end } = yaml.valueAt(root)
  // The id may be valid even if it's under an unknown key.
  const isLost = isId && isNameless && isMap(item) && Object.keys(item).every((each) => each in schema.shape)
  const text = isLost ? undefined : file.text.slice(start, end)
  addEntry(
    { ...found, collection, id, isNameless, root, raw: item },
    { context, result, cause, id: isNameless || !isNamed ? undefined : id, text },
  )
}

function spanIn({ text }: SourceFile, yaml: YamlText, path: Path): Span {
  const { start, end } = yaml.valueAt(path)
  return positionsOf(text).span(start, end)
}

interface Adding extends Reading {
  /** Why the values couldn't be read. */
  cause?: Problem | undefined
  /** The id, if known. */
  id: string | undefined
  /** Its whole text; undefined if it has no key that could be its id. */
  text: string | undefined
}

/** Adds an entry, typed as far as possible; problems with its values make part of it unknown. */
export function addEntry(found: Found, { context, result, cause, id, text }: Adding): void {
  const { entry, problems } = makeEntry(found, context)
  result.entries.push(entry)
  for (const each of problems) result.problems.push(each)
  // Unfinished values hide nothing, unless the entry is unusable.
  const first = cause ?? problems.find(({ code, severity }) => severity === 'error' && !(code === 'stand-in-left' && entry.isTyped))
  if (first) result.unread.push({ cause: first, collection: found.collection, id, text })
}

/** The collection within another collection's list: `- withheld: { … }` among editions. */
function collectionWithin(list: CollectionName, item: unknown, { has, of }: Collections): CollectionName | undefined {
  if (typeof item !== 'object' || item === null) return undefined
  const [name, ...others] = Object.keys(item)
  return name !== undefined && others.length === 0 && has(name) && of(name).within === list ? name : undefined
}

/** Reports YAML problems of a file; returns the first. */
export function reportYaml(file: SourceFile, yaml: YamlText, result: ReadResult, code: ProblemCode = 'yaml-invalid'): Problem | undefined {
  const positions = positionsOf(file.text)
  const problems = yaml.faults().map(({ start, end, message, hint, fix, first }) => {
    const related = first === undefined ? [] : [relatedTo(file.path, positions.span(first, first))]
    // Quotes can't make an invalid id valid.
    const isId = /^['"]/.test(fix ?? '') && /(^|[\n{,])[-\s]*id:[ \t]*$/.test(file.text.slice(0, start))
    const repair = isId ? nameable(file.text.slice(start, end)) : { hint, fix }
    return problem(code, file.path, positions.span(start, end), message, { ...repair, related })
  })
  result.problems.push(...problems)
  return problems[0]
}

export function invalidId(path: string, span: Span, id: string): Problem {
  return problem('id-invalid', path, span, `"${id}" cannot be part of a URL.`, nameable(id))
}

function nameable(id: string): Pick<ProblemDetails, 'hint' | 'suggestions'> {
  const suggestion = id.split('/').map(asciiName).filter(Boolean).join('/')
  return {
    hint: suggestion ? `Name it "${suggestion}".` : 'Use only ASCII letters, digits and hyphens.',
    suggestions: suggestion ? [suggestion] : [],
  }
}
