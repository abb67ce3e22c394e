/** Removes an entry, and says where its addresses lead from now on. */
import { type Entry, isExported, keyOf } from '../../graph/entry.ts'
import { checkAnchor } from '../../graph/links/links.ts'
import { collectRedirects } from '../../graph/links/redirects.ts'
import { goneForGood } from '../../collections/fields/fields.ts'
import { isSitePath } from '../../collections/fields/web-address.ts'
import type { Collections } from '../../collections/collections.ts'
import type { CollectionName } from '../../collections/table.ts'
import { editFile } from '../file-edit.ts'
import { findItemPath } from '../item-path.ts'
import { EditError } from '../yaml-edit.ts'
import { type CheckedContent, indexAll } from './checked-content.ts'
import { updateTexts } from './move.ts'
import { appendRedirect } from './move-redirect.ts'
import type { Move } from './moved-references.ts'
import { type ContentEdit, findEntry, type VerbContext } from './verb.ts'

export interface RetireRequest {
  entry: { collection: CollectionName; id: string }
  /** The entry that replaces it. Without one, its addresses say that it's gone. */
  to: { collection: CollectionName; id: string } | undefined
  /** Checks the content with these texts, by path; undefined for a file to be removed. */
  checkTexts(texts: ReadonlyMap<string, string | undefined>): CheckedContent
}

interface Retirement {
  entry: Entry
  target: Entry | undefined
  /** Whether its address is still a page without it: a folder's list. */
  isStillPage: boolean
  /** All, with this one. */
  entries: readonly Entry[]
  collections: Collections
  /** Texts to change, by path. */
  texts: Map<string, string>
}

/**
 * Links and references to it lead to its replacement. Without a replacement they stay, so the check refuses the edit and lists them: only a
 * writer knows what to say instead.
 */
export function retireEntry(context: VerbContext, content: CheckedContent, request: RetireRequest): ContentEdit {
  const entry = findEntry(context, request.entry.collection, request.entry.id)
  const target = request.to && findEntry(context, request.to.collection, request.to.id)
  refuse(entry, target)
  const entries = [...content.written.entries, ...content.untyped]
  const others = entries.filter((each) => each !== entry)
  const texts = new Map(content.sources.files.map(({ path, text }) => [path, text]))
  const after = indexAll(request.checkTexts(new Map([[entry.file, undefined]])))
  if (target) {
    const before = indexAll(content)
    const move: Move = { files: new Map(), before, after, entryAfter: (each) => (keyOf(each) === keyOf(entry) ? target : each) }
    updateTexts(others, move, texts)
  }
  const { collections } = content.handbook.linkIndex.layout
  const isStillPage = entry.url !== undefined && after.otherPages.has(entry.url)
  endRedirects({ entry, target, isStillPage, entries, collections, texts })
  const changed = content.sources.files.flatMap(({ path, text }): [string, string][] => {
    const now = texts.get(path)
    return now === undefined || now === text || path === entry.file ? [] : [[path, now]]
  })
  const added = [...texts].filter(([path]) => !content.sources.files.some((file) => file.path === path))
  const links = target && `${isStillPage ? 'Links to it lead' : 'Everything that led there leads'} to "${target.title}".`
  const address = isStillPage ? 'Its address lists the pages of the folder.' : target ? undefined : 'Its address says that it was removed.'
  const where = [links, address].filter(Boolean).join(' ')
  return { texts: new Map([...changed, ...added, [entry.file, undefined]]), summary: `"${entry.title}" is retired. ${where}` }
}

function refuse(entry: Entry, target: Entry | undefined): void {
  if (isExported(entry))
    throw new EditError(`"${entry.file}" is an export of an issue tracker. Close the issue there, and export it again.`)
  if (entry.definition.form === 'list')
    throw new EditError(`"${entry.id}" is a line of "${entry.file}", which has no page. Remove it there, or say that it ended.`)
  if (!target) return
  if (target === entry) throw new EditError("An entry can't replace itself.")
  if (target.url === undefined) throw new EditError(`"${target.title}" has no page that addresses could lead to.`)
  // The address of a draft was never published, so nothing leads on from there.
  if (entry.isDraft || entry.url === undefined) return
  if (target.isDraft)
    throw new EditError(`"${target.title}" is a draft, so readers would be sent to a page that isn't there. Publish it first.`)
  if (target.audience === 'staff' && entry.audience !== 'staff')
    throw new EditError(
      `"${target.title}" is for staff and "${entry.title}" is public, so customers would be sent to a page that they can't see. Name a public page, or leave out --to.`,
    )
}

function lacksAnchor(redirect: Entry<'redirects'>, target: Entry): boolean {
  const [, anchor] = redirect.data.to.split('#')
  return anchor !== undefined && checkAnchor(redirect, target, anchor, redirect.spanOf(['to'])) !== undefined
}

/** Redirects the addresses that were published: its own, its earlier ones, and those that were redirected to it. */
function endRedirects({ entry, target, isStillPage, entries, collections, texts }: Retirement): void {
  const { url } = entry
  if (url === undefined || !isSitePath(url)) return
  const list = [...texts.keys()].find((path) => /^redirects\.ya?ml$/i.test(path)) ?? 'redirects.yaml'
  const to = target?.url ?? (isStillPage ? url : goneForGood)
  const leading = collectRedirects(entries, collections).filter((each) => each.to.split('#')[0] === url)
  for (const { entry: line } of leading) {
    if (line.collection !== 'redirects') continue
    // With a replacement, these lead there already. If it lacks their heading, they lead to its top.
    if (target && !lacksAnchor(line, target)) continue
    const file = { path: line.file, text: texts.get(line.file) ?? line.text }
    texts.set(line.file, editFile(file, [{ kind: 'set', path: [...findItemPath({ ...line, text: file.text }), 'to'], value: to }]))
  }
  const earlier = leading.filter(({ entry: line }) => line === entry).map(({ from }) => from)
  for (const from of entry.isDraft || isStillPage ? earlier : [...earlier, url])
    texts.set(list, appendRedirect(list, texts.get(list) ?? '', { ...entry, url: from }, to))
}
