/** Last line of defence: names the sources of two outputs with the same path, if no check caught them. */

import { markdownPath } from '../graph/paths.ts'
import { pageFile } from '../graph/reading/site-files.ts'
import { listOf } from '../problems/nearest.ts'
import type { Run } from './common.ts'

/** Describe such an error, or return undefined for any other. */
export function describeClash(error: unknown, { handbook }: Pick<Run, 'handbook'>): string | undefined {
  const { code, path } = error as NodeJS.ErrnoException
  if (typeof path !== 'string' || !['EISDIR', 'ENOTDIR', 'EEXIST'].includes(code ?? '')) return undefined
  // Builds run in a folder with a generated name. The path in the site comes after it.
  const file = path.replaceAll('\\', '/').replace(/^.*\/\.cache\/builds\/[^/]+\//, '')
  const wanted = handbook.entryIndex.pages.flatMap(({ url, file: source }) =>
    url === undefined ? [] : [{ source, paths: [pageFile(url), markdownPath(url).slice(1)] }],
  )
  const claims = [...wanted, ...[...handbook.linkIndex.assets].map((asset) => ({ source: asset, paths: [asset] }))]
  const meets = (one: string) => one === file || one.startsWith(`${file}/`) || file.startsWith(`${one}/`)
  const sources = claims.flatMap(({ source, paths }) => (paths.some(meets) ? [source] : []))
  const who = sources.length > 0 ? ` Rename one of these: ${listOf(sources)}.` : ''
  return `"${file}" would be both a file and a folder in the site.${who}`
}
