/** Gives an item of a list, such as a person, another id, with every reference and link to it. */
import { type Entry, keyOf } from '../../graph/entry.ts'
import { entriesAtAnchor } from '../../graph/links/anchors.ts'
import { resolveLink } from '../../graph/links/links.ts'
import type { LinkIndex } from '../../graph/links/link-index.ts'
import { isAddressable } from '../../graph/reading/places.ts'
import { applyFixes, type Fixable } from '../../problems/fixes.ts'
import { positionsOf } from '../../problems/positions.ts'
import { formatScalar } from '../../sources/yaml.ts'
import { EditError } from '../yaml-edit.ts'
import { type CheckedContent, indexAll } from './checked-content.ts'
import { updateEntry } from './moved-references.ts'
import type { ContentEdit } from './verb.ts'

export interface ItemRename {
  item: Entry
  /** The new id. */
  to: string
  /** Checks the content with these texts, by path. */
  checkTexts(texts: ReadonlyMap<string, string>): CheckedContent
}

/** Collections whose items have feeds of the changelog, and the folder of these. */
const feedFolders: Readonly<Record<string, string>> = { tiers: 'tier', offerings: 'offering', areas: 'area' }

/** Whether an entry is in a list whose ids can be changed. */
export function isRenamableItem({ definition, isNameless }: Entry): boolean {
  return definition.form === 'list' && definition.key === 'id' && !isNameless
}

/** Returns what to replace, by file. Throws an `EditError` if the id can't be used. */
export function findItemFixes(content: CheckedContent, { item, to, checkTexts }: ItemRename): Map<string, Fixable[]> {
  const before = indexAll(content)
  const { collection, id, definition, file } = item
  if (!isAddressable(to) || to.includes('/')) throw new EditError(`"${to}" can't be an id. Use only ASCII letters, digits and hyphens.`)
  if (to === id) throw new EditError(`"${id}" is its id already.`)
  if (before.entryIndex.find(collection, to)) throw new EditError(`There is already a ${definition.noun} "${to}".`)
  const newId: Fixable = { ...item.spanOf(['id']), fix: { replace: formatScalar(to, item.isQuoted(['id'])) } }
  const after = checkTexts(new Map([[file, applyFixes(item.text, [newId]).text]]))
  const names = new Map([...after.written.entries, ...after.untyped].map((entry) => [`${entry.file} ${keyOf(entry)}`, entry]))
  const entryAfter = (entry: Entry) =>
    names.get(`${entry.file} ${entry.file === file && keyOf(entry) === keyOf(item) ? `${collection}/${to}` : keyOf(entry)}`)
  const move = { files: new Map<string, string>(), before, after: indexAll(after), entryAfter }
  const fixes = new Map([[file, [newId]]])
  for (const entry of [...content.written.entries, ...content.untyped]) {
    const here = [...updateEntry(entry, move), ...findListLinks(entry, item, to, before)]
    if (here.length > 0) fixes.set(entry.file, [...(fixes.get(entry.file) ?? []), ...here])
  }
  return fixes
}

/** Links to the item in the list of its collection, such as `/glossary/#plan`. */
function findListLinks({ document, text, ...entry }: Entry, { collection, id }: Entry, to: string, before: LinkIndex): Fixable[] {
  const positions = positionsOf(text)
  return document.links.flatMap(({ url, start, end }) => {
    if (!url.endsWith(`#${id}`) || text.slice(start, end) !== url) return []
    const target = resolveLink({ document, text, ...entry }, url, before)
    const isMeant =
      target.kind === 'page' &&
      entriesAtAnchor(target.path, id, before.entryIndex).some((each) => each.collection === collection && each.id === id)
    return isMeant ? [{ ...positions.span(end - id.length, end), fix: { replace: to } }] : []
  })
}

/** The same as an edit of the content. */
export function renameItem(content: CheckedContent, rename: ItemRename): ContentEdit {
  const { item, to } = rename
  const known = new Map(content.sources.files.map(({ path, text }) => [path, text]))
  const fixes = findItemFixes(content, rename)
  const texts = new Map([...fixes].map(([path, here]) => [path, applyFixes(known.get(path) ?? '', here).text]))
  const others = texts.size - 1
  const updated = others === 0 ? '' : others === 1 ? ' 1 other file was updated.' : ` ${others} other files were updated.`
  const folder = feedFolders[item.collection]
  const feeds = folder ? ` Its feeds are now below /changelog/${folder}/${to}/.` : ''
  return { texts, summary: `"${keyOf(item)}" is now "${item.collection}/${to}".${updated}${feeds}` }
}
