/** What every reader returns: text by path, the other files by path, and what could not be read. */
import type { Problem } from '../problems/problem.ts'

export interface SourceFile {
  /** Path relative to the content folder, with `/`. */
  path: string
  /** The text without a byte order mark. */
  text: string
}

export interface Sources {
  /** Files of text, sorted by path. */
  files: SourceFile[]
  /** Paths of all other files (images, downloads), sorted. */
  assets: string[]
  problems: Problem[]
}
