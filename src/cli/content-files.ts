/** Texts of the content folder. Writing keeps unchanged bytes as they are. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { createTwoFilesPatch } from 'diff'

const byteOrderMark = '\uFEFF'

export interface TextChange {
  /** Below the content folder. */
  path: string
  /** Undefined for a new file. */
  before: string | undefined
  after: string
  /** The path that the file has on disk, if it's to be moved. */
  from?: string
}

/** Write texts, keeping a byte order mark. Skips files that have changed since they were read, and returns their paths. */
export function writeTexts(content: string, changes: readonly TextChange[]): string[] {
  return changes.flatMap((change) => {
    if (hasChanged(content, change)) return [change.path]
    const { path, before, after } = change
    const file = join(content, path)
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

/** Move files to new paths, by old path, and remove folders that are empty afterwards. */
export function moveOnDisk(content: string, moved: ReadonlyMap<string, string>): void {
  for (const [from, to] of moved) {
    mkdirSync(dirname(join(content, to)), { recursive: true })
    renameSync(join(content, from), join(content, to))
  }
  for (const from of moved.keys())
    for (let folder = dirname(from); folder !== '.'; folder = dirname(folder)) {
      const full = join(content, folder)
      if (existsSync(full) && readdirSync(full).length === 0) rmdirSync(full)
    }
}

/** Format a change as a patch that git can apply. `prefix` is the path to the content folder. */
export function formatPatch({ path, from, before, after }: TextChange, prefix: string): string {
  const nameOf = (each: string) => (isAbsolute(prefix) ? each : prefix + each)
  const old = before === undefined ? '/dev/null' : `a/${nameOf(from ?? path)}`
  const patch = createTwoFilesPatch(old, `b/${nameOf(path)}`, before ?? '', after, '', '')
    .replace(/^=+\n/, '')
    .replace(/^(---|\+\+\+) (.*?)\t?$/gm, '$1 $2')
  return from === undefined ? patch : formatRename(nameOf(from), nameOf(path)) + (before === after ? '' : patch)
}

/** Format a rename as git does. */
export function formatRename(from: string, to: string): string {
  return `diff --git a/${from} b/${to}\nrename from ${from}\nrename to ${to}\n`
}
