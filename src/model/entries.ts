/** Reads source files into entries. What is wrong with one file alone is found here. */
import { type Document, emptyDocument } from '../markdown/document.ts'
import { parseBody } from '../markdown/parse.ts'
import { didYouMean, nearest, withArticle } from '../problems/nearest.ts'
import { positionsOf } from '../problems/positions.ts'
import { firstLine, type Problem, problem, type Span } from '../problems/problem.ts'
import { type CollectionName, collectionOf } from '../schemas/collections.ts'
import { exportedFields } from '../schemas/issue-export.ts'
import { blankFrontMatter, findFrontMatter } from '../sources/front-matter.ts'
import { parseJson } from '../sources/json.ts'
import type { SourceFile, Sources } from '../sources/source.ts'
import { parseYaml, type YamlText } from '../sources/yaml.ts'
import { ownAnchors } from './anchors.ts'
import { readCategory } from './category.ts'
import type { Entry } from './entry.ts'
import type { FolderFacts } from './folder-facts.ts'
import { readIssueExport } from './issue-export.ts'
import { collectionAt, ownFolders } from './layout.ts'
import { type MakeContext, makeEntry } from './making.ts'
import { asciiName, isAddressable, type Place, placeOf, topNames } from './places.ts'
import { yamlRemedy } from './yaml-remedies.ts'

type EntryPlace = Extract<Place, { kind: 'entry' }>

export interface ReadResult {
  /** All entries, those included that could not be typed: what leads to them is not at fault. */
  entries: Entry[]
  /** What is said of folders that hold pages. */
  folders: FolderFacts[]
  problems: Problem[]
}

export function readEntries(sources: Sources, context: MakeContext): ReadResult {
  const result: ReadResult = { entries: [], folders: [], problems: [...sources.problems] }
  const unknown = new Set<string>()
  for (const file of sources.files) {
    const place = placeOf(file.path, context.layout)
    if (place.kind === 'entry') readFile(file, place, context, result)
    else if (place.kind === 'list') readList(file, place.collection, context, result)
    else if (place.kind === 'unknown-name' && !unknown.has(place.name)) {
      unknown.add(place.name)
      result.problems.push(unknownName(place.name))
    } else if (place.kind === 'unknown-ending') result.problems.push(unknownEnding(file.path, place.collection))
    else if (place.kind === 'category') readFolderFacts(file, place, result)
    else if (/(^|\/)_index\.mdx?$/i.test(file.path)) result.problems.push(leftOutIndex(file.path))
  }
  for (const path of sources.assets) {
    const found = /\.(markdown|mdown|mkd)$/i.test(path) ? collectionAt(path, context.layout ?? ownFolders) : undefined
    if (found) result.problems.push(unknownEnding(path, found.collection))
  }
  return result
}

function readFolderFacts(file: SourceFile, place: Extract<Place, { kind: 'category' }>, result: ReadResult): void {
  const { facts, problems } = readCategory(file, place)
  if (facts) result.folders.push(facts)
  for (const each of problems) result.problems.push(each)
}

function readFile(file: SourceFile, place: EntryPlace, context: MakeContext, result: ReadResult): void {
  const { collection, id, form } = place
  if (form === 'json') {
    readExport(file, place, context, result)
    return
  }
  if (!isAddressable(id)) result.problems.push(invalidId(file.path, firstLine, id))
  else if (collection === 'releases' && !/^\d+\.\d+/.test(id))
    result.problems.push(
      problem('id-invalid', file.path, firstLine, `The id of a release is its version; "${id}" is none.`, {
        hint: 'Name the file after the version, for example "2.30.yaml".',
      }),
    )
  else if (collection === 'decisions' && !/^\d+-./.test(id))
    result.problems.push(
      problem('id-invalid', file.path, firstLine, `The id of a decision is a number and a name; "${id}" is none.`, {
        hint: 'Name the file like "0012-what-was-decided.mdx".',
      }),
    )
  const isProse = form !== 'yaml'
  const yaml = isProse ? readFrontMatter(file, collection, result) : parseYaml(file.text)
  const document = isProse
    ? parseBody({ file: file.path, text: blankFrontMatter(file.text), isMdx: form === 'mdx', reserved: ownAnchors(collection, yaml?.data) })
    : emptyDocument
  for (const each of document.problems) result.problems.push(each)
  const isReadable = yaml !== undefined && !reportYaml(file, yaml, result)
  // No browser can ask for such an address, so that a lenient build has no page for it.
  const raw = isReadable && !/[\p{C}?#%\\]/u.test(id) ? (yaml.data ?? {}) : undefined
  add(
    { file, collection, id, yaml: yaml ?? parseYaml(''), root: [], document, isMdx: form === 'mdx', hasBody: isProse, raw },
    context,
    result,
  )
}

/** The front matter, empty if there is none; undefined if nothing can be made of the file. */
function readFrontMatter(file: SourceFile, collection: CollectionName, result: ReadResult): YamlText | undefined {
  const found = findFrontMatter(file.text)
  const report = (message: string, hint: string, line = 1) =>
    result.problems.push(problem('front-matter-missing', file.path, { line, column: 1, endLine: line, endColumn: 1 }, message, { hint }))
  switch (found.kind) {
    case 'present':
      return parseYaml(file.text.slice(found.yaml.start, found.yaml.end), found.yaml.start)
    case 'late': {
      const line = file.text.slice(0, found.opening).split('\n').length
      report('Front matter begins in line 1; here blank lines stand before it.', 'Remove them.', line)
      return parseYaml(file.text.slice(found.yaml.start, found.yaml.end), found.yaml.start)
    }
    case 'unclosed':
      report('The front matter that begins here has no end.', 'Put a line "---" after its last key.')
      return undefined
    case 'unopened':
      report('The front matter has no beginning.', 'Put a line "---" above line 1.')
      return parseYaml(file.text.slice(0, found.close))
    case 'none': {
      const { bare, noun } = collectionOf(collection) ?? { noun: 'entry' }
      if (bare) return parseYaml('')
      report(`${withArticle(noun)} begins with front matter; here is none.`, 'Put its keys between two lines "---" at the top of the file.')
      return undefined
    }
  }
}

function readList(file: SourceFile, collection: CollectionName, context: MakeContext, result: ReadResult): void {
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
    const inner = collectionWithin(collection, item)
    if (inner) {
      const found = {
        file,
        collection: inner,
        id: String(index + 1),
        yaml,
        root: [index, inner],
        raw: (item as Record<string, unknown>)[inner],
      }
      add({ ...found, document: emptyDocument, isMdx: false, hasBody: false }, context, result)
      return
    }
    const raw = item
    const given = key && typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[key] : undefined
    const id = typeof given === 'string' || typeof given === 'number' ? String(given) : String(index + 1)
    if (key === 'id' && typeof given === 'string' && !isAddressable(id)) {
      const { start, end } = yaml.valueAt([index, key])
      result.problems.push(invalidId(file.path, positionsOf(file.text).span(start, end), id))
    }
    add({ file, collection, id, yaml, root: [index], document: emptyDocument, isMdx: false, hasBody: false, raw }, context, result)
  })
}

