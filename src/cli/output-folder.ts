/** Puts a finished site in its place: what earlier builds wrote is replaced, what others put there stays. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { CallError } from './common.ts'

/** The list of what a build wrote, in the output folder itself, so that the next build knows what is its own. */
const manifestName = '.handbook-files.json'

/** Moves the site `built` to `out` in one step. `out` may be missing, ours, or hold files of others. */
export function replaceFolder(built: string, out: string): void {
  // A link to a folder stays a link: what it leads to is replaced.
  const target = existsSync(out) ? realpathSync(out) : out
  const stamp = `${process.pid}-${Date.now().toString(36)}`
  const [next, previous] = [`${target}.${stamp}.next`, `${target}.${stamp}.previous`]
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(join(built, manifestName), `${JSON.stringify(filesBelow(built), null, 1)}\n`)
  try {
    moveFolder(built, next)
    if (existsSync(target)) {
      keepForeign(target, next, ownFiles(target))
      renameSync(target, previous)
    }
    renameSync(next, target)
  } finally {
    for (const folder of [next, previous]) rmSync(folder, { recursive: true, force: true })
  }
}

/** Refuses an output folder that is, holds or lies in what somebody wrote. */
export function refuseOverlap(out: string, content: string, project: string): void {
  const holds = (outer: string, inner: string) => inner === outer || inner.startsWith(`${outer.replace(/\/$/, '')}/`)
  const [realOut, realContent] = [realPath(out), realPath(content)]
  if (holds(realOut, realContent) || holds(realContent, realOut))
    throw new CallError(`The output folder "${out}" and the content folder overlap. Choose another --out.`)
  if (holds(realOut, realPath(project))) throw new CallError(`The output folder "${out}" holds the project. Choose another --out.`)
  const stats = statSync(out, { throwIfNoEntry: false })
  if (stats && !stats.isDirectory()) throw new CallError(`"${out}" is a file. Choose another --out.`)
}

/** Copies what no build wrote from the old folder to the new one. `own` holds files, and the folders that they lie in. */
function keepForeign(from: string, to: string, own: ReadonlySet<string>, folder = ''): void {
  for (const item of readdirSync(join(from, folder), { withFileTypes: true })) {
    const path = folder ? `${folder}/${item.name}` : item.name
    if (item.isDirectory() && (own.has(path) || existsSync(join(to, path)))) keepForeign(from, to, own, path)
    else if (!own.has(path) && !existsSync(join(to, path)))
      cpSync(join(from, path), join(to, path), { recursive: true, verbatimSymlinks: true })
  }
}

/** What earlier builds wrote: files by their paths, and every folder above them. */
function ownFiles(folder: string): Set<string> {
  let files: string[]
  try {
    files = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as string[]
  } catch {
    return new Set()
  }
  const own = new Set([manifestName, ...files])
  for (const file of files) for (let path = dirname(file); path !== '.'; path = dirname(path)) own.add(path)
  return own
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(folder.length + 1))
    .sort()
}

/** A move, or a copy where the two lie on different disks. */
function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    cpSync(from, to, { recursive: true })
  }
}

/** The path with links resolved, as far as it exists. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const parent = dirname(path)
  return parent === path ? path : join(realPath(parent), path.slice(parent.length + 1))
}
