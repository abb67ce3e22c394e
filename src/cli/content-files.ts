/** Texts of the content folder, written back byte for byte where nothing changed. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { createTwoFilesPatch } from 'diff'

const mark = '\uFEFF'

/** A text before and after. */
export interface TextChange {
  /** Below the content folder. */
  path: string
  /** Undefined for a file that is to be made. */
  before: string | undefined
  after: string
}

/** Writes texts; a byte order mark stays. Returns the paths of files that hold something else by now than what was read: they are left alone. */
export function writeTexts(content: string, changes: readonly TextChange[]): string[] {
  return changes.flatMap(({ path, before, after }) => {
    const file = join(content, path)
    const here = existsSync(file) ? readFileSync(file, 'utf8') : undefined
    if (here?.replace(mark, '') !== before) return [path]
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, (here?.startsWith(mark) ? mark : '') + after)
    return []
  })
}

/** What changes, as git prints it and applies it. `prefix` leads from there to the content folder. */
export function differenceOf({ path, before, after }: TextChange, prefix: string): string {
  const name = isAbsolute(prefix) ? path : prefix + path
  const from = before === undefined ? '/dev/null' : `a/${name}`
  return createTwoFilesPatch(from, `b/${name}`, before ?? '', after, '', '')
    .replace(/^=+\n/, '')
    .replace(/^(---|\+\+\+) (.*?)\t?$/gm, '$1 $2')
}
