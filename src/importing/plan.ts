/** What an import writes, and what it reports. */
import type { CollectionName } from '../collections/table.ts'
import type { Config } from '../config.ts'
import type { EntryIndex } from '../graph/entry-index.ts'
import type { Layout } from '../graph/reading/layout.ts'
import type { Draft } from './draft.ts'
import type { Head } from './head.ts'

/** Something a writer has to know about a given file. */
export interface Note {
  /** Path of the given file. */
  from: string
  /** Line in it, from 1. */
  line?: number | undefined
  /** A sentence. */
  text: string
  /** Whether the file, or part of it, wasn't imported because it's broken. */
  isFailure?: boolean
}

interface Planned {
  /** Path below the content folder. */
  path: string
  /** Path of the given file. */
  from: string
}

/** An entry to write. */
export interface PlannedEntry extends Planned {
  kind: 'entry'
  collection: CollectionName
  head: Head
  body: Draft
  /** What became of front matter and names, a phrase each. */
  mapped: string[]
}

/** A file to copy as it is. */
export interface PlannedCopy extends Planned {
  kind: 'copy'
}

export type PlannedFile = PlannedEntry | PlannedCopy

export interface Plan {
  files: PlannedFile[]
  notes: Note[]
}

/** Where imported files go, and what's there already. */
export interface Target {
  collection: CollectionName
  /** Folder within the collection, without slashes at its ends; '' for all of it. */
  folder: string
  layout: Layout
  config: Config
  /** Existing entries, drafts included. */
  entryIndex: EntryIndex
  /** Paths of existing files below the content folder. */
  existing: ReadonlySet<string>
  /** The time of this run, ISO. */
  now: string
}

/** A given folder or file can't be imported at all. */
export class ImportError extends Error {
  /** Whether the given file is broken, not the call. */
  readonly isContent: boolean

  constructor(message: string, isContent = false) {
    super(message)
    this.isContent = isContent
  }
}

/** Returns the text of an entry's file. */
export function writeEntry({ path, head, body }: PlannedEntry): string {
  if (/\.yaml$/.test(path)) return head.yaml()
  const written = head.write()
  const text = body.text.replace(/^\n+/, '').trimEnd()
  return `${written}${written !== '' && text !== '' ? '\n' : ''}${text}${text === '' ? '' : '\n'}`
}

/** Returns the source line of a line in an entry's file; undefined for front matter. */
export function sourceLineOf({ head, body }: PlannedEntry, line: number): number | undefined {
  const written = head.write()
  const text = body.text
  const blank = /^\n*/.exec(text)?.[0].length ?? 0
  const before = written === '' ? 0 : written.split('\n').length - 1 + (text.trim() === '' ? 0 : 1)
  return line <= before ? undefined : body.sourceLine(line - before + blank)
}

/** Returns the offset in an entry's body of an offset in its file; negative for front matter. */
export function bodyOffset({ head, body }: PlannedEntry, offset: number): number {
  const written = head.write()
  const blank = /^\n*/.exec(body.text)?.[0].length ?? 0
  return offset - written.length - (written === '' ? 0 : 1) + blank
}
