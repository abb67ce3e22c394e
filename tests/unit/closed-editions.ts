/** Editions of a repository, made in memory and never kept. */
import { findEditions } from '../../src/editions/archive.ts'
import { type Editions, makeEditions } from '../../src/editions/editions.ts'
import { shellMark, shellParts } from '../../src/editions/shell.ts'
import type { Audience } from '../../src/schemas/common.ts'
import { handbookIn } from './handbooks.ts'

const shell = shellParts.map((part) => (part === 'page' ? shellMark(part) : `<!--${shellMark(part)}-->`)).join('\n')

export function editionsIn(content: string, audience: Audience = 'public'): Editions {
  const { handbook, written, sources, withheld } = handbookIn(content, { audience })
  const { editions } = findEditions(content, written.entries, handbook.now)
  const files = sources.files.map(({ path }) => path)
  const request = { content, editions, handbook, written: written.entries, files, withheld }
  return makeEditions({ ...request, shell, changesShell: shell, program: '1', cache: { get: () => undefined, set: () => undefined } })
}

/** The HTML of every page, by its address. */
export function pagesIn({ made, today }: Editions): Map<string, string> {
  const closed = made.flatMap(({ url, pages, changes }) =>
    [...pages.pages, ...changes.pages].map((page): [string, string] => [url.slice(0, -1) + page.url, page.html]),
  )
  return new Map([...closed, ...today.map(({ url, html }): [string, string] => [url, html])])
}
