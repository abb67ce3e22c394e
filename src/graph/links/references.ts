/** References by id, in front matter and in `<Ref>`: each must point to an entry. */
import { describeLookalike, findLookalike, replaceLookalikes } from '../../plain/characters.ts'
import { quotedCommand } from '../../plain/command.ts'
import { didYouMean, isCertain, listOf, nearest } from '../../problems/nearest.ts'
import { positionsOf } from '../../problems/positions.ts'
import { type Problem, problem, type Span } from '../../problems/problem.ts'
import type { Collections } from '../../collections/collections.ts'
import type { CollectionName } from '../../collections/table.ts'
import { isCalendarDay } from '../../collections/fields/fields.ts'
import { findReferences } from '../../collections/fields/references.ts'
import { isStandIn } from '../../collections/fields/stand-in.ts'
import { formatScalar } from '../../sources/yaml.ts'
import { type EntryIndex, nounOf } from '../entry-index.ts'
import type { Edge } from '../edge.ts'
import { type Entry, isExported, keyOf } from '../entry.ts'
import { pathAt } from '../reading/layout.ts'
import { checkAnchor } from './links.ts'
import { describeRemoval } from './renames.ts'
import { newCommand } from '../reading/new-command.ts'
import { tierCalled } from '../tier-names.ts'
import { findReferenced, splitKey } from './visible-reference.ts'
import { renamedEntry, removalAt, type Whereabouts } from './whereabouts.ts'

export interface ReferenceResult {
  edges: Edge[]
  problems: Problem[]
}

/** The references in an entry's front matter. */
export function checkReferences(entry: Entry, linkIndex: Whereabouts): ReferenceResult {
  const { entryIndex, layout } = linkIndex
  const result: ReferenceResult = { edges: [], problems: [] }
  // References from a tracker's labels are looked up once for the whole export.
  if (isExported(entry)) return result
  for (const { path, value, meta } of findReferences(entry.definition.schema, entry.written)) {
    const { references: collections = [], dateToo = false, collectionToo = false } = meta
    const isNoId = (dateToo && isCalendarDay(value)) || (collectionToo && layout.collections.has(value))
    if (isNoId || isStandIn(value)) continue
    const isAny = collections[0] === '*'
    const [collection, id] = isAny ? splitKey(value.split('#')[0] ?? '') : [undefined, value]
    // The schema refuses values that can't be an id or a version, except collection names where those are allowed.
    if ((id === '' && !collectionToo) || (collections[0] === 'releases' && !dateToo && !/^\d/.test(id))) continue
    const target = findReferenced(value, collections, entryIndex)
    const span = entry.spanOf(path)
    if (target) result.edges.push({ from: entry, to: target, span, field: String(path[0]) })
    else {
      const isQuoted = entry.isQuoted(path)
      result.problems.push(
        missing(entry, span, value, isAny ? anyAllowed(collection, layout.collections) : collections, linkIndex, {
          isAny,
          dateToo,
          isQuoted,
        }),
      )
    }
  }
  return result
}

/** The `<Ref>`s in an entry's text, and ids in other tags. */
export function checkTextReferences(entry: Entry, linkIndex: Whereabouts): ReferenceResult {
  const { entryIndex } = linkIndex
  const result: ReferenceResult = { edges: [], problems: [] }
  if (entry.document.references.length === 0) return result
  const positions = positionsOf(entry.text)
  for (const { to, collection: known, start, end } of entry.document.references) {
    if (known !== undefined) {
      const span = positions.span(start, end)
      const target = entryIndex.find(known, to)
      if (target) result.edges.push({ from: entry, to: target, span, isPrinted: true })
      else result.problems.push(missing(entry, span, to, [known], linkIndex, inText(false)))
      continue
    }
    const [key = '', anchor] = to.split('#')
    const [collection, id] = splitKey(key)
    const target = entryIndex.find(collection, id)
    const span = positions.span(start, start + key.length)
    if (!target) {
      result.problems.push(missing(entry, span, key, anyAllowed(collection, linkIndex.layout.collections), linkIndex, inText(true)))
      continue
    }
    result.edges.push({ from: entry, to: target, span: positions.span(start, end) })
    const anchorProblem = anchor === undefined ? undefined : checkAnchor(entry, target, anchor, positions.span(start + key.length, end))
    if (anchorProblem) result.problems.push(anchorProblem)
  }
  return result
}

interface Written {
  isAny: boolean
  dateToo: boolean
  isQuoted: boolean
  /** Whether it's in a tag in the text rather than in YAML. */
  isInText?: boolean
}

const inText = (isAny: boolean): Written => ({ isAny, dateToo: false, isQuoted: false, isInText: true })