/** The collection that stands in the list of another: `- withheld: { … }` among editions. */
function collectionWithin(list: CollectionName, item: unknown): CollectionName | undefined {
  if (typeof item !== 'object' || item === null) return undefined
  const [name, ...others] = Object.keys(item)
  return name !== undefined && others.length === 0 && collectionOf(name)?.within === list ? (name as CollectionName) : undefined
}

/** An export of an issue tracker; the ids of its issues begin with its name, since each tracker counts from 1. */
function readExport(file: SourceFile, { collection, id }: EntryPlace, context: MakeContext, result: ReadResult): void {
  if (!isAddressable(id)) result.problems.push(invalidId(file.path, firstLine, id))
  const json = parseJson(file.text)
  if (reportYaml(file, json, result)) return
  if (!Array.isArray(json.data)) {
    const hint = `Export the issues with "gh issue list --json ${exportedFields}".`
    result.problems.push(problem('value-invalid', file.path, firstLine, `"${file.path}" must hold a list of issues.`, { hint }))
    return
  }
  const { issues, problems } = readIssueExport(file, json, context.config.issues)
  for (const each of problems) result.problems.push(each)
  for (const { number, values, yaml } of issues) {
    const found = { file, collection, id: `${id}/${number}`, yaml, root: [], document: emptyDocument, isMdx: false, hasBody: false }
    add({ ...found, raw: values }, context, result)
  }
}

function add(found: Parameters<typeof makeEntry>[0] & { document: Document }, context: MakeContext, result: ReadResult): void {
  const { entry, problems } = makeEntry(found, context)
  result.entries.push(entry)
  result.problems.push(...problems)
}

function reportYaml(file: SourceFile, yaml: YamlText, result: ReadResult): boolean {
  const positions = positionsOf(file.text)
  for (const { message, start, end } of yaml.errors) {
    const { says, hint } = yamlRemedy(message)
    result.problems.push(problem('yaml-invalid', file.path, positions.span(start, end), says, { hint }))
  }
  return yaml.errors.length > 0
}

function unknownName(name: string): Problem {
  const suggestions = nearest(name, topNames())
  return problem('folder-unknown', name, firstLine, `"${name}" is no collection; it is left out.`, {
    hint: didYouMean(suggestions, 'If it belongs here all the same, begin its name with ".".'),
    suggestions,
  })
}

function unknownEnding(path: string, collection: CollectionName): Problem {
  return problem('file-type-unknown', path, firstLine, `A file of "${collection}" cannot end in "${path.slice(path.lastIndexOf('.'))}".`, {
    hint: `It is left out; write it as .md${collectionOf(collection)?.bare ? ' or .mdx' : ', .mdx or .yaml'}.`,
  })
}

/** Hugo's page of a section; a collection of entries has its own. */
function leftOutIndex(path: string): Problem {
  return problem('file-left-out', path, firstLine, 'This text is left out: the list of this collection has no text of its own.', {
    hint: 'Move what it says to a page of the handbook.',
  })
}

function invalidId(path: string, span: Span, id: string): Problem {
  const suggestion = id.split('/').map(asciiName).filter(Boolean).join('/')
  return problem('id-invalid', path, span, `"${id}" cannot be part of an address.`, {
    hint: suggestion ? `Name it "${suggestion}".` : 'Name it with ASCII letters, digits and hyphens.',
    suggestions: suggestion ? [suggestion] : [],
  })
}
