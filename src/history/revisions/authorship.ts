/** Decides whether readers may see a commit's author and note, which may be about anything that the commit changed. */
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { resolveLink } from '../../graph/links/links.ts'
import { once } from '../../plain/once.ts'
import { digestOf } from '../digests.ts'
import { asOf } from '../../graph/reading/making.ts'
import { shownBy } from '../../graph/files/pictures.ts'
import { type ChangedPath, readChangedPaths } from '../../sources/git/changed-paths.ts'
import type { TreeFile } from '../../sources/git/objects.ts'
import type { Redactions } from '../../sources/redactions.ts'
import { type Documents, findRevisionEnd, type Revision } from './documents.ts'
import { isAsset, isText } from './reader.ts'
import type { Visibility } from '../audience/visibility.ts'

export interface AuthorshipRequest {
  content: string
  handbook: Handbook
  documents: Documents
  visibility: Visibility
  redactions: Redactions
}

/** Return the entries of a file at some commit. */
export type EntriesIn = (file: TreeFile) => readonly Entry[]

export interface Authorship {
  /** Differs when another decision about the revision may be right. */
  keyOf(revision: Revision): string
  /** Texts to read before deciding about these revisions. */
  listNeeded(revisions: readonly Revision[]): TreeFile[]
  isVisible(revision: Revision, entriesIn: EntriesIn): boolean
}

/** A file before or after a commit. */
interface Side extends TreeFile {
  isAfter: boolean
}

/**
 * Staff see everything. The public sees a commit's author and note only if `authorship` is public and every path it changed, in the
 * whole repository, was a public text before and after, or an image or download of a public page.
 */
export function createAuthorship({ content, handbook, documents, visibility, redactions }: AuthorshipRequest): Authorship {
  const { audience, config, now, linkIndex } = handbook
  const mayBeVisible = audience === 'public' && config.authorship === 'public'
  const changes = new Map<string, readonly ChangedPath[]>()
  const decided = new Map<string, boolean>()

  const findRevision = ({ path, blob, isAfter }: Side, { commit, date }: Revision) =>
    (isAfter ? documents.listTouched(commit).find((each) => each.path === path && each.blob === blob) : undefined) ??
    documents.findRevision(path, blob, date)

  /** The entries of a text, or undefined unless all are public. */
  const parsePublicEntries = (side: Side, of: Revision, entriesIn: EntriesIn): readonly Entry[] | undefined => {
    const revision = findRevision(side, of)
    if (!revision || redactions.isRedacted(revision)) return undefined
    const until = findRevisionEnd(revision) ?? now
    const entries = entriesIn(side).map((entry) => asOf(entry, until))
    return entries.length > 0 && entries.every((entry) => visibility.wasVisibleRevision(entry, revision)) ? entries : undefined
  }

  const isCommitPublic = (of: Revision, entriesIn: EntriesIn): boolean => {
    const changed = changes.get(of.commit) ?? []
    if (!isInContent(changed)) return false
    const sides = changed.flatMap(listSides)
    const texts = sides.filter(isText).map((side) => parsePublicEntries(side, of, entriesIn))
    if (texts.includes(undefined)) return false
    const assets = changed.flatMap(({ path, after }) => (path !== undefined && isAsset({ path, blob: '' }) ? [{ path, after }] : []))
    if (assets.length === 0) return true
    const shown = findAssets(
      texts.flatMap((entries) => entries ?? []),
      new Set(assets.map(({ path }) => path)),
    )
    return assets.every(({ path, after }) => shown.has(path) || (after !== undefined && listCurrentBlobs().get(path) === after))
  }

  /** Those of `assets` that entries show or link to. */
  const findAssets = (entries: readonly Entry[], assets: ReadonlySet<string>): Set<string> =>
    new Set(
      entries.flatMap((entry) =>
        [...shownBy(entry), ...entry.document.links.map(({ url }) => url)].flatMap((url) => {
          const target = resolveLink(entry, url, { ...linkIndex, assets })
          return target.kind === 'asset' ? [target.path] : []
        }),
      ),
    )

  /** Blobs of the assets that current public pages show. */
  const listCurrentBlobs = once(
    () => new Map([...findAssets(handbook.entries, linkIndex.assets)].map((path) => [path, documents.at(path)?.revisions.at(-1)?.blob])),
  )

  /** Everything that decides which assets current pages and old texts show. */
  const digestAssets = once(() => {
    const places = handbook.entries.map(({ file, url }) => [file, url])
    return digestOf([...listCurrentBlobs()], [...linkIndex.assets], [...linkIndex.redirects], places)
  })

  return {
    keyOf({ commit }) {
      if (!mayBeVisible) return audience
      const touched = documents.listTouched(commit)
      return digestOf(commit, visibility.key, touched.map(findRevisionEnd), touched.every(isText) || digestAssets())
    },
    listNeeded(revisions) {
      if (!mayBeVisible) return []
      const commits = [...new Set(revisions.map(({ commit }) => commit))].filter((commit) => !changes.has(commit))
      for (const [commit, paths] of readChangedPaths(content, commits)) changes.set(commit, paths)
      return commits.flatMap((commit) => {
        const changed = changes.get(commit) ?? []
        return isInContent(changed) ? changed.flatMap(listSides).filter(isText) : []
      })
    },
    isVisible(revision, entriesIn) {
      const { commit, note } = revision
      if (note !== undefined && redactions.isInText(note)) return false
      if (audience === 'staff') return true
      if (!mayBeVisible) return false
      const isVisible = decided.get(commit) ?? isCommitPublic(revision, entriesIn)
      decided.set(commit, isVisible)
      return isVisible
    },
  }
}

/** Return whether a commit changed only ordinary content files that the handbook reads or shows. */
function isInContent(changed: readonly ChangedPath[]): boolean {
  return changed.length > 0 && changed.every(({ path, isSpecial }) => path !== undefined && !isSpecial && isRead(path))
}

function isRead(path: string): boolean {
  const file = { path, blob: '' }
  return isText(file) || isAsset(file)
}

function listSides({ path, before, after }: ChangedPath): Side[] {
  if (path === undefined) return []
  return [
    ...(before === undefined ? [] : [{ path, blob: before, isAfter: false }]),
    ...(after === undefined ? [] : [{ path, blob: after, isAfter: true }]),
  ]
}
