/** `handbook-build.json` in the output folder: the program's version, the audience, and the files of the build. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Audience } from '../../collections/fields/common.ts'

/** Not a dot file, as tools that copy sites skip those. */
export const markerName = 'handbook-build.json'
/** File list written by version 0.1.0. */
export const oldListName = '.handbook-files.json'

export interface Marker {
  format: 1
  version: string
  audience: Audience
  /** Every file of the site except this one, sorted. */
  files: readonly string[]
}

/** What a folder says about its last build. */
export interface BuildRecord {
  audience: Audience | undefined
  /** Every file the build wrote, including its marker or list. Undefined if unknown. */
  files: ReadonlySet<string> | undefined
}

/** Contains no time or machine, so that the same site gets the same marker. */
export function writeMarker(folder: string, audience: Audience, files: readonly string[], name = markerName): void {
  const marker: Marker = {
    format: 1,
    version: readProgramVersion(),
    audience,
    files: files.filter((path) => ![markerName, oldListName].includes(path)),
  }
  writeFileSync(join(folder, name), `${JSON.stringify(marker, null, 1)}\n`)
}

/** Read a folder's marker, or the file list of version 0.1.0. */
export function readRecord(folder: string): BuildRecord {
  const marker = readJson(join(folder, markerName)) as Partial<Marker> | undefined
  const files = parsePaths(marker?.files)
  if (files) return { audience: parseAudience(marker), files: new Set([markerName, ...files]) }
  const list = parsePaths(readJson(join(folder, oldListName)))
  const audience = parseAudience(marker) ?? parseAudience(readJson(join(folder, 'handbook.json')))
  return { audience, files: list && new Set([oldListName, ...list]) }
}

/** List all files below a folder, with `/`, sorted. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) =>
      join(item.parentPath, item.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** A path that leads outside would make a build remove foreign files, so ignore such a list. */
function parsePaths(list: unknown): string[] | undefined {
  const isPath = (value: unknown) => typeof value === 'string' && value.split('/').every((part) => !['', '.', '..'].includes(part))
  return Array.isArray(list) && list.every(isPath) ? (list as string[]) : undefined
}

function parseAudience(value: unknown): Audience | undefined {
  const { audience } = (value ?? {}) as { audience?: unknown }
  return audience === 'public' || audience === 'staff' ? audience : undefined
}

function readProgramVersion(): string {
  const { version } = readJson(fileURLToPath(new URL('../../../package.json', import.meta.url))) as { version: string }
  return version
}
