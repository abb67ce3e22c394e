/** Digests for the keys of kept results. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Layout } from '../graph/reading/layout.ts'

/** Names values by their JSON. */
export function digestOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}

/** Digest of the program, its dependencies and its words, which all affect the pages. A company's own code is part of its configuration. */
export function digestProgram(program: string, { words }: Pick<Config, 'words'>): string {
  const hash = createHash('sha256').update(JSON.stringify(words ?? null))
  const files = readdirSync(join(program, 'src'), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && /\.[jt]s$/.test(item.name))
    .map((item) => join(item.parentPath, item.name))
    .sort()
  // An installed package has no lockfile, but its version names one.
  const packages = ['package.json', 'package-lock.json'].map((name) => join(program, name)).filter((file) => existsSync(file))
  for (const file of [...files, ...packages]) hash.update(file.slice(program.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Digest of the file layout, which determines how files are read. */
export function digestLayout({ kind, folders, earlier, origins }: Layout): string {
  return digestOf(kind, [...folders], origins?.key, earlier && [[...earlier.paths], digestLayout(earlier.layout)])
}
