/** Texts of the content folder. Writing keeps unchanged bytes as they are. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { createTwoFilesPatch } from 'diff'

const byteOrderMark = '\uFEFF'

export interface TextChange {
  /** Below the content folder. */
  path: string
  /** Undefined for a new file. */
  before: string | undefined
  /** Undefined for a file that's removed. */
  after: string | undefined
  /** The path that the file has on disk, if it's to be moved. */
  from?: string
}

/** Write texts, keeping a byte order mark. Skips files that have changed since they were read, and returns their paths. */
export function writeTexts(content: string, changes: readonly TextChange[]): string[] {
  return changes.flatMap((change) => {
    if (hasChanged(content, change)) return [change.path]
    const { path, before, after } = change
    const file = join(content, path)
    if (after === undefined) {
      rmSync(file)
      removeEmptyFolders(content, path)
      return []
    }
    const hasMark = before !== undefined && readFileSync(file, 'utf8').startsWith(byteOrderMark)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, (hasMark ? byteOrderMark : '') + after)
    return []
  })
}

/** Whether a file on disk isn't what was read. */
export function hasChanged(content: string, { path, from, before }: TextChange): boolean {
  const file = join(content, from ?? path)
  return (existsSync(file) ? readFileSync(file, 'utf8').replace(byteOrderMark, '') : undefined) !== before
}

/** Move files or folders to new paths, by old path, and remove folders that are empty afterwards. */
export function moveOnDisk(content: string, moved: ReadonlyMap<string, string>): void {
  for (const [from, to] of moved) {
    mkdirSync(dirname(join(content, to)), { recursive: true })
    renameSync(join(content, from), join(content, to))
    removeEmptyFolders(content, from)
  }
}

/** Remove the folders that a file has left empty. */
function removeEmptyFolders(content: string, path: string): void {
  for (let folder = dirname(path); folder !== '.' && readdirSync(join(content, folder)).length === 0; folder = dirname(folder))
    rmdirSync(join(content, folder))
}

/** Format a change as a patch that git can apply. `prefix` is the path to the content folder. */
export function formatPatch({ path, from = path, before, after }: TextChange, prefix: string): string {
  const old = before === undefined ? '/dev/null' : `a/${nameIn(prefix, from)}`
  const now = after === undefined ? '/dev/null' : `b/${nameIn(prefix, path)}`
  return createTwoFilesPatch(old, now, before ?? '', after ?? '', '', '')
    .replace(/^=+\n/, '')
    .replace(/^(---|\+\+\+) (.*?)\t?$/gm, '$1 $2')
}

/** Do the same with git's header, which files without a changed line need, and all others in a patch with such files. */
export function formatGitPatch(change: TextChange, prefix: string): string {
  const [from, to] = [nameIn(prefix, change.from ?? change.path), nameIn(prefix, change.path)]
  const rename = change.from === undefined ? [] : [`rename from ${from}`, `rename to ${to}`]
  const header = [`diff --git a/${from} b/${to}`, ...rename, ...(isNew(change) ? ['new file mode 100644'] : [])]
  if (change.after === undefined) header.push('deleted file mode 100644')
  return `${header.join('\n')}\n${(change.before ?? '') === (change.after ?? '') ? '' : formatPatch(change, prefix)}`
}

function isNew({ before, from }: TextChange): boolean {
  return before === undefined && from === undefined
}

function nameIn(prefix: string, path: string): string {
  return isAbsolute(prefix) ? path : prefix + path
}
