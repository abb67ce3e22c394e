/** The texts of the closed editions of a handbook, without a build of the pages around them. */
import type { Compilation } from '../../src/compilation.ts'
import { makeEditions } from '../../src/editions/editions.ts'
import { searchTexts } from '../../src/editions/search-texts.ts'
import { shellMark, shellParts } from '../../src/editions/shell.ts'
import type { ClosedTexts } from '../../src/outputs/search/closed.ts'
import { blobId } from '../../src/sources/git/objects.ts'

export function closedTextsOf({ handbook, written, sources, archive }: Compilation, content: string): ClosedTexts {
  const pages = new Map<string, string>()
  const texts = new Map(sources.files.map(({ path, text }) => [path, text]))
  const editions = makeEditions({
    content,
    editions: archive.editions,
    handbook,
    written: written.entries,
    files: [...texts.keys()],
    shell: shellParts.map(shellMark).join(''),
    program: '',
    cache: { get: () => undefined, set: () => undefined },
    take(url, made) {
      for (const page of made.pages) pages.set(url.slice(0, -1) + page.url, page.html)
    },
  })
  return searchTexts({ ...editions, handbook, blobOf: (file) => blobId(texts.get(file) ?? ''), read: (url) => pages.get(url) ?? '' })
}
