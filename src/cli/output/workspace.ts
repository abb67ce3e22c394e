/** Where a build keeps its lock and unfinished folders. */
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { stampPattern } from './stamp.ts'

/**
 * - `lock`: the process is publishing, or waiting to.
 * - `next`: an unfinished copy of the new site. Can be deleted.
 * - `previous`: the complete old site with its foreign files. Must stay until those are known to be in the output folder.
 * - `gone`: discarded. Can be deleted.
 */
export type WorkKind = 'lock' | 'next' | 'previous' | 'gone'

export interface WorkItem {
  path: string
  stamp: string
  kind: WorkKind
}

/** Prefix of work items inside the output folder. */
const insidePrefix = '.handbook-'

const itemPattern = new RegExp(`^(${stampPattern})\\.(lock|next|previous|gone)$`)

/** Path of a work item: next to the output folder, or inside if that can't be renamed. */
export function workPath(target: string, isInPlace: boolean, stamp: string, kind: WorkKind): string {
  return isInPlace ? join(target, `${insidePrefix}${stamp}.${kind}`) : `${target}.${stamp}.${kind}`
}

/** List the work items of an output folder, of all processes. */
export function listWorkItems(target: string): WorkItem[] {
  const beside = listItems(dirname(target), `${basename(target)}.`)
  return [...beside, ...listItems(target, insidePrefix)]
}

function listItems(folder: string, prefix: string): WorkItem[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const [, stamp = '', kind = ''] = (name.startsWith(prefix) && itemPattern.exec(name.slice(prefix.length))) || []
    return stamp ? [{ path: join(folder, name), stamp, kind: kind as WorkKind }] : []
  })
}

/** Return whether a name inside the output folder is a work item's. */
export function isWorkItem(name: string): boolean {
  return name.startsWith(insidePrefix) && itemPattern.test(name.slice(insidePrefix.length))
}

/** Return whether the folder can't be swapped: it's a mount point, holds one, or its parent is read-only. */
export function mustStayInPlace(target: string): boolean {
  if (!existsSync(target)) return false
  return !canWrite(dirname(target)) || statSync(target).dev !== statSync(dirname(target)).dev || holdsMountPoint(target)
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Linux lists its mount points, including bind mounts. */
function holdsMountPoint(folder: string): boolean {
  let list: string
  try {
    list = readFileSync('/proc/self/mountinfo', 'utf8')
  } catch {
    return false
  }
  const withoutEscapes = (path: string) => path.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)))
  return list.split('\n').some((line) => `${withoutEscapes(line.split(' ')[4] ?? '')}/`.startsWith(`${folder}/`))
}
