/** Reads hand-written queries with their right answers: `class: { query: address or addresses }`. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Query } from './queries.ts'

export function readGolden(file: string): Query[] {
  const classes = parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string | string[]>>
  return Object.entries(classes).flatMap(([kind, queries]) =>
    Object.entries(queries).map(([query, expect]) => ({ kind, query, expect: [expect].flat() })),
  )
}
