/** Reports files that someone wrote for the handbook and that nothing reads. */
import { distance } from 'fastest-levenshtein'
import { isCertain, withArticle } from '../../problems/nearest.ts'
import { firstLine, type Problem, problem } from '../../problems/problem.ts'
import type { Collections } from '../../collections/collections.ts'
import { findFiles } from '../../collections/fields/references.ts'
import { findFrontMatter } from '../../sources/front-matter.ts'
import type { Sources } from '../../sources/source.ts'
import { parseYaml } from '../../sources/yaml.ts'
import type { Entry } from '../entry.ts'
import { collectionAt, type Layout, pathIn } from '../reading/layout.ts'
import type { LinkIndex } from '../links/link-index.ts'
import { resolveLink } from '../links/links.ts'
import { fittingCollection, homeOf } from '../reading/misfits.ts'

/** Other text formats: they aren't read, but a file like this among entries was meant as an entry. */
const documents = /\.(txt|text|rst|adoc|asciidoc|org|textile|wiki|tex|html?|xhtml|docx?|dotx|odt|rtf|pages|pdf|toml|json5|jsonc)$/i
/** Markdown with another extension. */
const markdown = /\.(markdown|mdown|mkdn?|mdwn|mdtxt)$/i
/** Files in repositories that are for developers, and temporary files of editors. */
const notForReaders = /(^|\/)((README|LICEN[CS]E|NOTICE)(\.[^/]*)?|robots\.txt|~\$[^/]*)$/i

/** Whether a file among entries is Markdown with another extension, and so certainly meant as an entry. */
export function isMarkdown(path: string, layout: Layout): boolean {
  return markdown.test(path) && collectionAt(path, layout) !== undefined
}

/** Texts in other formats that no entry shows or links to. */
export function checkUnread({ assets }: Pick<Sources, 'assets'>, entries: readonly Entry[], linkIndex: LinkIndex): Problem[] {
  const unread = assets.filter((path) => documents.test(path) && !notForReaders.test(path) && isInCollection(path, linkIndex.layout))
  const named = unread.length > 0 ? filesNamed(entries, linkIndex) : new Set()
  return unread.filter((path) => !named.has(path)).map((path) => unknownEnding(path, true, linkIndex.layout))
}

/** Whether a path is in a collection's folder. A company's own folder contains many files that aren't meant as pages. */
function isInCollection(path: string, layout: Layout): boolean {
  const found = collectionAt(path, layout)
  return found !== undefined && layout.folders.get(found.collection) !== ''
}

/** The files that entries show or link to. */
function filesNamed(entries: readonly Entry[], linkIndex: LinkIndex): Set<string> {
  return new Set(
    entries.flatMap((entry) => {
      const files = entry.written ? findFiles(entry.definition.schema, entry.written).map(({ value }) => value) : []
      return [...entry.document.links.map(({ url }) => url), ...files].flatMap((url) => {
        const target = resolveLink(entry, url, linkIndex)
        return target.kind === 'asset' || target.kind === 'refused' ? [target.path] : []
      })
    }),
  )
}

export function unknownEnding(path: string, mayBeLinked: boolean, layout: Layout): Problem {
  const { collection } = collectionAt(path, layout) ?? { collection: 'handbook' as const }
  const ending = path.slice(path.lastIndexOf('.'))
  const message = `A file of "${collection}" cannot end in "${ending}"; it is ignored.`
  if (markdown.test(path)) {
    const name = path.split('/').at(-1)?.replace(markdown, '.md') ?? ''
    return problem('file-type-unknown', path, firstLine, message, { hint: `Name it "${name}".`, suggestions: [name] })
  }
  const forms = layout.collections.of(collection).bare ? '.md or .mdx' : '.md, .mdx or .yaml'
  const link = mayBeLinked ? 'link to it if it is a download, ' : ''
  return problem('file-type-unknown', path, firstLine, message, {
    hint: `Write it as ${forms}, ${link}or start its name with "." to exclude it.`,
  })
}

