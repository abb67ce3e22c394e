/** What every reader returns: text by path, the other files by path, and what could not be read. */
import type { FileFacts } from '../files/facts.ts'
import type { Problem } from '../problems/problem.ts'

export interface SourceFile {
  /** Path relative to the content folder, with `/`. */
  path: string
  /** The text without a byte order mark. */
  text: string
}

/** What an image says of itself in its first and last bytes; it is not decoded. */
export interface ImageFacts {
  /** Size of the file. */
  bytes: number
  /** What it is, whatever its name says: `png`, `jpg`, `svg`, …; undefined if it is no image. */
  format: string | undefined
  /** In pixels, turned as it is shown. */
  width: number
  height: number
  isAnimated: boolean
  /** Its end is there. */
  isWhole: boolean
}

export interface Sources {
  /** Files of text, sorted by path. */
  files: SourceFile[]
  /** Paths of all other files (images, downloads), sorted. */
  assets: string[]
  /** Those that are named as images, by path. */
  images: Map<string, ImageFacts>
  /** Of those of which there is something to say before they are published, by path. */
  facts?: Map<string, FileFacts>
  problems: Problem[]
}
