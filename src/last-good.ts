/** In dev, shows the last good version of a file that currently can't be read. */
import { lastValue } from './plain/caches.ts'
import { keyOf } from './graph/entry.ts'
import type { Checked } from './graph/handbook.ts'
import { ungroupRepeatedKeys } from './problems/repeated-keys.ts'
import type { SourceFile, Sources } from './sources/source.ts'

/** The text of a file without errors, and its entries. */
interface GoodFile {
  text: string
  keys: readonly string[]
}

const lastGood = lastValue<ReadonlyMap<string, GoodFile>>()

/**
 * Return the sources with the last good text of each file that lacks entries because of an error. Returns undefined if there are none.
 * Deleted files are dropped.
 */
export function withLastGood(
  content: string,
  sources: Sources,
  { written, problems }: Pick<Checked, 'written' | 'problems'>,
): Sources | undefined {
  const before = lastGood.get(content)
  const faulty = new Set(ungroupRepeatedKeys(problems).flatMap(({ severity, file }) => (severity === 'error' ? [file] : [])))
  const currentKeys = new Set(written.entries.map(keyOf))
  const byFile = Map.groupBy(written.entries, ({ file }) => file)
  const good = new Map<string, GoodFile>()
  const replaced = new Set<SourceFile>()
  const files = sources.files.map((file) => {
    const known = before?.get(file.path)
    if (!faulty.has(file.path)) good.set(file.path, { text: file.text, keys: (byFile.get(file.path) ?? []).map(keyOf) })
    else if (known) {
      good.set(file.path, known)
      if (known.keys.some((key) => !currentKeys.has(key))) {
        const last = { ...file, text: known.text }
        replaced.add(last)
        return last
      }
    }
    return file
  })
  lastGood.set(content, good)
  return replaced.size === 0 ? undefined : { ...sources, files }
}