/**
 * The problem with a top-level name that isn't a collection. `paths` are those of all texts: without collections, it's a different kind of
 * folder.
 */
export function topProblem({ name, text }: { name: string; text: string }, paths: readonly string[], layout: Layout): Problem {
  const isFolder = paths.some((path) => path.startsWith(`${name}/`))
  const collection = nearestCollection(name, isFolder, layout.collections)
  if (collection !== undefined)
    return problem('entry-misplaced', name, firstLine, `"${name}" is not a collection, so it is ignored.`, {
      hint: `Name it "${collection}", or start its name with "." to exclude it.`,
      suggestions: [collection],
    })
  const home = isFolder ? undefined : homeOfText(name, text, layout.collections)
  if (home !== undefined)
    return problem('entry-misplaced', name, firstLine, `This looks like ${home.noun}, but is in no collection, so it is ignored.`, {
      hint: `Move it to ${home.place}.`,
      suggestions: [home.place],
    })
  const place = pathIn('handbook', name, layout) ?? name
  if (!isFolder && paths.some((path) => isInCollection(path, layout)) && isPage(name))
    return problem('entry-misplaced', name, firstLine, `This page is in no collection, so it is ignored.`, {
      hint: `Move it to "${place}", or start its name with "." to exclude it.`,
      suggestions: [place],
    })
  return problem('folder-unknown', name, firstLine, `"${name}" is not a collection; it is ignored.`, {
    hint: isFolder
      ? `Move it into "handbook/", map it to a collection under "folders" in handbook.config.ts, or start its name with "." to exclude it.`
      : 'Start its name with "." to exclude it.',
  })
}

/** Where a top-level file belongs, judged by its keys; undefined for a page, and if nothing matches. */
function homeOfText(name: string, text: string, collections: Collections): { noun: string; place: string } | undefined {
  const found = findFrontMatter(text)
  const yaml = /\.ya?ml$/i.test(name) ? text : found.kind === 'present' ? text.slice(found.yaml.start, found.yaml.end) : undefined
  const { data } = yaml === undefined ? { data: undefined } : parseYaml(yaml)
  const values: unknown = Array.isArray(data) ? data[0] : data
  if (typeof values !== 'object' || values === null) return undefined
  const collection = fittingCollection('handbook', values as Record<string, unknown>, collections)
  if (collection === undefined) return undefined
  const home = collections.of(collection)
  return { noun: withArticle(home.noun).toLowerCase(), place: homeOf(home, values as Record<string, unknown>) }
}

/** Uppercase names are for developers: CONTRIBUTING.md. */
function isPage(name: string): boolean {
  return /\.mdx?$/i.test(name) && !/^[A-Z_-]+\.mdx?$/.test(name)
}

/** The collection whose name is certainly misspelled, in the form used in a content folder. */
function nearestCollection(name: string, isFolder: boolean, { names, of }: Collections): string | undefined {
  const stem = isFolder ? name : /^(.+)\.ya?ml$/i.exec(name)?.[1]
  if (stem === undefined) return undefined
  const those = (form: 'folder' | 'list') => names.filter((each) => of(each).form === form && !of(each).within)
  const own = isFolder ? those('folder') : those('list')
  const list = those('list').find((each) => isFolder && bareName(each) === bareName(stem))
  if (list) return `${list}.yaml`
  const slips = own.map((each) => ({ each, slips: distance(stem.toLowerCase(), each) })).sort((a, b) => a.slips - b.slips)
  const [first, second] = slips
  const same = own.find((each) => [each, of(each).noun].some((name) => bareName(name) === bareName(stem)))
  const isNear = first && (first.slips <= (stem.length > 5 ? 2 : 1) || isCertain(stem, [first.each])) && first.slips < (second?.slips ?? 99)
  const found = same ?? (isNear ? first.each : undefined)
  return found === undefined || isFolder ? found : `${found}.yaml`
}

/** Normalises a name: lowercase, without punctuation and plural endings. */
function bareName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/ies$/, 'y')
    .replace(/s$/, '')
}
