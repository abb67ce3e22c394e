/** Finds out what happened to an entry whose path or id no longer exists. */

import type { Entry } from '../entry.ts'
import { addressAt } from '../reading/layout.ts'
import type { LinkIndex } from './link-index.ts'
import type { Removal } from './renames.ts'
import { pagePath } from '../paths.ts'
import { folderPage } from '../reading/places.ts'

export type Whereabouts = Pick<LinkIndex, 'entryIndex' | 'renames' | 'former' | 'layout'>

const endings = ['.mdx', '.md', '.yaml', '.yml', '/index.mdx', '/index.md', '/_index.md', '/README.md', '/README.mdx']

/** The files that a path without an extension may refer to; with an extension, that file. */
export function filesAt(path: string): string[] {
  const plain = path.replace(/\/+$/, '')
  return /\.(mdx?|ya?ml)$/i.test(plain) ? [plain] : [...endings.map((ending) => plain + ending), ...atTheTop(plain)]
}

/** `handbook/index` is the page of `handbook/`. */
function atTheTop(path: string): string[] {
  return path.endsWith('/index') ? ['.mdx', '.md'].map((ending) => `${path.slice(0, -'index'.length)}README${ending}`) : []
}

/** The current entry for an old content path: by git's record of renames, or by `formerly`. */
export function renamedEntry(path: string, { entryIndex, renames, former, layout }: Whereabouts): Entry | undefined {
  const [moved] = filesAt(path).flatMap((file) => entryIndex.byFile(renames?.today(file) ?? '') ?? [])
  return moved ?? former.get(pagePath(addressAt(path.replace(/\.(mdx?|ya?ml)$/i, '').replace(folderPage, ''), layout)))
}

/** How the file at a path was deleted; undefined if it never existed or still exists. */
export function removalAt(path: string, { renames }: Pick<Whereabouts, 'renames'>): Removal | undefined {
  return filesAt(path)
    .map((file) => renames?.removal(file))
    .find((removal) => removal !== undefined)
}
