/** `handbook-build.json` in the output folder: which version built the site, for whom, and which files are its own. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Audience } from '../../collections/fields/common.ts'

/** Not a dot file: tools that copy a site leave those out. */
export const markerName = 'handbook-build.json'
/** The list of files that version 0.1.0 wrote. */
export const oldListName = '.handbook-files.json'

export interface Marker {
  format: 1
  /** Version of the program. */
  version: string
  /** For whom the site was built. */
  audience: Audience
  /** Every file of the site but this one, sorted. */
  files: readonly string[]
}

/** What a folder says about the build that made it. */
export interface BuildRecord {
  audience: Audience | undefined
  /** Every file that the build wrote, its marker or list included; undefined if nothing says so. */
  files: ReadonlySet<string> | undefined
}

/** There is no time and no machine in it: the same site gets the same marker. */
export function writeMarker(folder: string, audience: Audience, files: readonly string[], name = markerName): void {
  const marker: Marker = {
    format: 1,
    version: programVersion(),
    audience,
    files: files.filter((path) => ![markerName, oldListName].includes(path)),
  }
  writeFileSync(join(folder, name), `${JSON.stringify(marker, null, 1)}\n`)
}

/** Reads the marker of a folder, or the list of an earlier version. */
export function readRecord(folder: string): BuildRecord {
  const marker = readJson(join(folder, markerName)) as Partial<Marker> | undefined
  const files = pathsIn(marker?.files)
  if (files) return { audience: audienceIn(marker), files: new Set([markerName, ...files]) }
  const list = pathsIn(readJson(join(folder, oldListName)))
  const audience = audienceIn(marker) ?? audienceIn(readJson(join(folder, 'handbook.json')))
  return { audience, files: list && new Set([oldListName, ...list]) }
}

/** Paths of all files below a folder, with `/`, sorted. */
export function filesBelow(folder: string): string[] {
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

/** A path that leads out of the folder would make a build remove what isn't its own, so such a list counts as none. */
function pathsIn(list: unknown): string[] | undefined {
  const isPath = (value: unknown) => typeof value === 'string' && value.split('/').every((part) => !['', '.', '..'].includes(part))
  return Array.isArray(list) && list.every(isPath) ? (list as string[]) : undefined
}

function audienceIn(value: unknown): Audience | undefined {
  const { audience } = (value ?? {}) as { audience?: unknown }
  return audience === 'public' || audience === 'staff' ? audience : undefined
}

function programVersion(): string {
  const { version } = readJson(fileURLToPath(new URL('../../../package.json', import.meta.url))) as { version: string }
  return version
}
