/** Reports edition URLs that no longer work, with a redirect target if git knows one. */
import { quotedCommand } from '../../plain/command.ts'
import type { Entry } from '../../graph/entry.ts'
import { nearest } from '../../problems/nearest.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import { pendingId } from '../../sources/git/pending.ts'
import { checkAnchors } from './anchor-check.ts'
import type { Documents } from '../revisions/documents.ts'
import { layoutIn } from '../../graph/reading/layout.ts'
import { readDocuments } from '../editions/editions.ts'
import { findPublishedEditions } from './published-then.ts'
import { listAddresses, findBrokenUrls, type BrokenUrl, type BrokenUrlRequest } from './broken-urls.ts'

export interface BrokenUrls {
  problems: readonly Problem[]
  /** Certain lines for `redirects.yaml`. */
  redirects: readonly RedirectLine[]
  /** Broken addresses that only staff knew. */
  forStaff: ReadonlySet<string>
}

export interface RedirectLine {
  from: string
  to: string
  audience?: 'staff'
}

export function checkBrokenUrls(written: BrokenUrlRequest): BrokenUrls {
  const request = { ...written, editions: findPublishedEditions(written) }
  const anchors = request.editions.length === 0 ? [] : checkAnchors(request)
  const broken = findBrokenUrls(request)
  if (broken.length === 0) return { problems: anchors, redirects: [], forStaff: new Set() }
  const documents = readDocuments(request.content, { entries: request.written, layout: layoutIn(request.context) }, request.pending?.())
  const pages = request.written.filter(({ url, isDraft }) => url !== undefined && !isDraft)
  // A staff page may have become another staff page.
  const listPages = ({ audience }: BrokenUrl) => pages.filter((page) => audience === 'staff' || page.audience === 'public')
  const redirects = broken.flatMap((each): RedirectLine[] => {
    const to = findSuccessor(each, documents, listPages(each))
    return to === undefined ? [] : [makeRedirectLine(to, each)]
  })
  const known = new Map(redirects.map(({ from, to }) => [from, to]))
  return {
    redirects,
    forStaff: new Set(broken.flatMap(({ address, audience }) => (audience === 'staff' ? address : []))),
    problems: [...anchors, ...broken.flatMap((each) => reportBrokenUrl(each, known.get(each.address), listPages(each), request.written))],
  }
}

/** Return the current URL of the page. For a folder, return where one of its pages moved, if the page kept its own name. */
function findSuccessor(
  { address, edition, files, layout, entries }: BrokenUrl,
  documents: Documents,
  pages: readonly Entry[],
): string | undefined {
  for (const { file, collection, title } of entries) {
    const blob = files.find(({ path }) => path === file)?.blob ?? ''
    const document = documents.findRevision(file, blob, edition.moment)?.document
    const known = pages.find((page) => document && documents.at(page.file) === document)
    // Git may not see an uncommitted rename of a changed file. Fall back to the title if it's unique.
    const [page, other] = known
      ? [known]
      : pages.filter((each) => each.collection === collection && each.title === title && !isCommitted(each, documents))
    if (!page?.url || other) continue
    const own = listAddresses(file, layout).at(-1) ?? ''
    if (own === address) return page.url
    const tail = own.slice(address.length)
    const folder = page.url.endsWith(`/${tail}`) ? page.url.slice(0, -tail.length) : address
    if (folder !== address) return folder
  }
  return undefined
}

function isCommitted({ file }: Entry, documents: Documents): boolean {
  return documents.at(file)?.revisions.some(({ commit }) => commit !== pendingId) ?? false
}

/** A redirect must not reveal to customers that staff had a page there. */
function makeRedirectLine(to: string, { address, audience }: BrokenUrl): RedirectLine {
  return { from: address, to, ...(audience === 'staff' && { audience }) }
}

function reportBrokenUrl(broken: BrokenUrl, to: string | undefined, pages: readonly Entry[], written: readonly Entry[]): Problem[] {
  const { address, edition } = broken
  const entry = written.find(({ collection, id }) => collection === 'editions' && id === edition.name)
  if (!entry) return []
  const suggestions = to === undefined ? findNearestPages(address, pages) : [to]
  const line = (target: string) => {
    const fields = Object.entries(makeRedirectLine(target, broken)).map(([key, value]) => `${key}: ${value}`)
    return `"- { ${fields.join(', ')} }"`
  }
  const hint =
    to !== undefined
      ? `It is now "${to}": add ${line(to)} to redirects.yaml, or run ${quotedCommand(['check'], { fix: true })}.`
      : suggestions[0] !== undefined
        ? `Did you mean "${suggestions[0]}"? Add ${line(suggestions[0])} to redirects.yaml, or "to: none" if it was removed on purpose.`
        : `Add ${line('none')} to redirects.yaml if it is gone for good; else name the page that comes nearest.`
  const [, top = '', ...rest] = address.split('/')
  const message = `The edition "${edition.name}" has a page "${address}", but nothing is at that address now.`
  return [
    problem('url-lost', entry.file, entry.spanOf(['name']), message, {
      hint,
      suggestions,
      absent: { in: [top, 'redirects'], id: rest.filter(Boolean).join('/'), names: address },
    }),
  ]
}

/** Pages of the same name elsewhere, else of a similar name. */
function findNearestPages(address: string, pages: readonly Entry[]): string[] {
  const nameOf = (url: string) => url.split('/').at(-2) ?? ''
  const byName = Map.groupBy(
    pages.flatMap(({ url }) => url ?? []),
    nameOf,
  )
  return nearest(nameOf(address), byName.keys())
    .flatMap((name) => byName.get(name)?.toSorted() ?? [])
    .slice(0, 3)
}
