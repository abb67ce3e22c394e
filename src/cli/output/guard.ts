/** Keeps a build from publishing to the wrong readers or over other files. */
import { statSync } from 'node:fs'
import type { Audience } from '../../collections/fields/common.ts'
import { CallError } from '../call-error.ts'
import { isHandbookFile, isPage } from './foreign-files.ts'
import type { BuildRecord } from './marker.ts'
import { resolvePath, resolveTarget } from './paths.ts'

/** Refuse an output folder that overlaps with content or project. */
export function refuseOverlap(out: string, content: string, project: string): void {
  const holds = (outer: string, inner: string) => inner === outer || inner.startsWith(`${outer.replace(/\/$/, '')}/`)
  const [realOut, realContent] = [resolveTarget(out), resolvePath(content)]
  if (holds(realOut, realContent) || holds(realContent, realOut))
    throw new CallError(`The output folder "${out}" and the content folder overlap. Choose another --out.`)
  if (holds(realOut, resolvePath(project))) throw new CallError(`The output folder "${out}" contains the project. Choose another --out.`)
  const stats = statSync(out, { throwIfNoEntry: false })
  if (stats && !stats.isDirectory()) throw new CallError(`"${out}" is a file. Choose another --out.`)
}

/** Refuse to put staff pages where the public reads. */
export function refuseOtherAudience(out: string, { audience: before }: BuildRecord, audience: Audience): void {
  if (before === 'public' && audience === 'staff')
    throw new CallError(
      `"${out}" contains a public site, but this build is for staff. Choose another --out, or empty the folder if it isn't served.`,
    )
}

interface ForeignFiles {
  out: string
  /** Files that no known build wrote, and that this one doesn't replace. */
  foreign: readonly string[]
  record: BuildRecord
  audience: Audience
}

/** Refuse a public build that would publish leftovers of an earlier build, which may be for staff. */
export function refuseForeignFiles({ out, foreign, record, audience }: ForeignFiles): void {
  if (audience === 'staff') return
  const pages = foreign.filter((path) => isHandbookFile(out, path))
  if (pages.length === 0) return
  const why = record.files
    ? 'that the last build did not list'
    : 'of an earlier build, but "handbook-build.json", which lists them, is missing'
  throw new CallError(
    `"${out}" contains handbook files ${why}, so this build can't tell whether they are public: ${formatSample(pages)}. Empty the folder, or choose another --out.`,
  )
}

/** Foreign pages, which are published next to ours. */
export function filterPages(foreign: readonly string[]): string[] {
  return foreign.filter(isPage)
}

/** Format the first three paths, and the number of others. */
export function formatSample(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).map((path) => `"${path}"`)
  return shown.join(', ') + (paths.length > shown.length ? ` and ${paths.length - shown.length} more` : '')
}

/** Refuse a path that would have to be a file and a folder. */
export function refuseConflicts(out: string, foreign: readonly string[], files: readonly string[]): void {
  const folders = (paths: readonly string[]) => new Set(paths.flatMap(parentFolders))
  const [ownFolders, foreignFolders] = [folders(files), folders(foreign)]
  const inTheWay = [...foreign.filter((path) => ownFolders.has(path)), ...files.filter((path) => foreignFolders.has(path))]
  if (inTheWay.length > 0)
    throw new CallError(
      `"${out}" contains files that no build wrote, in the way of the site: ${formatSample(inTheWay)}. Move them, or choose another --out.`,
    )
}

/** Return every folder above a path. */
export function parentFolders(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}
