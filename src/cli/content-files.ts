/** Texts of the content folder. Writing keeps unchanged bytes as they are. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { createTwoFilesPatch } from 'diff'

const byteOrderMark = '\uFEFF'

export interface TextChange {
  /** Below the content folder. */
  path: string
  /** Undefined for a new file. */
  before: string | undefined
  after: string
}

/** Write texts, keeping a byte order mark. Skips files that have changed since they were read, and returns their paths. */
export function writeTexts(content: string, changes: readonly TextChange[]): string[] {
  return changes.flatMap(({ path, before, after }) => {
    const file = join(content, path)
    const currentText = existsSync(file) ? readFileSync(file, 'utf8') : undefined
    if (currentText?.replace(byteOrderMark, '') !== before) return [path]
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, (currentText?.startsWith(byteOrderMark) ? byteOrderMark : '') + after)
    return []
  })
}

/** Format a change as a patch that git can apply. `prefix` is the path to the content folder. */
export function formatPatch({ path, before, after }: TextChange, prefix: string): string {
  const name = isAbsolute(prefix) ? path : prefix + path
  const from = before === undefined ? '/dev/null' : `a/${name}`
  return createTwoFilesPatch(from, `b/${name}`, before ?? '', after, '', '')
    .replace(/^=+\n/, '')
    .replace(/^(---|\+\+\+) (.*?)\t?$/gm, '$1 $2')
}
