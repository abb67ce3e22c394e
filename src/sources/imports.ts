/** The files of a program, found by following relative imports. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

const specifiers = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g

/** A file with its direct and indirect imports, without those in `except`. */
export function importedBy(file: string, except: string): string[] {
  const found = new Set([file])
  for (const each of found) {
    if (!existsSync(each)) continue
    for (const [, path = ''] of readFileSync(each, 'utf8').matchAll(specifiers)) {
      const target = resolve(dirname(each), path)
      if (existsSync(target) && !target.startsWith(except)) found.add(target)
    }
  }
  return [...found].filter((each) => existsSync(each))
}
