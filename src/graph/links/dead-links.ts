/** Messages for broken links and images: what happened to the target, or which names are similar. */
import { posix } from 'node:path'
import { didYouMean, isAlike, nearest } from '../../problems/nearest.ts'
import { type Absence, type Problem, problem, type Span } from '../../problems/problem.ts'
import type { Entry } from '../entry.ts'
import { addressAt, collectionAt, pathAt } from '../reading/layout.ts'
import type { LinkIndex } from './link-index.ts'
import { describeRemoval } from './renames.ts'
import { pagePath } from '../paths.ts'
import { renamedEntry, removalAt } from './whereabouts.ts'

/** Position of a broken link. */
interface DeadLink {
  entry: Entry
  /** As written. */
  url: string
  span: Span
  /** How to write a fix there; undefined if there's no fix. */
  written: ((url: string) => string) | undefined
}

export function linkMissing({ entry, url, span, written }: DeadLink, linkIndex: LinkIndex): Problem {
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(url))
    return problem('link-missing', entry.file, span, `The link "${url}" is an email address without "mailto:".`, {
      hint: `Write "mailto:${url}".`,
      suggestions: [`mailto:${url}`],
      fix: written?.(`mailto:${url}`),
    })
  const [path, tail] = partsOf(url)
  const fixWith = (link: string | undefined) => (link === undefined ? undefined : written?.(link))
  const moved = renamedLink(entry, path, linkIndex)
  if (moved !== undefined) {
    const link = moved + tail
    return problem('link-missing', entry.file, span, `The link "${url}" is broken: its target moved.`, {
      hint: `Write "${link}".`,
      suggestions: [link],
      fix: fixWith(link),
    })
  }
  const [removal] = pathsMeant(entry, path, linkIndex).flatMap(
    (each) => removalAt(each, linkIndex) ?? linkIndex.renames?.removal(each) ?? [],
  )
  const near = nearestPages(entry, path, linkIndex)
  if (removal) {
    const suggestions = near.filter(({ isSameName }) => isSameName).map(({ link }) => link)
    const other = suggestions[0] === undefined ? 'to a replacement' : `to "${suggestions[0]}", which has the same name`
    return problem('link-missing', entry.file, span, `The link "${url}" leads to something that was removed${describeRemoval(removal)}`, {
      hint: `Remove the link, or point it ${other}.`,
      suggestions,
    })
  }
  const suggestions = near.map(({ link }) => link + tail)
  return problem('link-missing', entry.file, span, `The link "${url}" is broken.`, {
    absent: absentPage(entry, url, linkIndex),
    hint: didYouMean(
      suggestions,
      /^(www\.|[\w-]+\.(com|org|net|io|dev|ai|co|eu|de)(\/|$))/i.test(url)
        ? `For an external address write "https://${url}".`
        : `Write links as file paths, relative to this file${exampleFor(entry, linkIndex)}.`,
    ),
    suggestions,
    fix: near[0]?.isSameName && !near[1]?.isSameName ? fixWith(suggestions[0]) : undefined,
  })
}

export function imageMissing({ entry, url, span, written }: DeadLink, linkIndex: LinkIndex): Problem {
  const moved = renamedFile(entry, decode(url), linkIndex)
  if (moved !== undefined)
    return problem('image-missing', entry.file, span, `The image "${url}" moved.`, {
      hint: `Write "${moved}".`,
      suggestions: [moved],
      fix: written?.(moved),
    })
  const name = posix.basename(decode(url))
  const images = [...linkIndex.assets].filter(isNamedAsImage)
  const byName = Map.groupBy(images, (path) => posix.basename(path))
  const suggestions = nearest(name, byName.keys())
    .flatMap((each) => byName.get(each) ?? [])
    .slice(0, 3)
    .map((path) => relativeLink(entry, path))
  return problem('image-missing', entry.file, span, `There is no image "${url}".`, {
    hint: didYouMean(
      suggestions,
      [
        `Put the file next to the text and write ${isNamedAsImage(name) ? `"./${encode(name)}"` : 'its path from there'}.`,
        ...(url.startsWith('/') ? ['If such images are in a folder of the content, set "rootLinks" in handbook.config.ts.'] : []),
      ].join(' '),
    ),
    suggestions,
  })
}

function isNamedAsImage(path: string): boolean {
  return /\.(png|jpe?g|gif|webp|avif|svg|mp4|webm)$/i.test(path)
}

