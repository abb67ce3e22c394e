/** Reads one file of a content folder: a text, or an asset with facts to check before it's published. */
import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { type FileFacts, findFileFacts, needsWholeFile } from '../files/facts.ts'
import { readHead } from '../files/read.ts'
import { firstLine, type Problem, problem } from '../problems/problem.ts'
import { isNamedAsImage, readImage } from './image.ts'
import type { ImageFacts, SourceFile } from './source.ts'

/** Files read as text. All others are assets. */
export const textEndings = /\.(mdx?|ya?ml|json)$/i
/** In characters. Ordinary tools can't diff or edit longer lines. */
const maxLineLength = 20_000
/** Bytes that suffice to identify a file. */
const headBytes = 1024

/** A file that can't be read has neither text nor asset, but a problem. */
export interface ContentFile {
  text?: SourceFile
  asset?: { image: ImageFacts | undefined; facts: FileFacts | undefined }
  problems: readonly Problem[]
}

/** Never throws for a writer's mistake. `full` is the path on disk, `path` the one within the folder. */
export function readContentFile(full: string, path: string): ContentFile {
  try {
    return textEndings.test(path) ? decodeContent(readFileSync(full), path) : { asset: readAsset(full, path), problems: [] }
  } catch (error) {
    return { problems: [unreadableProblem(path, error)] }
  }
}

/** The same for a text that is open in an editor. */
export function readOpenText(path: string, text: string): ContentFile {
  const file = { path, text }
  return { text: file, problems: findTextWarnings(file, false) }
}

function decodeContent(bytes: Buffer, path: string): ContentFile {
  if (!isUtf8(bytes) || bytes.includes(0)) {
    const hint = 'Save it as UTF-8, or give it the right file extension.'
    return { problems: [problem('file-binary', path, firstLine, 'This file is not text in UTF-8.', { hint })] }
  }
  const text = { path, text: bytes.toString('utf8').replace(/^\uFEFF/, '') }
  return { text, problems: findTextWarnings(text, bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) }
}

function readAsset(full: string, path: string): NonNullable<ContentFile['asset']> {
  const image = isNamedAsImage(path) ? readImage(full) : undefined
  return { image, facts: findFileFacts(path, needsWholeFile(path) ? readFileSync(full) : readHead(full, headBytes)) }
}

export function unreadableProblem(path: string, error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
  return problem('file-unreadable', path, firstLine, `This cannot be read (${code}).`, { hint: 'Check its permissions.' })
}

function findTextWarnings({ path, text }: SourceFile, hasMark: boolean): Problem[] {
  const found: Problem[] = []
  if (hasMark)
    found.push(problem('file-bom', path, firstLine, 'This file begins with a byte order mark.', { hint: 'Save it as UTF-8 without one.' }))
  if (text.trim() === '')
    found.push(problem('file-empty', path, firstLine, 'This file is empty.', { hint: 'Write its text, or delete it.' }))
  const crlf = text.indexOf('\r\n')
  if (crlf >= 0) {
    const column = crlf + 1 - (text.lastIndexOf('\n', crlf - 1) + 1)
    const span = { line: 1 + countLines(text, crlf), column, endLine: 1 + countLines(text, crlf), endColumn: column }
    found.push(
      problem('file-line-endings', path, span, 'This file has Windows line endings (CRLF).', {
        hint: 'Save it with LF line endings, so that diffs show only real changes.',
      }),
    )
  }
  // Programs write JSON on one line, and no one edits it.
  if (text.length > maxLineLength && !/\.json$/i.test(path)) {
    const index = text.split('\n').findIndex((line) => line.length > maxLineLength)
    if (index >= 0) {
      const span = { line: index + 1, column: 1, endLine: index + 1, endColumn: 1 }
      found.push(
        problem('line-too-long', path, span, `Line ${index + 1} is longer than ${maxLineLength.toLocaleString('en')} characters.`, {
          hint: 'Break it up, so that it can be edited and compared.',
        }),
      )
    }
  }
  return found
}

function countLines(text: string, end: number): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
