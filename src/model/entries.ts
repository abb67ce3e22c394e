/** Reads source files into entries. What is wrong with one file alone is found here. */
import { emptyDocument, type Document } from '../markdown/document.ts'
import { parseBody } from '../markdown/parse.ts'
import { didYouMean, nearest, withArticle } from '../problems/nearest.ts'
import { positionsOf } from '../problems/positions.ts'
import { firstLine, type Problem, problem } from '../problems/problem.ts'
import { type CollectionName, collectionOf } from '../schemas/collections.ts'
import type { Audience } from '../schemas/common.ts'
import type { Config } from '../schemas/config.ts'
import { findFrontMatter } from '../sources/front-matter.ts'
import type { SourceFile, Sources } from '../sources/source.ts'
import { type Path, parseYaml, type YamlText } from '../sources/yaml.ts'
import { ownAnchors } from './anchors.ts'
import type { Entry } from './entry.ts'
import { entryPath } from './paths.ts'
import { asciiName, isAddressable, type Place, placeOf, topNames } from './places.ts'
import { describe, isDraft, titleOf } from './titles.ts'
import { type Fault, typeData } from './typing.ts'
import { yamlRemedy } from './yaml-remedies.ts'

export interface ReadContext {
  config: Config
  /** The build instant, ISO. */
  now: string
}

export interface ReadResult {
  entries: Entry[]
  /** Entries that are there but could not be typed, `COLLECTION/ID`: what refers to them is not at fault. */
  untyped: Set<string>
  problems: Problem[]
}

export function readEntries(sources: Sources, context: ReadContext): ReadResult {
  const result: ReadResult = { entries: [], untyped: new Set(), problems: [...sources.problems] }
  const unknown = new Set<string>()
  for (const file of sources.files) {
    const place = placeOf(file.path)
    if (place.kind === 'entry') readFile(file, place, context, result)
    else if (place.kind === 'list') readList(file, place.collection, context, result)
    else if (place.kind === 'unknown-name' && !unknown.has(place.name)) {
      unknown.add(place.name)
      result.problems.push(unknownName(place.name))
    } else if (place.kind === 'unknown-ending')
      result.problems.push(
        problem(
          'file-type-unknown',
          file.path,
          firstLine,
          `A file of "${place.collection}" cannot end in "${file.path.slice(file.path.lastIndexOf('.'))}".`,
          {
            hint: `It is left out; write it as .md${collectionOf(place.collection)?.bare ? ' or .mdx' : ', .mdx or .yaml'}.`,
          },
        ),
      )
  }
  return result
}

function unknownName(name: string): Problem {
  const suggestions = nearest(name, topNames())
  return problem('folder-unknown', name, firstLine, `"${name}" is no collection; it is left out.`, {
    hint: didYouMean(suggestions, 'If it belongs here all the same, begin its name with "_".'),
    suggestions,
  })
}

function readFile(file: SourceFile, place: Extract<Place, { kind: 'entry' }>, context: ReadContext, result: ReadResult): void {
  const { collection, id, form } = place
  if (form === 'json') {
    readJson(file, collection, context, result)
    return
  }
  checkId(file.path, id, result)
  const isProse = form !== 'yaml'
  const yaml = isProse ? readFrontMatter(file, collection, result) : parseYaml(file.text)
  const document = isProse
    ? parseBody({ file: file.path, text: file.text, isMdx: form === 'mdx', reserved: ownAnchors(collection, yaml?.data) })
    : emptyDocument
  result.problems.push(...document.problems)
  if (yaml === undefined) {
    result.untyped.add(`${collection}/${id}`)
    return
  }
  addEntry({ file, collection, id, yaml, root: [], document, isMdx: form === 'mdx', hasBody: isProse }, yaml.data ?? {}, context, result)
}

/** The front matter, empty if there is none; undefined if nothing can be made of the file. */
function readFrontMatter(file: SourceFile, collection: CollectionName, result: ReadResult): YamlText | undefined {
  const found = findFrontMatter(file.text)
  const report = (message: string, hint: string, line = 1) =>
    result.problems.push(problem('front-matter-missing', file.path, { line, column: 1, endLine: line, endColumn: 1 }, message, { hint }))
  if (found.kind === 'present') return parseYaml(file.text.slice(found.yaml.start, found.yaml.end), found.yaml.start)
  if (found.kind === 'late') {
    report(
      'Front matter begins in line 1; here blank lines stand before it.',
      'Remove them.',
      file.text.slice(0, found.opening).split('\n').length,
    )
    return parseYaml(file.text.slice(found.yaml.start, found.yaml.end), found.yaml.start)
  }
  if (found.kind === 'unclosed') {
    report('The front matter that begins here has no end.', 'Put a line "---" after its last key.')
    return undefined
  }
  if (found.kind === 'unopened') {
    report('The front matter has no beginning.', 'Put a line "---" above line 1.')
    return parseYaml(file.text.slice(0, found.close))
  }
  const { bare, noun } = collectionOf(collection) ?? { noun: 'entry' }
  if (!bare) {
    report(`${withArticle(noun)} begins with front matter; here is none.`, 'Put its keys between two lines "---" at the top of the file.')
    return undefined
  }
  return parseYaml('')
}

