/** A content folder as it will be once files have moved. */
import { isLeftOut } from './left-out.ts'
import type { Sources } from './source.ts'

/** Returns the sources with new paths, by old path. Names that are left out on disk are here, too. */
export function moveFiles(sources: Sources, moved: ReadonlyMap<string, string>): Sources {
  if (moved.size === 0) return sources
  const pathOf = (path: string) => moved.get(path) ?? path
  const moveKeys = <T>(map: ReadonlyMap<string, T>) => new Map([...map].map(([path, value]) => [pathOf(path), value]))
  return {
    ...sources,
    files: sources.files
      .map((file) => (moved.has(file.path) ? { ...file, path: pathOf(file.path) } : file))
      .filter(({ path }) => !isLeftOut(path))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    assets: sources.assets
      .map(pathOf)
      .filter((path) => !isLeftOut(path))
      .sort(),
    images: moveKeys(sources.images),
    ...(sources.facts && { facts: moveKeys(sources.facts) }),
    problems: sources.problems.map((problem) => ({ ...problem, file: pathOf(problem.file) })),
    onDisk: new Map([...moved].map(([from, to]) => [to, from])),
  }
}
