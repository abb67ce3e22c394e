/**
 * Records what is asked of a handbook while deriving a result from it. The result can be cached until one of the answers changes, whatever
 * else changes in the handbook.
 */
import type { EntryIndex } from '../../graph/entry-index.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { LinkIndex } from '../../graph/links/link-index.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { digestOf, digestLayout } from '../digests.ts'

export interface NotedHandbook {
  /** The same handbook. */
  handbook: Handbook
  /** In the order in which they were first asked. */
  questions: ReadonlySet<string>
}

/** What a question asks for. `all` covers whatever has no specific question. */
type Kind = 'entry' | 'byFile' | 'byStem' | 'byUrl' | 'ids' | LookupKind | 'day' | 'all'

/** Sets and maps of the link index. */
type LookupKind = 'assets' | 'decomposed' | 'images' | 'facts' | 'otherPages' | 'redirects' | 'hiddenRedirects'

/** Values that all results depend on, so that their keys name them: see `digestCommon`. */
const common: ReadonlySet<string | symbol> = new Set(['config', 'audience', 'drafts', 'lenient', 'layout'])

/** Digest of what is never recorded, as every result depends on it. */
export function digestCommon({ config, audience, drafts, lenient, layout, linkIndex: { outside, rootLinks } }: Handbook): string {
  return digestOf(config, audience, drafts, lenient, digestLayout(layout), outside, rootLinks)
}

export function noteQuestions(handbook: Handbook): NotedHandbook {
  const questions = new Set<string>()
  const note = (kind: Kind, ...about: readonly string[]) => void questions.add(JSON.stringify([kind, ...about]))
  const { entryIndex, linkIndex } = handbook
  const notedEntries: EntryIndex = {
    find(collection, id) {
      if (id !== undefined) note('entry', collection, id)
      return entryIndex.find(collection, id)
    },
    byFile(path) {
      note('byFile', path)
      return entryIndex.byFile(path)
    },
    byStem(stem) {
      note('byStem', stem)
      return entryIndex.byStem(stem)
    },
    byUrl(path) {
      note('byUrl', path)
      return entryIndex.byUrl(path)
    },
    ids(collection) {
      note('ids', collection)
      return entryIndex.ids(collection)
    },
    get pages() {
      note('all')
      return entryIndex.pages
    },
  }
  const noteLookups = <T extends Lookups>(kind: LookupKind, lookups: T): T =>
    new Proxy(lookups, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function' || (name !== 'has' && name !== 'get')) note('all')
        if (typeof value !== 'function') return value
        return (...args: readonly unknown[]) => {
          if (name === 'has' || name === 'get') note(kind, String(args[0]))
          return Reflect.apply(value, target, args)
        }
      },
    })
  const notedLinks: LinkIndex = {
    entryIndex: notedEntries,
    assets: noteLookups('assets', linkIndex.assets),
    decomposed: linkIndex.decomposed && noteLookups('decomposed', linkIndex.decomposed),
    images: noteLookups('images', linkIndex.images),
    facts: noteLookups('facts', linkIndex.facts),
    otherPages: noteLookups('otherPages', linkIndex.otherPages),
    // They follow from the configuration.
    staffOnly: linkIndex.staffOnly,
    redirects: noteLookups('redirects', linkIndex.redirects),
    hiddenRedirects: linkIndex.hiddenRedirects && noteLookups('hiddenRedirects', linkIndex.hiddenRedirects),
    outside: linkIndex.outside,
    besides: linkIndex.besides,
    host: linkIndex.host,
    layout: linkIndex.layout,
    rootLinks: linkIndex.rootLinks,
    get former() {
      note('all')
      return linkIndex.former
    },
    get renames() {
      note('all')
      return linkIndex.renames
    },
  }
  const noted = new Proxy(handbook, {
    get(target, name) {
      if (name === 'entryIndex') return notedEntries
      if (name === 'linkIndex') return notedLinks
      if (name === 'now') note('day')
      else if (!common.has(name)) note('all')
      return Reflect.get(target, name) as unknown
    },
  })
  return { handbook: noted, questions }
}

type Lookups = ReadonlySet<string> | ReadonlyMap<string, unknown>

/** Digest of a handbook's answers. */
export function digestAnswers(questions: Iterable<string>, handbook: Handbook): string {
  return digestOf(Array.from(questions, (question) => answer(JSON.parse(question) as [Kind, ...string[]], handbook)))
}

function answer([kind, about = '', id]: readonly [Kind, ...string[]], handbook: Handbook): unknown {
  const { entryIndex, linkIndex } = handbook
  switch (kind) {
    case 'entry':
      return describeEntry(entryIndex.find(about, id), handbook)
    case 'byFile':
    case 'byStem':
    case 'byUrl':
      return describeEntry(entryIndex[kind](about), handbook)
    case 'ids':
      return entryIndex.ids(about)
    case 'assets':
    case 'otherPages':
    case 'hiddenRedirects':
      return linkIndex[kind]?.has(about)
    case 'decomposed':
    case 'images':
    case 'facts':
    case 'redirects':
      return linkIndex[kind]?.get(about)
    case 'day':
      return handbook.now.slice(0, 10)
    case 'all':
      return describeAll(handbook)
  }
}

/** What a text may say of another entry: anything but its prose. */
function describeEntry(entry: Entry | undefined, handbook: Handbook): string | undefined {
  if (!entry) return undefined
  const known = memoizeFor(handbook, 'digests of entries', () => new Map<Entry, string>())
  const digest = known.get(entry) ?? digestEntry(entry)
  known.set(entry, digest)
  return digest
}

function digestEntry({ collection, id, file, url, title, isTyped, data, document }: Entry): string {
  const ids = document.headings.map((heading) => heading.id)
  return digestOf(collection, id, file, url, title, isTyped, data, ids, [...document.anchors])
}

function describeAll(handbook: Handbook): string {
  return memoizeFor(handbook, 'digest of all', () => {
    const { entries, linkIndex, now } = handbook
    const { assets, images, facts, redirects, otherPages } = linkIndex
    const texts = entries.map((entry) => [describeEntry(entry, handbook), entry.text])
    return digestOf(texts, [...assets], [...images], [...facts], [...redirects], [...otherPages], now)
  })
}
