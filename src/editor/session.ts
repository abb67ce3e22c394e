/** The handbook behind an editor: its settings, the open documents, and the last compilation. */
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Compilation, type Compiler, createCompiler } from '../compilation.ts'
import type { Settings } from '../settings.ts'
import { readContentFile } from '../sources/content-file.ts'
import { type OpenPage, readOpenPage } from './open-page.ts'

export interface Session {
  readonly settings: Settings
  /** Whether the editor renames files as part of an edit. */
  readonly canRenameFiles: boolean
  /** Compile if something changed since the last time. */
  compile(): Compilation
  /** Do the same in steps, between which requests are answered. Returns undefined if something changed meanwhile. */
  compileInSteps(): Promise<Compilation | undefined>
  /** Return the last compilation, even if something changed since: for answers while someone types. */
  latest(): Compilation
  /** Compile with these texts, by path, instead of those that are open or on disk. */
  compileWith(texts: ReadonlyMap<string, string>): Compilation
  /**
   * Compile with everything that staff see, drafts too. `moved` maps old paths to new ones, as if files had moved; `texts` are some, by new
   * path, to use instead of those that are open or on disk.
   */
  compileForStaff(moved?: ReadonlyMap<string, string>, texts?: ReadonlyMap<string, string | undefined>): Compilation
  /** Whether a file on disk differs from its open document. */
  isUnsaved(path: string): boolean
  /** Read an open document as it is now. */
  read(path: string, text: string): OpenPage
  /** The path below the content folder, with `/`; undefined for anything else. */
  pathOf(uri: string): string | undefined
  uriOf(path: string): string
  /** Take an open document instead of its file. */
  openText(path: string, text: string): void
  closeText(path: string): void
  /** Take other settings: the configuration, or the time. */
  setSettings(settings: Settings): void
}

export function openSession(first: Settings, { canRenameFiles = false } = {}): Session {
  const openTexts = new Map<string, string>()
  let settings = first
  let compiler: Compiler = createCompiler(settings.content, openTexts)
  let last: Compilation | undefined
  let page: OpenPage | undefined
  /** Counts changes, and those that the last compilation has. */
  let [changes, compiled] = [0, -1]
  const compile = () => {
    if (last && compiled === changes) return last
    last = compiler.compile(settings)
    compiled = changes
    return last
  }
  const latest = () => last ?? compile()
  return {
    canRenameFiles,
    get settings() {
      return settings
    },
    compile,
    async compileInSteps() {
      if (last && compiled === changes) return last
      const started = changes
      const found = await compiler.compileInSteps(settings)
      if (started !== changes) return undefined
      last = found
      compiled = changes
      return found
    },
    latest,
    compileWith: (texts) => compiler.compileWith(settings, texts),
    compileForStaff: (moved, texts = new Map()) => compiler.compileWith({ ...settings, audience: 'staff', drafts: true }, texts, moved),
    isUnsaved(path) {
      const text = openTexts.get(path)
      return text !== undefined && readContentFile(join(settings.content, path), path).text?.text !== text.replace(/^\uFEFF/, '')
    },
    read(path, text) {
      const compilation = latest()
      if (page?.path !== path || page.text !== text || page.compilation !== compilation) page = readOpenPage(path, text, compilation)
      return page
    },
    pathOf: (uri) => pathBelow(settings.content, uri),
    uriOf: (path) => pathToFileURL(join(settings.content, path)).href,
    openText(path, text) {
      if (openTexts.get(path) === text) return
      openTexts.set(path, text)
      changes++
    },
    closeText(path) {
      if (openTexts.delete(path)) changes++
    },
    setSettings(next) {
      if (next.content !== settings.content) {
        openTexts.clear()
        compiler = createCompiler(next.content, openTexts)
      }
      settings = next
      changes++
    },
  }
}

/** Editors write addresses differently, such as `file:///c%3A/docs`, so compare paths. */
function pathBelow(folder: string, uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined
  try {
    const path = relative(folder, fileURLToPath(uri)).replaceAll('\\', '/')
    return path === '' || path.startsWith('../') || /^[a-z]:\//i.test(path) ? undefined : path
  } catch {
    // An address of another host.
    return undefined
  }
}
