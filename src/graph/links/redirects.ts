/** Redirects, from redirects.yaml and from `formerly` in entries. */
import { posix } from 'node:path'
import { didYouMean, nearest } from '../../problems/nearest.ts'
import { type Problem, problem, relatedTo, type Span } from '../../problems/problem.ts'
import type { Collections } from '../../collections/collections.ts'
import { goneForGood } from '../../collections/fields/fields.ts'
import { formatScalar } from '../../sources/yaml.ts'
import { normalizeAddress } from '../../plain/address.ts'
import { checkHidden } from '../audience.ts'
import type { Entry } from '../entry.ts'
import { pathAt } from '../reading/layout.ts'
import type { LinkIndex } from './link-index.ts'
import { checkAnchor } from './links.ts'
import { describeRemoval } from './renames.ts'
import { ownPages, pagePath } from '../paths.ts'
import type { Redirect } from './redirect.ts'
import { pageFile, siteFileAt } from '../reading/site-files.ts'
import { renamedEntry, removalAt } from './whereabouts.ts'

interface Declared extends Redirect {
  entry: Entry
  fromSpan: Span
  toSpan: Span
  isQuoted: boolean
}

/** Redirects with a target. */
export function leadingRedirects(entries: readonly Entry[], collections: Collections): Redirect[] {
  return collectRedirects(entries, collections).filter(({ to }) => to !== goneForGood)
}

/** Addresses that are deliberately gone. */
export function collectRedirects(entries: readonly Entry[], collections: Collections): Declared[] {
  return entries.flatMap((entry): Declared[] => {
    if (!entry.isTyped || (entry.collection === 'redirects' && entry.isDraft)) return []
    if (entry.collection === 'redirects') {
      const { from, to } = entry.data
      const target = to.startsWith('/') ? pagePathWithAnchor(to) : to
      return [
        {
          from: redirectPath(from),
          to: target,
          entry,
          fromSpan: entry.spanOf(['from']),
          toSpan: entry.spanOf(['to']),
          isQuoted: entry.isQuoted(['to']),
        },
      ]
    }
    const { formerly } = entry.data as { formerly?: string[] }
    if (!formerly || entry.url === undefined) return []
    const to = entry.url
    return formerly.map((path, index) => {
      const span = entry.spanOf(['formerly', index])
      return { from: earlierAddress(path, entry.collection, collections), to, entry, fromSpan: span, toSpan: span, isQuoted: false }
    })
  })
}

/** Former addresses listed by entries, with the entry. */
export function formerAddresses(entries: readonly Entry[], collections: Collections): Map<string, Entry> {
  const own = collectRedirects(entries, collections).filter(({ entry }) => entry.collection !== 'redirects')
  return new Map(own.map(({ from, entry }) => [from, entry]))
}

export function checkRedirects(redirects: readonly Declared[], linkIndex: LinkIndex): Problem[] {
  const { entryIndex, otherPages, assets, outside } = linkIndex
  const problems: Problem[] = []
  const byFrom = new Map<string, Declared>()
  for (const redirect of redirects) {
    const { entry, from, fromSpan } = redirect
    const earlier = byFrom.get(from)
    if (earlier) {
      problems.push(
        problem('id-duplicate', entry.file, fromSpan, `The address "${from}" is redirected twice.`, {
          hint: `The other redirect is in ${earlier.entry.file}, line ${earlier.fromSpan.line}.`,
          related: [relatedTo(earlier.entry.file, earlier.fromSpan)],
        }),
      )
      continue
    }
    const page = entryIndex.byUrl(from)
    if (page || otherPages.has(from) || ownPages.has(from) || isOwnFile(from) || isAsset(from, assets))
      problems.push(
        problem(
          'redirect-shadows',
          entry.file,
          fromSpan,
          `"${from}" is the address of a ${page || !/\.\w+$/.test(from) ? 'page' : 'file'}${page ? ` (${page.file})` : ''}, so it cannot redirect.`,
          {
            hint: 'Remove the redirect, or move the page.',
          },
        ),
      )
    // A redirect that shadows a page is never made, so don't follow it.
    else byFrom.set(from, redirect)
  }
  for (const { entry, from, to, toSpan, isQuoted } of byFrom.values()) {
    // External, in a published edition, or deliberately gone.
    if (!to.startsWith('/') || outside.some((prefix) => to.startsWith(prefix))) continue
    const [path = '', anchor] = to.split('#')
    const end = endOfChain(path, (from) => {
      const next = byFrom.get(from)?.to
      return next === goneForGood ? undefined : next
    })
    if (end === undefined) {
      problems.push(
        problem('redirect-chain', entry.file, toSpan, `The redirect from "${from}" is part of a loop.`, {
          hint: 'Point one of them to a page.',
        }),
      )
    } else if (end !== path) {
      const whole = anchor === undefined || end.includes('#') || !end.startsWith('/') ? end : `${end}#${anchor}`
      problems.push(
        problem('redirect-chain', entry.file, toSpan, `"${path}" redirects to "${end}".`, {
          hint: `Write "${whole}".`,
          suggestions: [whole],
          fix: formatScalar(whole, isQuoted),
        }),
      )
    } else if (!entryIndex.byUrl(path) && !otherPages.has(path) && !ownPages.has(path)) {
      problems.push(targetMissing({ entry, to, toSpan, isQuoted }, linkIndex))
    } else {
      const page = entryIndex.byUrl(path)
      if (page) problems.push(...checkHidden({ from: entry, to: page, span: toSpan }))
      if (!page || !anchor) continue
      const endColumn = toSpan.endColumn - (isQuoted ? 1 : 0)
      const missing = checkAnchor(entry, page, anchor, { ...toSpan, column: endColumn - anchor.length - 1, endColumn })
      if (missing) problems.push(missing)
    }
  }
  return problems
}

