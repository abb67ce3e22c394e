/** Reports merge conflicts. */
import { positionsOf } from '../../problems/positions.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import type { Marker } from '../../sources/conflict.ts'
import type { SourceFile } from '../../sources/source.ts'

const says: Readonly<Record<Marker['kind'], string>> = {
  ours: 'one version begins here',
  base: 'the common base begins here',
  middle: 'the other version begins here',
  theirs: 'the other version ends here',
}

/** One problem per file, at the first marker; the others are related locations. */
export function conflictProblem({ path, text }: SourceFile, markers: readonly Marker[]): Problem {
  const positions = positionsOf(text)
  const spanOf = ({ start, end }: Marker) => positions.span(start, end)
  const [first = { start: 0, end: 0, kind: 'ours', label: '' } as Marker, ...others] = markers
  const labels = markers.flatMap(({ kind, label }) => (label !== '' && kind !== 'base' ? `"${label}"` : []))
  const versions = labels.length > 0 ? ` (${labels.join(' and ')})` : ''
  const hasBase = markers.some(({ kind }) => kind === 'base')
  return problem('merge-conflict', path, spanOf(first), `This file has an unresolved merge conflict${versions}.`, {
    hint: `Keep the right parts of both versions${others.length > 0 && hasBase ? ', without their common base' : ''}, and delete ${linesWith(markers)}.`,
    related: others.map((marker) => {
      const { line, column } = spanOf(marker)
      return { file: path, line, column, message: says[marker.kind] }
    }),
  })
}

const signs: Readonly<Record<Marker['kind'], string>> = { ours: '<<<<<<<', base: '|||||||', middle: '=======', theirs: '>>>>>>>' }

function linesWith(markers: readonly Marker[]): string {
  const found = Object.entries(signs).flatMap(([kind, sign]) => (markers.some((each) => each.kind === kind) ? [`"${sign}"`] : []))
  if (markers.length === 1) return `the line that begins with ${found.join('')}`
  return `the lines that begin with ${[found.slice(0, -1).join(', '), found.at(-1)].filter(Boolean).join(' and ')}`
}
