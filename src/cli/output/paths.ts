/** Resolves links in paths, and moves folders between disks. */
import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { CallError } from '../call-error.ts'

/** Resolve links as far as the path exists. */
export function resolvePath(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const parent = dirname(path)
  return parent === path ? path : join(resolvePath(parent), basename(path))
}

/** Resolve an output folder. A link stays, and its target is replaced. The target may be missing after a kill. */
export function resolveTarget(out: string, links = 40): string {
  const isDangling = !existsSync(out) && lstatSync(out, { throwIfNoEntry: false })?.isSymbolicLink() === true
  if (links === 0) throw new CallError(`"${out}" is a symbolic link to itself. Choose another --out.`)
  return isDangling ? resolveTarget(resolve(dirname(out), readlinkSync(out)), links - 1) : resolvePath(out)
}

/** Rename, or copy between disks. */
export function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    copyFolder(from, to)
    rmSync(from, { recursive: true })
  }
}

/** `cpSync` doesn't report a full disk. */
function copyFolder(from: string, to: string): void {
  mkdirSync(to)
  for (const item of readdirSync(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, item.name), join(to, item.name)]
    if (item.isDirectory()) copyFolder(source, copy)
    else copyFileSync(source, copy)
  }
}
