/** What every reader returns: texts, paths of other files, and problems. */
import type { FileFacts } from '../files/facts.ts'
import type { Problem } from '../problems/problem.ts'
import type { Origins } from './git/content-paths.ts'

export interface SourceFile {
  /** Path relative to the content folder, with `/`. */
  path: string
  /** Without a byte order mark. */
  text: string
}

/** Facts from the first and last bytes of an image, without decoding it. */
export interface ImageFacts {
  /** File size. */
  bytes: number
  /** Actual format, whatever the name says: `png`, `jpg`, `svg`, …; undefined if it isn't an image. */
  format: string | undefined
  /** In pixels, after rotation by its EXIF orientation. */
  width: number
  height: number
  isAnimated: boolean
  /** Whether the file is complete. */
  isWhole: boolean
}

export interface Sources {
  /** Text files, sorted by path. */
  files: SourceFile[]
  /** Paths of all other files (images, downloads), sorted. */
  assets: string[]
  /** Assets that are named as images, by path. */
  images: Map<string, ImageFacts>
  /** Facts to check before assets are published, by path. */
  facts?: Map<string, FileFacts>
  problems: Problem[]
  /** Globs of the configuration that excluded something. */
  exclusions?: string[]
  /** Of an old commit, if files have moved since. */
  origins?: Origins | undefined
  /** Paths on disk of files that are to be moved, by the new path. */
  onDisk?: ReadonlyMap<string, string> | undefined
}
