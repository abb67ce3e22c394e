/** What became of an entry that a link or a reference names by a path or an id that no entry has. */

import type { Entry } from '../entry.ts'
import { addressAt } from '../reading/layout.ts'
import type { LinkIndex } from './link-index.ts'
import type { Removal } from './renames.ts'
import { pagePath } from '../paths.ts'
import { folderPage } from '../reading/places.ts'

export type Whereabouts = Pick<LinkIndex, 'entryIndex' | 'renames' | 'former' | 'layout'>

const endings = ['.mdx', '.md', '.yaml', '.yml', '/index.mdx', '/index.md', '/_index.md', '/README.md', '/README.mdx']

/** The files that a path without an ending may mean; with one, it is that file. */
export function filesAt(path: string): string[] {
  const plain = path.replace(/\/+$/, '')
  return /\.(mdx?|ya?ml)$/i.test(plain) ? [plain] : [...endings.map((ending) => plain + ending), ...atTheTop(plain)]
}

/** `handbook/index` is the page of `handbook/`. */
function atTheTop(path: string): string[] {
  return path.endsWith('/index') ? ['.mdx', '.md'].map((ending) => `${path.slice(0, -'index'.length)}README${ending}`) : []
}

/** The entry that has become of a path below the content folder: git knows where the file went, or the entry says what it was. */
export function renamedEntry(path: string, { entryIndex, renames, former, layout }: Whereabouts): Entry | undefined {
  const [moved] = filesAt(path).flatMap((file) => entryIndex.byFile(renames?.today(file) ?? '') ?? [])
  return moved ?? former.get(pagePath(addressAt(path.replace(/\.(mdx?|ya?ml)$/i, '').replace(folderPage, ''), layout)))
}

/** How the file at a path went; undefined if there never was one, or if it is there. */
export function removalAt(path: string, { renames }: Pick<Whereabouts, 'renames'>): Removal | undefined {
  return filesAt(path)
    .map((file) => renames?.removal(file))
    .find((removal) => removal !== undefined)
}
