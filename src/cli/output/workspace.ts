/** Where a build keeps its lock and its unfinished folders, and what earlier builds left there. */
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { stampPattern } from './stamp.ts'

/**
 * - `lock`: the process publishes, or waits for its turn.
 * - `next`: an unfinished copy of the new site. Can be deleted.
 * - `previous`: the whole site as it was, files of others included. Must be kept until they are known to be in the output folder.
 * - `gone`: what nobody needs any more. Can be deleted.
 */
export type WorkKind = 'lock' | 'next' | 'previous' | 'gone'

export interface WorkItem {
  path: string
  stamp: string
  kind: WorkKind
}

/** Names inside the output folder begin with this. */
const insidePrefix = '.handbook-'

const itemPattern = new RegExp(`^(${stampPattern})\\.(lock|next|previous|gone)$`)

/** Path of a work item. It lies beside the output folder, or within it if that can't be renamed. */
export function workPath(target: string, isInPlace: boolean, stamp: string, kind: WorkKind): string {
  return isInPlace ? join(target, `${insidePrefix}${stamp}.${kind}`) : `${target}.${stamp}.${kind}`
}

/** Every work item of an output folder, of this process and of others. */
export function workItems(target: string): WorkItem[] {
  const beside = itemsIn(dirname(target), `${basename(target)}.`)
  return [...beside, ...itemsIn(target, insidePrefix)]
}

function itemsIn(folder: string, prefix: string): WorkItem[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const [, stamp = '', kind = ''] = (name.startsWith(prefix) && itemPattern.exec(name.slice(prefix.length))) || []
    return stamp ? [{ path: join(folder, name), stamp, kind: kind as WorkKind }] : []
  })
}

/** Whether a name inside the output folder is that of a work item. */
export function isWorkItem(name: string): boolean {
  return name.startsWith(insidePrefix) && itemPattern.test(name.slice(insidePrefix.length))
}

/** Whether the output folder can't be swapped for another: it is a mount point, holds one, or the folder above it is read-only. */
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

/** Linux lists its mount points, folders that are mounted a second time included. */
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