/** The path of a link, without escapes, and what follows it. */
export function partsOf(url: string): [path: string, tail: string] {
  const at = url.search(/[?#]/)
  return at < 0 ? [decode(url), ''] : [decode(url.slice(0, at)), url.slice(at)]
}

/** The link to the target's current location, in the style of the original; undefined if unknown. */
function renamedLink(entry: Entry, path: string, linkIndex: LinkIndex): string | undefined {
  const { entryIndex } = linkIndex
  const page = pathsMeant(entry, path, linkIndex)
    .flatMap((each) => entryIndex.byFile(each) ?? entryIndex.byStem(each) ?? renamedEntry(each, linkIndex) ?? [])
    .find((each) => each !== entry)
  return page ? writeLink(entry, page, path) : renamedFile(entry, path, linkIndex)
}

/** The same for targets that aren't entries. */
function renamedFile(entry: Entry, path: string, linkIndex: LinkIndex): string | undefined {
  const [file] = pathsMeant(entry, path, linkIndex).flatMap((each) =>
    [each, linkIndex.renames?.today(each)].filter((now) => now !== undefined && linkIndex.assets.has(now)),
  )
  return file === undefined ? undefined : writeFileLink(entry, file, path)
}

/** The same for a file that isn't a page. */
export function writeFileLink(entry: Pick<Entry, 'file'>, file: string, style: string): string {
  return style.startsWith('/') ? `/${encode(file)}` : relativeLink(entry, file)
}

/** Content paths that a link may refer to: relative to its file now, and to where its file was when it was written. */
function pathsMeant({ file }: Entry, path: string, { renames, layout }: LinkIndex): string[] {
  if (path.startsWith('/')) return [...new Set([pathAt(path, layout), path.slice(1).replace(/\/+$/, '')])]
  return [file, ...(renames?.earlier(file) ?? [])].map((from) => posix.join(posix.dirname(from), path).replace(/\/+$/, ''))
}

/** The most similar paths, written in the link's style. */
function nearestPages(entry: Entry, path: string, linkIndex: LinkIndex): { link: string; isSameName: boolean }[] {
  const name = nameOf(path.replace(/\.(mdx?|ya?ml)$/i, ''))
  const byName = Map.groupBy(
    linkIndex.entryIndex.pages.filter((page) => page !== entry),
    (page) => nameOf(page.file.replace(/\.[^./]+$/, '')),
  )
  const wanted = path.replace(/^[./]+/, '')
  return nearest(name, byName.keys())
    .filter((each) => isAlike(name, each))
    .flatMap((each) => (byName.get(each) ?? []).toSorted((a, b) => sharedEnd(b.url, wanted) - sharedEnd(a.url, wanted)))
    .slice(0, 3)
    .map((page) => ({ link: writeLink(entry, page, path), isSameName: nameOf(page.file.replace(/\.[^./]+$/, '')) === name }))
}

/** An example of a link to another page of this handbook, for people who don't know the syntax. */
function exampleFor(entry: Entry, { entryIndex }: LinkIndex): string {
  const others = entryIndex.pages.filter((page) => page !== entry)
  const page = others.find(({ collection }) => collection === entry.collection) ?? others[0]
  return page ? `, for example "${relativeLink(entry, page.file)}"` : ''
}

/** A link from one file to another, in the style of the original, without its query and anchor. */
export function writeLink(entry: Pick<Entry, 'file'>, page: Pick<Entry, 'file' | 'url'>, style: string): string {
  const hasEnding = /\.(mdx?|ya?ml)$/i.test(style)
  if (style.startsWith('/')) return hasEnding ? `/${encode(page.file)}` : (page.url ?? '')
  const link = relativeLink(entry, hasEnding ? page.file : page.file.replace(/\.[^./]+$/, '').replace(/\/(_?index|readme)$/i, ''))
  return hasEnding || !style.endsWith('/') ? link : `${link}/`
}

/** A link from a file to a path below the content folder. */
export function relativeLink(entry: Pick<Entry, 'file'>, path: string): string {
  const link = encode(posix.relative(posix.dirname(entry.file), path))
  return link.startsWith('.') ? link : `./${link}`
}

/** A path as written in a link: characters with a meaning in Markdown or URLs are encoded. */
function encode(path: string): string {
  return path.replace(/[\s#?%()<>"\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function nameOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..')
  const last = parts.at(-1) ?? ''
  return /^(_?index|readme)$/i.test(last) ? (parts.at(-2) ?? last) : last
}

/** Number of trailing segments that two paths share. */
function sharedEnd(a: string | undefined, b: string): number {
  const one = (a ?? '').split('/').filter(Boolean).reverse()
  const other = b
    .replace(/\.[^./]+$/, '')
    .split('/')
    .filter(Boolean)
    .reverse()
  const apart = one.findIndex((part, index) => part !== other[index])
  return apart < 0 ? one.length : apart
}

/** What a link refers to: a file relative to its collection, or a redirecting address. */
function absentPage(entry: Entry, url: string, { layout }: LinkIndex): Absence {
  const path = decode(url.replace(/[?#].*$/s, ''))
  const file = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(entry.file), path)
  const plain = file.replace(/\/+$/, '')
  const found = path.startsWith('/') ? undefined : collectionAt(plain, layout)
  const [top = '', ...rest] = found ? [found.collection, ...found.inside.split('/')] : plain.split('/')
  const stem = (name: string) => name.replace(/\.(mdx?|markdown|mdown|mkd|ya?ml|txt)$/i, '')
  const id = stem(rest.join('/')).replace(/\/(_?index|readme)$/i, '')
  return { in: [stem(top), 'redirects'], id, names: path.startsWith('/') ? pagePath(path) : pagePath(addressAt(stem(file), layout)) }
}
