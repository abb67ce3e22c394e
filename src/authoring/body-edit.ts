/** Replaces the text of an entry; its front matter stays as it is. */
import { findFrontMatter, startsWithKey } from '../sources/front-matter.ts'
import type { SourceFile } from '../sources/source.ts'
import { EditError } from './yaml-edit.ts'

/** Returns the file with another body, in the file's line endings. Throws an `EditError` for a file that has none. */
export function editBody({ path, text }: SourceFile, body: string): string {
  if (!/\.mdx?$/i.test(path)) throw new EditError(`"${path}" has no text. Only .md and .mdx files have one.`)
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
  const written = tidyBody(body).replaceAll('\n', lineBreak)
  const found = findFrontMatter(text)
  if (found.kind === 'none') return written
  if (found.kind !== 'present') throw new EditError(`"${path}" can't be edited. Its front matter is not between two lines of "---".`)
  const head = text.slice(0, found.bodyStart)
  const start = head.endsWith('\n') ? head : head + lineBreak
  return written === '' ? start : start + lineBreak + written
}

/** Returns a text without blank lines around it, each line ended by \n. The first line keeps its indent, which makes it code. */
export function tidyBody(body: string): string {
  const text = body
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd()
  const control = /[^\P{Cc}\t\n\f\u{80}-\u{9f}]/u.exec(text)
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    const line = text.slice(0, control.index).split('\n').length
    throw new EditError(`Line ${line} of the text has a control character, U+${code}. Remove it; a text file has none.`)
  }
  const head = findFrontMatter(text)
  if (head.kind === 'present' && startsWithKey(text.slice(head.yaml.start)))
    throw new EditError('The text begins with front matter. Give the text below it, and each value as an option of its own.')
  return text === '' ? '' : `${text}\n`
}
