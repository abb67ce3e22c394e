/** Paths with links resolved, and folders moved from disk to disk. */
import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { CallError } from '../call-error.ts'

/** The path with links resolved, as far as it exists. */
export function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const parent = dirname(path)
  return parent === path ? path : join(realPath(parent), basename(path))
}

/** The same for an output folder. A link stays a link, and what it leads to is replaced; that may be missing after a kill. */
export function realTarget(out: string, links = 40): string {
  const isDangling = !existsSync(out) && lstatSync(out, { throwIfNoEntry: false })?.isSymbolicLink() === true
  if (links === 0) throw new CallError(`"${out}" is a link that leads back to itself. Choose another --out.`)
  return isDangling ? realTarget(resolve(dirname(out), readlinkSync(out)), links - 1) : realPath(out)
}

/** A move, or a copy where the two lie on different disks. */
export function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    copyFolder(from, to)
    rmSync(from, { recursive: true })
  }
}

/** `cpSync` doesn't say that a disk is full. */
function copyFolder(from: string, to: string): void {
  mkdirSync(to)
  for (const item of readdirSync(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, item.name), join(to, item.name)]
    if (item.isDirectory()) copyFolder(source, copy)
    else copyFileSync(source, copy)
  }
}
