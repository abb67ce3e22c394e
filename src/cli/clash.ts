/** The last line of defence: what two things want the same name for in the output, when nothing saw it coming. */

import { markdownPath } from '../graph/paths.ts'
import { pageFile } from '../graph/reading/site-files.ts'
import { listOf } from '../problems/nearest.ts'
import type { Run } from './common.ts'

/** Such a failure in words; undefined for any other. */
export function clashOf(error: unknown, { handbook }: Pick<Run, 'handbook'>): string | undefined {
  const { code, path } = error as NodeJS.ErrnoException
  if (typeof path !== 'string' || !['EISDIR', 'ENOTDIR', 'EEXIST'].includes(code ?? '')) return undefined
  // The build is made in a folder with a name of its own; what follows that is the path in the site.
  const file = path.replaceAll('\\', '/').replace(/^.*\/\.cache\/builds\/[^/]+\//, '')
  const wanted = handbook.entryIndex.pages.flatMap(({ url, file: source }) =>
    url === undefined ? [] : [{ source, paths: [pageFile(url), markdownPath(url).slice(1)] }],
  )
  const claims = [...wanted, ...[...handbook.linkIndex.assets].map((asset) => ({ source: asset, paths: [asset] }))]
  const meets = (one: string) => one === file || one.startsWith(`${file}/`) || file.startsWith(`${one}/`)
  const sources = claims.flatMap(({ source, paths }) => (paths.some(meets) ? [source] : []))
  const who = sources.length > 0 ? ` Give one of these another name: ${listOf(sources)}.` : ''
  return `Two things have the name "${file}" in the site, one as a file and one as a folder.${who}`
}
