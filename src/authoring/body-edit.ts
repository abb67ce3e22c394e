/** Replaces the text of an entry; its front matter stays as it is. */
import { findFrontMatter } from '../sources/front-matter.ts'
import type { SourceFile } from '../sources/source.ts'
import { EditError } from './yaml-edit.ts'

/** Returns the file with another body, in the file's line endings. Throws an `EditError` for a file that has none. */
export function editBody({ path, text }: SourceFile, body: string): string {
  if (!/\.mdx?$/i.test(path)) throw new EditError(`"${path}" has no text. Only .md and .mdx files have one.`)
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
  const written = `${body.trim()}\n`.replace(/\r?\n/g, lineBreak)
  const found = findFrontMatter(text)
  if (found.kind === 'none') return written
  if (found.kind !== 'present') throw new EditError(`"${path}" can't be edited. Its front matter is not between two lines of "---".`)
  const head = text.slice(0, found.bodyStart)
  return `${head.endsWith('\n') ? head : head + lineBreak}${lineBreak}${written}`
}