function targetMissing(
  { entry, to, toSpan, isQuoted }: Pick<Declared, 'entry' | 'to' | 'toSpan' | 'isQuoted'>,
  linkIndex: LinkIndex,
): Problem {
  const [path = '', anchor] = to.split('#')
  const stem = pathAt(path, linkIndex.layout)
  const moved = renamedEntry(stem, linkIndex)?.url
  if (moved !== undefined) {
    const now = anchor === undefined ? moved : `${moved}#${anchor}`
    return problem('link-missing', entry.file, toSpan, `The redirect leads to "${to}", which moved.`, {
      hint: `Write "${now}".`,
      suggestions: [now],
      fix: formatScalar(now, isQuoted),
    })
  }
  const removal = removalAt(stem, linkIndex)
  if (removal)
    return problem(
      'link-missing',
      entry.file,
      toSpan,
      `The redirect leads to "${to}", a page that was removed${describeRemoval(removal)}`,
      {
        hint: `Point it to a replacement, or write "to: ${goneForGood}".`,
      },
    )
  const urls = linkIndex.entryIndex.pages.map((page) => page.url ?? '')
  const suggestions = nearest(path, urls)
  return problem('link-missing', entry.file, toSpan, `The redirect leads to "${to}", which is not a page.`, {
    absent: { in: [path.split('/')[1] ?? ''], id: path.split('/').slice(2).filter(Boolean).join('/') },
    hint: didYouMean(suggestions, `Write the address of a page${urls[0] === undefined ? '' : `, for example "${urls[0]}"`}.`),
    suggestions,
  })
}

/** The end of a chain of redirects; undefined for a cycle. `next` returns the target of an address, if any. */
export function endOfChain(start: string, next: (address: string) => string | undefined): string | undefined {
  const seen = new Set([start])
  let end = start
  for (let to = next(end); to !== undefined; to = next(end)) {
    if (seen.has(to)) return undefined
    seen.add(to)
    end = to
  }
  return end
}

/** The redirecting address: with a trailing slash for a page, unchanged for a file. */
function redirectPath(from: string): string {
  const address = normalizeAddress(from)
  return /\.[a-z][a-z0-9]*$/i.test(address) && !address.endsWith('/index.html') ? address : pagePath(address)
}

/** The former address of an entry, from an item of `formerly`. */
export function earlierAddress(path: string, collection: string, collections: Collections): string {
  return redirectPath(path.startsWith('/') ? path : formerAddress(path, collection, collections))
}

/** The address of a file at its former path, relative to the content folder if it starts with a collection, else to its own collection. */
function formerAddress(path: string, collection: string, { has }: Collections): string {
  const plain = path.replace(/\.mdx?$/, '').replace(/(^|\/)(index|readme)$/i, '')
  return has(plain.split('/')[0] ?? '') ? `/${plain}` : posix.join(`/${collection}`, plain)
}

/** Whether an address is that of a published file, or would be inside one as if it were a folder. */
function isAsset(path: string, assets: ReadonlySet<string>): boolean {
  const parts = path.split('/').slice(1)
  return parts.some((part, index) => part !== '' && assets.has(parts.slice(0, index + 1).join('/')))
}

/** Files that the site generates, and addresses that would be inside a file as if it were a folder. */
function isOwnFile(path: string): boolean {
  const file = path.endsWith('/') ? pageFile(path) : path.slice(1)
  return siteFileAt(file, { isRedirect: true }) !== undefined || /\/index\.(md|html)\//.test(path)
}

function pagePathWithAnchor(address: string): string {
  const [path = '', anchor] = address.split('#')
  return pagePath(normalizeAddress(path)) + (anchor === undefined ? '' : `#${anchor}`)
}
