/** Checks that output names are unique: pages and their Markdown versions, files next to texts, and generated files. */
import { firstLine, type Problem, problem } from '../../problems/problem.ts'
import type { Entry } from '../entry.ts'
import { keyOf } from '../entry.ts'
import type { LinkIndex } from '../links/link-index.ts'
import { resolveLink } from '../links/links.ts'
import { markdownPath } from '../paths.ts'
import { shownBy } from '../files/pictures.ts'
import { pageFile, siteFileAt } from './site-files.ts'

/** Something with a name in the output. */
interface Claim {
  /** Path in the output. */
  path: string
  /** What a message calls it. */
  name: string
  /** The source file; undefined for the list of a folder. */
  file?: string
  entry?: Entry
}

export interface AddressCheck {
  problems: Problem[]
  /** Entries and files without a unique name; a lenient build leaves them out. */
  takenEntries: ReadonlySet<Entry>
  takenFiles: ReadonlySet<string>
}

export function checkAddresses(entries: readonly Entry[], linkIndex: LinkIndex): AddressCheck {
  const claims = claimsOf(entries, linkIndex)
  const taken: { claim: Claim; problem: Problem }[] = []
  const seen = new Map<string, Claim>()
  const clash = (claim: Claim, report: Problem) => taken.push({ claim, problem: report })
  for (const claim of claims) {
    const site = siteFileAt(claim.path)
    const first = seen.get(fold(claim.path))
    if (site !== undefined && !isOwnRoot(claim)) {
      if (claim.file !== undefined) clash(claim, ownFile(claim as Required<Claim>, site))
    } else if (!first) seen.set(fold(claim.path), claim)
    // Entries with the same id are reported separately.
    else if (!(first.entry && claim.entry && keyOf(first.entry).toLowerCase() === keyOf(claim.entry).toLowerCase()))
      clash(claim, sameName(claim, first))
  }
  for (const claim of claims)
    for (const folder of foldersAbove(claim.path)) {
      const other = seen.get(fold(folder))
      if (other && other !== claim) clash(claim.file === undefined ? other : claim, fileAndFolder(claim, other))
    }
  const problems = [...Map.groupBy(taken, ({ claim }) => claim.entry ?? claim.file).values()].flatMap(([first]) => first?.problem ?? [])
  return {
    problems,
    takenEntries: new Set(taken.flatMap(({ claim }) => claim.entry ?? [])),
    takenFiles: new Set(taken.flatMap(({ claim: { file, entry } }) => (file === undefined || entry ? [] : [file]))),
  }
}

function claimsOf(entries: readonly Entry[], linkIndex: LinkIndex): Claim[] {
  const pages = entries.flatMap((entry): Claim[] => {
    const { url, file } = entry
    if (url === undefined) return []
    return [pageFile(url), markdownPath(url).slice(1)].map((path) => ({ path, name: `"${file}"`, file, entry }))
  })
  const lists = [...linkIndex.otherPages].flatMap((url): Claim[] =>
    /^\/(handbook|roles)\/./.test(url) && !linkIndex.entryIndex.byUrl(url)
      ? [{ path: pageFile(url), name: `the list of the folder "${url}"` }]
      : [],
  )
  const paths = new Set([...pages, ...lists].flatMap(({ path }) => [fold(path), ...foldersAbove(path).map(fold)]))
  const counts = Map.groupBy(linkIndex.assets, fold)
  const suspects = [...linkIndex.assets].filter(
    (path) =>
      siteFileAt(path) !== undefined ||
      paths.has(fold(path)) ||
      (counts.get(fold(path))?.length ?? 0) > 1 ||
      foldersAbove(path).some((folder) => paths.has(fold(folder)) && /\.\w+$/.test(folder)),
  )
  // Only files that a text refers to are published; that is looked up only if there may be a problem.
  const used = suspects.length === 0 ? new Set<string>() : filesNamed(entries, linkIndex)
  return [...pages, ...lists, ...suspects.filter((path) => used.has(path)).map((file): Claim => ({ path: file, name: `"${file}"`, file }))]
}

function filesNamed(entries: readonly Entry[], linkIndex: LinkIndex): Set<string> {
  return new Set(
    entries.flatMap((entry) =>
      [...entry.document.links.map(({ url }) => url), ...shownBy(entry)].flatMap((url) => {
        const target = resolveLink(entry, url, linkIndex)
        return target.kind === 'asset' ? [target.path] : []
      }),
    ),
  )
}

/** The page of a collection that is an entry itself, and replaces the list. */
function isOwnRoot({ entry }: Claim): boolean {
  return entry?.id === 'index' && entry.definition.bare === true
}

/** Normalises names as disks and hosts compare them: ignoring case and Unicode composition. */
function fold(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

function ownFile({ file, entry }: Claim & { file: string }, site: string): Problem {
  const isPage = entry !== undefined && site.endsWith('index.html')
  const message = isPage
    ? `The handbook already has a page at "${entry.url}".`
    : `The site generates "${site}", so no other file can have that path.`
  return problem('id-duplicate', file, firstLine, message, { hint: 'Give the file another name.' })
}

function sameName(claim: Claim, other: Claim): Problem {
  const [a, b] = [claim.file ?? claim.path, other.file ?? other.path]
  const hint = 'Give one of them another name.'
  const differ =
    a.normalize('NFC') === b.normalize('NFC')
      ? 'differ only in how their accents are stored'
      : a.toLowerCase() === b.toLowerCase()
        ? 'differ only in case'
        : a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase()
          ? 'differ only in case and in how their accents are stored'
          : undefined
  const message =
    differ === undefined
      ? `${capital(claim.name)} and ${other.name} would both be published as "${claim.path}".`
      : `"${a}" and "${b}" ${differ}; some file systems and hosts treat them as the same.`
  return problem('id-duplicate', a, firstLine, message, { hint })
}

function fileAndFolder(below: Claim, file: Claim): Problem {
  const at = below.file ?? file.file ?? ''
  const message = `${capital(below.name)} would be published as "${below.path}", and ${file.name} as "${file.path}", which can't be a file and a folder.`
  const index = /^(.*\/)?index\.html?\.mdx?$/i.exec(below.file ?? '')
  const hint = index
    ? `Name it "${at.replace(/\.html?(\.mdx?)$/i, '$1')}"; then it is the page of its folder.`
    : 'Give one of them another name.'
  return problem('id-duplicate', at, firstLine, message, { hint })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
