/** Files that the site serves as they are: the program's, and those of the company's `public` folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Output } from '../files/output.ts'
import { FileError } from '../files/read.ts'
import type { Look } from '../look/look.ts'
import { packageRoot } from '../plain/package-root.ts'

/** The program's own folder of static files. */
export const ownStatic = join(packageRoot, 'public')

/** What a company may replace, besides the program's static files. */
const replaceable = new Set(['robots.txt'])

/**
 * Writes them into a finished site, and the files of the company's look. The company's icon takes the place of ours. Throws a FileError if a
 * file has the address of a page or of another file of the site.
 */
export function writeStaticFiles({ root, look }: { root: string; look: Look }, out: Output): void {
  const own = listStatic(ownStatic)
  const theirs = join(root, 'public')
  const isOwn = new Set([...own, ...replaceable])
  for (const path of own) out.put(path, readFileSync(join(ownStatic, path)))
  for (const { path, bytes } of look.files) out.put(path.slice(1), bytes())
  if (theirs === ownStatic) return
  for (const path of listStatic(theirs)) {
    const bytes = readFileSync(join(theirs, path))
    const taken = out.file(path)
    if (existsSync(taken) && !isOwn.has(path) && !readFileSync(taken).equals(bytes))
      throw new FileError(`"public/${path}" has the address of something else that the site writes. Rename it, or remove it.`)
    out.put(path, bytes)
  }
}

/** Paths below a folder, sorted. Leaves out what file managers write. */
function listStatic(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && !['.DS_Store', 'Thumbs.db', '.gitkeep'].includes(item.name))
    .map((item) => relative(folder, join(item.parentPath, item.name)).replaceAll('\\', '/'))
    .sort()
}