function missing(
  entry: Entry,
  span: Span,
  written: string,
  allowed: readonly string[],
  linkIndex: Whereabouts,
  { isAny, dateToo, isQuoted, isInText = false }: Written,
): Problem {
  const { entryIndex, layout } = linkIndex
  const { collections } = layout
  const [value = '', anchor] = isAny ? written.split('#') : [written]
  const tail = anchor === undefined ? '' : `#${anchor}`
  const fixWith = (text: string) => (isInText ? text : formatScalar(text, isQuoted))
  const [collection, id] = isAny ? splitKey(value) : ['', value]
  const isKnown = allowed.length > 0
  if (!isKnown) {
    // A whole collection was meant, or the id is missing.
    const suggestions = nearest(collection, collections.names).map((each) => (id === '' ? each : `${each}/${id}`))
    return problem('reference-missing', entry.file, span, `There is no collection "${collection}".`, {
      hint: didYouMean(suggestions, `Write COLLECTION/ID${example(entryIndex)}.`),
      suggestions,
    })
  }
  const tier = allowed[0] === 'tiers' ? tierCalled(id, entryIndex) : undefined
  if (tier) {
    const suggestion = isAny ? `tiers/${tier.id}` : tier.id
    return problem('tier-name-as-id', entry.file, span, `"${id}" is the name of a tier, and names change; its id is "${tier.id}".`, {
      hint: `Write "${suggestion}".`,
      suggestions: [suggestion],
      absent: { in: allowed, id },
      fix: fixWith(suggestion + tail),
    })
  }
  const noun = nounOf(allowed, collections)
  const moved = allowed
    .flatMap((name) => renamedEntry(pathAt(`/${name}/${id}`, linkIndex.layout), linkIndex) ?? [])
    .find((each) => isAny || allowed.includes(each.collection))
  if (moved) {
    const now = isAny ? keyOf(moved) : moved.id
    return problem('reference-missing', entry.file, span, `There is no ${noun} "${id}": it is now "${now}".`, {
      hint: `Write "${now}".`,
      suggestions: [now],
      absent: { in: allowed, id },
      fix: fixWith(now + tail),
    })
  }
  const [removal] = allowed.flatMap((name) => removalAt(pathAt(`/${name}/${id}`, linkIndex.layout), linkIndex) ?? [])
  if (removal)
    return problem('reference-missing', entry.file, span, `The ${noun} "${id}" was removed${describeRemoval(removal)}`, {
      hint: 'Remove the reference, or name a replacement.',
      absent: { in: allowed, id },
    })
  const ids = allowed.flatMap((name) => entryIndex.ids(name))
  const char = findLookalike(id)?.char
  const plain = replaceLookalikes(id)
    .replace(/^["'\s]+|["'\s]+$/g, '')
    .trim()
  if (char !== undefined && ids.includes(plain)) {
    const suggestion = isAny ? `${collection}/${plain}` : plain
    return problem(
      'reference-missing',
      entry.file,
      span,
      `There is no ${nounOf(allowed, collections)} "${id}": ${describeLookalike(char)}`,
      {
        hint: `Write "${suggestion}".`,
        suggestions: [suggestion],
        fix: fixWith(suggestion + tail),
      },
    )
  }
  const near = nearest(id, ids)
  const suggestions = near.map((each) => (isAny ? `${collection}/${each}` : each))
  const [kind] = allowed as readonly CollectionName[]
  const list = `${quotedCommand(['ls', String(kind)])} lists them${dateToo ? '; a day is written YYYY-MM-DD' : ''}.`
  const suggestion = suggestions[0]
  const isVersion = kind === 'releases' && /^\d/.test(id)
  const none = ids.length === 0 && kind ? `There is none yet; ${newCommand({ collection: kind, id })} creates it.` : list
  return problem('reference-missing', entry.file, span, `There is no ${noun} "${id}".`, {
    hint: isVersion && ids.length > 0 ? nearVersions(suggestions, list) : didYouMean(suggestions, none),
    suggestions,
    absent: { in: allowed, id },
    fix: suggestion !== undefined && isCertain(id, near) ? fixWith(suggestion + tail) : undefined,
  })
}

/** A missing version is more likely unplanned than misspelled. */
function nearVersions(near: readonly string[], list: string): string {
  return near.length === 0 ? list : `The nearest ${near.length === 1 ? 'is' : 'are'} ${listOf(near)}; plan it, or use one of these.`
}

function anyAllowed(collection: string | undefined, { has }: Collections): readonly string[] {
  return collection && has(collection) ? [collection] : []
}

/** An example of a valid reference, for people who don't know the syntax. */
function example({ pages }: EntryIndex): string {
  return pages[0] ? `, for example "${keyOf(pages[0])}"` : ''
}
