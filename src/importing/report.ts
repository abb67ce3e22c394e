/** The report of an import: each given file, what it became, and what has no counterpart. */
import type { Note, Plan } from './plan.ts'

/** What happened to a file of the plan. `edited` is one that exists with another text, and stays as it is. */
export type Outcome = 'written' | 'same' | 'edited'

export interface Report {
  lines: string[]
  /** Files by outcome. */
  counts: Readonly<Record<Outcome, number>>
  failures: number
}

const remarks: Readonly<Record<Outcome, string>> = {
  written: '',
  same: ' (as before)',
  edited: ' (exists with another text, so it is left as it is)',
}

/** `all` are the paths of all given files, in order. */
export function makeReport({ files, notes: found }: Plan, outcomes: ReadonlyMap<string, Outcome>, all: readonly string[]): Report {
  const notes = withoutRepeats(found)
  const filesOf = Map.groupBy(files, ({ from }) => from)
  const notesOf = Map.groupBy(notes, ({ from }) => from)
  const known = new Set(all)
  const others = [...notesOf.keys()].filter((from) => !known.has(from))
  const lines = [...all, ...others].flatMap((from) => {
    const made = filesOf.get(from) ?? []
    const own = notesOf.get(from) ?? []
    if (made.length === 0 && own.length === 0) return []
    return [
      ...made.flatMap((file) => {
        const mapped = file.kind === 'entry' && file.mapped.length > 0 ? [`  ${file.mapped.join('; ')}`] : []
        return [`${from} -> ${file.path}${remarks[outcomes.get(file.path) ?? 'written']}`, ...mapped]
      }),
      ...(made.length === 0 && from !== '' && known.has(from) ? [`${from} -> nothing`] : []),
      ...own.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).map(formatNote),
    ]
  })
  const countOf = (outcome: Outcome) => [...outcomes.values()].filter((each) => each === outcome).length
  return {
    lines,
    counts: { written: countOf('written'), same: countOf('same'), edited: countOf('edited') },
    failures: notes.filter(({ isFailure }) => isFailure).length,
  }
}

function formatNote({ from, line, text }: Note): string {
  const place = [...(from === '' ? [] : [from]), ...(line === undefined ? [] : [String(line)])].join(':')
  return `  ${place === '' ? '' : `${place} `}${text}`
}

function withoutRepeats(notes: readonly Note[]): Note[] {
  const seen = new Set<string>()
  return notes.filter(({ from, line, text }) => {
    const key = `${from}:${line}:${text}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
