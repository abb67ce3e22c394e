/** Editions of a repository, made in memory. */
import { noStore, type Store } from '../../src/files/store.ts'
import { type Editions, makeEditions } from '../../src/history/editions/editions.ts'
import { hasErrors } from '../../src/problems/problem.ts'
import { layoutMark, layoutParts, leanParts } from '../../src/page/layout.ts'
import type { Audience } from '../../src/collections/fields/common.ts'
import { readHandbook, type TestOptions } from './handbooks.ts'

const markPart = (part: (typeof layoutParts)[number]) => (part === 'page' ? layoutMark(part) : `<!--${layoutMark(part)}-->`)
const layout = layoutParts.map(markPart).join('\n')
const leanLayout = leanParts.map(markPart).join('\n')

export interface Made extends Editions {
  /** HTML of each published page by URL. */
  pages: Map<string, string>
}

export interface MakingOptions extends Pick<TestOptions, 'config' | 'configFile'> {
  store?: Store
  /** Whether files of editions that are the same today are parsed again. */
  reparse?: boolean
  audience?: Audience
}

export function editionsIn(
  content: string,
  { store = noStore, reparse = false, audience = 'public', ...options }: MakingOptions = {},
): Made {
  const { handbook, written, problems, sources, redactions, defaults, archive } = readHandbook(content, { audience, ...options })
  const { editions } = archive
  const sound = reparse || hasErrors(problems) ? undefined : written.entries
  const files = sources.files.map(({ path }) => path)
  const pages = new Map<string, string>()
  const take = (url: string, html: Buffer) => pages.set(url, html.toString('utf8'))
  const request = { content, editions, handbook, written: written.entries, sound, files, redactions, defaults, store, take }
  return { ...makeEditions({ ...request, pageLayout: layout, leanLayout, changesLayout: leanLayout, program: '1' }), pages }
}

/** HTML of every page by URL. */
export function pagesIn({ pages, today }: Made): Map<string, string> {
  return new Map([...pages, ...today.map(({ url, html }): [string, string] => [url, html])])
}
