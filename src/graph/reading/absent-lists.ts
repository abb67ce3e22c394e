/** Missing or empty lists of shared entries that many references point into: one cause for all those problems. */
import { firstLine, type Problem, problem } from '../../problems/problem.ts'
import type { SourceFile } from '../../sources/source.ts'
import type { Entry } from '../entry.ts'
import { newCommand } from './new-command.ts'
import type { Layout } from './layout.ts'
import { placeOf } from './places.ts'
import type { Unread } from './unread.ts'

/** From this many on, the list is probably missing, rather than its entries unwritten. */
const many = 3

interface Known {
  files: readonly SourceFile[]
  entries: readonly Entry[]
  /** Lists already known to be unreadable have a cause. */
  unread: readonly Unread[]
  layout: Layout
}

/** Repeat the warning about an empty file, with a better fix: put it before the other problems. */
export function absentLists(problems: readonly Problem[], { files, entries, unread, layout }: Known): Unread[] {
  const there = new Set<string>([...entries, ...unread].map(({ collection }) => collection))
  const { names, of } = layout.collections
  return names.flatMap((collection) => {
    const { form, key } = of(collection)
    if (form !== 'list' || key !== 'id' || there.has(collection)) return []
    const ids = problems.flatMap(({ absent }) => (absent?.id !== undefined && absent.in.includes(collection) ? [absent.id] : []))
    if (ids.length < many) return []
    const file = files.find(({ path }) => {
      const place = placeOf(path, layout)
      return place.kind === 'list' && place.collection === collection
    })
    if (file) {
      const told = problems.find((each) => each.code === 'file-empty' && each.file === file.path)
      const hint = 'Restore its entries, or write new ones.'
      const message = told?.message ?? 'This list is empty.'
      return [{ cause: problem('file-empty', file.path, firstLine, message, { hint }), collection }]
    }
    const name = `${collection}.yaml`
    const hint = `Restore it, or rename the file if it has another name; ${newCommand({ collection, id: ids[0] ?? '' })} creates a new one.`
    return [{ cause: problem('reference-missing', name, firstLine, `There is no list "${name}".`, { hint }), collection }]
  })
}