function readList(file: SourceFile, collection: CollectionName, context: ReadContext, result: ReadResult): void {
  const yaml = parseYaml(file.text)
  if (reportYaml(file, yaml, result) || yaml.data === null || yaml.data === undefined) return
  if (!Array.isArray(yaml.data)) {
    result.problems.push(
      problem('value-invalid', file.path, firstLine, `"${file.path}" must hold a list.`, { hint: 'Begin each entry with "- ".' }),
    )
    return
  }
  const key = collectionOf(collection)?.key
  yaml.data.forEach((item: unknown, index) => {
    const given = key && typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : undefined
    const id = typeof given === 'string' || typeof given === 'number' ? String(given) : String(index + 1)
    if (key === 'id' && typeof given === 'string' && !isAddressable(id)) {
      const { start, end } = yaml.valueAt([index, key])
      result.problems.push(invalidId(file.path, positionsOf(file.text).span(start, end), id))
    }
    addEntry({ file, collection, id, yaml, root: [index], document: emptyDocument, isMdx: false, hasBody: false }, item, context, result)
  })
}

/** JSON is YAML too, so its positions come the same way. */
function readJson(file: SourceFile, collection: CollectionName, context: ReadContext, result: ReadResult): void {
  const yaml = parseYaml(file.text)
  if (reportYaml(file, yaml, result)) return
  const items: unknown[] = Array.isArray(yaml.data) ? yaml.data : [yaml.data]
  items.forEach((item, index) => {
    const isMap = typeof item === 'object' && item !== null && !Array.isArray(item)
    const { id, ...data } = (isMap ? item : {}) as Record<string, unknown>
    addEntry(
      {
        file,
        collection,
        id: String(id ?? index + 1),
        yaml,
        root: Array.isArray(yaml.data) ? [index] : [],
        document: emptyDocument,
        isMdx: false,
        hasBody: false,
      },
      isMap ? data : item,
      context,
      result,
    )
  })
}

interface Found {
  file: SourceFile
  collection: CollectionName
  id: string
  yaml: YamlText
  /** Path of the entry's values in its YAML. */
  root: Path
  document: Document
  isMdx: boolean
  hasBody: boolean
}

function addEntry(found: Found, raw: unknown, context: ReadContext, result: ReadResult): void {
  const { file, collection, id, yaml, root, document } = found
  const { schema, noun } = collectionOf(collection) ?? {}
  if (!schema || !noun) return
  if (root.length === 0 && reportYaml(file, yaml, result)) {
    result.untyped.add(`${collection}/${id}`)
    return
  }
  const positions = positionsOf(file.text)
  const spanOf = (path: Path) => {
    const { start, end } = yaml.valueAt([...root, ...path])
    return positions.span(start, end)
  }
  const keySpanOf = (path: Path) => {
    const { start, end } = yaml.keyAt([...root, ...path])
    return positions.span(start, end)
  }
  const isQuoted = (path: Path) => yaml.isQuoted([...root, ...path])
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    const what = Array.isArray(raw) ? 'a list' : 'a single value'
    result.problems.push(
      problem('value-invalid', file.path, spanOf([]), `${withArticle(noun)} is made of keys with values; this is ${what}.`, {
        hint: 'Write "key: value", one a line.',
      }),
    )
    result.untyped.add(`${collection}/${id}`)
    return
  }
  const { data, faults } = typeData(schema, raw, noun, isQuoted)
  for (const fault of faults) {
    const { code, path, atKey, message, details } = fault.code === 'version-not-text' ? asWritten(fault, found) : fault
    result.problems.push(problem(code, file.path, atKey ? keySpanOf(path) : spanOf(path), message, details))
  }
  if (!data) {
    result.untyped.add(`${collection}/${id}`)
    return
  }
  const title = titleOf(collection, id, data, document, context)
  result.entries.push({
    collection,
    id,
    file: file.path,
    data: data as Entry['data'],
    written: raw,
    title,
    description: describe(data),
    url: entryPath(collection, id),
    audience: audienceOf(collection, data, context.config),
    isDraft: isDraft(collection, data, context.now),
    text: file.text,
    isMdx: found.isMdx,
    hasBody: found.hasBody,
    document,
    spanOf,
    keySpanOf,
    isQuoted,
  })
}

/** A version that was read as a number, as it stands in the file: only there is it still whole. */
function asWritten(fault: Fault, { file, yaml, root }: Found): Fault {
  const { start, end } = yaml.valueAt([...root, ...fault.path])
  const written = file.text.slice(start, end)
  const quoted = JSON.stringify(written)
  return {
    ...fault,
    message:
      String(Number(written)) === written
        ? `${written} without quotes is a number, not a version.`
        : `${written} without quotes is read as the number ${Number(written)}.`,
    details: { hint: `Write ${quoted}.`, suggestions: [quoted], fix: quoted },
  }
}

function audienceOf(collection: CollectionName, data: Record<string, unknown>, config: Config): Audience {
  if (collection === 'insights' || collection === 'backlog') return 'staff'
  return (data['audience'] as Audience | undefined) ?? config.audience[collection] ?? 'public'
}

function reportYaml(file: SourceFile, yaml: YamlText, result: ReadResult): boolean {
  const positions = positionsOf(file.text)
  for (const { message, start, end } of yaml.errors) {
    const { says, hint } = yamlRemedy(message)
    result.problems.push(problem('yaml-invalid', file.path, positions.span(start, end), says, { hint }))
  }
  return yaml.errors.length > 0
}

function checkId(path: string, id: string, result: ReadResult): void {
  if (!isAddressable(id)) result.problems.push(invalidId(path, firstLine, id))
}

function invalidId(path: string, span: Problem | typeof firstLine, id: string): Problem {
  const suggestion = id.split('/').map(asciiName).join('/')
  return problem('id-invalid', path, span, `"${id}" cannot be part of an address.`, {
    hint: suggestion ? `Name it "${suggestion}".` : 'Name it with ASCII letters, digits and hyphens.',
    suggestions: suggestion ? [suggestion] : [],
  })
}
